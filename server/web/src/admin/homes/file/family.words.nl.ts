// The family of a home, in Dutch.
import type { CallPicture } from '../../../shared/contract';

export const familyNl = {
  title: 'Familie', line: 'Wie haar mag bellen vanaf een eigen toestel, en wie zij op haar scherm kan aanraken. Zij, of wie haar vertegenwoordigt, beslist. Zij zien geen alarmen, sensoren of dossier.',
  none: 'Nog niemand uitgenodigd.', invite: 'Nodig iemand uit', inviteTitle: 'Iemand van haar familie uitnodigen', from: 'Wie', other: 'Iemand anders', name: 'Naam, zoals zij die kent', relation: 'Wat hij of zij van haar is', by: 'Wie het zei', byHint: 'Zijzelf, of wie haar vertegenwoordigt: naam en wie dat is.', submit: 'Maak een link',
  linkTitle: (who: string) => `Link voor ${who}`, linkLine: (until: string) => `Geef deze link alleen aan deze persoon. Hij werkt één keer, tot en met ${until}. U ziet hem alleen nu.`, qr: 'QR-code met deze link', copy: 'Kopieer de link', copied: 'Gekopieerd.',
  waits: (until: string) => `Link nog niet geopend; geldig tot en met ${until}.`, notIn: 'Niet aangemeld. Maak een nieuwe link.', newLink: 'Nieuwe link',
  may: { call: 'mag haar bellen', hours: (from: string, until: string) => `mag haar bellen van ${from} tot ${until}`, no: 'mag haar niet bellen', face: 'staat op haar scherm', noFace: 'staat niet op haar scherm' },
  said: (by: string, at: string) => `Zei ${by}; uitgenodigd op ${at}.`, passkeys: (n: number) => (n === 1 ? '1 passkey' : `${n} passkeys`),
  change: 'Wat mag', changeTitle: (who: string) => `Wat ${who} mag`, mayCall: 'Mag haar bellen', onScreen: 'Staat op haar scherm, zodat zij kan bellen', hoursFrom: 'Vanaf', hoursUntil: 'Tot', hoursHint: '00:00 tot 00:00 is de hele dag.', save: 'Opslaan',
  photo: 'Foto', noPhoto: 'Geen foto', photoLine: 'Zij ziet hem op haar scherm en als er gebeld wordt.', pick: 'Kies een foto', removePhoto: 'Haal de foto weg', wrongPhoto: 'Dit is geen foto die wij kunnen lezen. Kies een JPEG of PNG.',
  browser: (device: string, since: string) => `Aangemeld: ${device}, sinds ${since}`, endBrowser: 'Meld af', endBrowserLine: 'Ook de passkeys van deze persoon vervallen: wij weten niet op welk toestel zij staan.',
  takeBack: 'Trek in', takeBackTitle: (who: string) => `Toegang van ${who} intrekken?`, takeBackLine: 'Toestellen worden afgemeld, passkeys en links werken niet meer, en een gesprek stopt meteen. Het gezicht verdwijnt van haar scherm.', takeBackSubmit: 'Trek de toegang in',
  comesIn: {
    title: 'Binnenkomen zonder dat zij iets doet', none: 'Niemand. Haar scherm gaat over tot zij ‘Ja’ kiest.', add: 'Leg vast', addTitle: 'Binnenkomen zonder dat zij iets doet', line: 'Haar scherm gaat eerst tien seconden over; zegt zij ‘Nu niet’, dan gebeurt er niets. Vraag haar of zij dit echt wil.', who: 'Wie',
    days: 'Dagen', noDay: 'Kies ten minste één dag.', from: 'Van', until: 'Tot', picture: 'Wat van haar te zien is', pictures: { none: 'Niets, alleen geluid', veiled: 'Wazig', clear: 'Gewoon beeld' } satisfies Record<CallPicture, string> as Record<string, string>, last: 'Tot en met', back: 'Trek in',
    given: (who: string, days: string, from: string, until: string) => `${who}: ${days}, ${from} tot ${until}`, by: (by: string) => `zei ${by}`,
  },
};
