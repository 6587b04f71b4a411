// One party's connection to one other: sets it up, keeps it, heals it, and says in one view how it stands.
//
//   new ─start─► connecting ──► connected ◄──► disturbed ──► ended(reason)
//                    └── limit ─────────────────── grace ──────►
import type { Capture, Look, Outgoing } from './capture';
import type { EndReason, Envelope, Signalling } from './envelope';
import { LIMITS, MOST_CANDIDATES, MOST_TEXT, MOST_TEXTS_WAITING, MOST_WAITING, type Limits } from './limits';
import { Negotiation } from './negotiation';
import { bestFor, nextStanding, RUNGS, START, type Standing } from './picture';
import { figuresBetween, sampleOf, wordFor, type Figures, type Sample, type Word } from './quality';
import { asksForSpeech, fingerprintsOf, userFragmentOf } from './sdp';
import type { Meeting, Proof } from './proof';

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
  there: { voice: boolean; look: Look };
  word: Word;
  figures?: Figures;
  /** 'relay', 'host' …: how it goes at this side. */
  way?: string;
  /** Whether the other side's key is the one of the first meeting. */
  meeting?: Meeting;
}

export interface SessionOptions {
  /** Exactly one of two is; who it is has to follow from something that both know. */
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
  heard: (text: string) => void;
  limits?: Limits;
}

type Said = { type: 'text'; text: string } | { type: 'sending'; voice: boolean; look: Look };

/** Between two looks at the statistics, in ms. */
const LOOK_EVERY = 2_000;
/** What a relay answers to wrong or expired credentials (RFC 8656): 401 unauthorised, 403 forbidden, 438 stale. */
const REFUSED_BY_RELAY = new Set([401, 403, 438]);

export class Session {
  readonly #o: SessionOptions;
  readonly #limits: Limits;
  readonly #epoch = crypto.randomUUID();
  readonly #pastEpochs = new Set<string>();
  #epochThere: string | undefined;
  #view: View = { state: 'new', there: { voice: false, look: 'none' }, word: 'good' };
  /** Names voice and picture as one to the other side's browser, which keeps the lips with the words. */
  readonly #together = new MediaStream();
  #certificate: RTCCertificate | undefined;
  #connection: RTCPeerConnection | undefined;
  #channel: RTCDataChannel | undefined;
  #negotiation: Negotiation;
  #generationOf = new Map<string, number>();
  #held: { generation: number; candidate: RTCIceCandidateInit }[] = [];
  #ownPrints: string[] = [];
  #relayCode: number | undefined;
  #candidates = 0;
  #waiting = 0;
  #work: Promise<void> = Promise.resolve();
  #texts: string[] = [];
  #sample: Sample | undefined;
  #standing: Standing | undefined;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #unfollow: () => void = () => {};

