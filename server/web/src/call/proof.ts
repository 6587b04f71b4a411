// Who the other side is: its fingerprints, signed by its own key. What a session needs of that.
import type { EndReason } from './envelope';
import type { Refusal, SignedStatement } from './statement';

/** `changed`: it was never spoken with by this key, but by others of that party; the face has to show that. */
export type Meeting = 'first' | 'known' | 'changed';

export type Verdict = { ok: true; meeting: Meeting } | { ok: false; refusal: Refusal };

export interface Proof {
  /** @param seen the other side's, as far as it is known */
  prove(own: string[], seen: string[]): Promise<SignedStatement>;
  /** @param own given when the other side has to have seen ours: with its answer */
  check(signed: SignedStatement | undefined, theirs: string[], own: string[] | undefined): Promise<Verdict>;
  /** A person said that the key that was checked last is the other side's. */
  trust(): Promise<void>;
  /** With the key that was checked last it was really spoken. */
  spoken(): Promise<void>;
  /** It ended as not proved: what joined in this call leaves. */
  withdraw(): Promise<void>;
}

/** It ended since one of the two sides did not believe the other: who did not says so with its goodbye. */
export function isUnproved(view: { reason?: EndReason | undefined; detail?: string | undefined } | undefined): boolean {
  return view?.reason === 'unproved' || (view?.reason === 'ended-there' && view.detail === 'unproved');
}
