// The family page's words: for a daughter with a telephone in her hand.
import type { DayOfWeek } from '../shared/contract';
import type { EndWord } from '../resident/call/tell';
import { pushNl } from '../shared/push/words';

interface Told {
  title: string;
  line: string;
  /** It may well go otherwise at once. */
  again?: true;
}

export const familyNl = {
  locale: 'nl-NL', title: 'Nabij · familie', brand: 'Nabij', heading: 'familie', otherLanguage: 'English', theme: 'Licht of donker',
  starting: 'Een ogenblik …', unreachable: 'De centrale antwoordt niet. Wij proberen het opnieuw.', noLine: 'Geen verbinding. Bellen kan zodra die er weer is.', again: 'Probeer opnieuw', soundBlocked: 'De browser houdt het geluid tegen.', soundOn: 'Zet het geluid aan', cancel: 'Annuleren', ready: 'Klaar',
  door: {
    link: 'U bent uitgenodigd', linkLine: 'Met deze link belt u iemand van uw familie op haar scherm, en kan zij u bellen. De link werkt één keer. Open hem op het toestel waarmee u belt.', open: 'Ga verder',
    refused: {
      used: ['Deze link is al gebruikt', 'Elke link werkt één keer. Bent u op een ander toestel, vraag dan een nieuwe link.'],
      expired: ['Deze link is verlopen', 'Een link werkt zeven dagen. Vraag een nieuwe.'],
      takenBack: ['Deze link is ingetrokken', 'Er is een nieuwere link gemaakt, of uw toegang is gestopt. Vraag het na.'],
      wait: ['Even wachten', 'Er waren te veel pogingen. Probeer het over een halve minuut opnieuw.'],
      unknown: ['Deze link klopt niet', 'Kopieer hem helemaal, of vraag een nieuwe.'],
    } satisfies Record<string, [string, string]>,
    over: ['U bent afgemeld', 'Uw toegang is gestopt, of dit toestel is afgemeld.'] as [string, string],
    nobody: ['Familie', 'Kom binnen met de link die u kreeg, of met uw passkey.'] as [string, string],
    passkey: 'Kom binnen met uw passkey', passkeyFailed: 'Het lukte niet met een passkey. Probeer het nog eens, of vraag een nieuwe link.',
    ask: 'Geen link of passkey? De zorgorganisatie van uw familielid maakt een nieuwe link voor u.',
  },
  offer: {
    title: 'Kom straks makkelijk terug', line: 'Met een passkey opent u deze pagina met uw vinger, gezicht of toegangscode. U heeft dan geen nieuwe link nodig, ook niet op een ander toestel.',
    make: 'Maak een passkey', skip: 'Nu niet', failed: 'Er is geen passkey gemaakt. U kunt het later doen bij ‘Mijn toegang’.', known: 'Dit toestel heeft al een passkey.', made: 'Uw passkey is gemaakt.',
  },
  hello: (name: string) => `Dag ${name}`,
  planned: { title: 'Afgesproken', due: 'nu', off: 'gaat niet door' },
  reach: { planned: 'Het gesprek is afgesproken: u kunt nu bellen.', may: 'U kunt bellen.', until: (at: string) => `U kunt bellen, tot ${at}.`, from: (at: string) => `Nu niet, vanaf ${at}.`, notAllowed: 'Bellen is nu niet afgesproken. Zij kan u wel bellen.' },
  call: (who: string) => `Bel ${who}`,
  missed: 'Gemist', missedBy: (who: string, at: string) => `${who} belde u ${at}.`, missedMine: (at: string) => `U belde ${at}. Er werd niet opgenomen.`, callBack: 'Bel terug',
  stay: 'Laat deze pagina open, dan kan zij u bellen. Met meldingen hieronder kan zij dat ook als de pagina dicht is.', reached: 'Zij kan u bellen, ook als deze pagina dicht is.',
  push: {
    ...pushNl,
    title: 'Gebeld worden met de pagina dicht', off: 'Dit toestel gaat alleen over zolang deze pagina open en zichtbaar is.', on: 'Dit toestel krijgt een melding als zij u belt, ook met het scherm uit. Op de melding staat geen naam.',
    denied: 'Meldingen zijn op dit toestel geblokkeerd. Sta ze toe bij de instellingen van de browser.',
    'needs-install': 'Zet deze pagina eerst op uw beginscherm (Deel, dan ‘Zet op beginscherm’) en open hem daar. Kom daar binnen met uw passkey; daarna kunnen meldingen aan. Maak dus eerst hieronder een passkey.',
    tested: { ...pushNl.tested, accepted: 'Verstuurd. De melding komt nu op dit toestel; zo niet, controleer ‘niet storen’ en de instellingen voor meldingen.', gone: 'Meldingen moeten op dit toestel opnieuw worden aangezet.', other: 'De meldingsdienst nam de proef niet aan. Probeer het later.' },
  },
  rings: (who: string) => `${who} belt u`, answer: 'Neem op', notNow: 'Nu niet',
  calling: (who: string) => `Wij bellen ${who} …`, callingLine: 'Zij hoort en ziet u pas als zij opneemt.', heardLine: 'Het gaat over bij haar.', unsaid: 'Een ogenblik …', stop: 'Toch niet',
  connecting: 'Wij verbinden u …', speaks: (who: string) => `U spreekt met ${who}.`, held: 'Het gesprek staat even stil.', noPicture: 'Zij laat geen beeld zien.',
  elsewhere: 'U bent in gesprek op een ander toestel.', moveHere: 'Hierheen halen', notHere: 'Het lukt nu niet. Probeer het zo nog eens.',
  hangUp: 'Ophangen', muted: 'Microfoon uit', mute: 'Microfoon aan', cameraOn: 'Camera uit', cameraOff: 'Camera aan', pictureOf: (who: string) => `Beeld van ${who}`, own: 'Zo bent u te zien', writes: (who: string) => `${who} schrijft:`,
  noVoice: 'Uw microfoon doet het niet. Geef deze pagina toestemming in uw browser.', noCamera: 'Uw camera doet het niet. U bent wel te horen.', bad: 'De verbinding is slecht.', gone: 'De verbinding is even weg.', away: 'Zij is even weg. Wacht gerust.',
  changed: (who: string) => `Met dit scherm van ${who} sprak u nog niet. Vertrouwt u het niet, vraag dan iets wat alleen zij weet.`,
  changedOther: (who: string) => `${who} gebruikt een nieuw apparaat. Vraag gerust wie het is.`, notProved: (who: string) => `${who} hoort en ziet u niet: het was niet zeker wie het is.`,
  unproved: { title: 'Dit gesprek is tegengehouden.', line: (who: string) => `Het kon niet worden bewezen dat dit het scherm van ${who} is. Er is niets geopend. Bel haar telefoon, en meld het aan de zorgorganisatie.` },
  close: 'Goed', callAgain: 'Bel opnieuw',
  ended: (why: string, mine: boolean, who: string): Told | undefined => {
    switch (why as EndWord) {
      case 'hung-up':
      case 'taken-over': return { title: 'Het gesprek is klaar.', line: '' };
      case 'no-answer':
      case 'given-up': return mine ? { title: `${who} nam niet op.`, line: 'Zij ziet dat u belde, en kan terugbellen.', again: true } : undefined;
      case 'declined': return mine ? { title: 'Het komt nu even niet uit.', line: 'Probeer het straks nog eens.' } : undefined;
      case 'busy': return mine ? { title: `${who} is in gesprek.`, line: 'Zij ziet dat u belde.', again: true } : undefined;
      case 'not-home':
      case 'unreachable': return mine ? { title: `${who} is nu niet te bereiken.`, line: 'Zij ziet dat u belde. Is het dringend, bel dan haar telefoon.', again: true } : undefined;
      case 'lost':
      case 'set-up-failed': return { title: 'De verbinding viel weg.', line: 'Bel gerust opnieuw.', again: true };
      case 'made-room': return { title: 'Het gesprek is gestopt.', line: 'Zij heeft nu andere hulp nodig. U wordt gebeld als dat kan.' };
      case 'cancelled': return undefined;
      default: return { title: 'Het gesprek is gestopt.', line: '' };
    }
  },
  refused: (reason: string, who: string): Told => {
    switch (reason) {
      case 'not-now': return { title: 'Nu niet.', line: `${who} wil op andere tijden gebeld worden.` };
      case 'not-allowed':
      case 'unknown': return { title: 'Dat kan hier niet.', line: 'Bellen is nu niet afgesproken.' };
      default: return { title: 'Het lukt nu niet.', line: 'Probeer het zo nog eens.' };
    }
  },
  may: {
    title: 'Wat u hier kunt', call: 'Haar bellen; zij neemt zelf op.', noCall: 'Haar niet bellen.', hours: (from: string, until: string) => `Haar bellen van ${from} tot ${until}; zij neemt zelf op.`, face: 'Uw gezicht staat op haar scherm: zij kan u bellen.', noFace: 'U staat niet op haar scherm.',
    comesIn: (days: string, from: string, until: string, picture: string) => `Op ${days} van ${from} tot ${until} mag u binnenkomen zonder dat zij iets doet, ${picture}.`,
    pictures: { none: 'alleen met geluid', veiled: 'met wazig beeld', clear: 'met beeld' },
    nothing: 'U ziet hier geen alarmen, geen sensoren, geen dossier, en niet of zij thuis is. Zij bepaalt wat u mag, en kan het elk moment anders zeggen.',
    days: { MONDAY: 'ma', TUESDAY: 'di', WEDNESDAY: 'wo', THURSDAY: 'do', FRIDAY: 'vr', SATURDAY: 'za', SUNDAY: 'zo' } satisfies Record<DayOfWeek, string> as Record<DayOfWeek, string>, always: 'alle dagen',
  },
  photo: { title: 'Uw foto', line: 'Zij ziet deze foto op haar scherm en als u belt.', none: 'U heeft nog geen foto gegeven.', pick: 'Kies een foto', remove: 'Haal weg', wrong: 'Dit is geen foto die wij kunnen lezen. Kies een JPEG of PNG.', alt: 'Uw foto', saved: 'Opgeslagen.', busy: 'Er worden nu veel foto’s verwerkt. Probeer het over een minuut opnieuw.' },
  access: {
    title: 'Mijn toegang', passkeys: 'Passkeys', noPasskeys: 'U heeft nog geen passkey.', made: (at: string) => `gemaakt op ${at}`, used: (at: string) => `gebruikt op ${at}`, remove: 'Verwijder',
    browsers: 'Toestellen', this: 'dit toestel', since: (at: string) => `sinds ${at}`, end: 'Meld af', signOut: 'Meld dit toestel af', signOutAsk: 'Op dit toestel kan zij u dan niet meer bellen. Zonder passkey heeft u een nieuwe link nodig.', failed: 'Dat lukte niet. Probeer het nog eens.',
  },
};

export type Words = typeof familyNl;
