// How long and how much, each with its reason. Times in ms.

export interface Limits {
  setUpWithin: number;
  answerWithin: number;
  restartAfter: number;
  restartEvery: number;
  graceTime: number;
  spokenAfter: number;
}

export const LIMITS: Limits = {
  /** From the start to the first connection. ICE does not tell of wrong credentials of a relay, it only goes on; an older person waits about this long before she believes it broken. */
  setUpWithin: 15_000,
  /** An offer without answer is made anew: the server that carried it may have been restarted. */
  answerWithin: 4_000,
  /** 'disconnected' heals by itself when one or two checks got lost; a restart in that time would only add to the traffic. */
  restartAfter: 1_500,
  /** A restart that did not help is tried again: the network may not have been back yet. */
  restartEvery: 4_000,
  /** Then the call is over. Longer than a telephone takes from WiFi to mobile, shorter than she goes on talking to a still picture. */
  graceTime: 30_000,
  /** So long both were connected in one go: long enough to be told who it is, and to hang up. Then the other side's key is one that was spoken with. */
  spokenAfter: 10_000,
};

/** Between two looks at the statistics. */
export const LOOK_EVERY = 2_000;
/** What a relay answers to wrong or expired credentials (RFC 8656): 401 unauthorised, 403 forbidden, 438 stale. */
export const REFUSED_BY_RELAY: ReadonlySet<number> = new Set([401, 403, 438]);
/** Envelopes waiting to be worked on; what comes when it is full is dropped, and healed by the next negotiation. */
export const MOST_WAITING = 200;
/** Candidates held for a description that is on its way; the oldest goes first. A machine with many networks has about 30. */
export const MOST_CANDIDATES = 100;
/** Live text: characters of one message, and messages that wait for the channel to open. */
export const MOST_TEXT = 2_000;
export const MOST_TEXTS_WAITING = 50;

/** The longest text of an envelope that the centre takes. */
export const LONGEST_TEXT = 40_000;
/** Lines of live text that are kept for the eye; the oldest goes first. */
export const MOST_TEXTS = 100;
/** Each so often 'here' is said, in ms; after 25 s without one this device counts as gone. */
export const HERE_EACH = 10_000;
/** Two that had no answer: the socket is dead, whatever it says of itself. In ms. */
export const RENEW_AFTER = 22_000;
/** Without a call there is time: thousands of screens say that they are here, and each saying is one message there and one back. */
export const CALM = 6;
/** How often it is looked what is due, in ms. */
export const TICK = 1_000;
