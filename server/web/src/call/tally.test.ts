import assert from 'node:assert/strict';
import { test } from 'node:test';
import { state, story } from './line.fake';
import type { Figures } from './quality';
import { SAID_EACH, Tally } from './tally';

const figures = (more: Partial<Figures> = {}): Figures => ({
  seconds: 2, lossPercent: 0, jitterMs: 10, roundTripMs: 30, freezes: 0, frozenPercent: 0, kbitIn: 1, kbitOut: 1, framesPerSecond: 20, voice: 100, kbitAvailable: undefined, ...more,
});

test('averages are weighed by time, and the same figures count once', () => {
  const tally = new Tally();
  const first = figures({ seconds: 6, lossPercent: 1 });
  tally.see(first, 'good');
  tally.see(first, 'good');
  tally.see(figures({ lossPercent: 5, roundTripMs: undefined }), 'poor');
  assert.deepEqual(tally.take(), { seconds: 8, poorSeconds: 2, badSeconds: 0, goneSeconds: 0, lossPercent: 2, jitterMillis: 10, roundTripMillis: 30, frozenPercent: 0 });
  assert.equal(tally.take(), undefined);
});

test('what no centre would take is made to fit', () => {
  const tally = new Tally();
  tally.see(figures({ lossPercent: 400, jitterMs: Number.NaN, frozenPercent: -3 }), 'bad');
  const { lossPercent, jitterMillis, frozenPercent } = tally.take()!;
  assert.deepEqual([lossPercent, jitterMillis, frozenPercent], [100, 0, 0]);
});

await story('each minute, and at the end, the centre is told how it went', async (d) => {
  await d.speaks();
  d.engine.show('home', { state: 'connected', figures: figures(), word: 'good' });
  d.forward(1_000);
  assert.equal(d.of('quality').length, 0);
  for (let version = 2, at = 0; at < SAID_EACH; at += 20_000) {
    d.forward(20_000);
    d.change(state({ version: version++ }));
  }
  assert.equal(d.of('quality').length, 1);
  assert.deepEqual([d.of('quality')[0]?.with, d.of('quality')[0]?.heard.seconds], ['home', 2]);
  d.engine.show('home', { state: 'connected', figures: figures({ seconds: 4 }), word: 'bad' });
  d.change(state({ version: 9, role: 'over', stage: 'ended', peers: [], open: 'none' }));
  assert.deepEqual(d.of('quality').map((said) => [said.heard.seconds, said.heard.badSeconds]), [[2, 0], [4, 4]]);
});
