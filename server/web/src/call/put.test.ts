import assert from 'node:assert/strict';
import test from 'node:test';
import { putDown } from './put';

const shelf = () => {
  const all = new Map<string, string>();
  return { getItem: (name: string) => all.get(name) ?? null, setItem: (name: string, text: string) => void all.set(name, text) };
};

const said = (closed: string[], wanted: string[] = []) => ({ closed: new Set(closed), wanted: new Set(wanted) });
const down = (put: ReturnType<typeof putDown>) => [...put.read().closed];

test('what was put down, and what was said yes to, is known to the next page of this face, for twelve hours', () => {
  const storage = shelf();
  let at = 0;
  const page = (path = '/api/v1/calls?endpoint=a') => putDown(path, () => storage, () => at);
  page().keep(said(['one'], ['yes']));
  at = 3_600_000;
  page().keep(said(['one', 'two'], ['yes']));
  assert.deepEqual(page('/api/v1/calls?endpoint=b').read(), said(['one', 'two'], ['yes']));
  assert.deepEqual(page('/api/v1/family/calls').read(), said([]));
  at = 12 * 3_600_000;
  assert.deepEqual(page().read(), said(['two']));
});

test('the newest eight are kept, and a browser that keeps nothing does no harm', () => {
  const put = putDown('/x', shelf);
  const storage = shelf();
  putDown('/x', () => storage).keep(said(Array.from({ length: 20 }, (_, i) => `c${i}`)));
  assert.deepEqual(down(putDown('/x', () => storage)).slice(-1), ['c19']);
  assert.equal(down(putDown('/x', () => storage)).length, 8);
  put.keep(said(['one']));
  const broken = putDown('/x', () => {
    throw new Error('no storage');
  });
  broken.keep(said(['one']));
  assert.deepEqual(down(broken), []);
  storage.setItem('nabij.put /x', 'not json');
  assert.deepEqual(down(putDown('/x', () => storage)), []);
});
