import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Photos, type PhotoStore } from './photos';

function store(kept: [string, string][] = [], called: Record<string, number> = {}): PhotoStore & { kept: Map<string, string>; called: Record<string, number> } {
  const all = new Map(kept);
  const is = {
    kept: all, called, all: async () => [...all], put: async (name: string, image: string) => void all.set(name, image), remove: async (name: string) => void all.delete(name),
    callers: () => is.called, putCallers: (next: Record<string, number>) => void (is.called = next),
  };
  return is;
}

const DAY = 24 * 3_600_000;

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

test('who knocks is asked for at once, and is there at the next knock without the centre', async () => {
  let known: ReadonlyMap<string, string> = new Map();
  const asked: string[] = [];
  const at0 = store();
  const first = new Photos(at0, (name) => asked.push(name) > 0, (now) => (known = now), () => 0, () => DAY);
  await settled();
  first.want(['face'], []);
  first.want(['face'], ['ans']);
  assert.deepEqual(asked, ['face', 'ans']);
  first.told('ans', 'AAAA');
  first.want(['face'], []);
  assert.equal(known.get('ans'), 'data:image/jpeg;base64,AAAA');
  const later: string[] = [];
  const second = new Photos(at0, (name) => later.push(name) > 0, (now) => (known = now), () => 0, () => 2 * DAY);
  second.want(['face'], ['ans']);
  await settled();
  assert.equal(known.get('ans'), 'data:image/jpeg;base64,AAAA');
  assert.deepEqual(later, ['face']);
});

test('whoever did not call for a week is forgotten, and of a great many who called longest ago', async () => {
  let at = 10 * DAY;
  const called = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`c${i}`, at - i * 60_000]));
  const at0 = store([...Object.keys(called), 'old'].map((name) => [name, 'AAAA']), { ...called, old: at - 8 * DAY });
  const photos = new Photos(at0, () => true, () => undefined, () => 0, () => at);
  await settled();
  photos.want([], []);
  assert.equal(at0.kept.has('old'), false);
  assert.equal(at0.kept.size, 12);
  photos.want([], ['new']);
  photos.told('new', 'BBBB');
  assert.equal(at0.kept.has('c11'), false);
  assert.equal(at0.kept.size, 12);
  at += 8 * DAY;
  photos.want(['c0'], []);
  assert.deepEqual([...at0.kept.keys()], ['c0']);
  assert.deepEqual(at0.called, {});
});

test('of one call it is written down once that somebody called', async () => {
  const at0 = store();
  let written = 0;
  const put = at0.putCallers;
  at0.putCallers = (next) => {
    written++;
    put(next);
  };
  const photos = new Photos(at0, () => true, () => undefined, () => 0, () => DAY + written);
  await settled();
  for (let second = 0; second < 5; second++) photos.want([], ['ans']);
  assert.equal(written, 1);
});
