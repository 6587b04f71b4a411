import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusal } from './refusal';
import { en } from './words.en';
import { nl } from './words.nl';

const refused = (status: number, error: string, message = 'said by the server') => ({ ok: false as const, status, error, message });

test('each word of the server has a sentence of ours, in both languages', () => {
  for (const w of [nl, en]) {
    for (const error of ['password-too-short', 'password-too-long', 'password-guessed-soon', 'user-taken', 'somebody-is-there'] as const) {
      assert.equal(refusal(refused(400, error), w), w.refused[error]);
    }
    assert.equal(refusal(refused(403, 'not-allowed'), w), w.refused.code);
    assert.equal(refusal(refused(401, 'not-signed-in'), w), w.signIn.wrong);
    assert.equal(refusal(refused(429, 'busy'), w), w.refused.wait);
    assert.equal(refusal(refused(0, 'unreachable'), w), w.refused.unreachable);
  }
});

test('a field that is wrong is named, and what is new to us is said as the server says it', () => {
  assert.equal(refusal(refused(400, 'bad-request', 'postcode has to be four digits and two letters'), nl), nl.add.wrong['postcode']);
  assert.equal(refusal(refused(400, 'bad-request', 'NewHome: phone of a contact has to be'), nl), nl.add.wrong['phone']);
  assert.equal(refusal(refused(400, 'bad-request', 'brand new'), nl), nl.refused.other('brand new'));
});

test('both languages have a word for each fault', () => {
  assert.deepEqual(Object.keys(en.faults), Object.keys(nl.faults));
});
