// The pure part of pushes: keys, and what a note says.
import type { PushKind, PushNote } from '../contract';

/** Those whose browsers are reached. */
export type PushFace = 'carer' | 'family';

export type PushState = 'unknown' | 'unsupported' | 'needs-install' | 'off' | 'denied' | 'busy' | 'on' | 'failed';

/** The centre's key, from base64url. */
export function keyOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(bytes, (each) => each.charCodeAt(0));
}

export function sameKey(one: ArrayBuffer | null, other: Uint8Array): boolean {
  if (!one) return false;
  const bytes = new Uint8Array(one);
  return bytes.length === other.length && bytes.every((each, i) => each === other[i]);
}

const KINDS: readonly PushKind[] = ['call', 'invited', 'planned', 'planned-late', 'planned-over', 'planned-missed', 'over', 'test'];
const ID = /^[0-9a-f-]{36}$/;

/** What was pushed. Of what cannot be read she is told that there is something, never what. */
export function noteOf(text: string | undefined): { kind: PushKind | 'unknown'; subject?: string } {
  try {
    const { kind, subject } = JSON.parse(text ?? '') as Partial<PushNote>;
    const known = KINDS.find((each) => each === kind);
    const about = typeof subject === 'string' && ID.test(subject) ? { subject } : {};
    return { kind: known ?? 'unknown', ...about };
  } catch {
    return { kind: 'unknown' };
  }
}

const CARER = {
  nl: {
    call: ['Iemand wil praten', 'Tik om aan te nemen.'],
    invited: ['Een collega vraagt u erbij', 'Tik om het gesprek te openen.'],
    planned: ['Zo een afgesproken gesprek', 'Tik om te zien met wie.'],
    'planned-late': ['Een afgesproken gesprek is te laat', 'Er is nog niet gebeld. Tik om te zien wie erop wacht.'],
    'planned-over': ['Afgesproken gesprek', 'U hoeft niet meer te bellen: er is gebeld, of het is anders afgesproken.'],
    'planned-missed': ['Een afgesproken gesprek ging niet door', 'Bel alsnog. Tik om te zien wie erop wachtte.'],
    over: ['Niet meer nodig', 'Het is aangenomen of voorbij.'],
    test: ['Proefmelding', 'Zo ziet u dat iemand wil praten.'],
    unknown: ['Nabij', 'Tik om te openen.'],
  },
  en: {
    call: ['Somebody wants to talk', 'Touch to answer.'],
    invited: ['A colleague asks you in', 'Touch to open the call.'],
    planned: ['A planned call soon', 'Touch to see with whom.'],
    'planned-late': ['A planned call is late', 'Nobody called yet. Touch to see who waits.'],
    'planned-over': ['Planned call', 'You need not call any more: somebody called, or it was arranged otherwise.'],
    'planned-missed': ['A planned call did not take place', 'Call after all. Touch to see who waited.'],
    over: ['Not needed any more', 'It was answered, or is over.'],
    test: ['Test message', 'This is how you see that somebody wants to talk.'],
    unknown: ['Nabij', 'Touch to open.'],
  },
} as const;

type Told = Record<PushKind | 'unknown', readonly [title: string, body: string]>;

const WORDS: Record<PushFace, Record<'nl' | 'en', Told>> = {
  carer: CARER,
  family: {
    nl: {
      ...CARER.nl,
      call: ['U wordt gebeld', 'Tik om op te nemen.'],
      planned: ['Zo een afgesproken gesprek', 'Tik om te bellen.'],
      'planned-late': ['Er wordt op u gewacht', 'Een afgesproken gesprek is nog niet begonnen. Tik om te bellen.'],
      'planned-over': ['Afgesproken gesprek', 'U hoeft niet meer te bellen: u hebt elkaar gesproken, of het is anders afgesproken.'],
      'planned-missed': ['Een afgesproken gesprek ging niet door', 'Er is niet gebeld. Tik om alsnog te bellen.'],
      over: ['U bent gebeld', 'Het is aangenomen of voorbij. Tik om te kijken.'],
      test: ['Proefmelding', 'Zo ziet u dat u gebeld wordt.'],
    },
    en: {
      ...CARER.en,
      call: ['You are being called', 'Touch to answer.'],
      planned: ['A planned call soon', 'Touch to call.'],
      'planned-late': ['Somebody is waiting for you', 'A planned call has not begun yet. Touch to call.'],
      'planned-over': ['Planned call', 'You need not call any more: you spoke, or it was arranged otherwise.'],
      'planned-missed': ['A planned call did not take place', 'Nobody called. Touch to call after all.'],
      over: ['You were called', 'It was answered, or is over. Touch to look.'],
      test: ['Test message', 'This is how you see that you are called.'],
    },
  },
};

export interface Shown {
  title: string;
  body: string;
  /** A later one with the same tag takes the place of an earlier one. */
  tag: string;
  /** It rings and stays. */
  loud: boolean;
  /** It is seen and not heard: nothing is asked of anybody. */
  silent: boolean;
  /** It takes back another one, which a page that is seen tells better. */
  end: boolean;
  /** The call at which a touch opens the page. */
  opens?: string;
}

const ENDS: readonly string[] = ['over', 'planned-over'];

/** What stands on a locked screen: no name, since anybody may read it there. */
export function shownOf(face: PushFace, note: ReturnType<typeof noteOf>, language: string | undefined): Shown {
  const { kind, subject } = note;
  const [title, body] = WORDS[face][language === 'en' ? 'en' : 'nl'][kind];
  const loud = kind === 'call' || kind === 'invited';
  const end = ENDS.includes(kind);
  // Of what is no call that rings now there is none to open.
  return { title, body, tag: subject ? `call-${subject}` : `nabij-${kind}`, loud, silent: end || kind === 'test', end, ...(loud && subject ? { opens: subject } : {}) };
}
