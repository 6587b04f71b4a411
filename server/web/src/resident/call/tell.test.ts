import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { View } from '../../call/view';
import type { CallState, PartyState } from '../../shared/contract';
import { keyOf, sceneOf, type Seen } from './scene';
import { initialsOf, namesOf, tellEnd, tellTalk, textOf } from './tell';
import { callNl as w } from './words.nl';

const AT = Date.parse('2026-11-23T07:40:00Z');
const fatima: PartyState = { party: 's1', name: 'Fatima', kind: 'staff', presence: 'in', heard: false };
const anja: PartyState = { ...fatima, party: 's2', name: 'Anja' };
const home: PartyState = { party: 'home', name: 'mevrouw Willemse', kind: 'resident', presence: 'in', heard: true };

function call(role: CallState['role'], stage: CallState['stage'], more: Partial<CallState> = {}): CallState {
  return {
    call: 'c1', version: 1, home: 'h', clientName: 'mevrouw Willemse', why: 'to-talk', role, stage, begunAt: '2026-11-23T07:39:00Z', me: 'home', by: 's1',
    parties: [home, fatima], open: 'none', peers: [], urgent: false, picture: 'clear', ...more,
  };
}

const over = (why: string, more: Partial<NonNullable<CallState['ended']>> = {}, state: Partial<CallState> = {}) =>
  call('over', 'ended', { parties: [home, { ...fatima, presence: 'gone' }], ended: { why, at: '2026-11-23T07:39:55Z', missed: false, ...more }, ...state });
const seen = (calls: CallState[], more: Partial<Seen> = {}): Seen => ({
  calls, now: () => AT, ...(calls[0] && ['rings', 'waits', 'speaks'].includes(calls[0].role) ? { active: calls[0] } : {}), ...more,
});
const none: ReadonlySet<string> = new Set();
const view = (more: Partial<View>): View => ({ state: 'connected', there: { voice: true, look: 'clear' }, word: 'good', ...more });
const up = { up: true, media: new Map<string, View>() };

test('letters of a name leave out what is no name', () => {
  assert.deepEqual(['Fatima', 'Fatima El Amrani', 'mevrouw De Groot', 'de thuiszorg', ''].map(initialsOf), ['F', 'FA', 'DG', 'D', '']);
});

test('names are said as one says them', () => {
  assert.deepEqual([[], [fatima], [fatima, anja], [fatima, anja, home]].map((all) => namesOf(all, w)), [
    'Iemand', 'Fatima', 'Fatima en Anja', 'Fatima, Anja en mevrouw Willemse',
  ]);
});

test('a knock stays until her yes, which is seen before the centre has it', () => {
  const knocked = seen([call('rings', 'ringing')]);
  assert.equal(sceneOf(knocked, undefined, none, w)?.kind, 'knock');
  assert.equal(sceneOf(knocked, { call: 'c1', what: 'yes' }, none, w)?.kind, 'talking');
  assert.equal(sceneOf(knocked, { call: 'another', what: 'yes' }, none, w)?.kind, 'knock');
  assert.equal(sceneOf({ ...knocked, refused: { call: 'c1', reason: 'busy' } }, { call: 'c1', what: 'yes' }, none, w)?.kind, 'knock');
});

test('her asking is seen at once, and told when it is refused', () => {
  const pressed = { call: 'c9', what: 'ask' } as const;
  assert.deepEqual(sceneOf(seen([]), pressed, none, w), { kind: 'asking', call: 'c9', stage: 'unsaid' });
  assert.deepEqual(sceneOf(seen([call('waits', 'ringing', { urgent: true })]), undefined, none, w), { kind: 'asking', call: 'c1', stage: 'urgent' });
  const refused = sceneOf(seen([], { refused: { call: 'c9', reason: 'no-consent' } }), pressed, none, w);
  assert.deepEqual(refused, { kind: 'ended', call: 'c9', told: { ...w.refused.notYet, heavy: true } });
});

test('an end goes by itself, a heavy one later, and one that was put away at once', () => {
  const after = (ms: number, why: string) => sceneOf(seen([over(why, { by: 's1' })], { now: () => Date.parse('2026-11-23T07:39:55Z') + ms }), undefined, none, w)?.kind;
  assert.deepEqual([after(19_000, 'hung-up'), after(21_000, 'hung-up'), after(119_000, 'lost'), after(121_000, 'lost')], ['ended', undefined, 'ended', undefined]);
  assert.equal(sceneOf(seen([over('lost')]), undefined, new Set(['c1']), w), undefined);
});

