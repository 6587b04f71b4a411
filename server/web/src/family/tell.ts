// What a call is to a relative. Pure: a function of the line's view and of what she pressed and read here.
import type { LineView } from '../call/line';
import { endedUnproved } from '../call/standing';
import type { CallState, FamilyHome, PlanDay } from '../shared/contract';
import type { Words } from './words.nl';

/** An end stands so long by itself, in ms. */
const END_SHOWN = 120_000;

export type Scene =
  | { kind: 'rings'; state: CallState }
  | { kind: 'calls'; call: string; said: boolean; heard: boolean }
  | { kind: 'speaks'; state: CallState }
  /** @param refused it could not be brought here */
  | { kind: 'elsewhere'; state: CallState; refused: boolean }
  | { kind: 'ended'; call: string; title: string; line: string; again?: true };

type Seen = Pick<LineView, 'calls' | 'active' | 'refused' | 'now' | 'unproved'>;

export function sceneOf(seen: Seen | undefined, pressed: string | undefined, put: ReadonlySet<string>, who: string, words: Words): Scene | undefined {
  const active = seen?.active;
  if (active?.role === 'rings') return { kind: 'rings', state: active };
  if (active?.role === 'waits') return { kind: 'calls', call: active.call, said: true, heard: active.parties.some((one) => one.kind === 'resident' && one.heard) };
  if (active?.role === 'speaks') return { kind: 'speaks', state: active };
  if (pressed && seen?.refused?.call === pressed) return { kind: 'ended', call: pressed, ...words.refused(seen.refused.reason, who) };
  if (pressed && !put.has(pressed) && !seen?.calls.some((one) => one.call === pressed)) return { kind: 'calls', call: pressed, said: false, heard: false };
  const elsewhere = seen?.calls.find((one) => one.role === 'elsewhere' && one.stage !== 'ended');
  // Put away, it stays away; the call goes on where it is.
  if (elsewhere && !put.has(elsewhere.call)) return { kind: 'elsewhere', state: elsewhere, refused: seen?.refused?.call === elsewhere.call };
  const last = seen?.calls.filter((one) => one.ended && !put.has(one.call)).sort(newest)[0];
  if (!last || seen!.now() - Date.parse(last.ended!.at) > END_SHOWN) return undefined;
  const told = endedUnproved(last, seen?.unproved) ? { title: words.unproved.title, line: words.unproved.line(who) } : words.ended(last.ended!.why, last.by === last.me, who);
  return told && { kind: 'ended', call: last.call, ...told };
}

const newest = (a: CallState, b: CallState) => Date.parse(b.ended!.at) - Date.parse(a.ended!.at);

export interface Missed {
  call: string;
  at: string;
  /** Whether it was this relative who called. */
  mine: boolean;
}

/** What came to nothing, newest first, until they have spoken. */
export function missedOf(calls: readonly CallState[], back: ReadonlySet<string>): Missed[] {
  return calls.filter((one) => one.ended?.missed && !back.has(one.call)).sort(newest).map((one) => ({ call: one.call, at: one.ended!.at, mine: one.by === one.me }));
}

/** The centre's time where its line tells it, else this browser's own, which may be wrong by hours. */
export const timeOf = (seen: Pick<LineView, 'now'> | undefined, here: number) => seen?.now() ?? here;

/** A planned call is due so long before its time, and so long after, in ms: as the server counts. */
const EARLY = 15 * 60_000;
const OVER = 60 * 60_000;
const MOST_PLANNED = 5;

/** The next planned calls; due is one that can be begun now. */
export function plannedOf(planned: readonly PlanDay[], now: number): { day: PlanDay; due: boolean }[] {
  return planned.filter((day) => (day.state === 'planned' || day.state === 'skipped') && now < Date.parse(day.at) + OVER).slice(0, MOST_PLANNED)
    .map((day) => ({ day, due: day.state === 'planned' && now >= Date.parse(day.at) - EARLY }));
}

/** She is reminded so long before, for a minute: a page that is opened later says it without a sound. */
const REMIND = 5 * 60_000;

export function remindedOf(planned: readonly PlanDay[], now: number): PlanDay | undefined {
  return planned.find((day) => day.state === 'planned' && now >= Date.parse(day.at) - REMIND && now < Date.parse(day.at) - REMIND + 60_000);
}

/** What may be told of whether she can be called: never whether she is there. */
export function reachOf(me: FamilyHome, words: Words, now: number): { may: boolean; line: string } {
  if (!me.mayCall) return { may: false, line: words.reach.notAllowed };
  if (plannedOf(me.planned ?? [], now).some((one) => one.due)) return { may: true, line: words.reach.planned };
  if (!me.openNow) return { may: false, line: words.reach.from(me.from) };
  return { may: true, line: me.from === me.until ? words.reach.may : words.reach.until(me.until) };
}
