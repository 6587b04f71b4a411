import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EmergencyCall, EmergencyPlan } from '../../shared/contract';
import { moved, stateOf } from './state';

const call = (outcome: string): EmergencyCall => ({ at: '2026-03-01T02:02:00Z', contact: 'SMS', outcome, round: 1, test: false });
const plan = (...last: (EmergencyCall | undefined)[]): EmergencyPlan => ({
  afterSeconds: 30, unansweredAfterSeconds: 180, againMinutes: 5, calls: [],
  contacts: last.map((each, n) => ({ id: `id-${n}`, name: `SMS ${n}`, url: 'https://sms.example/', ...(each ? { last: each } : {}) })),
});

test('what the plan amounts to', () => {
  assert.equal(stateOf(plan()), 'nobody');
  assert.equal(stateOf(plan(undefined)), 'untested');
  assert.equal(stateOf(plan(call('accepted'), undefined)), 'untested');
  assert.equal(stateOf(plan(call('accepted'))), 'fine');
  assert.equal(stateOf(plan(call('accepted'), call('no-answer'))), 'failing');
  assert.equal(stateOf(plan(call('under-way'))), 'untested');
  assert.equal(stateOf(plan(call('unknown'))), 'untested');
});

test('one is moved, and stays at the ends', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 1, -1), ['b', 'a', 'c']);
  assert.deepEqual(moved(['a', 'b', 'c'], 1, 1), ['a', 'c', 'b']);
  assert.deepEqual(moved(['a', 'b'], 0, -1), ['a', 'b']);
  assert.deepEqual(moved(['a', 'b'], 1, 1), ['a', 'b']);
});
