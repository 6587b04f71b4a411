import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LineView } from '../../call/line';
import type { CallState } from '../../shared/contract';

const AT = Date.parse('2026-11-23T07:40:00Z');

/** A page without a browser: nothing of it answers, and its timers are run by hand. */
const timers = new Set<{ at: number; work: () => void }>();
let at = 0;
/** A loudspeaker, as far as the browser lets it sound. */
const sound = { state: 'running' };
const node: unknown = new Proxy(() => node, { get: (_, name) => (name === 'then' ? undefined : node), apply: () => node, set: () => true });
class Loudspeaker {
  currentTime = 0;
  destination = node;

  get state() {
    return sound.state;
  }

  async resume() {}

  createOscillator = () => node;
  createGain = () => node;
}
/** It opens, and nothing ever comes. */
class Silent {
  readyState = 0;
  onopen: (() => void) | undefined;

  constructor() {
    queueMicrotask(() => this.onopen?.());
  }

  close() {}
}
Object.assign(globalThis, {
  matchMedia: () => ({ matches: false, addEventListener() {} }),
  localStorage: { getItem: () => null, setItem() {} },
  location: { href: 'http://localhost/', reload() {} },
  document: { documentElement: { dataset: {} }, visibilityState: 'visible', addEventListener() {} },
  addEventListener() {},
  WebSocket: Silent,
  AudioContext: Loudspeaker,
  performance: { now: () => at },
  // The line's own second is left out: what it would tell is told here by hand.
  setInterval(work: () => void, ms: number) {
    const one = { at: at + ms, work: () => {
      one.at += ms;
      timers.add(one);
      work();
    } };
    if (ms > 1_000) timers.add(one);
    return one;
  },
  clearInterval: (one: { at: number; work: () => void }) => timers.delete(one),
  setTimeout(work: () => void, ms: number) {
    const one = { at: at + ms, work };
    timers.add(one);
    return one;
  },
  clearTimeout: (one: { at: number; work: () => void }) => timers.delete(one),
});
const { startCalls, view, pressed, scene, comesIn } = await import('./calls');
const { now } = await import('../../shared/clock');
startCalls();
await Promise.resolve();

/** Second by second, as the clock of the screen goes: what is shown is made anew each time. */
function forward(seconds: number) {
  for (let second = 0; second < seconds; second++) {
    at += 1_000;
    now.value += 1_000;
    for (const one of timers) if (one.at <= at && timers.delete(one)) one.work();
  }
}

test('what the centre refused stands two minutes and goes by itself, since nobody has to learn to put it away', () => {
  pressed.value = { call: 'c1', what: 'ask' };
  view.value = { up: true, calls: [], now: () => AT + at, media: new Map(), outgoing: 'none', muted: false, texts: [], refused: { call: 'c1', reason: 'busy' } } as LineView;
  assert.equal(scene.value?.kind, 'ended');
  forward(119);
  assert.equal(scene.value?.kind, 'ended');
  forward(1);
  assert.deepEqual([scene.value, pressed.value], [undefined, undefined]);
});

const sounded = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

/** Somebody whom she let come in knocks. */
function knocks(call: string, up = true) {
  const state = {
    call, version: 1, home: 'h', clientName: 'mevrouw Willemse', why: 'to-talk', role: 'rings', stage: 'ringing', begunAt: '2026-11-23T07:40:00Z', me: 'home', by: 's1',
    parties: [{ party: 's1', name: 'Anja', kind: 'staff', presence: 'in', heard: false }], open: 'none', peers: [], urgent: false, picture: 'none', comesIn: true,
  } as CallState;
  view.value = { up, calls: [state], active: state, now: () => AT + at, media: new Map(), outgoing: 'none', muted: false, texts: [] } as LineView;
}

test('until somebody comes in by themselves it is counted down, from when it really rang here', async () => {
  sound.state = 'suspended';
  knocks('c2');
  await sounded();
  forward(3);
  assert.equal(comesIn.value, undefined, 'nobody could hear it: nothing opens');
  sound.state = 'running';
  knocks('c3');
  await sounded();
  const seen = [comesIn.value];
  for (let second = 0; second < 11; second++) {
    forward(1);
    await sounded();
    seen.push(comesIn.value);
  }
  assert.deepEqual(seen, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0]);
  knocks('c3', false);
  assert.equal(comesIn.value, undefined, 'the centre is away: it does not open now');
  view.value = undefined;
});
