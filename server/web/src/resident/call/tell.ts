// What a call is to her: who is there, what is going on, and how it ended. Pure, so that each state can be checked.
import { isUnproved } from '../../call/proof';
import type { LineView } from '../../call/lineview';
import { doubtsOf, endedUnproved } from '../../call/standing';
import { shownOf } from '../../call/texts';
import type { View } from '../../call/view';
import type { Outcome } from '../../call/capture';
import type { CallRefusal, CallState, PartyState } from '../../shared/contract';
import { initialsOf, withKind } from '../../shared/names';
import { faceIn, isFamily, type Face } from './faces';
import type { CallWords } from './words.nl';

export type Portrayed = Pick<PartyState, 'party' | 'name' | 'guest'>;

/** Everybody who is in it but herself; while it rings, who began it. */
export function othersIn(state: CallState): PartyState[] {
  const others = state.parties.filter((one) => one.party !== state.me);
  const there = others.filter((one) => one.presence === 'in' || one.presence === 'away');
  if (there.length > 0) return there;
  const by = others.find((one) => one.party === state.by);
  return by ? [by] : others.slice(0, 1);
}

export function namesOf(others: Portrayed[], words: CallWords): string {
  const names = others.map((one) => nameOf(one, words)).filter((name) => name !== '');
  if (names.length === 0) return words.somebody;
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} ${words.and} ${names.at(-1)}`;
}

/** Of a guest also what she or he is: `tolk Ayşe`. */
export function nameOf({ name, guest }: Portrayed, words: CallWords): string {
  return withKind(name, guest && words.guests[guest]);
}

/** Who was asked into the call while it goes on, and is not there yet. */
export function comingTo(state: CallState): PartyState[] {
  return state.parties.filter((one) => one.party !== state.me && one.presence === 'rings');
}

export { initialsOf };

export type Tone = 'well' | 'waits' | 'trouble';
export interface Told {
  tone: Tone;
  title: string;
  /** At most two, the weightiest first. */
  lines: string[];
}

export interface Heard {
  /** The centre answers. */
  up: boolean;
  media: ReadonlyMap<string, View>;
  outcome?: Outcome | undefined;
  unproved?: ReadonlySet<string> | undefined;
}

/** A call in which she speaks. */
export function tellTalk(state: CallState, heard: Heard, words: CallWords): Told {
  const others = othersIn(state);
  const who = namesOf(others, words);
  // Nothing is open with anybody, and it will not be: she does not wait for it. In her alarm there is place for one line.
  if (heard.unproved?.has(state.call)) return { tone: 'waits', title: words.unproved.title, lines: state.why === 'alarm' ? [words.unproved.alarm, words.unproved.line] : [words.unproved.line, words.unproved.phone] };
  switch (state.stage) {
    case 'ringing':
    case 'connecting':
      return { tone: 'waits', title: words.connecting(who), lines: [...broken(heard, who, words), state.why === 'alarm' ? words.alarmLine : words.connectingLine].slice(0, 2) };
    case 'on-hold':
      return { tone: 'waits', title: words.hold, lines: [words.holdLine] };
    case 'connected':
    case 'ended': {
      const [grave, slight] = troubles(others, heard, who, words);
      const trouble = grave.length + slight.length > 0;
      const title = state.why === 'look' ? words.looks(who) : words.here(who, others.length > 1);
      const calm = state.why === 'look' ? words.looksLine : words.hereLine;
      const coming = comingTo(state);
      const joins = coming.length > 0 ? [begun(words.comes(namesOf(coming, words), coming.length > 1))] : [];
      const news = stranger(state, others, heard, words);
      const went = wentOn(state, others, words);
      const well = joins.length > 0 ? joins : went ? [went] : news.length > 0 ? [] : [calm];
      return { tone: trouble ? 'trouble' : 'well', title: begun(title), lines: [...grave, ...news, ...slight, ...(trouble ? joins : well)].slice(0, 2) };
    }
  }
}

/** A guest's name begins small: `tolk Ayşe`. */
function begun(line: string): string {
  return line.charAt(0).toLocaleUpperCase() + line.slice(1);
}

/** @returns what keeps her from being heard, or from hearing; and what only disturbs */
function troubles(others: PartyState[], heard: Heard, who: string, words: CallWords): [string[], string[]] {
  // Whom this device has not found yet is somebody who comes in, not a bad way.
  const views = others.map((one) => heard.media.get(one.party)).filter((view) => view?.state === 'connected' || view?.state === 'disturbed');
  const away = others.some((one) => one.presence === 'away');
  const gone = away || views.some((view) => view?.state === 'disturbed' || view?.word === 'gone');
  const bad = views.some((view) => view?.word === 'bad' || view?.word === 'poor');
  const kept = others.filter((one) => isUnproved(heard.media.get(one.party)));
  return [
    [...broken(heard, who, words), ...(gone ? [words.wayGone] : [])],
    [...(kept.length > 0 ? [begun(words.notProved(namesOf(kept, words), kept.length > 1))] : []), ...(bad && !gone ? [words.wayBad] : []), ...(heard.up ? [] : [words.centreLost])],
  ];
}

/** Calmly, and after what keeps her from being heard: a new device is nearly always just that. */
function stranger(state: CallState, others: PartyState[], heard: Heard, words: CallWords): string[] {
  const strange = doubtsOf(state, heard.media).changed.filter((one) => others.includes(one));
  // Who only looks cannot answer her.
  const told = state.why === 'look' ? words.strangerLooks : words.stranger;
  return strange.length > 0 ? [begun(told(namesOf(strange, words), strange.length > 1))] : [];
}

function broken({ outcome }: Heard, who: string, words: CallWords): string[] {
  const fails = (given: Outcome['voice'] | undefined) => given !== undefined && given !== 'given' && given !== 'not-asked';
  return [...(fails(outcome?.voice) ? [words.noVoice(who)] : []), ...(fails(outcome?.picture) ? [words.noPicture(who)] : [])];
}

/** A colleague took the place of somebody who has left. */
function wentOn(state: CallState, others: PartyState[], words: CallWords): string | undefined {
  const left = state.parties.filter((one) => one.party !== state.me && one.presence === 'gone' && one.kind === 'staff');
  const staff = others.filter((one) => one.kind === 'staff');
  return left.length > 0 && staff.length > 0 ? words.wentOn(left.at(-1)!.name, namesOf(staff, words)) : undefined;
}

export interface Ended {
  title: string;
  line: string;
  /** It did not work, and she may have needed it: the red button is named, and it stays until she has read it. */
  heavy: boolean;
  /** The line names the key that is there only while the centre is. */
  key?: true;
}

/** Each word of `Ending.why`. */
export type EndWord =
  | 'hung-up' | 'cancelled' | 'declined' | 'no-answer' | 'busy' | 'not-home' | 'unreachable' | 'set-up-failed' | 'lost' | 'taken-over'
  | 'dismissed' | 'made-room' | 'consent-withdrawn' | 'held-too-long' | 'time-over' | 'given-up';

/** How it ended; nothing where it was her own doing or where there is nothing to say. */
export function tellEnd(state: CallState, words: CallWords, faces: readonly Face[] = [], unproved?: ReadonlySet<string>): Ended | undefined {
  if (endedUnproved(state, unproved) && state.ended?.by !== state.me) return { title: words.unproved.title, line: `${words.unproved.line} ${words.unproved.phone}`, heavy: true };
  const face = state.by === state.me ? faceIn(state, faces) : undefined;
  return face ? tellEndWith(face, state, words, faces) : tellEndOfAny(state, words, faces);
}

/** She pressed a face: who it was, and what else she can do. */
function tellEndWith({ name, phone }: Face, state: CallState, words: CallWords, faces: readonly Face[]): Ended | undefined {
  const w = words.ended.face;
  const also = phone === '' ? w.later : w.phone(phone.replaceAll(' ', '\u00a0'));
  switch (state.ended?.why as EndWord) {
    case 'no-answer':
      return { title: w.noAnswer(name), line: `${w.sees(name)} ${also}`, heavy: false };
    case 'unreachable':
    case 'not-home':
      return { title: w.unreachable(name), line: `${w.sees(name)} ${also}`, heavy: false };
    case 'busy':
    case 'declined':
      return { title: w.declined(name), line: also, heavy: false };
    case 'lost':
    case 'set-up-failed':
      return { title: words.ended.lost.title, line: w.again, heavy: false };
    default:
      return tellEndOfAny(state, words, faces);
  }
}

function tellEndOfAny(state: CallState, words: CallWords, faces: readonly Face[]): Ended | undefined {
  const w = words.ended;
  const ended = state.ended;
  const mine = state.by === state.me;
  const who = namesOf(othersIn(state), words);
  // What somebody wrote down for her is told as hers, and she did not press anything.
  const pressed = ended?.why !== 'no-answer' && ended?.why !== 'consent-withdrawn';
  if (!ended || (ended.by === state.me && pressed)) return undefined;
  // The key beside the red bar is for her care: of family only who is a face can be called.
  const family = isFamily(state);
  const canCall = !family || faceIn(state, faces) !== undefined;
  const called = { title: w.missed.title(who), line: canCall ? w.missed.line : w.missed.noFace, heavy: false, ...(canCall ? { key: true as const } : {}) };
  const answered = state.parties.some((one) => one.party === state.me && one.presence !== 'rings');
  const spoke = answered && !ended.missed;
  switch (ended.why as EndWord) {
    case 'hung-up':
    case 'taken-over':
      return { title: w.done.title, line: w.done.line(who), heavy: false };
    case 'cancelled':
      return mine || spoke ? undefined : called;
    case 'no-answer':
    case 'given-up':
      return mine ? { ...w.nobody, heavy: true } : called;
    case 'busy':
      return mine ? { ...w.busy, heavy: true } : called;
    case 'declined':
      return mine ? { ...w.declined, heavy: true } : undefined;
    case 'not-home':
    case 'unreachable':
      return mine ? { ...w.nobody, heavy: true } : called;
    case 'set-up-failed':
    case 'lost':
      // Who called may have gone before she answered: nothing of hers fell away then.
      if (!mine && !answered) return called;
      return { title: w.lost.title, line: !family ? w.lost.line : canCall ? w.face.again : w.withdrawn.line, heavy: true, ...(canCall ? { key: true as const } : {}) };
    case 'made-room':
      return { ...w.other, heavy: false };
    case 'dismissed':
    case 'consent-withdrawn':
      return { ...w.withdrawn, heavy: false };
    case 'held-too-long':
      return { ...w.tooLong, heavy: true, key: true };
    case 'time-over':
      return { ...w.timeOver, heavy: false };
    default:
      // A word of a later centre.
      return { ...w.withdrawn, heavy: false };
  }
}

/** What she asked is not done. @param face whom she pressed */
export function tellRefusal(reason: CallRefusal, words: CallWords, face?: Face): Ended {
  const w = words.refused;
  // Taken back in the office a moment ago: her face is about to go.
  if (face && (reason === 'unknown' || reason === 'not-allowed')) return { title: words.ended.face.unreachable(face.name), line: words.ended.face.gone, heavy: false };
  switch (reason) {
    case 'unknown':
    case 'ended':
      return { ...w.gone, heavy: false };
    case 'answered-elsewhere':
      return { ...w.elsewhere, heavy: false };
    case 'no-consent':
    case 'not-allowed':
      return { ...w.notYet, heavy: true };
    case 'alarm-not-yours':
    case 'full':
    case 'not-now':
    case 'busy':
      return { ...w.later, heavy: true };
  }
}

/** Who called and was not answered, newest first, without those that she called back. */
export function missedOf(calls: CallState[], back: ReadonlySet<string>): CallState[] {
  return calls
    .filter((one) => one.ended?.missed && one.by !== one.me && !back.has(one.call))
    .sort((a, b) => Date.parse(b.ended!.at) - Date.parse(a.ended!.at));
}

/** So many letters stand large on the screen; of more the end counts, since it is typed while she reads. */
const TEXT_FITS = 150;

/** What another types now or wrote last, and who. */
export function textOf(view: Pick<LineView, 'texts' | 'typed'>, me: string): { party: string; text: string } | undefined {
  const last = shownOf(view, me);
  if (!last) return undefined;
  const text = last.text.trim();
  return { ...last, text: text.length <= TEXT_FITS ? text : `… ${text.slice(-TEXT_FITS).replace(/^\S*\s/, '')}` };
}
