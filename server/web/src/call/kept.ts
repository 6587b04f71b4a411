// What a person did while the centre could not be reached: said once it can be, if it still means something then.
import type { CallSaidUnion, CallState } from '../shared/contract';
import { isLive } from './calls';

/** More than a person does in an outage; what comes then is refused, and the face says so. */
export const MOST_KEPT = 16;
/** A call that begins later than this after the press is no answer to it any more, in ms. */
export const BEGINS_WITHIN = 10_000;

/** An act of a person, which is kept; what the device itself reports is not, since the state tells it anew. */
export type Act = Exclude<CallSaidUnion, { type: 'here' | 'left' | 'ringing' | 'connected' | 'media-lost' | 'renew' | 'unproved' | 'relays' | 'envelope' | 'photo' | 'log' }>;

/** What was said and neither seen nor refused may have been lost with its socket. After this long, in ms, it is no use any more. */
export const UNSURE_FOR = 35_000;

export interface Kept {
  act: Act;
  /** By this device's own clock, in ms. */
  at: number;
  /** It went out, and nothing came back yet. */
  said: boolean;
}

export function begins(act: Act): boolean {
  return act.type === 'knock' || act.type === 'ask-to-talk' || act.type === 'call-person';
}

/** The centre told of that call after it was said: it arrived, or it makes no difference any more. */
export function heardOf(kept: readonly Kept[], call: string): Kept[] {
  return kept.filter((each) => !(each.said && each.act.call === call));
}

/** After a connect. @returns what is still to be said, in its order, and what came too late */
export function due(kept: readonly Kept[], known: ReadonlyMap<string, CallState>, at: number): { say: Kept[]; late: Act[] } {
  const say: Kept[] = [];
  const late: Act[] = [];
  const begun = new Set<string>();
  for (const each of kept) {
    const { act, at: pressed, said } = each;
    // That a call never began has to be said: somebody waits for it.
    if (said && !begins(act) && at - pressed > UNSURE_FOR) continue;
    const state = known.get(act.call);
    if (begins(act)) {
      // It arrived.
      if (state) continue;
      if (at - pressed > BEGINS_WITHIN) late.push(act);
      else {
        say.push(each);
        begun.add(act.call);
      }
    } else if (begun.has(act.call) || (state && isLive(state))) say.push(each);
  }
  return { say, late };
}
