import assert from 'node:assert/strict';
import test from 'node:test';
import type { CallState, FamilyHome, PartyState } from '../shared/contract';
import { missedOf, reachOf, remindedOf, sceneOf, timeOf } from './tell';
import { familyNl as w } from './words.nl';

const AT = Date.parse('2026-11-23T07:40:00Z');
const her: PartyState = { party: 'home', name: 'mevrouw Willemse', kind: 'resident', presence: 'in', heard: false };
const anna: PartyState = { party: 'relative-1', name: 'Anna', kind: 'relative', presence: 'in', heard: false };
const none: ReadonlySet<string> = new Set();

function call(role: CallState['role'], stage: CallState['stage'], more: Partial<CallState> = {}): CallState {
  return {
    call: 'c1', version: 1, home: 'h', clientName: 'mevrouw Willemse', why: 'to-talk', role, stage, begunAt: '2026-11-23T07:39:00Z', me: 'relative-1', by: 'relative-1',
    parties: [anna, her], open: 'none', peers: [], urgent: false, picture: 'none', ...more,
  };
}
const over = (why: string, by: string, missed = false) => call('over', 'ended', { by, ended: { why, at: '2026-11-23T07:39:55Z', missed } });
const seen = (calls: CallState[]) => ({ calls, now: () => AT, ...(calls[0] && ['rings', 'waits', 'speaks'].includes(calls[0].role) ? { active: calls[0] } : {}) });
const me: FamilyHome = {
  me: '1', name: 'Anna', home: 'h', clientName: 'mevrouw Willemse', mayCall: true, from: '00:00', until: '00:00', openNow: true, onScreen: true, comesIn: [], browsers: [], browser: 'b', passkeys: [], planned: [],
};

test('what she pressed is seen before the centre has it, and a refusal in words', () => {
  assert.deepEqual(sceneOf(seen([]), 'c9', none, 'X', w), { kind: 'calls', call: 'c9', said: false, heard: false });
  const refused = sceneOf({ ...seen([]), refused: { call: 'c9', reason: 'not-now' } }, 'c9', none, 'mevrouw Willemse', w);
  assert.deepEqual(refused, { kind: 'ended', call: 'c9', title: 'Nu niet.', line: 'mevrouw Willemse wil op andere tijden gebeld worden.' });
  assert.equal(sceneOf(seen([]), 'c9', new Set(['c9']), 'X', w), undefined);
});

test('each role of this page has its scene', () => {
  assert.equal(sceneOf(seen([call('rings', 'ringing', { by: 'home' })]), undefined, none, 'X', w)?.kind, 'rings');
  assert.equal(sceneOf(seen([call('waits', 'ringing')]), 'c1', none, 'X', w)?.kind, 'calls');
  assert.equal(sceneOf(seen([call('speaks', 'connected')]), 'c1', none, 'X', w)?.kind, 'speaks');
  assert.equal(sceneOf(seen([call('elsewhere', 'connected')]), undefined, none, 'X', w)?.kind, 'elsewhere');
});

test('a call on another device can be brought here, or put away', () => {
  const there = call('elsewhere', 'connected');
  assert.deepEqual(sceneOf(seen([there]), undefined, none, 'X', w), { kind: 'elsewhere', state: there, refused: false });
  assert.deepEqual(sceneOf({ ...seen([there]), refused: { call: 'c1', reason: 'busy' } }, undefined, none, 'X', w), { kind: 'elsewhere', state: there, refused: true });
  assert.equal(sceneOf(seen([there]), undefined, new Set(['c1']), 'X', w), undefined);
  assert.equal(sceneOf(seen([call('speaks', 'connected')]), undefined, new Set(['c1']), 'X', w)?.kind, 'speaks');
});

