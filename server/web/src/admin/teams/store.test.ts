import assert from 'node:assert/strict';
import { test } from 'node:test';
import { teamsOf } from './store';

test('a person can be in several teams, and in none', () => {
  const ans = { id: 'a', shownName: 'Ans' };
  const all = [{ id: '1', name: 'Oost', screen: 'none' as const, homes: 0, members: [ans] }, { id: '2', name: 'West', screen: 'none' as const, homes: 3, members: [] }, { id: '3', name: 'Zuid', screen: 'none' as const, homes: 1, members: [{ id: 'b', shownName: 'Bas' }, ans] }];
  assert.deepEqual(teamsOf(all, 'a'), ['Oost', 'Zuid']);
  assert.deepEqual(teamsOf(all, 'c'), []);
  assert.deepEqual(teamsOf(undefined, 'a'), []);
});
