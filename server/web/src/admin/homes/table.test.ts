import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../words.en';
import { nl } from '../words.nl';
import { counted, sample, toBase64, whyOf } from './table';

test('rows are counted by what is said of them', () => {
  assert.deepEqual(counted([
    { line: 2, verdict: 'new', why: [] }, { line: 3, verdict: 'wrong', why: ['postcode has to be'] }, { line: 4, verdict: 'new', why: [] }, { line: 5, verdict: 'double', why: ['2'] },
  ]), { new: 2, wrong: 1, double: 1, there: 0 });
});

test('bytes of any size become base 64', () => {
  const bytes = new Uint8Array(100_000).map((_, i) => i % 256);
  assert.deepEqual(Uint8Array.from(atob(toBase64(bytes)), (letter) => letter.charCodeAt(0)), bytes);
});

test('what the server says of a field is said in the language of the face', () => {
  for (const w of [nl, en]) {
    assert.equal(whyOf('postcode has to be four digits and two letters, such as 3732 AB', w), w.add.wrong['postcode']);
    assert.equal(whyOf('clientName is empty', w), w.import.empty(w.import.columns['clientName']!));
    assert.equal(whyOf('something new', w), 'something new');
  }
});

test('the table to begin from has as many cells as columns', () => {
  for (const locale of ['nl-NL', 'en-GB']) {
    const [header, row] = sample(locale).split('\r\n');
    assert.equal(header!.split(';').length, row!.split(';').length);
  }
});
