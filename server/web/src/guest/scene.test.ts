import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallState, GuestInvitation, PartyState } from '../shared/contract';
import { closedOf, lineOf, sceneOf, type Did, type Entry } from './scene';

const invitation: GuestInvitation = { call: 'c', party: 'guest-1', name: 'Ayşe', kind: 'interpreter', invitedBy: 'Fatima', organisation: 'Nacht', clientName: 'mevrouw W.', expiresAt: '2026-11-23T08:00:00Z' };
const open: Entry = { is: 'open', invitation };
const nothing: Did = { cameIn: false, hungUp: false, asksMic: false, noMic: undefined };
const party = (id: string, presence: PartyState['presence']): PartyState => ({ party: id, name: id, kind: 'staff', presence, heard: false });
const state = (own: PartyState['presence'], more: Partial<CallState> = {}): CallState => ({
  call: 'c', version: 1, home: 'x', clientName: 'mevrouw W.', why: 'to-talk', role: own === 'in' ? 'speaks' : 'none', stage: 'connected', begunAt: '2026-11-23T07:00:00Z',
  me: 'guest-1', by: 'staff-1', parties: [party('home', 'in'), party('staff-1', 'in'), party('guest-1', own)], open: 'none', peers: [], urgent: false, picture: 'clear', ...more,
});
const seen = (...calls: CallState[]) => ({ calls, refused: undefined as never, now: () => Date.parse('2026-11-23T08:00:01Z') });

test('before coming in it says who is there, and nothing of the media', () => {
  const scene = sceneOf(open, seen(state('rings')), nothing);
  assert.equal(scene.show, 'invited');
  assert.deepEqual(scene.show === 'invited' && scene.there.map((one) => one.party), ['home', 'staff-1']);
});

test('a microphone that is refused is told before anybody is in', () => {
  assert.deepEqual(sceneOf(open, seen(state('rings')), { ...nothing, noMic: 'denied' }), { show: 'no-mic', why: 'denied' });
  assert.equal(sceneOf(open, seen(state('in')), { ...nothing, noMic: 'denied' }).show, 'talking');
});

test('after a reload it goes on by itself', () => {
  assert.equal(sceneOf(open, seen(state('in')), nothing).show, 'talking');
});

test('each way out has its words', () => {
  const ended = state('in', { stage: 'ended', role: 'over', ended: { why: 'hung-up', at: '2026-11-23T07:10:00Z', missed: false } });
  assert.deepEqual(sceneOf(open, seen(ended), nothing), { show: 'closed', why: 'call-over' });
  assert.deepEqual(sceneOf(open, seen({ ...ended, ended: { ...ended.ended!, why: 'lost' } }), nothing), { show: 'closed', why: 'lost' });
  assert.deepEqual(sceneOf(open, { ...seen({ ...ended, ended: { ...ended.ended!, why: 'set-up-failed' } }), unproved: new Set(['c']) }, nothing), { show: 'closed', why: 'unproved' });
  assert.deepEqual(sceneOf(open, { ...seen(state('gone')), unproved: new Set(['c']) }, { ...nothing, cameIn: true }), { show: 'closed', why: 'unproved' });
  assert.deepEqual(sceneOf(open, seen(state('gone')), nothing), { show: 'closed', why: 'link-expired' });
  assert.deepEqual(sceneOf(open, seen(state('gone')), { ...nothing, cameIn: true }), { show: 'closed', why: 'out' });
  assert.deepEqual(sceneOf(open, { ...seen(state('gone')), now: () => Date.parse('2026-11-23T07:59:00Z') }, nothing), { show: 'closed', why: 'out' });
  assert.deepEqual(sceneOf(open, seen(state('in')), { ...nothing, hungUp: true }), { show: 'closed', why: 'left' });
});

test('what a centre says of a link, and what it is without one', () => {
  assert.equal(closedOf('link-unknown', true), 'unknown');
  assert.equal(closedOf('link-unknown', false), 'none');
  assert.equal(closedOf('link-used', true), 'link-used');
  assert.equal(closedOf('unreachable', true), undefined);
});

test('the worst of all lines counts, but for who is not found yet', () => {
  const view = (word: 'good' | 'poor', there: 'connected' | 'disturbed' | 'connecting') =>
    ({ up: true, media: new Map([['home', { state: there, word, there: { voice: true, look: 'none' as const } }]]) });
  assert.equal(lineOf(state('in'), view('good', 'connected')), 'good');
  assert.equal(lineOf(state('in'), view('poor', 'connected')), 'poor');
  assert.equal(lineOf(state('in'), view('good', 'disturbed')), 'gone');
  assert.equal(lineOf(state('in'), view('good', 'connecting')), 'connecting');
  assert.equal(lineOf(state('in'), { ...view('good', 'connected'), up: false }), 'gone');
});