  constructor(options: SessionOptions) {
    this.#o = options;
    this.#limits = options.limits ?? LIMITS;
    this.#negotiation = new Negotiation(options.polite);
    options.signalling.onEnvelope((envelope) => this.#take(envelope));
  }

  get view(): View {
    return this.#view;
  }

  /** @param offers whether this side speaks first; both or either may */
  start(offers: boolean) {
    if (this.#view.state !== 'new') return;
    this.#show({ state: 'connecting' });
    this.#after('set-up', this.#limits.setUpWithin, () => this.#giveUp());
    this.#unfollow = this.#o.capture.follow((outgoing) => void this.#send(outgoing));
    this.#do(() => this.#begin());
    this.#do(async () => (offers ? this.#offer() : this.#o.signalling.send({ type: 'hello', ...this.#between() })));
  }

  /** The network of this side changed, or its signalling came back after a while. */
  renew() {
    if (this.#view.state === 'new' || this.#view.state === 'ended') return;
    this.#do(() => this.#offer());
  }

  /** @returns false when it is too long, or too much waits already */
  say(text: string): boolean {
    if (text.length > MOST_TEXT || this.#view.state === 'ended') return false;
    if (this.#tell({ type: 'text', text })) return true;
    if (this.#texts.length >= MOST_TEXTS_WAITING) return false;
    this.#texts.push(text);
    return true;
  }

  hangUp() {
    this.#end('hung-up');
  }

  // --- one thing after the other --------------------------------------------------------------

  #do(work: () => Promise<void>) {
    this.#waiting++;
    this.#work = this.#work.then(async () => {
      this.#waiting--;
      if (this.#view.state === 'ended') return;
      try {
        await work();
      } catch (fault) {
        this.#end('fault', String(fault));
      }
    });
  }

  #after(name: string, ms: number, then: () => void) {
    clearTimeout(this.#timers.get(name));
    this.#timers.set(name, setTimeout(then, ms));
  }

  #forget(...names: string[]) {
    for (const name of names) {
      clearTimeout(this.#timers.get(name));
      this.#timers.delete(name);
    }
  }

  #take(envelope: Envelope) {
    if (this.#waiting < MOST_WAITING) this.#do(() => this.#taken(envelope));
  }

  // --- setting up -----------------------------------------------------------------------------

  async #configuration(): Promise<RTCConfiguration> {
    // The same key for the whole session: what was signed stays true over restarts.
    this.#certificate ??= await RTCPeerConnection.generateCertificate({ name: 'ECDSA', namedCurve: 'P-256' } as EcKeyGenParams);
    return {
      iceServers: await this.#o.iceServers(),
      iceTransportPolicy: this.#o.relayOnly ? 'relay' : 'all',
      bundlePolicy: 'max-bundle',
      certificates: [this.#certificate],
    };
  }

  async #begin() {
    const configuration = await this.#configuration();
    if (this.#view.state === 'ended') return;
    const connection = new RTCPeerConnection(configuration);
    this.#connection = connection;
    this.#negotiation = new Negotiation(this.#o.polite);
    this.#generationOf.clear();
    this.#held = [];
    this.#candidates = 0;
    this.#relayCode = undefined;
    this.#sample = undefined;
    // Agreed beforehand, so that it never has to be offered by one side.
    const channel = connection.createDataChannel('words', { negotiated: true, id: 0 });
    this.#channel = channel;
    channel.onopen = () => this.#opened();
    channel.onmessage = (event) => this.#heard(event.data);
    connection.onicecandidate = ({ candidate }) => candidate && this.#found(candidate);
    connection.onicecandidateerror = (event) => {
      if (REFUSED_BY_RELAY.has(event.errorCode)) this.#relayCode = event.errorCode;
    };
    connection.onicegatheringstatechange = () => {
      // Waiting for the limit would not bring another answer of the relay.
      const nothing = connection.iceGatheringState === 'complete' && this.#candidates === 0;
      if (this.#o.relayOnly && nothing && this.#relayCode !== undefined) this.#end('relay-refused', String(this.#relayCode));
    };
    connection.onconnectionstatechange = () => this.#moved(connection);
  }

  #ensureTransceivers(connection: RTCPeerConnection) {
    for (const kind of ['audio', 'video'] as const) {
      if (!this.#transceiver(connection, kind)) connection.addTransceiver(kind, { direction: 'sendrecv', streams: [this.#together] });
    }
  }

  #transceiver(connection: RTCPeerConnection, kind: 'audio' | 'video') {
    return connection.getTransceivers().find((each) => each.receiver.track.kind === kind && each.direction !== 'stopped');
  }

  /** The same streams over restarts, so that what plays them goes on. */
  #comes(connection: RTCPeerConnection): Pick<View, 'voice' | 'picture'> {
    const of = (kind: 'audio' | 'video', now: MediaStream | undefined) => {
      const track = this.#transceiver(connection, kind)?.receiver.track;
      return track && !now?.getTracks().includes(track) ? new MediaStream([track]) : now;
    };
    const voice = of('audio', this.#view.voice);
    const picture = of('video', this.#view.picture);
    return { ...(voice ? { voice } : {}), ...(picture ? { picture } : {}) };
  }

  /** Also the way in which a connection is healed: each offer but the first asks for new addresses. */
  async #offer() {
    const connection = this.#connection;
    if (!connection) return;
    // A later offer that crossed would have to be rolled back, and after that Chromium decodes a picture that it shows no more.
    if (this.#o.polite && this.#negotiation.agreed > 0) return this.#o.signalling.send({ type: 'renew', ...this.#between() });
    const again = this.#negotiation.agreed > 0;
    const waiting = this.#negotiation.waiting;
    const generation = this.#negotiation.offering();
    if (!waiting) {
      if (again) connection.setConfiguration(await this.#configuration());
      this.#ensureTransceivers(connection);
      await connection.setLocalDescription(await connection.createOffer({ iceRestart: again }));
    }
    await this.#describe(connection, generation);
    this.#after('answer', this.#limits.answerWithin, () => this.#do(() => this.#offerUnanswered()));
  }

  async #offerUnanswered() {
    if (this.#negotiation.waiting) await this.#offer();
  }

  async #describe(connection: RTCPeerConnection, generation: number, { type, sdp } = connection.localDescription!) {
    const fragment = userFragmentOf(sdp);
    if (fragment !== undefined) this.#generationOf.set(fragment, generation);
    this.#ownPrints = fingerprintsOf(sdp);
    const theirs = connection.remoteDescription ? fingerprintsOf(connection.remoteDescription.sdp) : [];
    this.#o.signalling.send({
      type: 'description',
      ...this.#between(),
      generation,
      withdrawn: this.#negotiation.withdrawn,
      description: { type: type as 'offer' | 'answer', sdp: asksForSpeech(sdp) },
      statement: await this.#o.proof.prove(this.#ownPrints, theirs),
    });
  }

  #between() {
    return { epoch: this.#epoch, ...(this.#epochThere === undefined ? {} : { to: this.#epochThere }) };
  }

  #found(candidate: RTCIceCandidate) {
    // An empty one only says that there are no more.
    if (candidate.candidate === '') return;
    this.#candidates++;
    const generation = this.#generationOf.get(candidate.usernameFragment ?? '') ?? this.#negotiation.highestOffered;
    this.#o.signalling.send({ type: 'candidate', ...this.#between(), generation, candidate: candidate.toJSON() });
  }

  // --- what comes -----------------------------------------------------------------------------

  async #taken(envelope: Envelope) {
    if (this.#pastEpochs.has(envelope.epoch) || (envelope.to !== undefined && envelope.to !== this.#epoch)) return;
    if (envelope.type === 'bye') return this.#end('ended-there', envelope.reason);
    if (this.#view.state === 'new') return;
    const anew = this.#epochThere !== undefined && this.#epochThere !== envelope.epoch;
    if (anew) await this.#beginAnew();
    this.#epochThere = envelope.epoch;
    const connection = this.#connection;
    if (!connection) return;
    if (envelope.type === 'hello') return anew ? this.#offer() : undefined;
    // Only the polite side asks, so that no two sides ask each other for ever.
    if (envelope.type === 'renew') return this.#o.polite ? undefined : this.#offer();
    if (envelope.type === 'candidate') return this.#candidate(connection, envelope.generation, envelope.candidate);
    const { description, generation } = envelope;
    const verdict = description.type === 'offer' ? this.#negotiation.offered(generation) : this.#negotiation.answered(generation, envelope.withdrawn);
    if (verdict === 'late' || verdict === 'ignore') return;
    // What is said again also carries the addresses found meanwhile, should those have been lost on their way.
    if (verdict === 'repeat') return this.#describe(connection, generation, connection.currentLocalDescription!);
    const proved = await this.#o.proof.check(envelope.statement, fingerprintsOf(description.sdp), description.type === 'answer' ? this.#ownPrints : undefined);
    if (!proved.ok) return this.#end('unproved', proved.refusal);
    this.#show({ meeting: proved.meeting });
    if (verdict === 'roll-back-and-take') {
      await connection.setLocalDescription({ type: 'rollback' });
      // What was added for our own first offer would become second lines beside theirs.
      for (const each of connection.getTransceivers()) if (each.mid === null) each.stop();
    }
    await connection.setRemoteDescription(description);
    if (description.type === 'offer') {
      for (const each of connection.getTransceivers()) {
        if (each.direction === 'stopped') continue;
        each.direction = 'sendrecv';
        each.sender.setStreams?.(this.#together);
      }
      await this.#send(this.#o.capture.outgoing);
      await connection.setLocalDescription();
      await this.#describe(connection, generation);
    } else {
      this.#forget('answer');
      await this.#send(this.#o.capture.outgoing);
    }
    const held = this.#held;
    this.#held = [];
    for (const each of held) await this.#candidate(connection, each.generation, each.candidate);
  }

  async #candidate(connection: RTCPeerConnection, generation: number, candidate: RTCIceCandidateInit) {
    const verdict = this.#negotiation.candidate(generation);
    if (verdict === 'late') return;
    if (verdict === 'hold') {
      this.#held.push({ generation, candidate });
      if (this.#held.length > MOST_CANDIDATES) this.#held.shift();
      return;
    }
    try {
      await connection.addIceCandidate(candidate);
    } catch {
      // One address that cannot be used is no reason to end a call; if it was the only one, the limit ends it.
    }
  }

  /** The page at the other side was loaded anew: it knows nothing of what we agreed. */
  async #beginAnew() {
    this.#pastEpochs.add(this.#epochThere!);
    const old = this.#connection;
    this.#connection = undefined;
    this.#detach(old);
    if (this.#view.state === 'connected') this.#disturbed(this.#limits.restartEvery);
    await this.#begin();
  }

  // --- media ----------------------------------------------------------------------------------

  async #send(outgoing: Outgoing) {
    const connection = this.#connection;
    if (!connection) return;
    for (const kind of ['audio', 'video'] as const) {
      const sender = this.#transceiver(connection, kind)?.sender;
      const track = kind === 'audio' ? outgoing.voice : outgoing.picture;
      if (track && kind === 'video') track.contentHint = 'motion';
      // Every time: between two that followed each other at once the last one has to be the last.
      await sender?.replaceTrack(track).catch(() => {});
    }
    await this.#tune();
    this.#tell(this.#sending());
  }

  #sending(): Said {
    const { voice, picture, look } = this.#o.capture.outgoing;
    return { type: 'sending', voice: voice !== null, look: picture ? look : voice ? 'audio' : 'none' };
  }

  /** Voice first: a fixed share with a higher priority; the picture gets its rung. */
  async #tune() {
    const connection = this.#connection;
    if (!connection) return;
    const best = bestFor(this.#o.others(), this.#o.capture.height);
    this.#standing ??= START(best);
    const rung = RUNGS[Math.max(this.#standing.rung, best)]!;
    const height = this.#o.capture.outgoing.look === 'veiled' ? rung.height : this.#o.capture.height;
    await limit(this.#transceiver(connection, 'audio')?.sender, { maxBitrate: 32_000, priority: 'high', networkPriority: 'high' });
    await limit(this.#transceiver(connection, 'video')?.sender, {
      active: rung.most > 0,
      maxBitrate: Math.max(rung.most, 30_000),
      maxFramerate: Math.max(rung.framesPerSecond, 1),
      scaleResolutionDownBy: rung.height > 0 && height > rung.height ? height / rung.height : 1,
    });
  }

  async #look() {
    const connection = this.#connection;
    if (!connection || this.#view.state === 'ended') return;
    const sample = sampleOf(await connection.getStats());
    if (connection !== this.#connection) return;
    const before = this.#sample;
    this.#sample = sample;
    this.#after('look', LOOK_EVERY, () => void this.#look());
    if (sample.way !== undefined) this.#show({ way: sample.way });
    if (!before) return;
    const figures = figuresBetween(before, sample);
    const word = wordFor(figures, this.#view.state === 'connected', this.#view.there.voice);
    this.#show({ figures, word });
    const standing = this.#standing;
    if (!standing || !this.#o.capture.outgoing.picture) return;
    const way = { available: sample.available, lossPercent: sample.lossTherePercent, seconds: figures.seconds };
    this.#standing = nextStanding(standing, bestFor(this.#o.others(), this.#o.capture.height), way);
    if (this.#standing.rung !== standing.rung) await this.#tune();
  }

  // --- words ----------------------------------------------------------------------------------

  #tell(said: Said): boolean {
    if (this.#channel?.readyState !== 'open') return false;
    this.#channel.send(JSON.stringify(said));
    return true;
  }

  #opened() {
    this.#tell(this.#sending());
    for (const text of this.#texts.splice(0)) this.#tell({ type: 'text', text });
  }

  #heard(data: unknown) {
    let said: Said;
    try {
      said = JSON.parse(String(data)) as Said;
    } catch {
      return;
    }
    if (said.type === 'text' && typeof said.text === 'string') this.#o.heard(said.text.slice(0, MOST_TEXT));
    if (said.type === 'sending') this.#show({ there: { voice: said.voice === true, look: said.look } });
  }

  // --- staying, healing, ending ---------------------------------------------------------------

  #moved(connection: RTCPeerConnection) {
    if (connection !== this.#connection) return;
    switch (connection.connectionState) {
      case 'connected':
        this.#forget('set-up', 'restart', 'grace');
        this.#show({ state: 'connected', ...this.#comes(connection), word: 'good' });
        void this.#look();
        break;
      case 'disconnected':
        this.#disturbed(this.#limits.restartAfter);
        break;
      case 'failed':
        this.#disturbed(0);
        break;
    }
  }

  #disturbed(restartAfter: number) {
    if (this.#view.state === 'connected') {
      this.#show({ state: 'disturbed', word: 'gone' });
      this.#after('grace', this.#limits.graceTime, () => this.#end('lost'));
    }
    this.#after('restart', restartAfter, () => this.#restart());
  }

  #restart() {
    if (this.#view.state === 'connected' || this.#view.state === 'ended') return;
    this.#after('restart', this.#limits.restartEvery, () => this.#restart());
    this.renew();
  }

  #giveUp() {
    if (this.#epochThere === undefined && this.#candidates > 0) return this.#end('no-answer');
    if (this.#o.relayOnly && this.#candidates === 0) return this.#end(this.#relayCode === undefined ? 'relay-unreachable' : 'relay-refused');
    this.#end(this.#epochThere === undefined ? 'no-answer' : 'no-way-through');
  }

  #end(reason: EndReason, detail?: string) {
    if (this.#view.state === 'ended') return;
    this.#forget(...this.#timers.keys());
    this.#unfollow();
    this.#detach(this.#connection);
    this.#connection = undefined;
    if (reason !== 'ended-there') this.#o.signalling.send({ type: 'bye', ...this.#between(), reason });
    const { voice: _, picture: __, ...view } = this.#view;
    this.#view = view;
    this.#show({ state: 'ended', word: 'gone', reason, ...(detail === undefined ? {} : { detail }) });
  }

  #detach(connection: RTCPeerConnection | undefined) {
    this.#channel = undefined;
    if (!connection) return;
    connection.onicecandidate = connection.onicecandidateerror = connection.onicegatheringstatechange = connection.onconnectionstatechange = null;
    connection.close();
  }

  #show(change: Partial<View>) {
    this.#view = { ...this.#view, ...change };
    this.#o.changed(this.#view);
  }
}

async function limit(sender: RTCRtpSender | undefined, wish: RTCRtpEncodingParameters) {
  const parameters = sender?.getParameters();
  const [encoding] = parameters?.encodings ?? [];
  if (!sender || !parameters || !encoding) return;
  Object.assign(encoding, wish);
  // A browser that does not know one of these sends as it would by itself.
  await sender.setParameters(parameters).catch(() => {});
}
