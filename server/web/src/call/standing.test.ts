import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallAllowance, CallRole, CallStage, CallState, HomeView, PartyState } from '../shared/contract';
import { found, joined } from '../shared/find';
import type { View } from './view';
import { canTakeOver, colleagueOf, doubtsOf, endedUnproved, isOver, missedOf, othersOf, pictureOf, ringingOf, standingOf } from './standing';

const at = '2026-11-24T02:12:00Z';
const later = (seconds: number) => new Date(Date.parse(at) + seconds * 1_000).toISOString();
const party = (name: string, more: Partial<PartyState> = {}): PartyState => ({ party: name, name, kind: 'staff', presence: 'in', heard: false, ...more });
const her = (more: Partial<PartyState> = {}) => party('home', { kind: 'resident', ...more });
const call = (more: Partial<CallState> = {}): CallState => ({
  call: 'c', version: 1, home: 'gw-1', clientName: 'mevrouw Willemse', why: 'to-talk', role: 'speaks', stage: 'connected', begunAt: at, me: 'me', by: 'home', parties: [her(), party('me')],
  open: 'audio-clear', peers: [], urgent: false, picture: 'clear', ...more,
});
const media = (more: Partial<View> = {}): View => ({ state: 'connected', there: { voice: true, look: 'clear' }, word: 'good', ...more });

test('before the centre knows of it, it is being asked; a refusal then is the end of it', () => {
  assert.equal(standingOf(undefined, false, undefined, undefined), 'asking');
  assert.equal(standingOf(undefined, false, 'alarm-not-yours', undefined), 'refused');
  assert.equal(standingOf(undefined, true, undefined, undefined), 'gone');
});

test('it rings at her screen only once her screen said so', () => {
  const waits = (heard: boolean) => standingOf(call({ role: 'waits', stage: 'ringing', parties: [her({ presence: 'rings', heard }), party('me')] }), true, undefined, undefined);
  assert.deepEqual([waits(false), waits(true)], ['rings-unheard', 'rings']);
});

test('what the media say counts where this device speaks', () => {
  const of = (stage: CallStage, view?: View) => standingOf(call({ stage }), true, undefined, view);
  assert.equal(of('connecting'), 'connecting');
  assert.equal(of('connected', media({ state: 'connecting' })), 'connecting');
  assert.equal(of('connected', media()), 'speaking');
  assert.equal(of('connected', media({ state: 'disturbed' })), 'disturbed');
  assert.equal(of('on-hold', media()), 'held');
  assert.equal(of('ended'), 'ended');
});

test('each role has a standing, and a refused act does not end a call', () => {
  const roles: Record<CallRole, string> = { none: 'gone', rings: 'connecting', waits: 'rings-unheard', speaks: 'connecting', elsewhere: 'elsewhere', over: 'taken-over' };
  for (const [role, standing] of Object.entries(roles)) assert.equal(standingOf(call({ role: role as CallRole, stage: 'connecting' }), true, undefined, undefined), standing, role);
  assert.equal(standingOf(call(), true, 'not-now', media()), 'speaking');
  assert.deepEqual((['speaking', 'held', 'ended', 'refused', 'gone', 'taken-over'] as const).map(isOver), [false, false, true, true, true, true]);
});

test('who asks: the urgent first, then who waits longest', () => {
  const ring = (name: string, seconds: number, urgent = false) => call({ call: name, role: 'rings', stage: 'ringing', begunAt: later(seconds), urgent });
  const list = [ring('b', 10), ring('a', 0), ring('u', 20, true), call({ call: 'x', role: 'none', stage: 'ringing' }), call({ call: 'y', role: 'rings', stage: 'ended' }), { ...ring('joins', 5), stage: 'connected' as const }];
  assert.deepEqual(ringingOf(list).map((each) => each.call), ['u', 'a', 'joins', 'b']);
});

test('who wanted to talk: hers that nobody answered, the last of each home', () => {
  const over = (name: string, more: Partial<CallState> = {}, missed = true) => call({ call: name, role: 'over', stage: 'ended', ended: { why: 'no-answer', at: later(name.length), missed }, ...more });
  const list = [over('a'), over('bb'), over('c', { home: 'gw-2' }), over('d', { by: 'staff-2' }), over('e', { why: 'alarm' }), over('f', { home: 'gw-3' }, false)];
  assert.deepEqual(missedOf(list).map((each) => each.call), ['bb', 'c']);
});

test('a colleague is taken over from once she was answered, never in a look', () => {
  const theirs = (more: Partial<CallState> = {}) => call({ role: 'none', parties: [her(), party('me', { presence: 'gone' }), party('noor')], ...more });
  assert.equal(colleagueOf(theirs())?.party, 'noor');
  assert.deepEqual([theirs(), theirs({ stage: 'ringing' }), theirs({ why: 'look' }), theirs({ parties: [her()] }), call()].map(canTakeOver), [true, false, false, false, false]);
  assert.deepEqual(othersOf([theirs(), call({ call: 'e', role: 'elsewhere' }), call({ call: 'mine' })]).map((each) => each.call), ['c', 'e']);
});

