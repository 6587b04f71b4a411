// Who the other side is: its fingerprints, signed by its own key. What a session needs of that.
import type { Refusal, SignedStatement } from './statement';

/** `changed`: it is not the key of the first meeting; the face has to show that. */
export type Meeting = 'first' | 'known' | 'changed';

export type Verdict = { ok: true; meeting: Meeting } | { ok: false; refusal: Refusal };

export interface Proof {
  /** @param seen the other side's, as far as it is known */
  prove(own: string[], seen: string[]): Promise<SignedStatement>;
  /** @param own given when the other side has to have seen ours: with its answer */
  check(signed: SignedStatement | undefined, theirs: string[], own: string[] | undefined): Promise<Verdict>;
  /** A person said that the key that was checked last is the other side's. */
  trust(): Promise<void>;
}
