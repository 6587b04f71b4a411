// What a face is given of its calls, and what it gives to have them.
import type { CallLog, CallPhoto, CallRefusal, CallState, LogTold, PhotoTold } from '../shared/contract';
import type { Stream, StreamListener } from '../shared/stream';
import type { CallOptions } from './call';
import type { Look, MediaSource, Outcome } from './capture';
import type { Limits } from './limits';
import type { PutDown } from './put';
import type { Engine, Identity } from './talk';
import type { View } from './view';

/** What a home's screen asks for without pressing anything of a call. */
export type Asked = CallPhoto | CallLog;

export interface LineView {
  /** The socket stands and the centre answered within 35 s. */
  up: boolean;
  /** The centre's clock, in ms. */
  now(): number;
  /** As the centre told, live ones and those just ended or missed. */
  calls: CallState[];
  /** The one call in which this device speaks, waits or, when there is nothing else, rings. */
  active?: CallState;
  /** Of the active call: each other party. */
  media: ReadonlyMap<string, View>;
  /** What became of opening microphone and camera. */
  outcome?: Outcome;
  outgoing: Look;
  /** Its own picture, as it is sent. */
  own?: MediaStreamTrack;
  muted: boolean;
  /** How loud voices are to be played here, as a step of loudness.ts; of a device that lets itself be set. */
  loudness?: number;
  /** Live text of this call, newest last. */
  texts: { party: string; text: string }[];
  /** What each other party types now. */
  typed?: { party: string; text: string }[];
  refused?: { call: string; reason: CallRefusal };
  /** Calls of which nothing is open here since it could not be proved who it was; told also of one that is over. */
  unproved?: ReadonlySet<string>;
}

export interface LineOptions {
  path: string;
  /** Whether the own camera is sent as far as it is allowed. False where it has to be switched on first: `picture`. */
  camera?: boolean;
  /** Staff may set how loud voices are played here; this is how it begins. */
  loudness?: number;
  changed(view: LineView): void;
  /** What was asked for; without it nobody asks. */
  told?: (news: PhotoTold | LogTold) => void;
  source?: MediaSource;
  limits?: Limits;
  /** For tests: the socket, the engine, this browser's key, this device's clock in ms, and what waits. */
  open?: (path: string, listener: StreamListener) => Stream;
  engine?: (options: CallOptions) => Engine;
  identity?: () => Promise<Identity>;
  clock?: () => number;
  putDown?: PutDown;
  wait?: (ms: number) => Promise<void>;
  id?: () => string;
}
