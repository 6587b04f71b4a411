// What of a call fills the phone's screen, and when the phone listens at all: pure.
import type { CallState } from '../../shared/contract';

/** Whom the ladder asks is rung while she is on duty; who is asked in by name, or came by a message, in any case. */
export function ringsLoud(ring: CallState, onDuty: boolean, opened: string | undefined): boolean {
  return onDuty || ring.call === opened || invitedBy(ring) !== undefined;
}

/** She is a party of it already, so a colleague asked for her: who. */
export function invitedBy(ring: CallState): string | undefined {
  const asked = ring.parties.some((party) => party.party === ring.me && party.presence === 'rings');
  if (!asked) return undefined;
  return ring.parties.find((party) => party.kind === 'staff' && party.party !== ring.me && (party.presence === 'in' || party.presence === 'away'))?.name ?? '';
}

export interface Here {
  signedIn: boolean;
  seen: boolean;
  engaged: boolean;
  /** The phone is reached by a push while the page is closed. */
  reachedClosed: boolean;
  /** The line stands not: something that she did may wait in it. */
  waits: boolean;
}

/**
 * A page in a pocket is frozen sooner or later, and to the centre it looks as if it listened. Where a push reaches the phone the
 * page therefore leaves as soon as nobody looks at it; where none does, it stays as long as the phone lets it.
 */
export function wantsLine({ signedIn, seen, engaged, reachedClosed, waits }: Here): boolean {
  return signedIn && (seen || engaged || waits || !reachedClosed);
}
