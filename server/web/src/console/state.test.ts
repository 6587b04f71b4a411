import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlarmEventView, AlarmView, Changes, Snapshot } from '../shared/contract';
import { fold, newestCommands, queueOf } from './state';

const at = '2026-11-23T03:11:00Z';
function alarm(id: string, more: Partial<AlarmView> = {}): AlarmView {
  return {
    id, home: 'gw-1', version: 1, state: 'offered', kind: 'sos.alarm', device: 'd', deviceName: 'halszender', receivedAt: at, happenedAt: at,
    lastPressAt: at, repeats: 0, step: 0, stepName: 'nachtzorgcentrale', urgency: 1, urgencyReason: 'sos', cancelledByClient: false, cleared: false, ...more,
  };
}
const snapshot = (alarms: AlarmView[]): Snapshot => ({
  type: 'snapshot', now: at, me: { id: 'u', user: 'centralist', shownName: 'Fatima', organisation: 'o', organisationName: 'Nachtzorg', roles: ['operator'], confined: false },
  shift: { onDuty: false, since: at, offBecause: 'not-started' }, alarms, homes: [], commands: [], faults: [], colleagues: [],
});
const changes = (more: Partial<Changes>): Changes => ({
  type: 'changes', now: at, alarms: [], events: [], homes: [], commands: [], faults: [], shift: [], colleagues: [], ...more,
});
const event = (seq: number): AlarmEventView => ({ alarm: 'a', seq, type: 'raised', at, details: {} });

test('changes before a snapshot are nothing', () => {
  assert.equal(fold(undefined, changes({ alarms: [alarm('a')] })), undefined);
});

test('of two views of one alarm the higher version counts, in either order', () => {
  let world = fold(undefined, snapshot([alarm('a', { version: 3, state: 'claimed' })]));
  world = fold(world, changes({ alarms: [alarm('a', { version: 2 })] }));
  assert.equal(world!.alarms.get('a')!.version, 3);
  world = fold(world, changes({ alarms: [alarm('a', { version: 4, state: 'closed' })] }));
  assert.equal(world!.alarms.get('a')!.state, 'closed');
});

test('a snapshot replaces everything but the history that was read', () => {
  let world = fold(undefined, snapshot([alarm('a'), alarm('b')]));
  world = fold(world, changes({ events: [event(2), event(1), event(2)] }));
  world = fold(world, snapshot([alarm('a')]));
  assert.deepEqual([...world!.alarms.keys()], ['a']);
  assert.deepEqual(world!.events.get('a')!.map((e) => e.seq), [1, 2]);
});

test('an unknown frame changes nothing', () => {
  const world = fold(undefined, snapshot([alarm('a')]));
  assert.equal(fold(world, { type: 'brand-new' } as never), world);
});

test('the queue: urgency, then what nobody has, then the longest waiting', () => {
  const { open, closed } = queueOf([
    alarm('technical', { urgency: 4 }),
    alarm('young', { receivedAt: '2026-11-23T03:12:00Z' }),
    alarm('claimed', { state: 'claimed', receivedAt: '2026-11-23T03:00:00Z' }),
    alarm('old'),
    alarm('done', { state: 'closed', closedAt: at }),
    alarm('long-done', { state: 'closed', closedAt: '2026-11-23T01:00:00Z' }),
  ], Date.parse('2026-11-23T03:13:00Z'));
  assert.deepEqual(open.map((a) => a.id), ['old', 'young', 'claimed', 'technical']);
  assert.deepEqual(closed.map((a) => a.id), ['done']);
});

test('of several commands on a device the newest is shown', () => {
  const command = (id: string, askedAt: string) => ({
    id, home: 'gw-1', device: 'c', what: { kind: 'curtain', action: 'open' }, state: 'asked' as const, askedAt, askedBy: 'Fatima',
  });
  const newest = newestCommands([command('2', '2026-11-23T03:12:00Z'), command('1', at), { ...command('3', '2026-11-23T04:00:00Z'), home: 'other' }], 'gw-1');
  assert.equal(newest.get('c')!.id, '2');
});
