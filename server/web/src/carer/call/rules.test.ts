import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallState, PartyState } from '../../shared/contract';
import { invitedBy, ringsLoud, wantsLine } from './rules';

const party = (name: string, more: Partial<PartyState> = {}): PartyState => ({ party: name, name, kind: 'staff', presence: 'in', heard: false, ...more });
const ring = (...parties: PartyState[]): CallState => ({
  call: 'c', version: 1, home: 'gw-1', clientName: 'mevrouw Willemse', why: 'to-talk', role: 'rings', stage: 'ringing', begunAt: '2026-11-24T08:00:00Z', me: 'me', by: 'home',
  parties: [party('home', { kind: 'resident' }), ...parties], open: 'none', peers: [], urgent: false, picture: 'clear',
});
const here = { signedIn: true, seen: true, engaged: false, reachedClosed: true, waits: false };

test('off duty only what is for her by name, or what she opened, fills the screen', () => {
  assert.equal(ringsLoud(ring(), true, undefined), true);
  assert.equal(ringsLoud(ring(), false, undefined), false);
  assert.equal(ringsLoud(ring(), false, 'c'), true);
  assert.equal(ringsLoud(ring(party('Fatima'), party('me', { presence: 'rings' })), false, undefined), true);
});

test('who asks her in is said', () => {
  assert.equal(invitedBy(ring(party('Fatima'), party('me', { presence: 'rings' }))), 'Fatima');
  assert.equal(invitedBy(ring(party('Fatima', { presence: 'gone' }))), undefined);
});

test('nobody looks: the page leaves where a push reaches the phone, and stays for a call or for what waits', () => {
  assert.equal(wantsLine(here), true);
  assert.equal(wantsLine({ ...here, seen: false }), false);
  assert.equal(wantsLine({ ...here, seen: false, engaged: true }), true);
  assert.equal(wantsLine({ ...here, seen: false, waits: true }), true);
  assert.equal(wantsLine({ ...here, seen: false, reachedClosed: false }), true);
  assert.equal(wantsLine({ ...here, signedIn: false }), false);
});
