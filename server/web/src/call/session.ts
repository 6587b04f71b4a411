// One party's connection to one other: sets it up, keeps it, heals it, and says in one view how it stands.
//
//   new ─start─► connecting ──► connected ◄──► disturbed ──► ended(reason)
//                    └── limit ─────────────────── grace ──────►
import type { EndReason, Envelope } from './envelope';
import { LIMITS, LOOK_EVERY, MOST_CANDIDATES, MOST_WAITING, REFUSED_BY_RELAY, type Limits } from './limits';
import { Negotiation } from './negotiation';
import { bestFor, nextStanding, RUNGS, START, type Standing } from './picture';
import { isUnproved } from './proof';
import { figuresBetween, sampleOf, wordFor, type Sample } from './quality';
import { asksForPicture, asksForSpeech, fingerprintsOf, userFragmentOf } from './sdp';
import { adoptLines, comes, ensureLines, followWay, lend, pictureAnew, tune } from './tracks';
import type { SessionOptions, View } from './view';
import { Words, type Said } from './words';

export class Session {
  readonly #o: SessionOptions;
  readonly #limits: Limits;
  readonly #epoch = crypto.randomUUID();
  readonly #pastEpochs = new Set<string>();
  #epochThere: string | undefined;
  #view: View = { state: 'new', there: { voice: false, look: 'none' }, word: 'good' };
  /** Names voice and picture as one to the other side's browser, which keeps the lips with the words. */
  readonly #together = new MediaStream();
  readonly #words: Words;
  #certificate: RTCCertificate | undefined;
  #connection: RTCPeerConnection | undefined;
  /** The one that was connected before. */
  #met: RTCPeerConnection | undefined;
  #negotiation: Negotiation;
  #generationOf = new Map<string, number>();
  #held: { generation: number; candidate: RTCIceCandidateInit }[] = [];
  #ownPrints: string[] = [];
  #relayCode: number | undefined;
  #candidates = 0;
  #waiting = 0;
  #work: Promise<void> = Promise.resolve();
  #sample: Sample | undefined;
  #standing: Standing | undefined;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #unfollow: () => void = () => {};
  readonly #speaks = () => this.#after('spoken', this.#limits.spokenAfter, () => void this.#o.proof.spoken());

  constructor(options: SessionOptions) {
    this.#o = options;
    this.#limits = options.limits ?? LIMITS;
    this.#negotiation = new Negotiation(options.polite);
    this.#words = new Words({ opened: () => this.#words.tell(this.#sending()), text: options.heard, there: (there) => this.#show({ there }), loudness: (step) => options.asksLoudness?.(step) });
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
    this.#unfollow = this.#o.capture.follow(() => void this.#send());
    this.#do(() => this.#begin());
    this.#do(async () => (offers ? this.#offer() : this.#o.signalling.send({ type: 'hello', ...this.#between() })));
  }

  /** The network of this side changed, or its signalling came back after a while. */
  renew() {
    if (this.#view.state === 'new' || this.#view.state === 'ended') return;
    this.#do(() => this.#offer());
  }

  /** @returns false when it is too long, or too much waits already */
  say(text: string, typing: boolean): boolean {
    return this.#view.state !== 'ended' && this.#words.say(text, typing);
  }

  /** Asks the other side to play voices so loud. @returns false while there is no way to it */
  askLoudness(step: number): boolean {
    return this.#view.state !== 'ended' && this.#words.tell({ type: 'loudness', step });
  }

  /** Says anew how this side is. */
  tellSending() {
    if (this.#view.state !== 'ended') this.#words.tell(this.#sending());
  }

  /** A person said that the other side's key is right. */
  async trust() {
    if (this.#view.meeting !== 'changed') return;
    await this.#o.proof.trust();
    this.#show({ meeting: 'known' });
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
    this.#words.attach(connection);
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
      ensureLines(connection, this.#together);
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
      description: { type: type as 'offer' | 'answer', sdp: this.#o.others() > 1 ? asksForSpeech(sdp, false) : asksForPicture(asksForSpeech(sdp)) },
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
    // Whoever says so now was not there for what we said before.
    if (envelope.type === 'hello') return anew || this.#negotiation.waiting ? this.#offer() : undefined;
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
    if (this.#view.state === 'connected') this.#speaks();
    if (verdict === 'roll-back-and-take') {
      await connection.setLocalDescription({ type: 'rollback' });
      // What was added for our own first offer would become second lines beside theirs.
      for (const each of connection.getTransceivers()) if (each.mid === null) each.stop();
    }
    await connection.setRemoteDescription(description);
    if (description.type === 'offer') {
      adoptLines(connection, this.#together);
      await this.#send();
      await connection.setLocalDescription();
      await this.#describe(connection, generation);
    } else {
      this.#forget('answer');
      await this.#send();
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

  async #send() {
    const connection = this.#connection;
    if (!connection) return;
    await lend(connection, () => this.#o.capture.outgoing);
    await this.#tune();
    this.#words.tell(this.#sending());
  }

  #sending(): Said {
    const { voice, picture, look } = this.#o.capture.outgoing;
    const loudness = this.#o.loudness?.();
    return { type: 'sending', voice: voice !== null, look: picture ? look : voice ? 'audio' : 'none', ...(loudness === undefined ? {} : { loudness }) };
  }

  async #tune() {
    const connection = this.#connection;
    if (!connection) return;
    const { height, outgoing } = this.#o.capture;
    const best = bestFor(this.#o.others(), height);
    this.#standing ??= START(best);
    await tune(connection, RUNGS[Math.max(this.#standing.rung, best)]!, outgoing.look === 'veiled' ? 0 : height);
  }

  async #look() {
    const connection = this.#connection;
    if (!connection || this.#view.state === 'ended') return;
    const report = await connection.getStats().catch(() => undefined);
    if (!report || connection !== this.#connection) return;
    const sample = sampleOf(report);
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
    const way = { available: sample.available, lossPercent: sample.lossTherePercent, voiceLossPercent: sample.voiceLossTherePercent, roundTripMs: sample.roundTrip, seconds: figures.seconds };
    this.#standing = nextStanding(standing, bestFor(this.#o.others(), this.#o.capture.height), way);
    if (this.#standing.rung !== standing.rung) await this.#tune();
  }

  // --- staying, healing, ending ---------------------------------------------------------------

  #moved(connection: RTCPeerConnection) {
    if (connection !== this.#connection) return;
    switch (connection.connectionState) {
      case 'connected':
        this.#forget('set-up', 'restart', 'grace');
        if (this.#met === connection) void pictureAnew(connection);
        else followWay(connection, () => void pictureAnew(connection));
        this.#met = connection;
        this.#show({ state: 'connected', ...comes(connection, this.#view), word: 'good' });
        this.#speaks();
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
    this.#forget('spoken');
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
    if (isUnproved({ reason, detail })) void this.#o.proof.withdraw();
    this.#unfollow();
    this.#detach(this.#connection);
    this.#connection = undefined;
    if (reason !== 'ended-there') this.#o.signalling.send({ type: 'bye', ...this.#between(), reason });
    const { voice: _, picture: __, ...view } = this.#view;
    this.#view = view;
    this.#show({ state: 'ended', word: 'gone', reason, ...(detail === undefined ? {} : { detail }) });
  }

  #detach(connection: RTCPeerConnection | undefined) {
    if (!connection) return;
    connection.onicecandidate = connection.onicecandidateerror = connection.onicegatheringstatechange = connection.onconnectionstatechange = null;
    connection.close();
  }

  #show(change: Partial<View>) {
    this.#view = { ...this.#view, ...change };
    this.#o.changed(this.#view);
  }
}
