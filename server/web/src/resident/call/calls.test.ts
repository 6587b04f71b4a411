import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LineView } from '../../call/line';

const AT = Date.parse('2026-11-23T07:40:00Z');

/** A page without a browser: nothing of it answers, and its timers are run by hand. */
const timers = new Set<{ at: number; work: () => void }>();
let at = 0;
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
  setInterval: () => 0,
  clearInterval() {},
  setTimeout(work: () => void, ms: number) {
    const one = { at: at + ms, work };
    timers.add(one);
    return one;
  },
  clearTimeout: (one: { at: number; work: () => void }) => timers.delete(one),
});
const { startCalls, view, pressed, scene } = await import('./calls');
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
