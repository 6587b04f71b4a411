import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ManagedHome } from '../../shared/contract';
import { boxOf, query, when } from './list';

const home = (more: Partial<ManagedHome>): ManagedHome => ({
  id: 'gw-1', client: 'mevrouw José', address: 'Dorpsstraat 12a', postcode: '3732AB', town: 'De Bilt', addedAt: '2026-11-29T02:00:00Z', hasBox: true, connected: true, stay: 'living', faults: [], ...more,
});

test('what is asked for is told to the server, and nothing else', () => {
  assert.equal(query({ q: '', show: 'all', from: 0 }), '');
  assert.equal(query({ q: ' josé & co ', show: 'care', from: 100 }), '?q=jos%C3%A9+%26+co&show=care&from=100');
});

test('what is known of the box is told as it is', () => {
  assert.equal(boxOf(home({})), 'connected');
  assert.equal(boxOf(home({ connected: false, hasBox: false })), 'none');
  assert.equal(boxOf(home({ connected: false })), 'never');
  assert.equal(boxOf(home({ connected: false, lastHeardAt: '2026-11-29T02:00:00Z' })), 'away');
});

test('of today the time is enough, of another day the day is told', () => {
  const now = new Date('2026-11-29T12:00:00');
  assert.equal(when('2026-11-29T08:05:00', 'nl-NL', now), '08:05');
  assert.match(when('2026-11-27T08:05:00', 'nl-NL', now), /27 nov/);
});
