import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proofOf, type Parties, type Pins } from './identity';
import type { Keys } from './pins';
import { CLOCKS_DIFFER, KEY_KIND, refusalOf, sign, STATEMENT_LIVES, type Claims, type Expected, type SignedStatement } from './statement';

const keys = () => crypto.subtle.generateKey(KEY_KIND, false, ['sign', 'verify']);
const anja = await keys();
const stranger = await keys();
const NOW = 1_800_000_000_000;

const claims: Claims = { call: 'call-1', from: 'anja', to: 'willemse', fingerprints: ['sha-256 AA'], seen: ['sha-256 BB'], issuedAt: NOW, expiresAt: NOW + STATEMENT_LIVES };
const expected: Expected = { call: 'call-1', from: 'anja', to: 'willemse', fingerprints: ['sha-256 AA'], seen: ['sha-256 BB'], now: NOW + 50, after: 0 };
const honest = await sign(claims, anja);
const altered = (change: Partial<Claims>): SignedStatement => ({ ...honest, claims: { ...claims, ...change } });

test('what she signed is believed', async () => assert.equal(await refusalOf(honest, expected), undefined));

/** What stands in it, what is expected, and why that is refused. */
const table: [string, () => Promise<SignedStatement | undefined> | SignedStatement | undefined, Partial<Expected>, string][] = [
  ['none', () => undefined, {}, 'missing'],
  ['a fingerprint changed in it', () => altered({ fingerprints: ['sha-256 CC'] }), { fingerprints: ['sha-256 CC'] }, 'bad-signature'],
  ['a fingerprint changed beside it', () => honest, { fingerprints: ['sha-256 CC'] }, 'other-fingerprint'],
  ['a fingerprint added beside it', () => honest, { fingerprints: ['sha-256 AA', 'sha-256 CC'] }, 'other-fingerprint'],
  ['a description without fingerprints', () => sign({ ...claims, fingerprints: [] }, anja), { fingerprints: [] }, 'other-fingerprint'],
  ['the other side saw another fingerprint than ours', () => honest, { seen: ['sha-256 DD'] }, 'other-view'],
  ['an answer that saw nothing', () => sign({ ...claims, seen: [] }, anja), {}, 'other-view'],
  ['signed by her for somebody else', () => sign({ ...claims, to: 'bakker' }, anja), {}, 'other-party'],
  ['signed by somebody else as himself', () => sign({ ...claims, from: 'piet' }, stranger), {}, 'other-party'],
  ['our own, sent back', () => sign({ ...claims, from: 'willemse', to: 'anja' }, stranger), {}, 'other-party'],
  ['the name changed in it', () => altered({ from: 'piet' }), { from: 'piet' }, 'bad-signature'],
  ['of another call', () => sign({ ...claims, call: 'call-0' }, anja), {}, 'other-call'],
  ['the call changed in it', () => altered({ call: 'call-2' }), { call: 'call-2' }, 'bad-signature'],
  ['expired', () => honest, { now: NOW + STATEMENT_LIVES + CLOCKS_DIFFER + 1 }, 'expired'],
  ['its end put off', () => altered({ expiresAt: NOW + 9 * STATEMENT_LIVES }), { now: NOW + 2 * STATEMENT_LIVES }, 'bad-signature'],
  ['signed for longer than any may be', () => sign({ ...claims, expiresAt: NOW + STATEMENT_LIVES + 1 }, anja), {}, 'too-long'],
  ['from the future', () => honest, { now: NOW - CLOCKS_DIFFER - 1 }, 'not-yet'],
  ['replayed after a later one', () => honest, { after: NOW + 1 }, 'replayed'],
  ['the same a second time', () => honest, { after: NOW }, 'replayed'],
  ['with the key of somebody else beside it', async () => ({ ...honest, key: (await sign(claims, stranger)).key }), {}, 'bad-signature'],
  ['with a key that is none', () => ({ ...honest, key: 'AAAA' }), {}, 'malformed'],
  ['with a signature that is no text of bytes', () => ({ ...honest, signature: '***' }), {}, 'malformed'],
  ['without claims', () => ({ ...honest, claims: null }) as unknown as SignedStatement, {}, 'malformed'],
  ['with a list that is none', () => altered({ fingerprints: 'sha-256 AA' as unknown as string[] }), {}, 'malformed'],
];
for (const [what, made, change, refusal] of table) {
  test(`${what}: ${refusal}`, async () => assert.equal(await refusalOf(await made(), { ...expected, ...change }), refusal));
}

function pinsInMemory(...met: [string, Keys][]): Pins {
  const kept = new Map<string, Keys>(met);
  return { keys: async (party) => kept.get(party) ?? [], change: async (party, by) => void kept.set(party, by(kept.get(party) ?? [])) };
}

/** Anja calls with one key and her own pins; he has his, and may be in another call. */
function both({ with: hers = anja, ...more }: Partial<Parties> & { with?: CryptoKeyPair } = {}) {
  const rest = { call: 'c', now: () => NOW, pins: pinsInMemory(), ...more };
  return {
    her: proofOf({ ...rest, me: 'anja', other: 'willemse', keys: hers, pins: pinsInMemory() }),
    his: proofOf({ ...rest, me: 'willemse', other: 'anja', keys: stranger }),
  };
}

