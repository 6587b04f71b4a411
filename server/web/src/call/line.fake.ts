// A line without a browser: a socket, an engine and a clock that a test moves by hand.
import { test } from 'node:test';
import type { CallSaidUnion, CallState, CallToldUnion } from '../shared/contract';
import type { StreamListener } from '../shared/stream';
import type { CallOptions, Other } from './call';
import type { Look, MediaSource } from './capture';
import { Line, type LineOptions, type LineView } from './line';
import type { View } from './view';

export const now = '2026-11-24T02:12:00Z';
export const later = () => new Promise((done) => setTimeout(done, 0));

/** The engine as a line sees it: who was joined, what was allowed, and a hand that moves its views. */
export class FakeEngine {
  readonly joined: Other[] = [];
  readonly allowed: Look[] = [];
  renewed = 0;
  hungUp: (string | undefined)[] = [];
  readonly takes = new Map<string, unknown[]>();
  constructor(readonly options: CallOptions) {}
  join(other: Other) {
    this.joined.push(other);
    other.signalling.onEnvelope((envelope) => this.takes.set(other.party, [...(this.takes.get(other.party) ?? []), envelope]));
    this.show(other.party, { state: 'connecting' });
    return true;
  }
  async allow(look: Look) {
    this.allowed.push(look);
    return { voice: 'given' as const, picture: 'not-asked' as const };
  }
  say() {
    return 1;
  }
  renew() {
    this.renewed++;
  }
  readonly asked: [string, number][] = [];
  readonly trusted: string[] = [];
  told = 0;
  askLoudness(party: string, step: number) {
    return this.asked.push([party, step]) > 0;
  }
  tellSending() {
    this.told++;
  }
  async trust(party: string) {
    this.trusted.push(party);
  }
  hangUp(party?: string) {
    this.hungUp.push(party);
  }
  view() {
    return undefined;
  }
  show(party: string, more: Partial<View>) {
    this.options.changed(party, { state: 'new', there: { voice: false, look: 'none' }, word: 'good', ...more });
  }
}

export function desk(more: Partial<LineOptions> = {}) {
  let at = 1_000;
  let listener!: StreamListener;
  let standing = false;
  let ids = 0;
  const said: CallSaidUnion[] = [];
  const engines: FakeEngine[] = [];
  const waits: (() => void)[] = [];
  const renewed: number[] = [];
  let view!: LineView;
  const line = new Line({
    path: '/api/v1/calls?endpoint=e', changed: (fresh) => (view = fresh),
    open: (_, given) => {
      listener = given;
      return { send: (message) => standing && said.push(message as CallSaidUnion) > 0, renew: () => renewed.push(at), close: () => {} };
    },
    engine: (options) => {
      const engine = new FakeEngine(options);
      engines.push(engine);
      return engine;
    },
    identity: async () => ({ keys: {} as CryptoKeyPair, pins: { keys: async () => [], change: async () => {} } }),
    source: (async () => ({})) as unknown as MediaSource,
    putDown: { read: () => ({ closed: new Set(), wanted: new Set() }), keep: () => {} }, clock: () => at, wait: () => new Promise((done) => waits.push(() => done())), id: () => `call-${++ids}`,
    ...more,
  });
  const told = (news: CallToldUnion) => listener.frame(news);
  const self = {
    line, said, engines, renewed, told,
    get view() { return view; },
    get engine() { return engines.at(-1)!; },
    types: () => said.map(({ type }) => type),
    of: <T extends CallSaidUnion['type']>(type: T) => said.filter((each): each is Extract<CallSaidUnion, { type: T }> => each.type === type),
    /** It stands, and the centre says nothing. */
    connectDumb() {
      standing = true;
      listener.opened();
    },
    connect(...calls: CallState[]) {
      self.connectDumb();
      told({ type: 'whole', now, calls });
    },
    lose() {
      standing = false;
      listener.lost();
    },
    change: (call: CallState) => told({ type: 'changed', now, call }),
    relays: (call = 'a') => told({ type: 'relays', call, servers: [], relayOnly: false }),
    /** Time passes, and nobody looked. */
    sleep(ms: number) {
      at += ms;
    },
    forward(ms: number) {
      at += ms;
      line.tick();
    },
    giveUpWaiting: () => waits.splice(0).forEach((done) => done()),
    async speaks(more: Partial<CallState> = {}) {
      self.connect(state({ version: 1, ...more }));
      self.relays();
      await later();
    },
  };
  return self;
}

export const peer = (generation = 1, connected = false, party = 'home') => ({ party, generation, polite: true, connected });
export function state(more: Partial<CallState> = {}): CallState {
  return {
    call: 'a', version: 1, home: 'gw-1', clientName: 'mevrouw Willemse', why: 'to-talk', role: 'speaks', stage: 'connecting', begunAt: now, me: 'staff-1', by: 'home',
    parties: [], open: 'audio-clear', peers: [peer()], urgent: false, picture: 'clear', ...more,
  };
}

/** A line has a timer of its own, which would keep the test's process alive. */
export async function story(name: string, tell: (d: ReturnType<typeof desk>) => unknown, more: Partial<LineOptions> = {}) {
  await test(name, async () => {
    const d = desk(more);
    try {
      await tell(d);
    } finally {
      d.line.close();
    }
  });
}
