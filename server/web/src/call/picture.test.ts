import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestFor, nextStanding, RUNGS, START, VOICE_BITS, type WayOut } from './picture';

/** What a way of so many kbit/s makes the browser believe, look after look of 2 s: never much more than it sends. */
function after(kbit: number, seconds: number, from = START(0), loss = 0, best = 0) {
  let now = from;
  for (let i = 0; i < seconds / 2; i++) {
    const sends = RUNGS[now.rung]!.most + VOICE_BITS;
    const way: WayOut = { available: Math.min(kbit * 1_000, sends * 1.2), lossPercent: loss, voiceLossPercent: loss, roundTripMs: 60, seconds: 2 };
    now = nextStanding(now, best, way);
  }
  return now.rung;
}

test('the smallest picture and the voice go through 150 kbit/s together', () => {
  assert.ok(RUNGS.at(-2)!.most + VOICE_BITS <= 150_000);
  assert.equal(RUNGS.at(-1)!.most, 0);
});

for (const [kbit, rung] of [[5_000, 0], [600, 1], [300, 2], [200, 3], [150, 4], [110, 4]] as const) {
  test(`${kbit} kbit/s carry rung ${rung}`, () => assert.equal(after(kbit, 60), rung));
}

test('one bad look changes nothing, and going down takes seconds', () => {
  const bad = { available: 100_000, lossPercent: 0, voiceLossPercent: 0, roundTripMs: 60, seconds: 2 };
  const once = nextStanding(START(0), 0, bad);
  assert.equal(once.rung, 0);
  assert.equal(nextStanding(once, 0, bad).rung, 1);
});

test('loss alone takes the picture down, whatever the browser believes', () => {
  assert.equal(nextStanding({ ...START(1), bad: 2 }, 1, { available: 9_000_000, lossPercent: 12, voiceLossPercent: 12, roundTripMs: 60, seconds: 2 }).rung, 2);
});

test('a way that always loses some keeps the last picture, and gets it back', () => {
  assert.equal(after(5_000, 120, START(1), 12), 4);
  const off = { ...START(5), patience: 10 };
  assert.equal(after(5_000, 12, off, 6), 4);
  let now = START(5);
  for (let second = 0; second < 12; second += 2) now = nextStanding(now, 0, { available: 44_000, lossPercent: 6, voiceLossPercent: 6, roundTripMs: 60, seconds: 2 });
  assert.equal(now.rung, 4, 'what the browser believes while only the voice is sent says nothing');
});

test('the last picture goes where the voice is lost beyond repair, and not for its own losses', () => {
  const at = (lossPercent: number, voiceLossPercent: number, roundTripMs: number | undefined) => nextStanding({ ...START(4), bad: 2 }, 0, { available: 200_000, lossPercent, voiceLossPercent, roundTripMs, seconds: 2 }).rung;
  assert.equal(at(60, 7, 60), 4);
  assert.equal(at(25, 25, undefined), 5);
  assert.equal(at(0, 0, 2_000), 5, 'a queue of seconds');
});

test('a picture of 34 kbit/s is one, of 20 is none', () => {
  const at = (available: number) => nextStanding({ ...START(4), bad: 2 }, 0, { available, lossPercent: 0, voiceLossPercent: 0, roundTripMs: 60, seconds: 2 }).rung;
  assert.equal(at(94_000), 4);
  assert.equal(at(80_000), 5);
});

test('comes back up by steps once the way is good, not at once', () => {
  assert.equal(after(5_000, 6, START(4)), 4);
  assert.equal(after(5_000, 10, START(4)), 3);
  assert.equal(after(5_000, 60, START(5)), 0);
});

test('a way too thin for any picture is tried more and more seldom', () => {
  let now = START(0);
  let shown = 0;
  for (let second = 0; second < 600; second += 2) {
    now = nextStanding(now, 0, { available: Math.min(80_000, (RUNGS[now.rung]!.most + VOICE_BITS) * 1.2), lossPercent: 0, voiceLossPercent: 0, roundTripMs: 60, seconds: 2 });
    if (second >= 60 && now.rung < RUNGS.length - 1) shown += 2;
  }
  assert.ok(shown <= 20, `${shown} s of a picture that could not hold`);
});

test('one bad time soon after a step up does not keep the picture small for minutes', () => {
  let now = START(1);
  const walk = (kbit: number, seconds: number) => {
    for (let i = 0; i < seconds / 2; i++) now = nextStanding(now, 0, { available: Math.min(kbit * 1_000, (RUNGS[now.rung]!.most + VOICE_BITS) * 1.2), lossPercent: 0, voiceLossPercent: 0, roundTripMs: 60, seconds: 2 });
  };
  walk(5_000, 12);
  assert.equal(now.rung, 0);
  walk(110, 24);
  assert.equal(now.rung, 4);
  walk(5_000, 60);
  assert.ok(now.rung <= 2, `rung ${now.rung}`);
});

test('a small camera or many others never get more than their best', () => {
  assert.deepEqual([bestFor(1, 720), bestFor(1, 480), bestFor(2, 720), bestFor(3, 720)], [0, 1, 2, 3]);
  assert.equal(after(9_000, 60, START(1), 0, 1), 1);
  assert.equal(nextStanding(START(0), 2, { available: 9_000_000, lossPercent: 0, voiceLossPercent: 0, roundTripMs: 60, seconds: 2 }).rung, 2);
});