test('nothing is said of what she ended herself', () => {
  for (const why of ['hung-up', 'declined', 'cancelled']) assert.equal(tellEnd(over(why, { by: 'home' }), w), undefined, why);
  assert.equal(tellEnd(over('hung-up', { by: 's1' }), w)?.line, 'Fatima heeft opgehangen.');
  assert.equal(tellEnd(over('cancelled', { by: 's1', missed: true }), w)?.title, 'Fatima heeft u gebeld.');
  assert.equal(tellEnd(over('given-up', {}, { by: 'home' }), w)?.heavy, true);
  // Somebody wrote down for her that it is no longer allowed.
  assert.equal(tellEnd(over('consent-withdrawn', { by: 'home' }), w)?.title, 'Het gesprek is gestopt.');
});

test('who called and went away before she answered has called; what she was in fell away', () => {
  const knock = { parties: [{ ...home, presence: 'rings' as const }, fatima] };
  assert.equal(tellEnd(over('lost', { missed: true }, knock), w)?.title, 'Fatima heeft u gebeld.');
  assert.equal(tellEnd(over('lost', {}, knock), w)?.title, 'Fatima heeft u gebeld.');
  assert.equal(tellEnd(over('lost', { missed: true }), w)?.title, w.ended.lost.title);
  assert.equal(tellEnd(over('lost', { missed: true }, { by: 'home', parties: [home] }), w)?.title, w.ended.lost.title);
});

test('no key is named that is not there: without the centre nothing can be pressed', () => {
  const line = (up: boolean, why: string, more = {}) => {
    const scene = sceneOf(seen([over(why, {}, more)], { up }), undefined, none, w);
    return scene?.kind === 'ended' ? scene.told.line : undefined;
  };
  assert.deepEqual([line(true, 'lost'), line(false, 'lost')], [w.ended.lost.line, w.ended.noCentre]);
  assert.deepEqual([line(true, 'no-answer'), line(false, 'no-answer')], [w.ended.missed.line, w.ended.noCentre]);
  assert.equal(line(false, 'hung-up'), w.ended.done.line('Fatima'));
});

test('the key beside the red bar means one thing', () => {
  const does = (state: Seen, free = true, back: ReadonlySet<string> = none) => keyOf(state, sceneOf(state, undefined, none, w), back, free)?.does;
  assert.equal(does(seen([])), 'talk');
  assert.equal(does(seen([]), false), undefined);
  assert.equal(does(seen([call('rings', 'ringing')])), undefined);
  assert.equal(does(seen([call('speaks', 'on-hold')]), false), 'hang-up');
  assert.equal(does(seen([call('waits', 'ringing')])), 'not-now');
  assert.equal(does(seen([call('elsewhere', 'connected')]), false), 'go-on-here');
  const missed = over('no-answer', { missed: true, at: '2026-11-23T06:00:00Z' });
  assert.equal(does(seen([missed])), 'call-back');
  assert.equal(does(seen([missed]), true, new Set(['c1'])), 'talk');
});

test('of what is wrong the weightiest comes first, and no more than two', () => {
  const talks = call('speaks', 'connected');
  const lines = (media: View | undefined, more = {}) => tellTalk(talks, { ...up, media: new Map(media ? [['s1', media]] : []), ...more }, w).lines;
  assert.deepEqual(lines(view({})), [w.hereLine]);
  assert.deepEqual(lines(view({ word: 'bad' })), [w.wayBad]);
  assert.deepEqual(lines(view({ state: 'disturbed' })), [w.wayGone]);
  assert.deepEqual(lines(view({}), { up: false }), [w.centreLost]);
  assert.deepEqual(lines(view({ meeting: 'changed', word: 'bad' }), { up: false, outcome: { voice: 'missing', picture: 'given' } }), [w.noVoice('Fatima'), w.stranger('Fatima', false)]);
});

