import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallQuality } from '../../../shared/contract';
import { wordOf } from './talk';

const heard = (more: Partial<CallQuality>) => ({
  party: 'a', from: 'b', quality: { seconds: 100, poorSeconds: 0, badSeconds: 0, goneSeconds: 0, lossPercent: 0, jitterMillis: 0, frozenPercent: 0, ...more },
});

test('a call was as the one heard it who heard it worst', () => {
  assert.equal(wordOf({ quality: [] }), undefined);
  assert.equal(wordOf({ quality: [heard({ poorSeconds: 9, badSeconds: 9 })] }), 'good');
  assert.equal(wordOf({ quality: [heard({}), heard({ poorSeconds: 10 })] }), 'poor');
  assert.equal(wordOf({ quality: [heard({ badSeconds: 40 }), heard({ goneSeconds: 10 })] }), 'gone');
});
