// How well a call went, gathered from look to look, so that the centre can keep it as figures. Pure.
import type { CallQuality } from '../shared/contract';
import type { Figures, Word } from './quality';

/** How often it is said, in ms: a page that dies takes no more than this with it. */
export const SAID_EACH = 60_000;
/** As the centre takes them. */
const MOST_MS = 60_000;

const clamp = (value: number, most: number) => (Number.isFinite(value) ? Math.min(Math.max(value, 0), most) : 0);

export class Tally {
  #seconds = 0;
  #of: Record<Word, number> = { good: 0, poor: 0, bad: 0, gone: 0 };
  #loss = 0;
  #jitter = 0;
  #roundTrip = 0;
  #roundTripSeconds = 0;
  #frozen = 0;
  #last: Figures | undefined;

  /** May be given the same figures again; they count once. */
  see(figures: Figures | undefined, word: Word) {
    if (!figures || figures === this.#last) return;
    this.#last = figures;
    const { seconds } = figures;
    this.#seconds += seconds;
    this.#of[word] += seconds;
    this.#loss += seconds * clamp(figures.lossPercent, 100);
    this.#jitter += seconds * clamp(figures.jitterMs, MOST_MS);
    this.#frozen += seconds * clamp(figures.frozenPercent, 100);
    if (figures.roundTripMs === undefined) return;
    this.#roundTrip += seconds * clamp(figures.roundTripMs, MOST_MS);
    this.#roundTripSeconds += seconds;
  }

  /** What gathered since it was taken last; nothing while there is less than a second. */
  take(): CallQuality | undefined {
    const all = this.#seconds;
    const seconds = Math.round(all);
    if (seconds < 1) return undefined;
    const whole = (part: number) => Math.min(Math.round(part), seconds);
    const taken: CallQuality = {
      seconds, poorSeconds: whole(this.#of.poor), badSeconds: whole(this.#of.bad), goneSeconds: whole(this.#of.gone),
      lossPercent: this.#loss / all, jitterMillis: this.#jitter / all, frozenPercent: this.#frozen / all,
      ...(this.#roundTripSeconds > 0 ? { roundTripMillis: this.#roundTrip / this.#roundTripSeconds } : {}),
    };
    this.#seconds = this.#loss = this.#jitter = this.#roundTrip = this.#roundTripSeconds = this.#frozen = 0;
    this.#of = { good: 0, poor: 0, bad: 0, gone: 0 };
    return taken;
  }
}

interface Heard {
  figures?: Figures;
  word: Word;
}

/** One for each other party of one call. */
export class Tallies {
  readonly #of = new Map<string, Tally>();
  #saidAt: number;

  constructor(readonly call: string, at: number) {
    this.#saidAt = at;
  }

  see(views: ReadonlyMap<string, Heard>) {
    for (const [party, { figures, word }] of views) {
      let tally = this.#of.get(party);
      if (!tally) this.#of.set(party, (tally = new Tally()));
      tally.see(figures, word);
    }
  }

  /** @param over it is the last time, whenever it was said before */
  due(at: number, over: boolean): { with: string; heard: CallQuality }[] {
    if (!over && at - this.#saidAt < SAID_EACH) return [];
    this.#saidAt = at;
    return [...this.#of].flatMap(([party, tally]) => {
      const heard = tally.take();
      return heard ? [{ with: party, heard }] : [];
    });
  }
}
