// Which offers, answers and candidates count. The rules alone: no browser, no clock, no network.
//
//            offering()                       answered(n)
//   settled ────────────► waiting for answer ────────────► settled
//      ▲  offered(n): take                │ offered(n): the polite takes it back and takes theirs, the impolite ignores it
//      └──────────────────────────────────┘
//
// Each offer has a number above all that its maker ever saw. The polite side's are even and the other's odd, so that
// two offers that crossed never share one, and a candidate tells whose it is.

/** `repeat`: it was taken already and its maker knows no answer; the answer is said again. */
export type OfferVerdict = 'take' | 'roll-back-and-take' | 'repeat' | 'ignore' | 'late';
export type CandidateVerdict = 'take' | 'hold' | 'late';

export class Negotiation {
  readonly #polite: boolean;
  /** The highest that this side offered. */
  #mine = 0;
  /** The highest that the other side made us take or withdrew. */
  #theirs = 0;
  /** The offer of ours that has no answer yet. */
  #waitingFor: number | undefined;
  /** What both sides last agreed upon, as far as this one knows. */
  #agreed = 0;

  constructor(polite: boolean) {
    this.#polite = polite;
  }

  get agreed() {
    return this.#agreed;
  }

  /** What goes along with each description: our offers up to here are answered or taken back. */
  get withdrawn() {
    return this.#waitingFor === undefined ? this.#mine : this.#waitingFor - 1;
  }

  get highestOffered() {
    return this.#mine;
  }

  get waiting() {
    return this.#waitingFor !== undefined;
  }

  /**
   * Makes an offer; one that still waits is the same one said again. It is not taken back for a new one: the other side may
   * have taken it, and a browser numbers the lines of a second first offer otherwise, which the other one then refuses.
   */
  offering(): number {
    if (this.#waitingFor !== undefined) return this.#waitingFor;
    const above = Math.max(this.#mine, this.#theirs, this.#agreed) + 1;
    this.#mine = (above % 2 === 0) === this.#polite ? above : above + 1;
    this.#waitingFor = this.#mine;
    return this.#mine;
  }

  offered(generation: number): OfferVerdict {
    if (this.#isTheirs(generation) && generation === this.#agreed) return 'repeat';
    if (!this.#isTheirs(generation) || generation <= this.#theirs || generation < this.#agreed) return 'late';
    // Not noted down: should ours turn out to have been answered before, it is said again and then taken.
    if (this.waiting && !this.#polite) return 'ignore';
    this.#theirs = generation;
    if (!this.waiting) {
      this.#agreed = generation;
      return 'take';
    }
    this.#waitingFor = undefined;
    this.#agreed = generation;
    return 'roll-back-and-take';
  }

  /** @param withdrawn by who answers: what crossed with this answer must not come into force any more */
  answered(generation: number, withdrawn: number): 'take' | 'late' {
    if (generation !== this.#waitingFor) return 'late';
    this.#waitingFor = undefined;
    this.#agreed = generation;
    this.#theirs = Math.max(this.#theirs, withdrawn);
    return 'take';
  }

  /** A candidate that came before its description waits for it. */
  candidate(generation: number): CandidateVerdict {
    if (generation === this.#agreed) return 'take';
    return generation > this.#agreed ? 'hold' : 'late';
  }

  #isTheirs(generation: number) {
    return Number.isSafeInteger(generation) && generation > 0 && (generation % 2 === 0) !== this.#polite;
  }
}
