import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ManagedHome } from '../../shared/contract';
import { boxOf, found, needsCare, when } from './list';

const home = (more: Partial<ManagedHome>): ManagedHome => ({
  id: 'gw-1', client: 'mevrouw José', address: 'Dorpsstraat 12a', postcode: '3732AB', town: 'De Bilt', addedAt: '2026-11-29T02:00:00Z', hasBox: true, connected: true, faults: [], ...more,
});

test('a home is found by words of its client and its address, without accents and in any order', () => {
  const homes = [home({}), home({ id: 'gw-2', client: 'de heer Bos', address: 'Laan 3', postcode: '3721XY', town: 'Bilthoven' })];
  assert.deepEqual(found(homes, 'bilt jose').map((each) => each.id), ['gw-1']);
  assert.deepEqual(found(homes, '3732 ab').map((each) => each.id), ['gw-1']);
  assert.deepEqual(found(homes, '').length, 2);
  assert.deepEqual(found(homes, 'nobody'), []);
});

test('what is known of the box is told as it is', () => {
  assert.equal(boxOf(home({})), 'connected');
  assert.equal(boxOf(home({ connected: false, hasBox: false })), 'none');
  assert.equal(boxOf(home({ connected: false })), 'never');
  assert.equal(boxOf(home({ connected: false, lastHeardAt: '2026-11-29T02:00:00Z' })), 'away');
  assert.equal(needsCare(home({ connected: false, hasBox: false })), false);
  assert.equal(needsCare(home({ connected: false, lastHeardAt: '2026-11-29T02:00:00Z' })), true);
});

test('of today the time is enough, of another day the day is told', () => {
  const now = new Date('2026-11-29T12:00:00');
  assert.equal(when('2026-11-29T08:05:00', 'nl-NL', now), '08:05');
  assert.match(when('2026-11-27T08:05:00', 'nl-NL', now), /27 nov/);
});
