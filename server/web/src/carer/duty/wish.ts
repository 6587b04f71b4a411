// What a carer said of her duty, and what the centre knows of it: pure. A phone in a cellar says it later.
import type { CarerDuty, SayDuty } from '../../shared/contract';

/** As the centre has it, in s: older than a shift it is not what she wants now. */
const LONGEST_AGO = 12 * 60 * 60;
/** So long before the end she is asked whether she stays, in ms: time for a hand-over, or to sign in again. */
export const ASKS_BEFORE = 30 * 60_000;

/** @property at by this phone's own clock, in ms since 1970: it outlives the page */
export interface Wish {
  onDuty: boolean;
  at: number;
}

export interface Duty {
  on: boolean;
  since?: number;
  until?: number;
  /** Said here, and not heard by the centre yet. */
  pending: boolean;
  /** It ends by itself soon. */
  ending: boolean;
}

/** @param now the centre's clock, in ms; undefined while nothing is known: neither told nor wished */
export function dutyOf(known: CarerDuty | undefined, wish: Wish | undefined, now: number): Duty | undefined {
  if (!known && !wish) return undefined;
  const until = known?.until === undefined ? undefined : Date.parse(known.until);
  const runs = Boolean(known?.onDuty) && until !== undefined && until > now;
  if (wish && wish.onDuty !== runs) return { on: wish.onDuty, pending: true, ending: false };
  if (!runs) return { on: false, pending: wish !== undefined, ending: false };
  return { on: true, since: Date.parse(known!.since!), until, pending: wish !== undefined, ending: until - now <= ASKS_BEFORE };
}

/** @returns what is to be said now, or that it came too late. A clock that was set back makes it 'just now'. */
export function dueOf(wish: Wish, now: number): SayDuty | 'late' {
  const ago = Math.max(0, Math.floor((now - wish.at) / 1_000));
  return ago > LONGEST_AGO ? 'late' : { onDuty: wish.onDuty, agoSeconds: ago };
}

/** What the centre told last, from a store, as far as it can be believed: a shell that opens without a connection shows it. */
export function knownOf(text: string | null): CarerDuty | undefined {
  try {
    const { onDuty, since, until, now } = JSON.parse(text ?? '') as Partial<CarerDuty>;
    const times = [now, ...(onDuty ? [since, until] : [])];
    if (typeof onDuty !== 'boolean' || !times.every((each) => typeof each === 'string' && !Number.isNaN(Date.parse(each)))) return undefined;
    return { onDuty, now: now!, ...(onDuty ? { since: since!, until: until! } : {}) };
  } catch {
    return undefined;
  }
}

/** What a store gave back, as far as it can be believed. */
export function wishOf(text: string | null): Wish | undefined {
  try {
    const { onDuty, at } = JSON.parse(text ?? '') as Partial<Wish>;
    return typeof onDuty === 'boolean' && typeof at === 'number' ? { onDuty, at } : undefined;
  } catch {
    return undefined;
  }
}
