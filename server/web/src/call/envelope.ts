// What two parties of a call say to each other through the server: it carries this and understands none of it.
import type { SignedStatement } from './statement';

interface Between {
  /** Of the session that speaks; another one than before is a page that was loaded anew. */
  epoch: string;
  /** Of the session spoken to, once it is known: what was meant for a page that is gone is not for its successor. */
  to?: string;
}

/** Said by who waits for the other's offer: that it is there, or there again. */
export interface Hello extends Between {
  type: 'hello';
}

/** Asked by the polite side, when addresses have to be found anew: the impolite one makes all offers but the first. */
export interface Renew extends Between {
  type: 'renew';
}

export interface Description extends Between {
  type: 'description';
  /** Of this negotiation; see negotiation.ts. An answer carries its offer's. */
  generation: number;
  /** Offers of this side up to this generation that are still on their way do not count any more. */
  withdrawn: number;
  description: { type: 'offer' | 'answer'; sdp: string };
  /** Whose fingerprint this is, signed; see statement.ts. */
  statement: SignedStatement;
}

export interface Candidate extends Between {
  type: 'candidate';
  generation: number;
  candidate: RTCIceCandidateInit;
}

export interface Bye extends Between {
  type: 'bye';
  reason: EndReason;
}

export type Envelope = Hello | Renew | Description | Candidate | Bye;

/** The way between exactly two parties of one call. It may lose, repeat and reorder. */
export interface Signalling {
  send(envelope: Envelope): void;
  /** Called once, before anything arrives. */
  onEnvelope(take: (envelope: Envelope) => void): void;
}

/** Why a session is over. */
export type EndReason =
  /** Somebody here pressed. */
  | 'hung-up'
  /** The other side said goodbye; its own reason goes along. */
  | 'ended-there'
  /** Nothing at all came from the other side within the limit. */
  | 'no-answer'
  /** The relay knows us not: wrong or expired credentials. */
  | 'relay-refused'
  /** Relay only, and no relay answered. */
  | 'relay-unreachable'
  /** Both were there, and no pair of addresses let anything through within the limit. */
  | 'no-way-through'
  /** It stood, broke, and did not come back within the time of grace. */
  | 'lost'
  /** The other side's fingerprint was not signed by the other side; the refusal goes along. */
  | 'unproved'
  /** The browser refused what came or what was asked of it. */
  | 'fault';
