import assert from 'node:assert/strict';
import { test } from 'node:test';

/** The centre, and a network that comes and goes. */
const events = new EventTarget();
const asked: string[] = [];
let answers: { status: number; body: unknown } | undefined;
Object.assign(globalThis, {
  localStorage: { getItem: () => null, setItem() {}, removeItem() {} },
  addEventListener: events.addEventListener.bind(events),
  location: { assign() {} },
  async fetch(path: string, { method }: { method: string }) {
    asked.push(`${method} ${path}`);
    const now = answers;
    if (now === undefined) throw new Error('no network');
    return { ok: now.status < 400, status: now.status, text: async () => JSON.stringify(now.body) };
  },
});
const store = await import('./store');
const me = { id: '1', login: 'ans', shownName: 'Ans', organisationName: 'Zorg', roles: ['carer'], confined: false };
const settled = () => new Promise<void>((done) => setTimeout(done, 0));

store.followConnection();

test('the form in which she signs in anew stays while she types, whatever the network does', async () => {
  answers = { status: 200, body: me };
  await store.begin();
  assert.equal(store.phase.value, 'in');
  store.renew();
  events.dispatchEvent(new Event('online'));
  await settled();
  assert.equal(store.phase.value, 'renewing');
});

test('an answer that was under way when she pressed does not take the form away either', async () => {
  store.phase.value = 'in';
  store.doubt();
  store.renew();
  await settled();
  assert.equal(store.phase.value, 'renewing');
});

test('signed in, she is in; and a form that nobody signed in from stays too', async () => {
  answers = { status: 200, body: { me, expiresAt: '' } };
  await store.signIn('ans', 'geheim');
  assert.equal(store.phase.value, 'in');
  store.signOut();
  await settled();
  assert.equal(store.phase.value, 'signed-out');
  const before = asked.length;
  events.dispatchEvent(new Event('online'));
  await settled();
  assert.deepEqual([store.phase.value, asked.length], ['signed-out', before]);
});

test('when the network is back it is looked at again, where no form stands', async () => {
  answers = undefined;
  store.phase.value = 'starting';
  await store.begin();
  answers = { status: 200, body: me };
  events.dispatchEvent(new Event('online'));
  await settled();
  assert.equal(store.phase.value, 'in');
});
