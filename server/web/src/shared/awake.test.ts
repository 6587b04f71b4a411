import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Awake } from './awake';

/** A telephone whose browser answers by hand. */
function phone() {
  const locks: { released: boolean; release(): Promise<void> }[] = [];
  const waiting: (() => void)[] = [];
  let asked = 0;
  const awake = new Awake(() => {
    asked++;
    return new Promise((done) => waiting.push(() => {
      const lock = { released: false, async release() { this.released = true; } };
      locks.push(lock);
      done(lock);
    }));
  });
  const settle = () => new Promise<void>((done) => setTimeout(done, 0));
  return {
    locks,
    get asked() { return asked; },
    get on() { return locks.some((lock) => !lock.released); },
    async want(wanted: boolean) {
      void awake.want(wanted);
      await settle();
    },
    async answer() {
      waiting.splice(0).forEach((each) => each());
      await settle();
    },
  };
}

test('the screen stays on from the ringing to the end of the call, and no longer', async () => {
  const p = phone();
  await p.want(false);
  assert.equal(p.asked, 0);
  await p.want(true);
  await p.answer();
  await p.want(true);
  assert.deepEqual([p.on, p.asked], [true, 1]);
  await p.want(false);
  assert.equal(p.on, false);
});

test('what the browser let go while the page was out of sight is asked for again', async () => {
  const p = phone();
  await p.want(true);
  await p.answer();
  p.locks[0]!.released = true;
  await p.want(true);
  await p.answer();
  assert.deepEqual([p.on, p.asked], [true, 2]);
});

test('a call that ended while the browser was asked keeps nothing on', async () => {
  const p = phone();
  await p.want(true);
  await p.want(false);
  await p.answer();
  assert.equal(p.on, false);
  await p.want(true);
  await p.answer();
  assert.equal(p.on, true);
});

test('one that rings at once after it is asked for once, and stays', async () => {
  const p = phone();
  for (const wanted of [true, false, true]) await p.want(wanted);
  await p.answer();
  assert.deepEqual([p.on, p.asked], [true, 1]);
});

test('a browser that gives none, or has none, disturbs nothing', async () => {
  await new Awake(() => Promise.reject(new Error('low battery'))).want(true);
  const none = new Awake(() => undefined);
  await none.want(true);
  await none.want(false);
});
