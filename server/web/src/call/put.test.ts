import assert from 'node:assert/strict';
import test from 'node:test';
import { putDown } from './put';

const shelf = () => {
  const all = new Map<string, string>();
  return { getItem: (name: string) => all.get(name) ?? null, setItem: (name: string, text: string) => void all.set(name, text) };
};

test('what was put down is known to the next page of this face, for twelve hours', () => {
  const storage = shelf();
  let at = 0;
  const page = (path = '/api/v1/calls?endpoint=a') => putDown(path, () => storage, () => at);
  page().keep(new Set(['one']));
  at = 3_600_000;
  page().keep(new Set(['one', 'two']));
  assert.deepEqual(page('/api/v1/calls?endpoint=b').read(), ['one', 'two']);
  assert.deepEqual(page('/api/v1/family/calls').read(), []);
  at = 12 * 3_600_000;
  assert.deepEqual(page().read(), ['two']);
});

test('the newest eight are kept, and a browser that keeps nothing does no harm', () => {
  const put = putDown('/x', shelf);
  const storage = shelf();
  putDown('/x', () => storage).keep(new Set(Array.from({ length: 20 }, (_, i) => `c${i}`)));
  assert.deepEqual(putDown('/x', () => storage).read().slice(-1), ['c19']);
  assert.equal(putDown('/x', () => storage).read().length, 8);
  put.keep(new Set(['one']));
  const broken = putDown('/x', () => {
    throw new Error('no storage');
  });
  broken.keep(new Set(['one']));
  assert.deepEqual(broken.read(), []);
  storage.setItem('nabij.put /x', 'not json');
  assert.deepEqual(putDown('/x', () => storage).read(), []);
});
