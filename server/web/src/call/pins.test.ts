import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinedBy, keptKeys, meetingOf, MOST_KEYS, trusted, withdrawn, type Keys } from './pins';

const desk = { key: 'desk' };
const phone = { key: 'phone' };
const joined = { key: 'tablet', joined: { call: 'c', as: 'changed' } } as const;

/** What was spoken with before, the key that comes in call 'c', and how it is told. */
const meetings: [string, Keys, string, string][] = [
  ['nobody was spoken with yet', [], 'desk', 'first'],
  ['the one device', [desk], 'desk', 'known'],
  ['one of several', [desk, phone], 'desk', 'known'],
  ['one that is not among them', [desk, phone], 'tablet', 'changed'],
  ['one that joined earlier in this call', [desk, joined], 'tablet', 'changed'],
  ['one that joined in another call', [desk, { key: 'tablet', joined: { call: 'b', as: 'changed' } }], 'tablet', 'known'],
  ['the very first, once it was spoken with in its call', [{ key: 'desk', joined: { call: 'c', as: 'first' } }], 'desk', 'known'],
];
for (const [what, keys, key, meeting] of meetings) test(`${what}: ${meeting}`, () => assert.equal(meetingOf(keys, key, 'c'), meeting));

/** What was done, and what is kept then: the one that was spoken with last stands last. */
const changes: [string, Keys, Keys][] = [
  ['a known one is spoken with', joinedBy([desk, phone], 'desk', 'c', 'known'), [phone, desk]],
  ['a new one is spoken with', joinedBy([desk], 'tablet', 'c', 'changed'), [desk, joined]],
  ['the same, again in that call', joinedBy([joined, desk], 'tablet', 'c', 'known'), [desk, joined]],
  ['the same, in the next call', joinedBy([joined, desk], 'tablet', 'd', 'known'), [desk, { key: 'tablet' }]],
  ['that call was not proved', withdrawn([desk, joined], 'tablet', 'c'), [desk]],
  ['a later call was not proved', withdrawn([desk, joined], 'tablet', 'd'), [desk, joined]],
  ['a person said that it is right', trusted([joined, desk], 'tablet'), [desk, { key: 'tablet' }]],
  ['a person said so of one that was not spoken with', trusted([desk], 'tablet'), [desk, { key: 'tablet' }]],
];
for (const [what, is, should] of changes) test(what, () => assert.deepEqual(is, should));

test('no more than eight are kept; the one that was not spoken with for longest goes, and is told when it comes back', () => {
  let keys: Keys = [];
  for (let n = 1; n <= MOST_KEYS; n++) keys = joinedBy(keys, `k${n}`, `${n}`, 'changed');
  keys = joinedBy(keys, 'k1', 'again', 'known');
  keys = joinedBy(keys, 'k9', '9', 'changed');
  assert.equal(keys.length, MOST_KEYS);
  assert.deepEqual([meetingOf(keys, 'k1', 'x'), meetingOf(keys, 'k2', 'x'), meetingOf(keys, 'k9', 'x')], ['known', 'changed', 'known']);
});

/** What a browser has in its store. */
const stores: [string, unknown, Keys][] = [
  ['nothing', undefined, []],
  ['the one key of an earlier version', 'desk', [desk]],
  ['several', [desk, joined], [desk, joined]],
  ['what is none', [null, 7, { k: 'desk' }, desk], [desk]],
  ['what is none at all', 7, []],
];
for (const [what, kept, keys] of stores) test(`kept was ${what}`, () => assert.deepEqual(keptKeys(kept), keys));
