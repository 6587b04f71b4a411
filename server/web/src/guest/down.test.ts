import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Closed } from './scene';
import { Down, LONGEST_DOWN } from './down';

/** A page whose line is down, with a centre and a time that a test moves. */
function page(cameIn: boolean) {
  let at = 1_000;
  const waiting = new Set<{ at: number; work: () => void }>();
  const p = { says: undefined as Closed | undefined, asked: 0, over: [] as Closed[], forward, told };
  const down = new Down({
    stillOpen: async () => (p.asked++, p.says),
    over: (why) => p.over.push(why),
    clock: () => at,
    later(work, ms) {
      const one = { at: at + ms, work };
      waiting.add(one);
      return () => waiting.delete(one);
    },
  });
  const settled = () => new Promise<void>((done) => setTimeout(done, 0));

  async function forward(ms: number) {
    for (const end = at + ms; at < end;) {
      at += 1_000;
      for (const one of waiting) {
        if (one.at > at || !waiting.delete(one)) continue;
        one.work();
        await settled();
      }
    }
  }

  async function told(up: boolean) {
    down.told(up, cameIn);
    await settled();
  }
  return p;
}

test('the call that ended while the guest had no network is told as over, as soon as anybody answers', async () => {
  const p = page(true);
  await p.told(false);
  await p.forward(20_000);
  assert.deepEqual(p.over, []);
  // The network is back; the socket is refused, and says nothing of it.
  p.says = 'call-over';
  await p.forward(3_000);
  assert.deepEqual(p.over, ['call-over']);
  await p.forward(60_000);
  assert.deepEqual(p.over, ['call-over']);
});

test('who was in it and does not come back is told so after a limit', async () => {
  const p = page(true);
  await p.told(false);
  await p.forward(LONGEST_DOWN - 3_000);
  assert.deepEqual(p.over, []);
  await p.forward(6_000);
  assert.deepEqual(p.over, ['lost']);
});

test('who is not in yet may wait, until the link is over', async () => {
  const p = page(false);
  await p.told(false);
  await p.forward(LONGEST_DOWN * 3);
  assert.deepEqual(p.over, []);
  p.says = 'link-expired';
  await p.forward(3_000);
  assert.deepEqual(p.over, ['link-expired']);
});

test('a line that is back is asked for no more, and its next outage has its own time', async () => {
  const p = page(true);
  await p.told(false);
  await p.told(false);
  await p.forward(50_000);
  await p.told(true);
  const asked = p.asked;
  await p.forward(50_000);
  assert.equal(p.asked, asked);
  await p.told(false);
  await p.forward(50_000);
  assert.deepEqual(p.over, []);
});
