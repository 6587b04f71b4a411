// A telephone that goes dark in a call closes its camera and cuts the picture, and one that rings in the dark shows nobody who calls: while
// either is so its screen stays on.
import { effect } from '@preact/signals';

type Lock = Pick<WakeLockSentinel, 'released' | 'release'>;

export class Awake {
  readonly #ask: () => Promise<Lock> | undefined;
  #lock: Lock | undefined;
  #asking = false;
  #wanted = false;

  constructor(ask: () => Promise<Lock> | undefined) {
    this.#ask = ask;
  }

  /** @param wanted whether it is to stay on from now on; may be said again, as after the page was out of sight: the browser lets go then */
  async want(wanted: boolean) {
    this.#wanted = wanted;
    if (wanted && !this.#asking && (!this.#lock || this.#lock.released)) {
      this.#asking = true;
      try {
        this.#lock = await this.#ask();
      } catch {
        // A phone that saves its battery: it may sleep, and the voice goes on where the browser lets it.
      }
      this.#asking = false;
    }
    // It may have ended while the browser was asked.
    if (!this.#wanted) {
      const lock = this.#lock;
      this.#lock = undefined;
      await lock?.release().catch(() => {});
    }
  }
}

/** @param wanted read as a signal is */
export function stayAwakeWhile(wanted: () => boolean) {
  const awake = new Awake(() => (navigator as { wakeLock?: WakeLock }).wakeLock?.request('screen'));
  let now = false;
  effect(() => void awake.want((now = wanted())));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void awake.want(now));
}
