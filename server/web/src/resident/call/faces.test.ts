import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallState, PartyState } from '../../shared/contract';
import { callersIn, facesOf, photoNameOf } from './faces';

const party = (name: string, more: Partial<PartyState> = {}): PartyState => ({ party: name, name, kind: 'staff', presence: 'in', heard: false, ...more });
const call = (parties: PartyState[], more: Partial<CallState> = {}): CallState => ({
  call: 'c1', version: 1, home: 'h', clientName: 'mevrouw Willemse', why: 'to-talk', role: 'rings', stage: 'ringing', begunAt: '2026-11-23T07:39:00Z',
  me: 'home', by: 'staff-1', parties, open: 'none', peers: [], urgent: false, picture: 'none', ...more,
});
const anna = { name: 'Anna', relation: 'daughter', phone: '', face: 'a', photo: 'photo-of-anna' };
const oost = { name: 'Oost', relation: 'team', phone: '', face: 't', photo: 'logo' };

test('whoever knocks has the photo that the call tells of, a face on her screen the photo of that face', () => {
  const calls = [call([party('home', { kind: 'resident' }), party('staff-1', { photo: 'photo-of-ans' }), party('relative-a', { kind: 'relative', photo: 'older' })])];
  const faces = facesOf([anna, oost]);
  assert.equal(photoNameOf('staff-1', faces, calls), 'photo-of-ans');
  assert.equal(photoNameOf('relative-a', faces, calls), 'photo-of-anna');
  assert.equal(photoNameOf('relative-t', faces, calls), 'logo');
  assert.equal(photoNameOf('relative-b', faces, [call([party('relative-b', { kind: 'relative', photo: 'not-a-face' })])]), 'not-a-face');
  assert.equal(photoNameOf('staff-2', faces, calls), undefined);
});

test('of a centre that tells of no photo, and of who has none, there is none', () => {
  assert.equal(photoNameOf('staff-1', [], [call([party('staff-1')])]), undefined);
  assert.deepEqual(callersIn([call([party('home', { kind: 'resident' }), party('staff-1')])]), []);
});

test('asked for are photos of calls that go on, not of those that are over', () => {
  const over = call([party('staff-2', { photo: 'b' })], { stage: 'ended', ended: { why: 'hung-up', at: '2026-11-23T07:39:55Z', missed: false } });
  assert.deepEqual(callersIn([call([party('staff-1', { photo: 'a' }), party('staff-3')]), over]), ['a']);
});
