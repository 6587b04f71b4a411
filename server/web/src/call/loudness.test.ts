import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PartyState } from '../shared/contract';
import { later, state, story } from './line.fake';
import { factorOf, LOUDEST, SOFTEST, stepOf, USUAL } from './loudness';

const ans: PartyState = { party: 'staff-1', name: 'Ans', kind: 'staff', presence: 'in', heard: true };
const tolk: PartyState = { party: 'guest-1', name: 'Tolk', kind: 'guest', presence: 'in', heard: true };

test('each step is louder than the one before, and the usual one changes nothing', () => {
  for (let step = SOFTEST; step < LOUDEST; step++) assert.ok(factorOf(step + 1) > factorOf(step));
  assert.equal(factorOf(USUAL), 1);
});

test('what is no step is none', () => {
  for (const said of [0, LOUDEST + 1, 2.5, Number.NaN, '3', null, undefined]) assert.equal(stepOf(said), undefined);
  assert.equal(stepOf(LOUDEST), LOUDEST);
});

await story('staff sets how loud she hears them, a guest does not; all are told how it is', async (d) => {
  await d.speaks({ me: 'home', parties: [ans, tolk] });
  assert.equal(d.view.loudness, USUAL);
  d.engine.options.asksLoudness?.('guest-1', SOFTEST);
  assert.equal(d.view.loudness, USUAL);
  assert.equal(d.engine.told, 0);
  d.engine.options.asksLoudness?.('staff-1', LOUDEST);
  assert.equal(d.view.loudness, LOUDEST);
  assert.equal(d.engine.options.loudness?.(), LOUDEST);
  assert.equal(d.engine.told, 1);
}, { loudness: USUAL });

await story('a desk cannot be set from afar', async (d) => {
  await d.speaks();
  d.engine.options.asksLoudness?.('staff-1', LOUDEST);
  assert.equal(d.engine.options.loudness, undefined);
  assert.equal(d.view.loudness, undefined);
});

await story('a desk asks her device, and no other', async (d) => {
  assert.equal(d.line.askLoudness(4), false);
  d.connect(state({ version: 1 }));
  d.relays();
  await later();
  assert.equal(d.line.askLoudness(4), true);
  assert.deepEqual(d.engine.asked, [['home', 4]]);
});

await story('that a changed key is right is said of one party', async (d) => {
  await d.speaks();
  d.line.trust('home');
  assert.deepEqual(d.engine.trusted, ['home']);
});