test('another device than before is told calmly, once for all, and after what keeps her from being heard', () => {
  const new_ = view({ meeting: 'changed' });
  const told = (why: CallState['why'], media: [string, View][], more = {}) => tellTalk(call('speaks', 'connected', { why, parties: [home, fatima, ...(media.length > 1 ? [anja] : [])] }), { ...up, media: new Map(media), ...more }, w);
  for (const why of ['to-talk', 'alarm'] as const) {
    const alone = told(why, [['s1', new_]]);
    assert.deepEqual([alone.tone, alone.lines], ['well', ['Fatima gebruikt een nieuw apparaat. Vraag gerust wie het is.']], why);
    assert.deepEqual(told(why, [['s1', new_], ['s2', new_]]).lines, ['Fatima en Anja gebruiken een nieuw apparaat. Vraag gerust wie het is.'], why);
    assert.deepEqual(told(why, [['s1', view({ meeting: 'changed', state: 'disturbed' })]]).lines, [w.wayGone, w.stranger('Fatima', false)], why);
    assert.deepEqual(told(why, [['s1', view({ meeting: 'changed', word: 'bad' })]], { up: false }).lines, [w.stranger('Fatima', false), w.wayBad], why);
    assert.deepEqual(told(why, [['s1', new_]], { outcome: { voice: 'missing', picture: 'missing' } }).lines, [w.noVoice('Fatima'), w.noPicture('Fatima')], why);
  }
  assert.deepEqual(told('look', [['s1', new_]]).lines, ['Fatima gebruikt een nieuw apparaat. Ophangen mag altijd.']);
});

test('a call that was not opened since it was not proved who it is says so at once, and what to do; also when it is over', () => {
  const unproved = new Set(['c1']);
  for (const stage of ['connecting', 'connected'] as const) {
    const told = tellTalk(call('speaks', stage), { ...up, unproved }, w);
    assert.deepEqual([told.tone, told.title, told.lines], ['waits', w.unproved.title, [w.unproved.line, w.unproved.phone]], stage);
  }
  assert.equal(tellTalk(call('speaks', 'connecting', { why: 'alarm' }), { ...up, unproved }, w).lines[0], w.unproved.alarm);
  for (const why of ['set-up-failed', 'lost', 'hung-up']) {
    assert.deepEqual(tellEnd(over(why, { by: 's1' }), w, [], unproved), { title: w.unproved.title, line: `${w.unproved.line} ${w.unproved.phone}`, heavy: true }, why);
    const scene = sceneOf({ ...seen([over(why)]), unproved }, undefined, none, w);
    assert.equal(scene?.kind === 'ended' && scene.told.title, w.unproved.title, why);
  }
  assert.equal(tellEnd(over('hung-up', { by: 'home' }), w, [], unproved), undefined, 'she hung up herself');
  assert.equal(tellEnd(over('made-room'), w, [], unproved)?.line, w.ended.other.line, 'what is known is said');
  assert.equal(tellEnd(over('set-up-failed'), w, [], new Set(['another']))?.title, w.ended.lost.title);
});

test('one of several who was not believed is told by name, and the call goes on', () => {
  const state = call('speaks', 'connected', { parties: [home, fatima, { ...anja, kind: 'guest', guest: 'interpreter' }] });
  const media = new Map([['s1', view({})], ['s2', view({ state: 'ended', reason: 'unproved' })]]);
  const told = tellTalk(state, { ...up, media, unproved: new Set() }, w);
  assert.deepEqual([told.tone, told.lines], ['trouble', ['Tolk Anja hoort en ziet u niet: het was niet zeker wie het is.']]);
});

test('a colleague who went on is named with the one who left', () => {
  const state = call('speaks', 'connected', { parties: [home, { ...fatima, presence: 'gone' }, anja] });
  const told = tellTalk(state, up, w);
  assert.deepEqual([told.title, told.lines], ['Anja is bij u.', ['Fatima is weg. U praat nu met Anja.']]);
});

test('of what was written her own is left out, and of much the end is shown', () => {
  assert.equal(textOf({ texts: [{ party: 'home', text: 'ja' }] }, 'home'), undefined);
  assert.deepEqual(textOf({ texts: [{ party: 's1', text: ' Goedemorgen ' }, { party: 'home', text: 'ja' }] }, 'home'), { party: 's1', text: 'Goedemorgen' });
  const long = textOf({ texts: [], typed: [{ party: 's1', text: 'woord '.repeat(60) }] }, 'home')!.text;
  assert.ok(long.length <= 152 && long.startsWith('… woord'), long);
});

