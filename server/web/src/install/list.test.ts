import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InstallDevice } from '../shared/contract';
import { minutes, ordered } from './list';
import { en } from './words.en';
import { nl } from './words.nl';

const one = (id: string, more: Partial<InstallDevice>): InstallDevice => ({
  id, name: id, vendor: '', model: '', kinds: [], purposes: [], alarm: false, installed: true, joining: false, ...more,
});

test('what needs somebody stands first', () => {
  const all = [one('lamp', {}), one('tried', { alarm: true, tried: '2026-11-29T10:00:00Z' }), one('untried', { alarm: true }), one('new', { installed: false }), one('joins', { installed: false, joining: true })];
  assert.deepEqual(ordered(all).map((each) => each.id), ['joins', 'new', 'untried', 'lamp', 'tried']);
});

test('time left is told as a watch tells it', () => {
  assert.equal(minutes(254), '4:14');
  assert.equal(minutes(9), '0:09');
});

test('both languages have a word for each kind', () => {
  assert.deepEqual(Object.keys(nl.kinds), Object.keys(en.kinds));
});
