// Her log, asked for over the line while she reads it, and kept no longer than that. Pure but for the clock.
import type { CallEntry, LogTold } from '../../shared/contract';

/** No answer within this, in ms: the centre is busy, or one of an earlier version that does not know the word. */
export const ANSWERS_WITHIN = 8_000;
/** What was said may be lost with a connection: asked again after so long without an answer, in ms. */
const AGAIN = 30_000;
/** Between two askings, in ms, however often she comes back to the page; the centre reads nothing for one that comes within a second. */
const LEAST = 2_000;

export type Reading = { state: 'loading' } | { state: 'away' } | { state: 'there'; entries: CallEntry[]; all: boolean };

export class LogReading {
  readonly #ask: () => boolean;
  readonly #changed: (now: Reading) => void;
  readonly #clock: () => number;
  #openedAt: number | undefined;
  #askedAt = -Infinity;
  /** Since the page was opened, over a line that still stands. */
  #asked = false;
  #now: Reading = { state: 'loading' };

  /** @param ask says it over the line; returns whether it went out */
  constructor(ask: () => boolean, changed: (now: Reading) => void, clock: () => number = () => performance.now()) {
    this.#ask = ask;
    this.#changed = changed;
    this.#clock = clock;
  }

  /** She looks at it. */
  open(up: boolean) {
    if (this.#openedAt !== undefined) return;
    this.#openedAt = this.#clock();
    this.#asked = false;
    this.look(up);
  }

  /** Nobody looks any more: nothing is asked, and nothing kept. */
  close() {
    this.#openedAt = undefined;
    this.#tell({ state: 'loading' });
  }

  /** Asks for what is missing; may be called at any time. @param up whether the centre answers */
  look(up: boolean) {
    if (this.#openedAt === undefined || this.#now.state === 'there') return;
    const at = this.#clock();
    if (!up) this.#asked = false;
    else if (at - this.#askedAt >= (this.#asked ? AGAIN : LEAST) && this.#ask()) {
      this.#askedAt = at;
      this.#asked = true;
    }
    // Once it was said that it cannot be shown, that stays until it can.
    if (!up || at - this.#openedAt >= ANSWERS_WITHIN) this.#tell({ state: 'away' });
  }

  told({ entries, all }: LogTold) {
    if (this.#openedAt !== undefined) this.#tell({ state: 'there', entries, all });
  }

  #tell(now: Reading) {
    if (now.state === this.#now.state && now.state !== 'there') return;
    this.#now = now;
    this.#changed(now);
  }
}
