import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meet, proofOf, trust, type Pins } from './identity';
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

function pinsInMemory(): Pins {
  const kept = new Map<string, string>();
  return { get: async (party) => kept.get(party), put: async (party, key) => void kept.set(party, key) };
}

test('a key is pinned at the first meeting; another one is told each time, until a person trusts it', async () => {
  const pins = pinsInMemory();
  assert.equal(await meet(pins, 'anja', 'k1'), 'first');
  assert.equal(await meet(pins, 'anja', 'k1'), 'known');
  assert.equal(await meet(pins, 'anja', 'k2'), 'changed');
  assert.equal(await meet(pins, 'anja', 'k2'), 'changed');
  assert.equal(await meet(pins, 'bakker', 'k2'), 'first');
  await trust(pins, 'anja', 'k2');
  assert.equal(await meet(pins, 'anja', 'k2'), 'known');
});

test('a person trusts the key that was checked last', async () => {
  const now = () => NOW;
  const pins = pinsInMemory();
  await pins.put('anja', 'of another device');
  const her = proofOf({ call: 'c', me: 'anja', other: 'willemse', keys: anja, pins: pinsInMemory(), now });
  const his = proofOf({ call: 'c', me: 'willemse', other: 'anja', keys: stranger, pins, now });
  await his.trust();
  assert.deepEqual(await his.check(await her.prove(['A'], []), ['A'], undefined), { ok: true, meeting: 'changed' });
  await his.trust();
  assert.deepEqual(await his.check(await her.prove(['A'], []), ['A'], undefined), { ok: true, meeting: 'known' });
});

test('a clock finer than a millisecond makes no statement that is refused', async () => {
  const now = () => NOW + 0.25;
  const her = proofOf({ call: 'c', me: 'anja', other: 'willemse', keys: anja, pins: pinsInMemory(), now });
  const his = proofOf({ call: 'c', me: 'willemse', other: 'anja', keys: stranger, pins: pinsInMemory(), now });
  assert.deepEqual(await his.check(await her.prove(['A'], []), ['A'], undefined), { ok: true, meeting: 'first' });
  assert.deepEqual(await his.check(await her.prove(['A'], []), ['A'], undefined), { ok: true, meeting: 'known' });
});

test('two sides believe each other, each statement once, and nobody else', async () => {
  const now = () => NOW;
  const her = proofOf({ call: 'c', me: 'anja', other: 'willemse', keys: anja, pins: pinsInMemory(), now });
  const pins = pinsInMemory();
  const his = proofOf({ call: 'c', me: 'willemse', other: 'anja', keys: stranger, pins, now });
  const offer = await her.prove(['A'], []);
  assert.deepEqual(await his.check(offer, ['A'], undefined), { ok: true, meeting: 'first' });
  assert.deepEqual(await her.check(await his.prove(['B'], ['A']), ['B'], ['A']), { ok: true, meeting: 'first' });
  assert.deepEqual(await his.check(offer, ['A'], undefined), { ok: false, refusal: 'replayed' });
  assert.deepEqual(await his.check(await her.prove(['A2'], ['B']), ['A2'], undefined), { ok: true, meeting: 'known' });
  const false_ = proofOf({ call: 'c', me: 'anja', other: 'willemse', keys: await keys(), pins: pinsInMemory(), now: () => NOW + 9 });
  assert.deepEqual(await his.check(await false_.prove(['F'], []), ['F'], undefined), { ok: true, meeting: 'changed' });
});