test('a guest is called by what he is, and said to come before he is there', () => {
  const ayse: PartyState = { party: 'guest-1', name: 'Ayşe', kind: 'guest', presence: 'rings', heard: false, guest: 'interpreter' };
  const waits = tellTalk(call('speaks', 'connected', { parties: [home, fatima, ayse] }), up, w);
  assert.deepEqual([waits.title, waits.lines], ['Fatima is bij u.', ['Tolk Ayşe komt er zo bij.']]);
  const there = tellTalk(call('speaks', 'connected', { parties: [home, fatima, { ...ayse, presence: 'in' }] }), up, w);
  assert.equal(there.title, 'Fatima en tolk Ayşe zijn bij u.');
  const trouble = tellTalk(call('speaks', 'connected', { parties: [home, { ...fatima, presence: 'away' }, ayse] }), up, w);
  assert.deepEqual([trouble.tone, trouble.lines.at(-1)], ['trouble', 'Tolk Ayşe komt er zo bij.']);
});

const annaFace = { name: 'Anna', relation: 'daughter', phone: '06 98', face: 'f1' };
const annaParty: PartyState = { party: 'relative-f1', name: 'Anna', kind: 'relative', presence: 'gone', heard: false };

test('a face that she pressed is called at once, and told by name when nobody comes', () => {
  const pressed = { call: 'c9', what: 'person', face: annaFace } as const;
  assert.deepEqual(sceneOf(seen([]), pressed, none, w, [annaFace]), { kind: 'calling', call: 'c9', name: 'Anna', party: 'relative-f1', unsaid: true });
  const rings = call('waits', 'ringing', { by: 'home', parties: [home, { ...annaParty, presence: 'rings' }] });
  assert.deepEqual(sceneOf(seen([rings]), undefined, none, w, [annaFace]), { kind: 'calling', call: 'c1', name: 'Anna', party: 'relative-f1', unsaid: false });
  // Who could not be rung is in no list of parties: the end alone names her.
  const unreachable = over('unreachable', { by: 'relative-f1', missed: true }, { by: 'home', parties: [home] });
  assert.equal(tellEnd(unreachable, w, [annaFace])?.title, 'Anna is nu niet te bereiken.');
  assert.match(tellEnd(unreachable, w, [annaFace])?.line ?? '', /06.98/);
  const noAnswer = over('no-answer', { by: 'relative-f1', missed: true }, { by: 'home', parties: [home, annaParty] });
  assert.equal(tellEnd(noAnswer, w, [annaFace])?.title, 'Anna neemt nu niet op.');
});

test('who called from her family is called back by the face, and by nothing where there is none', () => {
  const missed = over('no-answer', { missed: true }, { by: 'relative-f1', parties: [home, annaParty] });
  assert.equal(keyOf(seen([missed]), undefined, none, true, [annaFace])?.does, 'call-back');
  assert.equal(keyOf(seen([missed]), undefined, none, true, [])?.does, 'talk');
});

test('of family who is no face nothing is offered that would be refused, or would ring at somebody else', () => {
  const missed = over('no-answer', { missed: true }, { by: 'relative-f1', parties: [home, annaParty] });
  assert.match(tellEnd(missed, w, [annaFace])?.line ?? '', /Bel terug/);
  assert.equal(tellEnd(missed, w, [])?.line, w.ended.missed.noFace);
  const lost = over('lost', {}, { by: 'relative-f1', parties: [home, { ...annaParty, presence: 'gone' }] });
  assert.equal(tellEnd(lost, w, [annaFace])?.line, w.ended.face.again);
  assert.doesNotMatch(tellEnd(lost, w, [])?.line ?? '', /Praten|Bel terug|foto/);
  assert.match(tellEnd(over('lost'), w, [annaFace])?.line ?? '', /Praten/, 'her care');
});

test('a face that was taken back a moment ago is told as such, and not as a call that is over', () => {
  const ended = sceneOf(seen([], { refused: { call: 'c9', reason: 'unknown' } }), { call: 'c9', what: 'person', face: annaFace }, none, w, []);
  assert.deepEqual(ended, { kind: 'ended', call: 'c9', told: { title: 'Anna is nu niet te bereiken.', line: w.ended.face.gone, heavy: false } });
});
