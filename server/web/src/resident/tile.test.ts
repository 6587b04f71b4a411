import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tile } from '../shared/contract';
import { pageOf, viewTile } from './tile';
import { nl } from './words.nl';

const curtain: Tile = {
  device: 'c1', name: 'Gordijn', kind: 'curtain', available: true, state: { state: 'closed', positionPercent: 0, moving: false },
};

test('a touch is said at once, before any answer', () => {
  const view = viewTile(curtain, { action: 'open', state: 'asking' }, nl);
  assert.equal(view.status, nl.doing.open);
  assert.deepEqual(view.actions, ['open', 'stop', 'close']);
  assert.equal(view.going, 'open');
});

test('still: what it is, and no stop', () => {
  assert.deepEqual(viewTile(curtain, undefined, nl), { status: nl.isClosed, tone: 'still', actions: ['open', 'close'], going: undefined });
});

test('asked and delivered are not done; failed and expired say what to do', () => {
  const doing = (state: 'asked' | 'delivered' | 'failed' | 'expired') => viewTile({ ...curtain, doing: { command: 'x', action: 'open', state } }, undefined, nl);
  assert.equal(doing('asked').tone, 'busy');
  assert.equal(doing('delivered').tone, 'busy');
  assert.equal(doing('failed').status, nl.failed);
  assert.equal(doing('expired').status, nl.failed);
});

test('moving on its own still offers stop', () => {
  const view = viewTile({ ...curtain, state: { state: 'partly', moving: true } }, undefined, nl);
  assert.deepEqual([view.status, view.actions], [nl.moving, ['open', 'stop', 'close']]);
});

test('light and plug in each form of their state', () => {
  const say = (state: Tile['state'], kind = 'light') => viewTile({ device: 'l', name: 'Lamp', kind, available: true, ...(state === undefined ? {} : { state }) }, undefined, nl).status;
  assert.equal(say({ on: true }), nl.isOn);
  assert.equal(say({ on: false, brightnessPercent: 40 }), nl.isOff);
  assert.equal(say('on', 'plug'), nl.isOn);
  assert.equal(say(false, 'switch'), nl.isOff);
  assert.equal(say(undefined), nl.unknown);
});

test('out of reach says so, also where a state is remembered', () => {
  assert.equal(viewTile({ ...curtain, available: false }, undefined, nl).tone, 'away');
});

test('pages show every tile once, and come round', () => {
  const tiles = Array.from({ length: 13 }, (_, i) => i);
  const first = pageOf(tiles, 0, 6);
  assert.equal(first.pages, 3);
  assert.deepEqual([0, 1, 2].flatMap((page) => pageOf(tiles, page, 6).shown), tiles);
  assert.equal(pageOf(tiles, 3, 6).page, 0);
  assert.deepEqual(pageOf([1, 2, 3, 4, 5, 6], 0, 6), { shown: [1, 2, 3, 4, 5, 6], page: 0, pages: 1 });
});
