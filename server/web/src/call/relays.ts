// The word about the relay: asked for until it is told. Later, what was told last still holds.
import type { RelaysTold } from '../shared/contract';
import type { Ways } from './talk';

/** After so long without it it is asked for again, in ms: what was said may be lost. */
const AGAIN = 3_000;

type WaysOf = Ways & { call: string };

export class Relays {
  readonly #waiting = new Map<string, (ways: WaysOf) => void>();
  #told: WaysOf | undefined;

  told({ call, servers, relayOnly }: Pick<RelaysTold, 'call' | 'servers' | 'relayOnly'>) {
    this.#told = { call, servers, relayOnly };
    this.#waiting.get(call)?.(this.#told);
  }

  /**
   * Nothing is tried before the first word about it: whose address is to be hidden would else be seen. It costs nothing, since
   * without the centre nothing can be agreed either.
   */
  async of(call: string, ask: () => void, wait: (ms: number) => Promise<void>, goesOn: () => boolean): Promise<Ways> {
    for (;;) {
      const told = new Promise<WaysOf>((done) => this.#waiting.set(call, done));
      ask();
      const found = await Promise.race([told, wait(AGAIN).then(() => this.#told)]);
      if (found?.call === call) return found;
      if (!goesOn()) return { servers: [], relayOnly: true };
    }
  }
}
