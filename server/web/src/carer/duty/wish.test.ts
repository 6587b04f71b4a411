import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CarerDuty } from '../../shared/contract';
import { ASKS_BEFORE, dueOf, dutyOf, knownOf, wishOf } from './wish';

const at = Date.parse('2026-11-24T08:00:00Z');
const iso = (ms: number) => new Date(at + ms).toISOString();
const HOUR = 3_600_000;
const off: CarerDuty = { onDuty: false, now: iso(0) };
const on: CarerDuty = { onDuty: true, since: iso(0), until: iso(12 * HOUR), now: iso(0) };

test('nothing is said before anything is known', () => {
  assert.equal(dutyOf(undefined, undefined, at), undefined);
});

test('what she pressed is shown at once, and as not sent yet', () => {
  assert.deepEqual(dutyOf(off, { onDuty: true, at }, at), { on: true, pending: true, ending: false });
  assert.deepEqual(dutyOf(on, { onDuty: false, at }, at), { on: false, pending: true, ending: false });
  assert.deepEqual(dutyOf(undefined, { onDuty: true, at }, at), { on: true, pending: true, ending: false });
});

test('since when and until when, and near the end she is asked', () => {
  assert.deepEqual(dutyOf(on, undefined, at + HOUR), { on: true, since: at, until: at + 12 * HOUR, pending: false, ending: false });
  assert.equal(dutyOf(on, undefined, at + 12 * HOUR - ASKS_BEFORE)?.ending, true);
});

test('over is over, also where nobody told', () => {
  assert.deepEqual(dutyOf(on, undefined, at + 12 * HOUR), { on: false, pending: false, ending: false });
});

test('it is said with how long ago; after a shift not any more; a clock that was set back makes it now', () => {
  assert.deepEqual(dueOf({ onDuty: true, at }, at + 90_500), { onDuty: true, agoSeconds: 90 });
  assert.equal(dueOf({ onDuty: true, at }, at + 12 * HOUR + 1_000), 'late');
  assert.deepEqual(dueOf({ onDuty: false, at }, at - HOUR), { onDuty: false, agoSeconds: 0 });
});

test('a store that holds nonsense holds nothing', () => {
  for (const text of [null, '', '{', '7', 'null', '{"onDuty":1,"at":2}', '{"onDuty":true}']) assert.equal(wishOf(text), undefined, String(text));
  assert.deepEqual(wishOf('{"onDuty":true,"at":5}'), { onDuty: true, at: 5 });
  for (const text of [null, '{}', '7', '{"onDuty":true,"now":"2026-11-24T08:00:00Z"}', '{"onDuty":false,"now":"x"}']) assert.equal(knownOf(text), undefined, String(text));
  assert.deepEqual(knownOf(JSON.stringify(on)), on);
  assert.deepEqual(knownOf(JSON.stringify(off)), off);
});
