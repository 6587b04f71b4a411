import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ahead, type Arrow, type Box } from './arrows';

const box = (left: number, top: number, width: number, height: number): Box => ({ left, top, right: left + width, bottom: top + height });

// The resident's screen: two rows of three tiles with two buttons each, and the bar below.
const screen = new Map<string, Box>();
for (let row = 0; row < 2; row++) {
  for (let column = 0; column < 3; column++) {
    for (let button = 0; button < 2; button++) screen.set(`${row}${column}${button}`, box(60 + column * 413 + button * 172, 280 + row * 250, 158, 88));
  }
}
screen.set('help', box(32, 672, 1216, 104));

function step(from: string, arrow: Arrow): string | undefined {
  const others = [...screen].filter(([name]) => name !== from);
  const next = ahead(screen.get(from)!, others.map(([, b]) => b), arrow);
  return next === undefined ? undefined : others[next]![0];
}

test('right goes through the buttons of a row, down to the row below, and down again to the bar', () => {
  assert.equal(step('000', 'ArrowRight'), '001');
  assert.equal(step('001', 'ArrowRight'), '010');
  assert.equal(step('010', 'ArrowDown'), '110');
  assert.equal(step('110', 'ArrowDown'), 'help');
  assert.equal(step('100', 'ArrowDown'), 'help');
});

test('nothing lies beyond the edge', () => {
  assert.equal(step('000', 'ArrowLeft'), undefined);
  assert.equal(step('000', 'ArrowUp'), undefined);
  assert.equal(step('help', 'ArrowDown'), undefined);
});

test('every place is reached from every other with the four arrows', () => {
  const arrows: Arrow[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
  for (const start of screen.keys()) {
    const seen = new Set([start]);
    for (const name of seen) for (const arrow of arrows) {
      const next = step(name, arrow);
      if (next) seen.add(next);
    }
    assert.deepEqual([...screen.keys()].filter((name) => !seen.has(name)), [], `from ${start}`);
  }
});
