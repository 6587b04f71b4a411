// This device's line to the centre for calls, and what of them is open here. The rules are in calls.ts; here are the socket, the
// engine and the time. A face draws the view and calls the methods; it decides nothing about a camera.
import type { CallEnvelope, CallPicture, CallSaidUnion, CallState, CallToldUnion, CallWhy } from '../shared/contract';
import { openStream, type Stream } from '../shared/stream';
import { Call } from './call';
import * as rules from './calls';
import { devices } from './capture';
import { begins, due, heardOf, MOST_KEPT, type Act, type Kept } from './kept';
import { CALM, HERE_EACH, LONGEST_TEXT, RENEW_AFTER, TICK } from './limits';
import type { Asked, LineOptions, LineView } from './lineview';
import { USUAL } from './loudness';
import { begunWith, putDown, type PutDown } from './put';
import { Relays } from './relays';
import { Reports } from './reports';
import { browserIdentity, Talk, type Ways } from './talk';
import { Texts } from './texts';
export type { LineOptions, LineView } from './lineview';

/** A centre that is silent for so long has given this device up, or is about to: all is closed. In ms. */
export const SILENCE = 35_000;

export class Line {
  readonly #o: LineOptions;
  readonly #clock: () => number;
  readonly #stream: Stream;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #reports = new Reports();
  #calls: rules.Calls;
  #kept: Kept[];
  #talk: Talk | undefined;
  #open = false;
  #answered = false;
  #was = { up: false, silent: false };
  /** A connect is no word of the centre: only a frame is. */
  #heardAt: number;
  #openedAt = 0;
  #saidHereAt = -Infinity;
  /** The centre's clock minus this device's own, in ms. */
  #ahead: number;
  #refused: LineView['refused'];
  readonly #texts = new Texts();
  #muted = false;
  #camera: boolean;
  #loudness: number | undefined;
  readonly #relays = new Relays();
  readonly #putDown: PutDown;
  readonly #id = () => (this.#o.id ?? (() => crypto.randomUUID()))();
  readonly #fellSilent = () => new Date(this.#heardAt + SILENCE + this.#ahead).toISOString();

