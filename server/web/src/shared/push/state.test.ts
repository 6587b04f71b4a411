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
  assert.deepEqual([rings.loud, over.loud], [true, false]);
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
