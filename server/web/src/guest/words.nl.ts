// What a guest reads: somebody who never saw this page, often on a telephone, in the middle of something else.
import type { GuestKind } from '../shared/contract';
import { withKind } from '../shared/names';
import type { Closed } from './scene';

export const nl = {
  locale: 'nl-NL',
  product: 'Nabij',
  other: 'English',
  opening: 'De link wordt geopend …',
  unreachable: { title: 'Geen verbinding', line: 'De centrale is niet te bereiken. Wij proberen het steeds opnieuw; u hoeft niets te doen.' },

  invited: (by: string) => `${by} vraagt u in een gesprek`,
  invitedLine: (client: string, organisation: string) => `Een gesprek met ${client}, met beeld en geluid. Het is van ${organisation}.`,
  asWhom: (name: string, kind: GuestKind) => `U komt binnen als ${withKind(name, nl.kinds[kind])}.`,
  kinds: { interpreter: 'tolk', doctor: 'dokter' } as Partial<Record<GuestKind, string>>,
  thereNow: 'Nu in het gesprek',
  promise: [
    'Uw microfoon gaat aan als u binnenkomt. Uw camera blijft uit tot u hem zelf aanzet.',
    'Het gesprek wordt niet opgenomen. Deze link werkt alleen hier, en alleen voor dit gesprek.',
  ],
  until: (clock: string) => `U kunt binnenkomen tot ${clock}.`,
  comeIn: 'Kom binnen',
  comingIn: 'U komt binnen …',
  micTitle: 'Uw microfoon doet het niet',
  mic: {
    denied: 'De browser geeft de microfoon niet. Sta hem toe bij het adres van deze pagina, en probeer het nog eens.',
    missing: 'Er is geen microfoon gevonden. Sluit er een aan, en probeer het nog eens.',
    busy: 'Een ander programma gebruikt de microfoon. Sluit dat, en probeer het nog eens.',
    failed: 'De microfoon werkt niet. Probeer het nog eens, of neem een ander apparaat.',
  },
  camera: {
    denied: 'De browser geeft de camera niet. Men hoort u wel.',
    missing: 'Er is geen camera gevonden. Men hoort u wel.',
    busy: 'Een ander programma gebruikt de camera. Men hoort u wel.',
    failed: 'De camera werkt niet. Men hoort u wel.',
  },
  micAgain: 'Probeer opnieuw',
  micWithout: 'Binnenkomen zonder microfoon',
  refused: 'Binnenkomen lukt nu niet. Probeer het zo nog eens.',
  refusedFull: 'Er zijn al vier mensen in het gesprek. Wacht tot er iemand ophangt, en probeer het dan nog eens.',

  talk: (client: string) => `Gesprek met ${client}`,
  connecting: 'Verbinden …',
  held: 'Even in de wacht: niemand hoort of ziet elkaar',
  trouble: 'De verbinding is slecht. Blijf aan de lijn.',
  reconnecting: 'De verbinding is even weg. Wij herstellen hem, u hoeft niets te doen.',
  notProved: (who: string) => `Met ${who} is niets geopend: het was niet zeker wie het is. Zeg het tegen wie u uitnodigde.`,
  changed: (who: string) => `${who} gebruikt nu een ander apparaat. Vraag gerust wie het is.`,
  muted: 'Uw microfoon is uit. Niemand hoort u.',
  noVoice: 'Niemand hoort u. U kunt wel luisteren.',
  soundBlocked: 'De browser houdt het geluid tegen.',
  soundOn: 'Zet het geluid aan',
  you: 'u',
  away: 'even weg',
  comes: 'komt zo',
  pictureOf: (who: string) => `Beeld van ${who}`,
  own: 'Uw eigen beeld',
  writes: (who: string) => `${who} schrijft`,
  mute: 'Dempen',
  unmute: 'Niet dempen',
  cameraOn: 'Camera aan',
  cameraOff: 'Camera uit',
  hangUp: 'Ophangen',

  closed: {
    none: ['Hier is nu geen gesprek voor u', 'Open de link die u kreeg. Heeft u er geen, vraag hem dan aan wie u uitnodigde.'],
    unknown: ['Deze link klopt niet', 'Misschien is hij niet heel overgenomen. Open hem nog eens, of vraag om een nieuwe.'],
    'link-expired': ['Deze link is verlopen', 'Een link moet binnen 10 minuten worden gebruikt. Vraag om een nieuwe.'],
    'link-used': ['Deze link is al gebruikt', 'Hij werkt maar één keer, in één browser. Was u dat niet, zeg het dan tegen wie u uitnodigde. Vraag om een nieuwe.'],
    'link-taken-back': ['Deze uitnodiging is ingetrokken', 'Wie u uitnodigde heeft haar teruggenomen.'],
    'call-over': ['Het gesprek is voorbij', 'De link werkt niet meer. U kunt deze pagina sluiten.'],
    left: ['U heeft opgehangen', 'De link werkt niet meer. Wilt u terug, vraag dan om een nieuwe. U kunt deze pagina sluiten.'],
    out: ['U bent niet meer in dit gesprek', 'Uw verbinding was te lang weg, of u bent uit het gesprek gehaald. Wilt u terug, vraag dan om een nieuwe link.'],
    lost: ['De verbinding viel weg', 'Het gesprek is gestopt. Vraag om een nieuwe link als u verder moet praten.'],
    unproved: ['Dit gesprek is tegengehouden', 'Het was niet zeker wie er aan de andere kant is. Er is niets geopend. Bel wie u uitnodigde, en zeg wat hier staat.'],
    slow: ['Te vaak een verkeerde link', 'Wacht een halve minuut en open de link dan nog eens.'],
    'too-old': ['Deze browser kan dit niet', 'De link is nog niet gebruikt: open hem in een nieuwe Chrome, Edge, Firefox of Safari.'],
  } satisfies Record<Closed, [string, string]> as Record<Closed, [string, string]>,
  again: 'Probeer opnieuw',
};

export type Words = typeof nl;
