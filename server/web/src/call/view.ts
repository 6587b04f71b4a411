// What a session shows, and what it is given.
import type { Capture } from './capture';
import type { EndReason, Signalling } from './envelope';
import type { Limits } from './limits';
import type { Meeting, Proof } from './proof';
import type { Figures, Word } from './quality';
import type { There } from './words';

export type State = 'new' | 'connecting' | 'connected' | 'disturbed' | 'ended';

/** How a session stands; a face draws this and nothing else. */
export interface View {
  state: State;
  reason?: EndReason;
  /** What goes with the reason: the other side's own, a refused proof, the relay's number. For staff. */
  detail?: string;
  /**
   * What comes from the other side; there once it is connected, silent and dark until something is sent. Two streams for two
   * elements: one `video` for both waits seconds for a picture before it lets a voice be heard.
   */
  voice?: MediaStream;
  picture?: MediaStream;
  /** What the other side says that it sends. */
  there: There;
  word: Word;
  figures?: Figures;
  /** 'relay', 'host' …: how it goes at this side. */
  way?: string;
  /** Whether the other side's key is the one of the first meeting. */
  meeting?: Meeting;
}

export interface SessionOptions {
  /** Exactly one of two is. Given, not chosen here: the server knows, by the order of the parties' ids, the same at both ends. */
  polite: boolean;
  signalling: Signalling;
  capture: Capture;
  /** Asked at the start and for each restart, since a relay's credentials live minutes. */
  iceServers: () => Promise<RTCIceServer[]>;
  /** The address of this side is hidden: nothing goes but through the relay. */
  relayOnly: boolean;
  proof: Proof;
  /** In how many sessions this side sends. */
  others: () => number;
  changed: (view: View) => void;
  heard: (text: string, typing: boolean) => void;
  /** How loud this side plays voices; none where that is not to be set from afar. */
  loudness?: () => number;
  /** The other side asks for it. */
  asksLoudness?: (step: number) => void;
  limits?: Limits;
}
