import assert from 'node:assert/strict';
import test from 'node:test';
import type { Appointment } from '../shared/contract';
import { agendaOf, countOf, nearest, noticeOf, phaseOf, remindedOf } from './planned';
import { nl } from './words.nl';

const zone = 'Europe/Amsterdam';
const at = Date.parse('2026-12-01T09:30:00Z');
const minutes = (n: number) => at + n * 60_000;
const call = (more: Partial<Appointment> = {}): Appointment => ({ plan: 'p', at: new Date(at).toISOString(), with: 'Anna', settled: 'no', ...more });

test('how far a planned call is', () => {
  assert.deepEqual([-16, -15, 0, 10, 60, 180].map((n) => phaseOf(call(), minutes(n))), ['coming', 'soon', 'now', 'late', 'missed', 'gone']);
  assert.deepEqual([-600, 59, 60].map((n) => phaseOf(call({ settled: 'skipped' }), minutes(n))), ['skipped', 'skipped', 'gone']);
  assert.equal(phaseOf(call({ settled: 'held' }), minutes(0)), 'gone');
});

test('the head tells of what is due, then of what is late, then of what comes', () => {
  const late = call({ plan: 'late', at: new Date(minutes(-20)).toISOString(), with: 'Fatima' });
  const soon = call({ plan: 'soon', at: new Date(minutes(10)).toISOString() });
  assert.equal(nearest([late, call(), soon], minutes(1))?.plan, 'p');
  assert.equal(nearest([late, soon], minutes(1))?.plan, 'late');
  assert.deepEqual(noticeOf([call()], minutes(-10), zone, nl), { when: 'Zo dadelijk belt', what: 'Anna, om 10:30' });
  assert.equal(noticeOf([call({ with: 'Petronella van den Berghe-Oosterhout' })], minutes(12), zone, nl)?.what, 'Petronella, om 10:30');
  const { with: _, ...team } = call();
  assert.deepEqual(noticeOf([team], minutes(2), zone, nl), { when: 'Nu belt', what: 'de zorg, om 10:30' });
  assert.equal(noticeOf([call()], minutes(-20), zone, nl), undefined);
});

test('the day has them by the clock, and none is left out for what is only on', () => {
  const on = [8, 9, 11, 12].map((hour) => ({ at: `2026-12-01T${String(hour).padStart(2, '0')}:00:00Z`, what: `om ${hour}` }));
  const rows = agendaOf(undefined, on, [call()], minutes(-60), zone, nl, 4);
  assert.deepEqual(rows.map((row) => row.what), ['om 8', 'om 9', 'Anna belt u', 'om 11']);
  assert.equal(rows[2]?.begin, undefined);
});

test('she can begin it herself once it is due, also when it did not take place', () => {
  const begins = (n: number, more: Partial<Appointment> = {}) => agendaOf(undefined, [], [call(more)], minutes(n), zone, nl, 4)[0];
  assert.equal(begins(1)?.begin?.plan, 'p');
  assert.equal(begins(90)?.what, 'Anna belde niet');
  assert.equal(begins(1, { settled: 'skipped' })?.begin, undefined);
  assert.equal(begins(1, { settled: 'skipped' })?.what, 'Anna belt vandaag niet');
});

test('what is over or called off does not count, and is not reminded of', () => {
  const all = [call(), call({ plan: 'off', settled: 'skipped' }), call({ plan: 'was', settled: 'held' })];
  assert.equal(countOf(all, minutes(-30)), 1);
  assert.deepEqual(remindedOf(all, minutes(-5)), [`p ${call().at}`]);
  assert.deepEqual(remindedOf(all, minutes(-4)), []);
});
