// What is said around a call: who is there, who sees her, and what to do when it does not work.
import type { GuestKind } from '../../shared/contract';

export const callNl = {
  face: (who: string) => `Bel ${who}`,
  faceBrief: 'Bel',
  calling: { title: (who: string) => `Wij bellen ${who} …`, line: (who: string) => `Een ogenblik. Het gaat over bij ${who}.`, unsaid: 'Een ogenblik …' },
  talk: 'Praten',
  talkLine: 'met iemand van de zorg',
  callBack: 'Bel terug',
  missed: (who: string, clock: string | undefined) => (clock ? `${who} belde om ${clock}` : `${who} heeft u gebeld`),
  missedBrief: (clock: string | undefined) => (clock ? `gemist om ${clock}` : 'u bent gebeld'),
  and: 'en',
  somebody: 'Iemand',

  knock: (who: string) => `${who} belt`,
  knockPlanned: (who: string) => `${who} belt, zoals afgesproken`,
  knockLine: (who: string) => `${who} hoort en ziet u pas als u ‘Ja’ kiest.`,
  knockLook: (who: string) => `${who} wil even bij u kijken. Dat kan pas als u ‘Ja’ kiest.`,
  knockComesIn: (who: string) => `${who} mag van u binnenkomen, en is er zo. Liever niet? Kies ‘Nu niet’.`,
  yes: 'Ja, neem op',
  no: 'Nu niet',

  asking: { title: 'Wij zoeken iemand voor u.', line: 'Blijf gerust zitten. U ziet het zodra er iemand is.' },
  askingAgain: { title: 'Het duurt iets langer.', line: 'Wij vragen het nu dringend. U hoeft niets te doen.' },
  askingUnsaid: { title: 'Een ogenblik …', line: 'Wij zoeken de centrale.' },
  notNow: 'Toch niet',

  hangUp: 'Ophangen',
  connecting: (who: string) => `Wij verbinden u met ${who} …`,
  connectingLine: 'Een ogenblik. U hoeft niets te doen.',
  alarmLine: 'Blijf rustig. U hoeft niets te doen.',
  here: (who: string, several: boolean) => `${who} ${several ? 'zijn' : 'is'} bij u.`,
  hereLine: 'Zeg rustig wat u wilt.',
  comes: (who: string, several: boolean) => `${who} ${several ? 'komen' : 'komt'} er zo bij.`,
  guests: { interpreter: 'tolk', doctor: 'dokter' } as Partial<Record<GuestKind, string>>,
  looks: (who: string) => `${who} kijkt even bij u.`,
  looksLine: 'U hoeft niets te doen. Ophangen mag altijd.',
  hold: 'Het gesprek staat even stil.',
  holdLine: 'Niemand hoort of ziet u nu. Uw gesprek gaat zo verder.',

  noVoice: (who: string) => `Uw microfoon doet het niet. ${who} hoort u niet; u kunt wel luisteren en lezen.`,
  noPicture: (who: string) => `Uw camera doet het niet. ${who} hoort u wel.`,
  stranger: (who: string) => `${who} belt met een ander apparaat dan de vorige keer. Vraag gerust wie het is.`,
  centreLost: 'De centrale is even weg. U kunt gewoon doorpraten.',
  wayBad: 'De verbinding is slecht. Het beeld of geluid kan haperen.',
  wayGone: 'De verbinding is even weg. Blijf gerust wachten.',
  wentOn: (gone: string, now: string) => `${gone} is weg. U praat nu met ${now}.`,

  sign: {
    clear: 'Uw camera en microfoon zijn aan',
    veiled: 'Uw camera is aan, maar wazig',
    audio: 'Uw microfoon is aan, uw camera is uit',
    none: 'Niemand hoort of ziet u nu',
  },
  showTitle: 'Hoe wilt u gezien worden?',
  show: { clear: 'Gewoon', veiled: 'Wazig', none: 'Niet' },
  ownPicture: 'Zo bent u te zien',
  pictureOf: (who: string) => `Beeld van ${who}`,
  says: (who: string) => `${who} schrijft:`,

  goesOnElsewhere: 'Hier verder',
  elsewhere: (who: string) => `met ${who}`,

  close: 'Goed',
  urgent: 'Is het dringend? Druk op de rode knop.',
  ended: {
    done: { title: 'Het gesprek is klaar.', line: (who: string) => `${who} heeft opgehangen.` },
    missed: { title: (who: string) => `${who} heeft u gebeld.`, line: 'Druk op ‘Bel terug’ als u wilt praten.', noFace: 'Terugbellen kan niet vanaf dit scherm.' },
    nobody: { title: 'Er nam nog niemand op.', line: 'Uw vraag blijft bekend. Probeer het straks gerust nog eens.' },
    busy: { title: 'Iedereen is nu in gesprek.', line: 'Probeer het straks gerust nog eens.' },
    declined: { title: 'Het komt nu even niet uit.', line: 'Probeer het straks gerust nog eens.' },
    face: {
      noAnswer: (who: string) => `${who} neemt nu niet op.`, unreachable: (who: string) => `${who} is nu niet te bereiken.`, declined: (who: string) => `${who} kan nu even niet.`,
      sees: (who: string) => `${who} ziet dat u belde.`, later: 'Probeer het straks gerust nog eens.', phone: (number: string) => `U kunt ook bellen: ${number}`, again: 'Druk nog eens op de foto als u verder wilt praten.', gone: 'Bellen met deze foto kan niet meer.',
    },
    noCentre: 'Zodra de centrale er weer is kunt u weer praten.',
    lost: { title: 'De verbinding viel weg.', line: 'Druk op ‘Praten’ als u verder wilt praten.' },
    tooLong: { title: 'Het gesprek is gestopt.', line: 'Het stond te lang stil. Druk op ‘Praten’ als u verder wilt.' },
    timeOver: { title: 'De tijd is om.', line: 'Het gesprek is klaar.' },
    other: { title: 'Het gesprek is gestopt.', line: 'Uw alarm ging voor.' },
    withdrawn: { title: 'Het gesprek is gestopt.', line: 'Niemand hoort of ziet u nu.' },
  },
  refused: {
    gone: { title: 'Het gesprek was al voorbij.', line: 'Druk op ‘Praten’ als u wilt praten.' },
    elsewhere: { title: 'Er is al opgenomen.', line: 'Op een ander scherm in huis.' },
    notYet: { title: 'Praten kan hier nog niet.', line: 'Uw zorgverlener zet het voor u klaar.' },
    later: { title: 'Het lukt nu niet.', line: 'Probeer het zo nog eens.' },
  },
};

export type CallWords = typeof callNl;
