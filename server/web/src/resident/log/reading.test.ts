import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogTold } from '../../shared/contract';
import { ANSWERS_WITHIN, LogReading, type Reading } from './reading';

const NONE: LogTold = { type: 'log', entries: [], all: true };

function page() {
  let at = 0;
  let goesOut = true;
  const asked: number[] = [];
  const states: Reading['state'][] = [];
  const reading = new LogReading(() => goesOut && asked.push(at) > 0, (now) => states.push(now.state), () => at);
  return {
    reading, asked, states,
    get state() { return states.at(-1) ?? 'loading'; },
    mute: (mute: boolean) => (goesOut = !mute),
    /** Second by second, as the page's clock ticks. */
    forward(seconds: number, up = true) {
      for (let second = 0; second < seconds; second++) {
        at += 1_000;
        reading.look(up);
      }
    },
  };
}

test('nobody looks: nothing is asked, and what comes is not kept', () => {
  const p = page();
  p.forward(60);
  p.reading.told(NONE);
  assert.deepEqual([p.asked, p.states], [[], []]);
});

test('it is asked once while she reads, and not again once it is told', () => {
  const p = page();
  p.reading.open(true);
  p.forward(3);
  p.reading.told(NONE);
  p.forward(600);
  assert.deepEqual([p.asked, p.state], [[0], 'there']);
  p.reading.close();
  assert.equal(p.state, 'loading');
  p.forward(60);
  assert.deepEqual(p.asked, [0]);
});

test('a centre that does not know the word: not now, and asked each half minute as long as she looks', () => {
  const p = page();
  p.reading.open(true);
  p.forward(ANSWERS_WITHIN / 1_000 - 1);
  assert.equal(p.state, 'loading');
  p.forward(1);
  assert.equal(p.state, 'away');
  p.forward(60);
  assert.deepEqual(p.asked, [0, 30_000, 60_000]);
  assert.deepEqual(p.states, ['away'], 'it does not come and go');
  p.reading.told(NONE);
  assert.equal(p.state, 'there');
});

test('without the centre it is said at once, and asked as soon as it is back', () => {
  const p = page();
  p.reading.open(false);
  assert.deepEqual([p.state, p.asked], ['away', []]);
  p.forward(20, false);
  p.forward(1);
  assert.deepEqual(p.asked, [21_000]);
});

test('an asking that was lost with its connection is said again with the next one', () => {
  const p = page();
  p.reading.open(true);
  p.forward(1, false);
  p.forward(4);
  assert.deepEqual(p.asked, [0, 2_000]);
});

test('what stands there stays when the centre goes', () => {
  const p = page();
  p.reading.open(true);
  p.reading.told(NONE);
  p.forward(60, false);
  assert.equal(p.state, 'there');
});

test('however often she comes back, it is asked each two seconds at most', () => {
  const p = page();
  for (let time = 0; time < 5; time++) {
    p.reading.open(true);
    p.reading.close();
  }
  p.reading.open(true);
  p.forward(3);
  assert.deepEqual(p.asked, [0, 2_000]);
});

test('what does not go out is tried again at the next look', () => {
  const p = page();
  p.mute(true);
  p.reading.open(true);
  p.forward(5);
  p.mute(false);
  p.forward(2);
  assert.deepEqual(p.asked, [6_000]);
});
