import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heardIn, SOUND, SOUNDS, spoken } from './sounds';

const RATE = 48_000;
const look = (RATE * 20) / 1_000;
const each = (RATE * SOUND) / 1_000;

test('each sound is known by each 20 ms of it', () => {
  const wave = spoken(RATE);
  for (let sound = 0; sound < SOUNDS; sound++) {
    for (let part = 0; part < 4; part++) {
      const from = sound * each + part * look;
      assert.equal(heardIn(wave.subarray(from, from + look), RATE), sound, `sound ${sound}, part ${part}`);
    }
  }
});

test('silence, one tone, and noise are none', () => {
  const of = (value: (i: number) => number) => Float32Array.from({ length: look }, (_, i) => value(i));
  let dice = 7;
  const noise = () => ((dice = (dice * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 30 - 1) * 0.3;
  assert.equal(heardIn(of(() => 0), RATE), -1);
  assert.equal(heardIn(of((i) => 0.3 * Math.sin((2 * Math.PI * 450 * i) / RATE)), RATE), -1);
  for (let i = 0; i < 100; i++) assert.equal(heardIn(of(noise), RATE), -1);
});
