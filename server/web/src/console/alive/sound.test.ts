import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlarmView, CallState, Snapshot } from '../../shared/contract';
import { heard } from '../../shared/clock';
import { mine, view } from '../call/calls';
import { fold } from '../state';
import { phase, world } from '../store';
import { ringing, started } from './sound';

const at = '2026-11-23T03:11:00Z';
const alarm = (id: string, state: AlarmView['state'], urgency: number): AlarmView => ({
  id, home: 'gw-1', version: 1, state, kind: 'sos.alarm', device: 'd', deviceName: 'halszender', receivedAt: at, happenedAt: at, lastPressAt: at, repeats: 0,
  step: 0, stepName: 'nachtzorgcentrale', urgency, urgencyReason: 'sos', cancelledByClient: false, cleared: false,
});

function desk(alarms: AlarmView[], onDuty = true) {
  heard(at);
  const snapshot: Snapshot = {
    type: 'snapshot', now: at, me: { id: 'u', user: 'c', shownName: 'Fatima', organisation: 'o', organisationName: 'N', roles: ['operator'], confined: false },
    shift: { onDuty, since: at, offBecause: onDuty ? '' : 'not-started' }, alarms, homes: [], commands: [], faults: [], colleagues: [],
  };
  world.value = fold(undefined, snapshot);
  phase.value = 'live';
}

test('rings for the most urgent that nobody has, until somebody has it', () => {
  desk([alarm('a', 'offered', 2), alarm('b', 'offered', 1), alarm('c', 'claimed', 1)]);
  assert.deepEqual(ringing.value, { kind: 'alarm', urgency: 1 });
  desk([alarm('a', 'offered', 2), alarm('b', 'claimed', 1)]);
  assert.deepEqual(ringing.value, { kind: 'alarm', urgency: 2 });
  desk([alarm('a', 'claimed', 2), alarm('b', 'closed', 1)]);
  assert.equal(ringing.value, undefined);
});

test('does not ring for who is not on duty', () => {
  desk([alarm('a', 'offered', 1)], false);
  assert.equal(ringing.value, undefined);
});

const ring = (more: Partial<CallState> = {}): CallState => ({
  call: 'c', version: 1, home: 'gw-1', clientName: 'mevrouw Willemse', why: 'to-talk', role: 'rings', stage: 'ringing', begunAt: at, me: 'staff-1', by: 'home', parties: [],
  open: 'none', peers: [], urgent: false, picture: 'clear', ...more,
});
function line(...calls: CallState[]) {
  view.value = { up: true, now: () => 0, calls, media: new Map(), outgoing: 'none', muted: false, texts: [] };
}

test('who asks to talk rings otherwise, and never where an alarm rings or a voice is heard', () => {
  desk([]);
  line(ring());
  assert.deepEqual(ringing.value, { kind: 'call', urgent: false });
  line(ring(), ring({ call: 'd', urgent: true }));
  assert.deepEqual(ringing.value, { kind: 'call', urgent: true });
  desk([alarm('a', 'offered', 4)]);
  assert.deepEqual(ringing.value, { kind: 'alarm', urgency: 4 });
  desk([alarm('a', 'claimed', 1)]);
  assert.deepEqual(ringing.value, { kind: 'call', urgent: true });
  mine.value = { call: 'e', home: 'gw-2', name: 'de heer B' };
  line(ring(), ring({ call: 'e', role: 'speaks', stage: 'connected' }));
  assert.equal(ringing.value, undefined);
  mine.value = undefined;
  line();
  assert.equal(ringing.value, undefined);
});

test('a lost connection sounds once a shift was started here, whatever waits', () => {
  desk([alarm('a', 'offered', 1)]);
  phase.value = 'lost';
  assert.equal(ringing.value, undefined);
  started.value = true;
  assert.deepEqual(ringing.value, { kind: 'lost' });
});
