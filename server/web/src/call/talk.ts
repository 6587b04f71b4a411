// The media of one call at this device: an engine, made when there is somebody to speak with, and who is in it as the state says.
import type { CallPeer, IceServer } from '../shared/contract';
import type { Call, CallOptions } from './call';
import { HOME } from './calls';
import type { Look, MediaSource, Outcome, Outgoing } from './capture';
import type { Envelope } from './envelope';
import { browserPins, ownKeys, proofOf, type Pins } from './identity';
import { MOST_WAITING, type Limits } from './limits';
import { isUnproved } from './proof';
import type { View } from './view';

/** What this file needs of the engine; a test has one without a browser. */
export type Engine = Pick<Call, 'join' | 'allow' | 'say' | 'renew' | 'hangUp' | 'view' | 'askLoudness' | 'tellSending' | 'trust'>;

export interface Identity {
  keys: CryptoKeyPair;
  pins: Pins;
}

export const browserIdentity = async (): Promise<Identity> => ({ keys: await ownKeys(), pins: await browserPins() });

export interface Ways {
  servers: IceServer[];
  relayOnly: boolean;
}

export interface TalkOptions {
  call: string;
  me: string;
  /** Of which home; her party is called the same in each. */
  home: string;
  /** A look: nobody speaks in it. */
  wordless?: boolean;
  /** Answers within its own limit, without any where there was no answer. */
  ways: () => Promise<Ways>;
  identity: () => Promise<Identity>;
  engine: (options: CallOptions) => Engine;
  source: MediaSource;
  limits?: Limits;
  /** The centre's clock, in ms. */
  now: () => number;
  send: (party: string, text: string) => void;
  changed: () => void;
  heard: (party: string, text: string, typing: boolean) => void;
  /** How loud voices are played here; none where that is not to be set from afar. */
  loudness?: () => number;
  asksLoudness?: (party: string, step: number) => void;
}

/** Why a session ended, where making it anew would only meet the same again. */
export const FINAL: ReadonlySet<View['reason']> = new Set<View['reason']>(['hung-up', 'unproved']);
/** Sessions that begin together need not each ask for the way through the relay, in ms. */
const ASKED_JUST_NOW = 5_000;

export class Talk {
  readonly #o: TalkOptions;
  readonly views = new Map<string, View>();
  outcome: Outcome | undefined;
  outgoing: Outgoing = { voice: null, picture: null, look: 'none' };
  #engine: Engine | undefined;
  #identity: Identity | undefined;
  #making = false;
  #over = false;
  #look: Look = 'none';
  #muted = false;
  #peers: readonly CallPeer[] = [];
  readonly #takers = new Map<string, (envelope: Envelope) => void>();
  readonly #held = new Map<string, Envelope[]>();
  /** Whose sessions of this engine have not ended. */
  readonly #alive = new Set<string>();
  /** An engine whose last session ended has closed its camera for good. */
  #spent = false;
  /** The generation in which each was joined. */
  readonly #joined = new Map<string, number>();

  constructor(options: TalkOptions) {
    this.#o = options;
  }

  get call(): string {
    return this.#o.call;
  }

  /** With nobody anything is open, since one side did not believe the other. */
  get unproved(): boolean {
    const all = [...this.views.values()];
    return all.some(isUnproved) && all.every(({ state }) => state === 'ended');
  }

