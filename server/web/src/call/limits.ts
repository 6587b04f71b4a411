// How long and how much, each with its reason. Times in ms.

export interface Limits {
  setUpWithin: number;
  answerWithin: number;
  restartAfter: number;
  restartEvery: number;
  graceTime: number;
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
};

/** Envelopes waiting to be worked on; what comes when it is full is dropped, and healed by the next negotiation. */
export const MOST_WAITING = 200;
/** Candidates held for a description that is on its way; the oldest goes first. A machine with many networks has about 30. */
export const MOST_CANDIDATES = 100;
/** Live text: characters of one message, and messages that wait for the channel to open. */
export const MOST_TEXT = 2_000;
export const MOST_TEXTS_WAITING = 50;