async function met({ her, his }: ReturnType<typeof both>) {
  const verdict = await his.check(await her.prove(['A'], []), ['A'], undefined);
  return verdict.ok ? verdict.meeting : verdict.refusal;
}

/** Who was spoken with. */
async function speaks(pins: Pins, more: Partial<Parties> & { with?: CryptoKeyPair } = {}) {
  const two = both({ pins, ...more });
  const meeting = await met(two);
  await two.his.spoken();
  return meeting;
}

test('each device of a person is told in the first call with it, and is known from then on', async () => {
  const pins = pinsInMemory();
  const tablet = await keys();
  assert.equal(await speaks(pins, { call: '1' }), 'first');
  assert.equal(await speaks(pins, { call: '2' }), 'known');
  assert.equal(await speaks(pins, { call: '3', with: tablet }), 'changed');
  assert.equal(await speaks(pins, { call: '4', with: tablet }), 'known');
  assert.equal(await speaks(pins, { call: '5' }), 'known');
});

test('the very first key is known as soon as it was spoken with, to a page that was loaded anew too', async () => {
  const pins = pinsInMemory();
  const two = both({ pins });
  assert.equal(await met(two), 'first');
  await two.his.spoken();
  assert.equal(await met(two), 'known');
  assert.equal(await met(both({ pins })), 'known');
});

test('a call that was not spoken in makes nobody known', async () => {
  const pins = pinsInMemory();
  assert.equal(await met(both({ pins, call: '1' })), 'first');
  assert.equal(await met(both({ pins, call: '2' })), 'first');
  await speaks(pins, { call: '3' });
  const tablet = await keys();
  assert.equal(await met(both({ pins, call: '4', with: tablet })), 'changed');
  assert.equal(await met(both({ pins, call: '5', with: tablet })), 'changed');
});

test('it is told through all of that call: when it is agreed anew, and after the page was loaded anew', async () => {
  const pins = pinsInMemory();
  await speaks(pins, { call: '1' });
  const tablet = await keys();
  const two = both({ pins, call: '2', with: tablet });
  assert.equal(await met(two), 'changed');
  await two.his.spoken();
  assert.equal(await met(two), 'changed');
  assert.equal(await met(both({ pins, call: '2', with: tablet })), 'changed');
  assert.equal(await met(both({ pins, call: '3', with: tablet })), 'known');
});

test('what joined in a call that ended as not proved leaves; what was known stays', async () => {
  const pins = pinsInMemory();
  await speaks(pins, { call: '1' });
  const tablet = await keys();
  for (const [with_, after] of [[tablet, 'changed'], [anja, 'known']] as const) {
    const two = both({ pins, call: '2', with: with_ });
    await met(two);
    await two.his.spoken();
    await two.his.withdraw();
    assert.equal(await met(both({ pins, call: '3', with: with_ })), after);
  }
});

test('a person trusts the key that was checked last: at once, and for good', async () => {
  const pins = pinsInMemory(['anja', [{ key: 'of another device' }]]);
  const two = both({ pins });
  await two.his.trust();
  assert.equal(await met(two), 'changed');
  await two.his.trust();
  assert.equal(await met(two), 'known');
  assert.equal(await met(both({ pins, call: 'd' })), 'known');
});

test('where nobody speaks only the very first key is kept', async () => {
  const pins = pinsInMemory();
  assert.equal(await speaks(pins, { call: '1', wordless: true }), 'first');
  const tablet = await keys();
  for (const call of ['2', '3']) assert.equal(await speaks(pins, { call, with: tablet, wordless: true }), 'changed');
  assert.equal(await speaks(pins, { call: '4', wordless: true }), 'known');
});

test('two keys that nobody knew, in one call: the second is told', async () => {
  const two = both();
  assert.equal(await met(two), 'first');
  const other = both({ with: await keys(), now: () => NOW + 9 });
  assert.equal(await met({ her: other.her, his: two.his }), 'changed');
});

test('a clock finer than a millisecond makes no statement that is refused', async () => {
  const two = both({ now: () => NOW + 0.25 });
  assert.equal(await met(two), 'first');
  assert.equal(await met(two), 'first');
});

test('two sides believe each other, each statement once, and nobody else', async () => {
  const pins = pinsInMemory();
  const { her, his } = both({ pins });
  const offer = await her.prove(['A'], []);
  assert.deepEqual(await his.check(offer, ['A'], undefined), { ok: true, meeting: 'first' });
  assert.deepEqual(await her.check(await his.prove(['B'], ['A']), ['B'], ['A']), { ok: true, meeting: 'first' });
  assert.deepEqual(await his.check(offer, ['A'], undefined), { ok: false, refusal: 'replayed' });
  assert.deepEqual(await his.check(await her.prove(['A2'], ['B']), ['A2'], undefined), { ok: true, meeting: 'first' });
});