  constructor(options: LineOptions) {
    this.#o = options;
    this.#clock = options.clock ?? (() => performance.now());
    this.#camera = options.camera ?? true;
    this.#loudness = options.loudness;
    this.#heardAt = this.#clock();
    this.#ahead = Date.now() - this.#clock();
    this.#putDown = options.putDown ?? putDown(options.path);
    [this.#calls, this.#kept] = begunWith(this.#putDown, this.#clock());
    this.#stream = (options.open ?? openStream)(options.path, {
      opened: () => {
        this.#open = true;
        this.#answered = false;
        this.#openedAt = this.#clock();
        this.#reports.forget();
        this.#sayHere();
      },
      frame: (json) => this.#take(json as CallToldUnion),
      lost: () => {
        this.#open = this.#answered = false;
        this.#tell();
      },
    });
    this.#timer = setInterval(() => this.tick(), TICK);
  }

  // --- what a person does ---------------------------------------------------------------------

  knock(home: string, why: CallWhy, more: { alarm?: string; missed?: string; reason?: string; planned?: string } = {}): string {
    const call = this.#id();
    this.#calls = rules.want(this.#calls, call);
    this.#act({ type: 'knock', call, home, why, ...more });
    return call;
  }

  askToTalk(picture: CallPicture, first: { missed?: string; planned?: string } = {}): string {
    const call = this.#id();
    this.#calls = rules.want(this.#calls, call, picture);
    this.#act({ type: 'ask-to-talk', call, picture, ...first });
    return call;
  }

  /** She presses a face. */
  callPerson(person: string, picture: CallPicture): string {
    const call = this.#id();
    this.#calls = rules.want(this.#calls, call, picture);
    this.#act({ type: 'call-person', call, person, picture });
    return call;
  }

  /** Asks for a photo or for her log; nothing is kept of it, since it can be asked for again. @returns whether it went out */
  ask(what: Asked): boolean {
    return this.#answered && this.#say(what);
  }

  /** It can be seen and heard here that it rings; may be called at each drawing. */
  ringing(call: string) {
    this.#reports.ringing(call);
    this.#report();
  }

  yes(call: string, picture: CallPicture) {
    this.#calls = rules.want(this.#calls, call, picture);
    this.#act({ type: 'yes', call, picture });
  }

  answer(call: string) {
    this.#calls = rules.want(this.#calls, call);
    this.#act({ type: 'answer', call });
  }

  decline(call: string) {
    this.#calls = rules.refuse(this.#calls, call);
    this.#settle();
    this.#act({ type: 'decline', call });
  }

  /** Closes at once, before any answer. */
  hangUp(call: string) {
    this.#calls = rules.close(this.#calls, call);
    this.#settle();
    this.#act({ type: 'hang-up', call });
  }

  /** Less takes effect at once, more once the centre has it. */
  show(call: string, picture: CallPicture) {
    this.#calls = rules.choose(this.#calls, call, picture);
    this.#settle();
    this.#act({ type: 'show', call, picture });
  }

  hold(call: string) {
    this.#act({ type: 'hold', call });
  }

  resume(call: string) {
    this.#act({ type: 'resume', call });
  }

  takeOver(call: string, from: string) {
    this.#calls = rules.want(this.#calls, call);
    this.#act({ type: 'take-over', call, from });
  }

  moveHere(call: string) {
    this.#calls = rules.want(this.#calls, call);
    this.#act({ type: 'move-here', call });
  }

  /** Live text to all others. @returns to how many it went or will go */
  say(text: string): number {
    const reached = this.#talk?.say(text) ?? 0;
    if (reached > 0) this.#texts.heard(rules.activeOf(this.#calls)?.me ?? '', text, false);
    return reached;
  }

  /** What stands in the field now: the others read along. */
  types(text: string) {
    this.#talk?.say(text, true);
  }

  mute(muted: boolean) {
    this.#muted = muted;
    this.#talk?.mute(muted);
    this.#tell();
  }

  /** The own camera of staff, as far as the call allows one. */
  picture(on: boolean) {
    this.#camera = on;
    this.#settle();
    this.#tell();
  }

  /** Asks the resident's device to play voices so loud. @returns false while there is no way to it */
  askLoudness(step: number): boolean {
    return this.#talk?.askLoudness(rules.HOME, step) ?? false;
  }

  /** Somebody here says that this party's new key is right. */
  trust(party: string) {
    this.#talk?.trust(party);
  }

  close() {
    clearInterval(this.#timer);
    this.#talk?.end();
    this.#talk = undefined;
    this.#stream.close();
    this.#open = this.#answered = false;
  }

  /** Looks what is due; called by itself each second, and by whoever has a clock that a hidden page does not slow down. */
  tick() {
    const at = this.#clock();
    if (this.#open && at - this.#saidHereAt >= HERE_EACH * this.#pace) this.#sayHere();
    if (this.#open && at - Math.max(this.#heardAt, this.#openedAt) >= RENEW_AFTER * this.#pace) this.#stream.renew();
    if (!this.#answered && this.#kept.some(({ act, said }) => !said && begins(act))) this.#dropLate(at);
    if (this.#silent) this.#lose();
    this.#settle();
    if (this.#was.up !== this.#up || this.#was.silent !== this.#silent) this.#tell();
  }

  // --- what the centre tells ------------------------------------------------------------------

  #take(news: CallToldUnion) {
    const at = this.#clock();
    // A machine that slept may hear of the centre before it looked at the time.
    if (this.#silent) this.#lose();
    this.#heardAt = at;
    switch (news.type) {
      case 'whole':
      case 'changed':
        this.#ahead = Date.parse(news.now) - at;
        this.#calls = rules.told(this.#calls, news, at);
        if (news.type === 'changed') this.#kept = heardOf(this.#kept, news.call.call);
        else if (!this.#answered) this.#back(at);
        this.#settle();
        return this.#tell();
      case 'relays':
        return this.#relays.told(news);
      case 'envelope':
        // Of an older negotiation than the one that is known, it comes too late.
        if (news.call === this.#talk?.call && news.generation >= (rules.peerOf(this.#calls, news.call, news.from)?.generation ?? 0)) this.#talk.take(news.from, news.text);
        return;
      case 'photo': case 'log':
        return this.#o.told?.(news);
      case 'refused':
        // A report that came too late is refused as well; that is nothing for a person.
        if (!this.#kept.some(({ act, said }) => said && act.call === news.call)) return;
        this.#kept = heardOf(this.#kept, news.call);
        this.#refused = { call: news.call, reason: news.reason };
        return this.#tell();
    }
  }

  /** The first whole state of a connection: now can be said what waited. */
  #back(at: number) {
    this.#answered = true;
    const { say, late } = due(this.#kept, this.#calls.known, at);
    this.#kept = [];
    for (const { act, at: pressed } of say) this.#act(act, pressed);
    if (late[0]) this.#refused = { call: late[0].call, reason: 'busy' };
    this.#talk?.renew();
  }

  #dropLate(at: number) {
    const { late } = due(this.#kept, this.#calls.known, at);
    if (late.length === 0) return;
    this.#kept = this.#kept.filter(({ act }) => !late.includes(act));
    this.#refused = { call: late[0]!.call, reason: 'busy' };
    this.#tell();
  }

  // --- what is open, with whom, and what is reported -------------------------------------------

  get #up(): boolean {
    return this.#answered && !this.#silent;
  }

  get #pace(): number {
    return rules.activeOf(this.#calls) === undefined ? CALM : 1;
  }

  get #silent(): boolean {
    return this.#clock() - this.#heardAt >= SILENCE * this.#pace;
  }

  #settle() {
    const state = this.#silent ? undefined : rules.activeOf(this.#calls);
    if (this.#talk && !(rules.carries(state) && this.#talk.call === state.call)) {
      this.#talk.end();
      this.#talk = undefined;
    }
    if (rules.carries(state)) {
      this.#talk ??= this.#talkOf(state);
      const look = rules.lookFor(this.#calls, state.call, this.#clock());
      this.#talk.allow(this.#camera ? look : rules.lesser(look, 'audio'));
      this.#talk.with(state.peers);
    }
    this.#report();
  }

  #talkOf({ call, me, home, why }: CallState): Talk {
    this.#texts.begin(call);
    const talk = new Talk({
      call, me, home, wordless: why === 'look',
      ways: () => this.#ways(call),
      identity: this.#o.identity ?? browserIdentity,
      engine: this.#o.engine ?? ((options) => new Call(options)),
      source: this.#o.source ?? devices,
      ...(this.#o.limits ? { limits: this.#o.limits } : {}),
      now: () => this.#now(),
      send: (to, text) => this.#envelope(call, to, text),
      changed: () => {
        this.#report();
        this.#tell();
      },
      heard: (party, text, typing) => {
        this.#texts.heard(party, text, typing);
        this.#tell();
      },
      ...(this.#loudness === undefined ? {} : { loudness: () => this.#loudness ?? USUAL, asksLoudness: (party: string, step: number) => this.#setLoudness(party, step) }),
    });
    talk.mute(this.#muted);
    return talk;
  }

  /** By staff alone: a guest is not to make her silent. */
  #setLoudness(party: string, step: number) {
    const asks = rules.activeOf(this.#calls)?.parties.find((one) => one.party === party);
    if (asks?.kind !== 'staff') return;
    this.#loudness = step;
    this.#talk?.tellSending();
    this.#tell();
  }

  #ways(call: string): Promise<Ways> {
    const wait = this.#o.wait ?? ((ms) => new Promise((done) => setTimeout(done, ms)));
    return this.#relays.of(call, () => this.#say({ type: 'relays', call }), wait, () => this.#talk?.call === call);
  }

  #envelope(call: string, to: string, text: string) {
    const peer = rules.peerOf(this.#calls, call, to);
    if (!peer || text.length > LONGEST_TEXT) return;
    this.#say({ type: 'envelope', call, to, generation: peer.generation, text } satisfies CallEnvelope);
  }

  /** The centre hears of it as soon as it is back: nobody is left waiting for this device. */
  #lose() {
    const call = rules.activeOf(this.#calls);
    this.#calls = rules.lose(this.#calls, this.#fellSilent());
    if (call?.role === 'speaks') this.#act({ type: 'hang-up', call: call.call });
  }

  #report() {
    this.#reports.see(this.#talk);
    this.#reports.quality(this.#talk, this.#clock(), (said) => this.#say(said));
    if (this.#answered) this.#reports.say(this.#calls.known, this.#talk, (said) => this.#say(said));
  }

  // --- saying ---------------------------------------------------------------------------------

  #act(act: Act, at = this.#clock()) {
    this.#refused = undefined;
    const said = this.#answered && this.#say(act);
    this.#kept = [...this.#kept.filter((each) => begins(each.act) || !(each.said && at - each.at > SILENCE)), { act, at, said }];
    if (this.#kept.length > MOST_KEPT) {
      const [oldest] = this.#kept;
      this.#kept = this.#kept.slice(1);
      if (oldest && !oldest.said) this.#refused = { call: oldest.act.call, reason: 'busy' };
    }
    this.#tell();
  }

  #sayHere() {
    if (this.#say({ type: 'here' })) this.#saidHereAt = this.#clock();
  }

  #say(said: CallSaidUnion): boolean {
    return this.#open && this.#stream.send(said);
  }

  /** Whole milliseconds: what is signed with it is refused otherwise. */
  #now(): number {
    return Math.round(this.#clock() + this.#ahead);
  }

  #tell() {
    const silent = this.#silent;
    this.#putDown.keep(this.#calls);
    this.#was = { up: this.#up, silent };
    const active = silent ? undefined : rules.activeOf(this.#calls);
    const { outgoing, outcome, views } = this.#talk ?? {};
    this.#o.changed({
      up: this.#up,
      now: () => this.#now(),
      calls: silent ? rules.lostHere(this.#calls, this.#fellSilent()) : rules.shown(this.#calls),
      ...(active ? { active } : {}),
      media: new Map(views),
      ...(outcome ? { outcome } : {}),
      outgoing: outgoing?.picture ? outgoing.look : outgoing?.voice ? 'audio' : 'none',
      ...(outgoing?.picture ? { own: outgoing.picture } : {}),
      muted: this.#muted,
      ...(this.#loudness === undefined ? {} : { loudness: this.#loudness }),
      ...this.#texts.view((party) => ['connected', 'disturbed'].includes(views?.get(party)?.state ?? '')),
      ...(this.#refused ? { refused: this.#refused } : {}),
      unproved: this.#reports.unproved,
    });
  }
}