test('a call that could not be proved is neither being connected nor spoken in, whichever side did not believe', () => {
  for (const stage of ['connecting', 'connected', 'on-hold'] as const) {
    assert.equal(standingOf(call({ stage }), true, undefined, media({ state: 'ended', reason: 'unproved', detail: 'missing' })), 'unproved', stage);
    assert.equal(standingOf(call({ stage }), true, undefined, media({ state: 'ended', reason: 'ended-there', detail: 'unproved' })), 'unproved', stage);
  }
  assert.equal(standingOf(call({ stage: 'connecting' }), true, undefined, media({ state: 'ended', reason: 'ended-there', detail: 'lost' })), 'connecting');
  assert.equal(isOver('unproved'), false);
});

test('whose device is new, and with whom nothing was opened', () => {
  const state = call({ parties: [her(), party('me'), party('noor'), party('ans', { presence: 'gone' })] });
  const views = new Map([['home', media({ meeting: 'changed' })], ['noor', media({ state: 'ended', reason: 'unproved' })], ['me', media({ meeting: 'changed' })]]);
  const { changed, unproved } = doubtsOf(state, views);
  assert.deepEqual([changed.map((each) => each.party), unproved.map((each) => each.party)], [['home'], ['noor']]);
  // What is not open needs no question who it is.
  assert.deepEqual(doubtsOf(state, new Map([['home', media({ meeting: 'changed', state: 'ended', reason: 'unproved' })]])).changed, []);
});

test('an end that says nothing gives way to that it was not proved; one that says why stays', () => {
  const ended = (why: string) => call({ stage: 'ended', role: 'over', ended: { why, at, missed: false } });
  const told = (why: string) => endedUnproved(ended(why), new Set(['c']));
  assert.deepEqual(['set-up-failed', 'lost', 'hung-up', 'declined', 'made-room', 'consent-withdrawn'].map(told), [true, true, true, false, false, false]);
  assert.deepEqual([endedUnproved(ended('lost'), new Set(['d'])), endedUnproved(ended('lost'), undefined), endedUnproved(call(), new Set(['c']))], [false, false, false]);
});

test('her picture: shown, on its way, lost, or not given', () => {
  const stream = {} as MediaStream;
  assert.deepEqual(pictureOf(call(), media({ picture: stream, there: { voice: true, look: 'veiled' } })), { word: 'veiled', shows: true });
  assert.deepEqual(pictureOf(call(), media({ there: { voice: true, look: 'audio' } })), { word: 'missing', shows: false });
  assert.deepEqual(pictureOf(call(), media({ state: 'connecting', there: { voice: false, look: 'none' } })), { word: 'coming', shows: false });
  assert.deepEqual(pictureOf(call({ picture: 'none' }), media({ picture: stream, there: { voice: true, look: 'audio' } })), { word: 'none', shows: false });
});

test('a home is found by the beginning of any word, whatever the accents', () => {
  const home = (name: string, address: string, town: string) => ({ name, address, town });
  const homes = [home('mevrouw Willemse', 'Dorpsstraat 12', 'De Bilt'), home('de heer Van den Berghe-Oosterhout', 'Kerkpad 3', 'Maartensdijk'), home('mevrouw Jansén', 'Dorpsstraat 4', 'Soest')];
  const names = (text: string) => found(homes, text, 'nl').map((each) => each.name.split(' ').at(-1));
  assert.deepEqual(names(''), ['Berghe-Oosterhout', 'Jansén', 'Willemse']);
  assert.deepEqual(names('jansen'), ['Jansén']);
  assert.deepEqual(names('dorps bilt'), ['Willemse']);
  assert.deepEqual(names('ooster'), ['Berghe-Oosterhout']);
  assert.deepEqual(names('xyz'), []);
});

test('whom one can call: who is seen anyway, and who allowed it', () => {
  const seen = [{ id: 'gw-1', client: { name: 'mevrouw Willemse', address: 'Dorpsstraat 12', town: 'De Bilt' } }, { id: 'gw-2' }] as HomeView[];
  const allows = (home: string, more: Partial<CallAllowance> = {}) => ({ home, clientName: 'mevrouw Jansen', use: 'look', now: true, ...more }) as CallAllowance;
  assert.deepEqual(joined(seen, []).map((each) => each.home), ['gw-1']);
  assert.deepEqual(joined([], [allows('gw-3', { use: 'talk' })]), [{ home: 'gw-3', name: 'mevrouw Jansen' }]);
  const [both] = joined(seen, [allows('gw-1', { now: false }), allows('gw-1'), allows('gw-1', { use: 'talk' })]);
  assert.deepEqual([both?.name, both?.town, both?.look], ['mevrouw Willemse', 'De Bilt', 'now']);
  assert.equal(joined(seen, [allows('gw-1', { now: false })])[0]?.look, 'later');
});
