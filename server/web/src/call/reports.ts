// What a device reports of itself: that it rings, that media flows, that it does not, that somebody was not believed, how well it went. Each once; what the centre lost with its
// socket is said again after the next, since the state tells what it knows.
import type { CallSaidUnion, CallState } from '../shared/contract';
import { FINAL, type Talk } from './talk';
import { Tallies } from './tally';

/** A face tells of the end of a call for minutes, and a person has one at a time. */
const MOST_UNPROVED = 8;

export class Reports {
  readonly #rings = new Set<string>();
  #said = new Set<string>();
  #tallies: Tallies | undefined;

  /** Calls that were not opened here, or not any more, since it could not be proved who it was; the last few. */
  unproved: ReadonlySet<string> = new Set();

  /** A new connection: what was said on the old one may not have arrived. */
  forget() {
    this.#said = new Set();
  }

  /** What became of the call; when its media are gone it is remembered as it was. */
  see(talk: Talk | undefined) {
    if (!talk || talk.views.size === 0 || talk.unproved === this.unproved.has(talk.call)) return;
    this.unproved = talk.unproved ? new Set([...this.unproved, talk.call].slice(-MOST_UNPROVED)) : new Set([...this.unproved].filter((call) => call !== talk.call));
  }

  ringing(call: string) {
    this.#rings.add(call);
  }

  /** Compares what is with what the centre knows, and says the difference. */
  say(known: ReadonlyMap<string, CallState>, talk: Talk | undefined, say: (said: CallSaidUnion) => boolean) {
    for (const call of this.#rings) {
      if (known.get(call)?.role === 'rings') this.#once(`rings ${call}`, { type: 'ringing', call }, say);
      else this.#rings.delete(call);
    }
    const state = talk && known.get(talk.call);
    if (!talk || !state) return;
    for (const { party, generation, connected } of state.peers) {
      const view = talk.views.get(party);
      const about = { call: talk.call, with: party, generation };
      const name = `${talk.call} ${party} ${generation}`;
      if (view?.state === 'connected' && !connected) this.#once(`connected ${name}`, { type: 'connected', ...about }, say);
      if (view?.state === 'disturbed' && connected) this.#once(`lost ${name}`, { type: 'media-lost', ...about }, say);
      // Only its other side knows why it said goodbye, and asks if it wants to begin anew.
      const gaveUp = view?.state === 'ended' && view.reason !== 'ended-there' && !FINAL.has(view.reason);
      // Somebody has to know of it: what the two said to each other was altered, or a page is at fault.
      if (view?.state === 'ended' && view.reason === 'unproved') this.#once(`unproved ${name}`, { type: 'unproved', call: talk.call, with: party, why: view.detail ?? 'unknown' }, say);
      if (gaveUp) this.#once(`anew ${name}`, { type: 'renew', ...about }, say);
    }
  }

  /** How well it went, each minute and at the end. One that finds no way is lost: it is a figure, and no act. */
  quality(talk: Talk | undefined, at: number, say: (said: CallSaidUnion) => boolean) {
    if (this.#tallies && this.#tallies.call !== talk?.call) {
      sayDue(this.#tallies, at, true, say);
      this.#tallies = undefined;
    }
    if (!talk) return;
    this.#tallies ??= new Tallies(talk.call, at);
    this.#tallies.see(talk.views);
    sayDue(this.#tallies, at, false, say);
  }

  #once(name: string, said: CallSaidUnion, say: (said: CallSaidUnion) => boolean) {
    if (!this.#said.has(name) && say(said)) this.#said.add(name);
  }
}

function sayDue(tallies: Tallies, at: number, over: boolean, say: (said: CallSaidUnion) => boolean) {
  for (const each of tallies.due(at, over)) say({ type: 'quality', call: tallies.call, ...each });
}
