import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallOpen, CallRole, CallStage, CallState, Changed, Whole } from '../shared/contract';
import { activeOf, choose, close, lookFor, NOTHING, OPENS_AFTER, opensIn, refuse, shown, told, want, type Calls } from './calls';
import { BEGINS_WITHIN, due, heardOf, type Kept } from './kept';

const now = '2026-11-24T02:12:00Z';

function state(call: string, version: number, more: Partial<CallState> = {}): CallState {
  return {
    call, version, home: 'gw-1', clientName: 'mevrouw Willemse', why: 'to-talk', role: 'speaks', stage: 'connected', begunAt: now, me: 'staff-1', by: 'home',
    parties: [], open: 'audio-clear', peers: [], urgent: false, picture: 'clear', ...more,
  };
}
const changed = (call: CallState): Changed => ({ type: 'changed', now, call });
const whole = (...calls: CallState[]): Whole => ({ type: 'whole', now, calls });
const after = (...news: (Whole | Changed)[]) => news.reduce<Calls>((calls, each) => told(calls, each, 0), NOTHING);

test('only what is newer counts, whichever way it came', () => {
  const calls = after(changed(state('a', 5, { stage: 'connected' })), changed(state('a', 5, { stage: 'on-hold' })), whole(state('a', 4, { stage: 'connecting' })));
  assert.deepEqual([calls.known.get('a')?.version, calls.known.get('a')?.stage], [5, 'connected']);
});

test('a call that is missing in the whole is over, and nothing late brings it back', () => {
  const gone = after(changed(state('a', 5)), whole());
  assert.equal(activeOf(gone), undefined);
  assert.equal(told(gone, changed(state('a', 5)), 0).known.has('a'), false);
  assert.equal(told(gone, whole(state('a', 6)), 0).known.has('a'), true);
});

test('what is active: speaking before waiting before ringing, the newest of several', () => {
  const of = (...roles: CallRole[]) => activeOf(after(whole(...roles.map((role, i) => state(`${role}${i}`, 1, { role, begunAt: new Date(Date.parse(now) + i).toISOString() })))))?.call;
  assert.equal(of('rings', 'waits', 'speaks'), 'speaks2');
  assert.equal(of('rings', 'waits', 'none'), 'waits1');
  assert.equal(of('rings', 'rings'), 'rings1');
  assert.equal(of('none', 'elsewhere', 'over'), undefined);
});

test('what may be open is what the centre allows while this device speaks, in each stage and role', () => {
  const open = (role: CallRole, stage: CallStage, what: CallOpen = 'audio-clear') => lookFor(after(whole(state('a', 1, { role, stage, open: what }))), 'a', 0);
  const roles: Record<CallRole, boolean> = { none: false, rings: false, waits: false, speaks: true, elsewhere: false, over: false };
  const stages: Record<CallStage, boolean> = { ringing: false, connecting: true, connected: true, 'on-hold': true, ended: false };
  for (const [role, speaks] of Object.entries(roles)) for (const [stage, live] of Object.entries(stages)) {
    assert.equal(open(role as CallRole, stage as CallStage), speaks && live ? 'clear' : 'none', `${role} ${stage}`);
  }
  assert.deepEqual((['none', 'audio', 'audio-veiled', 'audio-clear'] as const).map((what) => open('speaks', 'connected', what)), ['none', 'audio', 'veiled', 'clear']);
});

test('her own off counts before any answer, and stays whatever comes later', () => {
  let calls = after(changed(state('a', 1)));
  calls = choose(calls, 'a', 'veiled');
  assert.equal(lookFor(calls, 'a', 0), 'veiled');
  calls = choose(calls, 'a', 'none');
  assert.equal(lookFor(calls, 'a', 0), 'audio');
  calls = close(calls, 'a');
  calls = told(calls, changed(state('a', 9)), 0);
  assert.equal(lookFor(calls, 'a', 0), 'none');
  assert.equal(activeOf(calls), undefined);
});

