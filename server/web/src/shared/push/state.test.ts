import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyOf, noteOf, sameKey, shownOf } from './state';

const call = '3c9d1e70-0000-4000-8000-00000000ca11';

test('a note is read as far as it can be believed', () => {
  assert.deepEqual(noteOf(JSON.stringify({ kind: 'call', subject: call })), { kind: 'call', subject: call });
  assert.deepEqual(noteOf('{"kind":"dispatch","subject":"x"}'), { kind: 'unknown' });
  for (const text of [undefined, '', 'nonsense', 'null', '[]', '7']) assert.deepEqual(noteOf(text), { kind: 'unknown' }, String(text));
});

test('the end of a call takes the place of its ringing, silently', () => {
  const rings = shownOf('carer', { kind: 'call', subject: call }, 'nl');
  const over = shownOf('carer', { kind: 'over', subject: call }, 'nl');
  assert.equal(over.tag, rings.tag);
  assert.deepEqual([rings.loud, over.loud, rings.silent, over.silent], [true, false, false, true]);
});

test('a touch opens the page at a call that rings, and at nothing else', () => {
  const opens = (kind: Parameters<typeof shownOf>[1]['kind']) => shownOf('carer', { kind, subject: call }, 'nl').opens;
  assert.deepEqual((['call', 'invited'] as const).map(opens), [call, call]);
  // A planned call is no call yet: the page would say that it was answered.
  for (const kind of ['planned', 'planned-late', 'planned-over', 'planned-missed', 'over', 'test', 'unknown'] as const) assert.equal(opens(kind), undefined, kind);
});

test('a planned call is heard and does not stay as a call does', () => {
  const of = (kind: 'planned' | 'planned-late' | 'planned-missed' | 'planned-over') => shownOf('carer', { kind, subject: call }, 'nl');
  for (const kind of ['planned', 'planned-late', 'planned-missed'] as const) assert.deepEqual([of(kind).silent, of(kind).loud], [false, false], kind);
  assert.deepEqual([of('planned-over').silent, of('planned-over').end], [true, true]);
  assert.equal(shownOf('carer', { kind: 'test' }, 'nl').silent, true);
});

test('the end of a planned call has words of its own', () => {
  const title = (face: 'carer' | 'family', kind: 'over' | 'planned-over') => shownOf(face, { kind, subject: call }, 'nl').title;
  for (const face of ['carer', 'family'] as const) assert.notEqual(title(face, 'planned-over'), title(face, 'over'));
  assert.match(shownOf('carer', { kind: 'planned-missed', subject: call }, 'nl').body, /alsnog/);
  assert.match(shownOf('family', { kind: 'planned-missed', subject: call }, 'nl').body, /alsnog/);
});

test('in her language, and in Dutch where none is known', () => {
  assert.equal(shownOf('carer', { kind: 'test' }, 'en').title, 'Test message');
  assert.equal(shownOf('family', { kind: 'test' }, undefined).title, 'Proefmelding');
});

test('a daughter is told in her words, and nothing of whom it is about', () => {
  const rings = shownOf('family', { kind: 'call', subject: call }, 'nl');
  assert.deepEqual([rings.title, rings.loud], ['U wordt gebeld', true]);
  assert.equal(shownOf('family', { kind: 'over', subject: call }, 'en').title, 'You were called');
});

test('a key of the centre is compared byte by byte', () => {
  const key = keyOf('BAAB_-');
  assert.deepEqual([...key], [4, 0, 1, 255]);
  assert.equal(sameKey(key.buffer, keyOf('BAAB_-')), true);
  assert.equal(sameKey(key.buffer, keyOf('BAAB-_')), false);
  assert.equal(sameKey(null, key), false);
});