  /** What may be open now. Less takes effect before this returns. */
  allow(look: Look) {
    if (this.#over || look === this.#look) return;
    this.#look = look;
    this.#apply();
  }

  mute(muted: boolean) {
    this.#muted = muted;
    if (this.outgoing.voice) this.outgoing.voice.enabled = !muted;
  }

  /** With whom, as the state says. */
  with(peers: readonly CallPeer[]) {
    if (this.#over) return;
    const before = this.#peers;
    this.#peers = peers;
    for (const { party } of before) if (!peers.some((peer) => peer.party === party)) this.#leave(party);
    if (peers.length > 0 && !this.#engine && !this.#making) void this.#make();
    else if (this.#engine) this.#joinAll();
  }

  take(party: string, text: string) {
    let envelope: Envelope;
    try {
      envelope = JSON.parse(text) as Envelope;
    } catch {
      return;
    }
    const taker = this.#takers.get(party);
    if (taker) return taker(envelope);
    // The way to the relay or this browser's key is still being asked for.
    const held = this.#held.get(party) ?? [];
    if (held.length < MOST_WAITING) this.#held.set(party, [...held, envelope]);
  }

  say(text: string, typing = false): number {
    return this.#engine?.say(text, typing) ?? 0;
  }

  renew() {
    this.#engine?.renew();
  }

  askLoudness(party: string, step: number): boolean {
    return this.#engine?.askLoudness(party, step) ?? false;
  }

  tellSending() {
    this.#engine?.tellSending();
  }

  trust(party: string) {
    void this.#engine?.trust(party);
  }

  /** Closes all at once, for good. */
  end() {
    if (this.#over) return;
    this.#over = true;
    this.#engine?.hangUp();
    this.outgoing = { voice: null, picture: null, look: 'none' };
    this.views.clear();
  }

  async #make() {
    this.#making = true;
    const [identity, ways] = await Promise.all([this.#o.identity(), this.#o.ways()]);
    this.#making = false;
    if (this.#over || this.#peers.length === 0) return;
    this.#identity = identity;
    this.#engine = this.#engineFor(ways);
    this.#apply();
    this.#joinAll();
  }

  #engineFor(first: Ways): Engine {
    const until = this.#o.now() + ASKED_JUST_NOW;
    this.#spent = false;
    this.#alive.clear();
    const engine: Engine = this.#o.engine({
      // Each restart asks anew, since credentials live for minutes.
      iceServers: async () => (this.#o.now() < until ? first : await this.#o.ways()).servers,
      relayOnly: first.relayOnly,
      source: this.#o.source,
      ...(this.#o.limits ? { limits: this.#o.limits } : {}),
      changed: (party, view) => {
        if (this.#over || this.#engine !== engine) return;
        this.views.set(party, view);
        if (view.state === 'ended' && this.#alive.delete(party)) this.#spent = this.#alive.size === 0;
        this.#o.changed();
      },
      heard: (party, text, typing) => !this.#over && this.#o.heard(party, text, typing),
      asksLoudness: (party, step) => !this.#over && this.#o.asksLoudness?.(party, step),
      ...(this.#o.loudness ? { loudness: this.#o.loudness } : {}),
      sends: (outgoing) => {
        if (this.#over || (this.#engine && this.#engine !== engine)) return;
        this.outgoing = outgoing;
        if (outgoing.voice) outgoing.voice.enabled = !this.#muted;
        this.#o.changed();
      },
    });
    return engine;
  }

  #apply() {
    const look = this.#look;
    void this.#engine?.allow(look).then((outcome) => {
      if (this.#over || look !== this.#look) return;
      this.outcome = outcome;
      this.#o.changed();
    });
  }

  #joinAll() {
    const fresh: CallPeer[] = [];
    for (const peer of this.#peers) {
      const joined = this.#joined.get(peer.party);
      const view = this.views.get(peer.party);
      if (joined === undefined) fresh.push(peer);
      else if (peer.generation > joined) {
        this.#joined.set(peer.party, peer.generation);
        // The other side, or its new page, wants to find each other anew.
        if (view?.state !== 'ended') this.#engine?.renew();
        else if (!FINAL.has(view.reason)) {
          this.#joined.delete(peer.party);
          this.#takers.delete(peer.party);
          this.views.delete(peer.party);
          fresh.push(peer);
        }
      }
    }
    if (fresh.length === 0) return;
    if (this.#spent) {
      this.#engine = undefined;
      void this.#make();
    } else for (const peer of fresh) this.#join(peer);
  }

  #join({ party, polite, generation }: CallPeer) {
    const identity = this.#identity;
    if (!identity) return;
    this.#alive.add(party);
    const took = this.#engine?.join({
      party,
      polite,
      offers: !polite,
      signalling: {
        send: (envelope) => this.#o.send(party, JSON.stringify(envelope)),
        onEnvelope: (take) => this.#takers.set(party, take),
      },
      proof: proofOf({ call: this.#o.call, me: this.#o.me, other: party, keys: identity.keys, pins: pinsOf(identity.pins, this.#o.home), now: this.#o.now, wordless: this.#o.wordless ?? false }),
    });
    if (!took) return void this.#alive.delete(party);
    this.#joined.set(party, generation);
    for (const envelope of this.#held.get(party) ?? []) this.#takers.get(party)?.(envelope);
    this.#held.delete(party);
  }

  #leave(party: string) {
    if (this.#joined.delete(party)) this.#engine?.hangUp(party);
    this.#takers.delete(party);
    this.#held.delete(party);
    this.views.delete(party);
    // The engine of whom the last one left is over; who comes then gets a new one.
    if (this.#joined.size === 0) this.#engine = undefined;
  }
}

/** The party 'home' is another person in each home. */
function pinsOf(pins: Pins, home: string): Pins {
  const named = (party: string) => (party === HOME ? `${HOME} ${home}` : party);
  return { keys: (party) => pins.keys(named(party)), change: (party, by) => pins.change(named(party), by) };
}