test("'not now' silences this ringing, not the next one", () => {
  let calls = refuse(after(changed(state('a', 1, { role: 'rings', stage: 'ringing' }))), 'a');
  assert.equal(shown(calls)[0]?.role, 'none');
  calls = told(calls, changed(state('a', 2, { role: 'rings', stage: 'ringing' })), 0);
  assert.equal(activeOf(calls), undefined);
  calls = told(calls, changed(state('a', 3, { role: 'none', stage: 'ringing' })), 0);
  calls = told(calls, changed(state('a', 4, { role: 'rings', stage: 'ringing', urgent: true })), 0);
  assert.equal(activeOf(calls)?.call, 'a');
  calls = told(want(calls, 'a'), changed(state('a', 5)), 0);
  assert.equal(lookFor(calls, 'a', 0), 'clear');
});

test('at her home nothing opens by itself before it rang for 10 s by its own clock', () => {
  const home = { me: 'home', by: 'staff-1' } as const;
  const calls = told(NOTHING, changed(state('a', 1, { ...home, role: 'rings', stage: 'ringing' })), 1_000);
  const opened = told(calls, changed(state('a', 2, home)), 1_500);
  assert.equal(lookFor(opened, 'a', 1_000 + OPENS_AFTER - 1), 'none');
  assert.equal(lookFor(opened, 'a', 1_000 + OPENS_AFTER), 'clear');
  assert.equal(lookFor(want(opened, 'a', 'veiled'), 'a', 1_500), 'veiled');
  const alarm = told(NOTHING, changed(state('b', 1, { ...home, why: 'alarm' })), 0);
  assert.equal(lookFor(alarm, 'b', 0), 'clear');
});

test('what waited is said if it still means something', () => {
  const kept = (act: Kept['act'], at = 0, said = false): Kept => ({ act, at, said });
  const known = after(whole(state('live', 1), state('over', 1, { role: 'over', stage: 'ended' }))).known;
  const fresh = kept({ type: 'knock', call: 'new', home: 'gw-1', why: 'to-talk' }, 5_000);
  const list = [
    kept({ type: 'hang-up', call: 'live' }), kept({ type: 'hang-up', call: 'over' }), kept({ type: 'hang-up', call: 'unknown' }),
    kept({ type: 'knock', call: 'old', home: 'gw-1', why: 'to-talk' }), kept({ type: 'knock', call: 'live', home: 'gw-1', why: 'to-talk' }),
    fresh, kept({ type: 'hang-up', call: 'new' }, 5_100), kept({ type: 'hold', call: 'live' }, -30_000, true),
  ];
  const { say, late } = due(list, known, BEGINS_WITHIN + 1);
  assert.deepEqual(say.map(({ act }) => `${act.type} ${act.call}`), ['hang-up live', 'knock new', 'hang-up new']);
  assert.deepEqual(late.map((act) => act.call), ['old']);
  assert.deepEqual(heardOf([kept({ type: 'answer', call: 'a' }, 0, true), kept({ type: 'hold', call: 'a' })], 'a').map(({ act }) => act.type), ['hold']);
});

test('what opens by itself is counted down to the moment before which this device opens nothing', () => {
  const table: [at: number, seconds: number][] = [[0, 10], [1, 10], [999, 10], [1_000, 9], [9_000, 1], [9_001, 1], [9_999, 1], [OPENS_AFTER, 0], [OPENS_AFTER + 5_000, 0]];
  for (const [at, seconds] of table) assert.equal(opensIn(1_000, 1_000 + at), seconds, `${at}`);
  const home = { me: 'home', by: 'staff-1' } as const;
  const calls = told(told(NOTHING, changed(state('a', 1, { ...home, role: 'rings', stage: 'ringing' })), 1_000), changed(state('a', 2, home)), 1_500);
  for (const [at, seconds] of table) assert.equal(lookFor(calls, 'a', 1_000 + at) === 'none', seconds > 0, `${at}`);
});
