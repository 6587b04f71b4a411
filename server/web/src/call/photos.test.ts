import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Photos, type PhotoStore } from './photos';

function store(kept: [string, string][] = []): PhotoStore & { kept: Map<string, string> } {
  const all = new Map(kept);
  return { kept: all, all: async () => [...all], put: async (name, image) => void all.set(name, image), remove: async (name) => void all.delete(name) };
}

const settled = () => new Promise((done) => setTimeout(done, 0));

test('what is kept is there without the centre; what is missing is asked for once, and again after a while', async () => {
  let at = 0;
  let known: ReadonlyMap<string, string> = new Map();
  const asked: string[] = [];
  const at0 = store([['a', 'AAAA']]);
  const photos = new Photos(at0, (name) => asked.push(name) > 0, (now) => (known = now), () => at);
  photos.want(['a', 'b']);
  await settled();
  assert.equal(known.get('a'), 'data:image/jpeg;base64,AAAA');
  assert.deepEqual(asked, ['b']);
  photos.look();
  assert.deepEqual(asked, ['b']);
  at = 31_000;
  photos.look();
  assert.deepEqual(asked, ['b', 'b']);
  photos.told('b', 'BBBB');
  assert.equal(known.get('b'), 'data:image/jpeg;base64,BBBB');
  assert.equal(at0.kept.get('b'), 'BBBB');
});

test('a face that is gone is forgotten, and what is no picture or nobody asked for is not taken', async () => {
  let known: ReadonlyMap<string, string> = new Map();
  const at0 = store([['old', 'AAAA']]);
  const photos = new Photos(at0, () => true, (now) => (known = now));
  await settled();
  photos.want(['b']);
  await settled();
  assert.equal(at0.kept.has('old'), false);
  photos.told('b', '"><script>');
  photos.told('stranger', 'CCCC');
  photos.told('b', undefined);
  assert.deepEqual([...known.keys()], []);
});
