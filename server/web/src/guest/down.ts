// While the guest's line is down: does the call still go on? A line that cannot come back is never told as one that is being mended.
import type { Closed } from './scene';

/** Between two questions, in ms. */
const ASKED_EACH = 3_000;
/** In ms. The centre waits 30 s for who is away, and is back within 15 s after it was started anew: who was in the call is not in it any more. */
export const LONGEST_DOWN = 60_000;

export interface DownOptions {
  /** @returns why there is nothing to come back to; nothing while there is, or while nobody answers */
  stillOpen(): Promise<Closed | undefined>;
  over(why: Closed): void;
  /** In ms. */
  clock?: () => number;
  /** @returns how to leave it */
  later?: (work: () => void, ms: number) => () => void;
}

export class Down {
  readonly #o: DownOptions;
  readonly #clock: () => number;
  /** Since when it is, by the clock of this page. */
  #since: number | undefined;
  readonly #later: (work: () => void, ms: number) => () => void;
  #leave: (() => void) | undefined;
  #cameIn = false;

  constructor(options: DownOptions) {
    this.#o = options;
    this.#clock = options.clock ?? (() => performance.now());
    this.#later = options.later ?? ((work, ms) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    });
  }

  /** At each change of the line. @param cameIn was in the call: then it does not wait for ever */
  told(up: boolean, cameIn: boolean) {
    this.#cameIn = cameIn;
    if (up) return this.stop();
    if (this.#since !== undefined) return;
    this.#since = this.#clock();
    void this.#look(this.#since);
  }

  stop() {
    this.#leave?.();
    this.#leave = undefined;
    this.#since = undefined;
  }

  async #look(since: number) {
    const why = (await this.#o.stillOpen()) ?? (this.#cameIn && this.#clock() - since >= LONGEST_DOWN ? 'lost' : undefined);
    // It came back meanwhile.
    if (this.#since !== since) return;
    if (why === undefined) {
      this.#leave = this.#later(() => void this.#look(since), ASKED_EACH);
      return;
    }
    this.stop();
    this.#o.over(why);
  }
}
