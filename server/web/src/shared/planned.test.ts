import assert from 'node:assert/strict';
import test from 'node:test';
import type { PlannedToday } from './contract';
import { canBegin, inOrder, toldOf } from './planned';

const at = Date.parse('2026-12-01T09:30:00Z');
const minutes = (n: number) => at + n * 60_000;
const one = (more: Partial<PlannedToday> = {}): PlannedToday => ({
  plan: 'p', day: '2026-12-01', at: new Date(at).toISOString(), state: 'planned', home: 'h', clientName: 'mevrouw Willemse', withKind: 'team', mine: true, away: false, ...more,
});

test('how far a planned call is follows from the clock', () => {
  const told = (n: number) => toldOf(one(), minutes(n));
  assert.deepEqual([-16, -15, -1, 0, 9, 10, 59, 60].map(told), ['coming', 'soon', 'soon', 'now', 'now', 'late', 'late', 'missed']);
  assert.equal(toldOf(one({ state: 'skipped' }), minutes(0)), 'skipped');
  assert.equal(toldOf(one({ away: true }), minutes(0)), 'away');
});

test('what is late stands first, what comes by the clock', () => {
  const later = one({ plan: 'later', at: new Date(minutes(300)).toISOString() });
  const late = one({ plan: 'late' });
  const next = one({ plan: 'next', at: new Date(minutes(20)).toISOString() });
  assert.deepEqual(inOrder([later, next, late], minutes(12)).map((each) => each.plan), ['late', 'next', 'later']);
});

test('it is begun from a quarter of an hour before', () => {
  assert.equal(canBegin(toldOf(one(), minutes(-16))), false);
  assert.equal(canBegin(toldOf(one(), minutes(-15))), true);
  assert.equal(canBegin(toldOf(one({ state: 'skipped' }), minutes(0))), false);
});