test('every end has a word, or is her own doing', () => {
  for (const why of ['no-answer', 'busy', 'not-home', 'unreachable', 'declined']) {
    assert.equal(sceneOf(seen([over(why, 'relative-1', true)]), undefined, none, 'X', w)?.kind, 'ended', why);
    assert.equal(sceneOf(seen([over(why, 'home', true)]), undefined, none, 'X', w), undefined, why);
  }
  for (const why of ['lost', 'set-up-failed', 'made-room', 'consent-withdrawn', 'a-later-word']) assert.equal(sceneOf(seen([over(why, 'home')]), undefined, none, 'X', w)?.kind, 'ended', why);
});

test('a call that came to nothing by chance can be made again at once, one that she did not want cannot', () => {
  const again = (why: string, by: string) => (sceneOf(seen([over(why, by)]), undefined, none, 'X', w) as { again?: true } | undefined)?.again;
  for (const why of ['no-answer', 'busy', 'unreachable', 'not-home', 'lost', 'set-up-failed']) assert.equal(again(why, 'relative-1'), true, why);
  for (const why of ['declined', 'hung-up', 'made-room', 'consent-withdrawn']) assert.equal(again(why, 'relative-1'), undefined, why);
});

test('what could not be proved is said as such when it is over', () => {
  const told = sceneOf({ ...seen([over('set-up-failed', 'relative-1')]), unproved: new Set(['c1']) }, undefined, none, 'mevrouw Willemse', w);
  assert.deepEqual(told, { kind: 'ended', call: 'c1', title: w.unproved.title, line: w.unproved.line('mevrouw Willemse') });
});

test('what came to nothing stands there until it was called back', () => {
  const calls = [over('no-answer', 'home', true), { ...over('unreachable', 'relative-1', true), call: 'c2' }, { ...over('hung-up', 'home'), call: 'c3' }];
  assert.deepEqual(missedOf(calls, none).map(({ call, mine }) => [call, mine]), [['c1', false], ['c2', true]]);
  assert.deepEqual(missedOf(calls, new Set(['c1'])).map(({ call }) => call), ['c2']);
});

test('whether she can be called says nothing of whether she is there', () => {
  assert.deepEqual(reachOf(me, w, 0), { may: true, line: 'U kunt bellen.' });
  assert.deepEqual(reachOf({ ...me, from: '08:00', until: '21:30' }, w, 0), { may: true, line: 'U kunt bellen, tot 21:30.' });
  assert.deepEqual(reachOf({ ...me, openNow: false, from: '14:00', until: '20:00' }, w, 0), { may: false, line: 'Nu niet, vanaf 14:00.' });
  assert.equal(reachOf({ ...me, mayCall: false }, w, 0).may, false);
  const at = '2026-12-01T14:00:00Z';
  const planned = { ...me, openNow: false, planned: [{ day: '2026-12-01', at, state: 'planned' as const }] };
  assert.equal(reachOf(planned, w, Date.parse(at) - 60_000).line, w.reach.planned);
  assert.equal(reachOf(planned, w, Date.parse(at) - 16 * 60_000).may, false);
});

test('a planned call is heard five minutes before, once, and not when it was called off', () => {
  const at = '2026-12-01T14:00:00Z';
  const told = (state: 'planned' | 'skipped', minutes: number) => remindedOf([{ day: '2026-12-01', at, state }], Date.parse(at) + minutes * 60_000)?.at;
  assert.deepEqual([-6, -5, -4].map((n) => told('planned', n)), [undefined, at, undefined]);
  assert.equal(told('skipped', -5), undefined);
});

test('what is due is judged by the centre, whatever clock this browser has', () => {
  const wrong = AT + 3 * 3_600_000;
  assert.equal(timeOf(undefined, wrong), wrong);
  assert.equal(timeOf({ now: () => AT }, wrong), AT);
  const planned = { ...me, openNow: false, planned: [{ day: '2026-11-23', at: new Date(AT).toISOString(), state: 'planned' as const }] };
  assert.deepEqual([reachOf(planned, w, wrong).may, reachOf(planned, w, timeOf({ now: () => AT }, wrong)).may], [false, true]);
});
