import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Negotiation } from './negotiation';

test('an offer and its answer settle it, and what belongs to them is taken', () => {
  const polite = new Negotiation(true);
  const impolite = new Negotiation(false);
  const offer = polite.offering();
  assert.equal(polite.waiting, true);
  assert.equal(impolite.candidate(offer), 'hold');
  assert.equal(impolite.offered(offer), 'take');
  assert.equal(impolite.candidate(offer), 'take');
  assert.equal(polite.answered(offer, impolite.withdrawn), 'take');
  assert.deepEqual([polite.waiting, polite.agreed, impolite.agreed], [false, offer, offer]);
});

test('of two offers that crossed the impolite one counts', () => {
  const polite = new Negotiation(true);
  const impolite = new Negotiation(false);
  const theirs = polite.offering();
  const ours = impolite.offering();
  assert.notEqual(theirs, ours);
  assert.equal(impolite.offered(theirs), 'ignore');
  assert.equal(polite.offered(ours), 'roll-back-and-take');
  assert.equal(impolite.answered(ours, polite.withdrawn), 'take');
  assert.equal(impolite.agreed, polite.agreed);
});

const settled = () => {
  const polite = new Negotiation(true);
  const impolite = new Negotiation(false);
  for (let i = 0; i < 2; i++) {
    const offer = impolite.offering();
    polite.offered(offer);
    impolite.answered(offer, polite.withdrawn);
  }
  return { polite, impolite };
};

test('what comes late changes nothing', () => {
  const { polite, impolite } = settled();
  const { agreed } = polite;
  for (const old of [agreed - 2, 0, -1, 1.5, NaN, Infinity]) assert.equal(polite.offered(old), 'late', `offer ${old}`);
  assert.equal(polite.offered(agreed + 1), 'late', 'an even one is no offer of the other side');
  assert.equal(impolite.answered(agreed, 0), 'late');
  assert.equal(polite.candidate(agreed - 2), 'late');
  assert.deepEqual([polite.agreed, impolite.agreed], [agreed, agreed]);
});

test('an offer without answer is said again, and so is its answer', () => {
  const { polite, impolite } = settled();
  const offer = impolite.offering();
  assert.equal(impolite.offering(), offer);
  assert.equal(polite.offered(offer), 'take');
  assert.equal(polite.offered(offer), 'repeat');
  assert.equal(impolite.answered(offer, polite.withdrawn), 'take');
  assert.equal(impolite.answered(offer, polite.withdrawn), 'late');
  assert.equal(polite.agreed, impolite.agreed);
});

test('an offer that was rolled back and comes after its withdrawal is late', () => {
  const { polite, impolite } = settled();
  const ours = impolite.offering();
  const crossed = polite.offering();
  assert.equal(polite.offered(ours), 'roll-back-and-take');
  assert.equal(impolite.answered(ours, polite.withdrawn), 'take');
  assert.equal(impolite.offered(crossed), 'late');
});

/** Repeatable chance (mulberry32). */
function chance(seed: number) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Message = { to: number; kind: 'offer' | 'answer'; generation: number; withdrawn: number };

test('an answer that was lost is said again even by who made an offer meanwhile, which then is taken', () => {
  const polite = new Negotiation(true);
  const impolite = new Negotiation(false);
  const first = impolite.offering();
  assert.equal(polite.offered(first), 'take');
  const second = polite.offering();
  assert.equal(impolite.offered(second), 'ignore');
  assert.equal(polite.offered(first), 'repeat');
  assert.equal(impolite.answered(first, polite.withdrawn), 'take');
  assert.equal(impolite.offered(second), 'take');
  assert.equal(polite.answered(second, impolite.withdrawn), 'take');
});

test('two sides over a way that loses, repeats and reorders agree once it is whole', () => {
  for (let seed = 1; seed <= 2_000; seed++) {
    const random = chance(seed);
    const sides = [new Negotiation(true), new Negotiation(false)];
    let way: Message[] = [];
    const offer = (from: number) => way.push({ to: 1 - from, kind: 'offer', generation: sides[from]!.offering(), withdrawn: sides[from]!.withdrawn });
    const arrive = ({ to, kind, generation, withdrawn }: Message) => {
      const side = sides[to]!;
      if (kind === 'answer') side.answered(generation, withdrawn);
      else if (/take|repeat/.test(side.offered(generation))) way.push({ to: 1 - to, kind: 'answer', generation, withdrawn: side.withdrawn });
    };
    for (let step = 0; step < 40; step++) {
      if (random() < 0.3) offer(random() < 0.5 ? 0 : 1);
      const [message] = way.splice(Math.floor(random() * way.length), 1);
      if (!message || random() < 0.25) continue;
      arrive(message);
      if (random() < 0.1) way.push(message);
    }
    // Now it is whole and in order; who waits for an answer asks again, as a session does.
    for (let round = 0; round < 6; round++) {
      while (way.length > 0) arrive(way.shift()!);
      sides.forEach((side, i) => side.waiting && offer(i));
    }
    assert.deepEqual([sides[0]!.waiting, sides[1]!.waiting], [false, false], `seed ${seed}`);
    assert.equal(sides[0]!.agreed, sides[1]!.agreed, `seed ${seed}`);
  }
});
