// One call of this side with one, two or three others: everybody connected to everybody, one camera and one microphone.
import { Capture, devices, type Look, type MediaSource, type Outcome, type Outgoing } from './capture';
import type { Signalling } from './envelope';
import type { Limits } from './limits';
import type { Proof } from './proof';
import { Session } from './session';
import type { View } from './view';

/** Each sends its picture once for each other; a fourth other would cost a small box its voice. */
export const MOST_OTHERS = 3;

export interface CallOptions {
  iceServers: () => Promise<RTCIceServer[]>;
  relayOnly?: boolean;
  source?: MediaSource;
  limits?: Limits;
  changed: (party: string, view: View) => void;
  heard: (party: string, text: string, typing: boolean) => void;
  /** How loud this side plays voices; none where that is not to be set from afar. */
  loudness?: () => number;
  asksLoudness?: (party: string, step: number) => void;
  /** What goes out of this side, each time that it changes: a camera can also be pulled out. */
  sends?: (outgoing: Outgoing) => void;
}

export interface Other {
  party: string;
  polite: boolean;
  /** Whether this side speaks first. */
  offers: boolean;
  signalling: Signalling;
  proof: Proof;
}

export class Call {
  readonly #o: CallOptions;
  readonly #capture: Capture;
  readonly #sessions = new Map<string, Session>();
  readonly #network = () => this.renew();
  #over = false;

  constructor(options: CallOptions) {
    this.#o = options;
    this.#capture = new Capture(options.source ?? devices);
    if (options.sends) this.#capture.follow(options.sends);
    addEventListener('online', this.#network);
    (navigator as { connection?: EventTarget }).connection?.addEventListener('change', this.#network);
  }

  /** @returns false when it is full, or the party is in it already */
  join(other: Other): boolean {
    const { party, offers, ...rest } = other;
    const before = this.#sessions.get(party);
    if (this.#over || this.#living() >= MOST_OTHERS || (before && before.view.state !== 'ended')) return false;
    const session = new Session({
      ...rest,
      capture: this.#capture,
      iceServers: this.#o.iceServers,
      relayOnly: this.#o.relayOnly ?? false,
      others: () => this.#living(),
      changed: (view) => {
        // Nobody is left who could see: the sign on the camera must not stay on.
        if (view.state === 'ended' && this.#living() === 0) this.#end();
        this.#o.changed(party, view);
      },
      heard: (text, typing) => this.#o.heard(party, text, typing),
      asksLoudness: (step) => this.#o.asksLoudness?.(party, step),
      ...(this.#o.loudness ? { loudness: this.#o.loudness } : {}),
      ...(this.#o.limits ? { limits: this.#o.limits } : {}),
    });
    this.#sessions.set(party, session);
    session.start(offers);
    return true;
  }

  /** The consent of this side: nothing is opened before, and less takes back at once. */
  allow(look: Look): Promise<Outcome> {
    return this.#capture.allow(look);
  }

  view(party: string): View | undefined {
    return this.#sessions.get(party)?.view;
  }

  /** @returns to how many it went or will go */
  say(text: string, typing = false): number {
    return [...this.#sessions.values()].filter((session) => session.say(text, typing)).length;
  }

  askLoudness(party: string, step: number): boolean {
    return this.#sessions.get(party)?.askLoudness(step) ?? false;
  }

  /** How this side plays voices changed. */
  tellSending() {
    for (const session of this.#sessions.values()) session.tellSending();
  }

  trust(party: string): Promise<void> {
    return this.#sessions.get(party)?.trust() ?? Promise.resolve();
  }

  /** The network of this side changed. */
  renew() {
    for (const session of this.#sessions.values()) session.renew();
  }

  /** One of several leaves, or all; with the last one the camera and the microphone go off. */
  hangUp(party?: string) {
    if (party === undefined) this.#end();
    for (const [name, session] of this.#sessions) if (party === undefined || party === name) session.hangUp();
  }

  #living() {
    return [...this.#sessions.values()].filter(({ view }) => view.state !== 'ended').length;
  }

  #end() {
    this.#over = true;
    this.#capture.end();
    removeEventListener('online', this.#network);
    (navigator as { connection?: EventTarget }).connection?.removeEventListener('change', this.#network);
  }
}
