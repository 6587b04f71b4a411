// A voice of which it can be counted what arrived: 64 sounds, each unlike all others, over and over. A sound lasts as long as
// one of speech does on the average, and is two tones at once, as the keys of a telephone are, so that no hum, echo or guess of a
// decoder is taken for one. Pure.

/** One sound, in ms. */
export const SOUND = 80;
export const SOUNDS = 64;
/** In Hz; all multiples of 50, so that a look of 20 ms holds whole waves of each and they do not disturb each other. */
const LOW = Array.from({ length: 8 }, (_, i) => 350 + 100 * i);
const HIGH = Array.from({ length: 8 }, (_, i) => 1_400 + 200 * i);
const LOUDNESS = 0.2;
/** Neighbours differ in both tones: 37 is odd, and neither of its halves of three bits is nought. */
const STEP = 37;
/** So soft is silence. */
const SILENT = 1e-4;
/** A tone stands so far above the next of its row, in power, and both make up so much of all that is heard. */
const ABOVE = 3;
const SHARE = 0.4;
/** Each sound begins and ends softly, in ms: a click is no sound. */
const EDGE = 3;

const tonesOf = (sound: number): [number, number] => {
  const mixed = (sound * STEP) % SOUNDS;
  return [LOW[mixed >> 3]!, HIGH[mixed & 7]!];
};
const soundOf = new Map(Array.from({ length: SOUNDS }, (_, sound) => [tonesOf(sound).join(), sound]));

/** All sounds once. */
export function spoken(rate: number): Float32Array<ArrayBuffer> {
  const each = Math.round((rate * SOUND) / 1_000);
  const edge = (rate * EDGE) / 1_000;
  const wave = new Float32Array(each * SOUNDS);
  for (let sound = 0; sound < SOUNDS; sound++) {
    const tones = tonesOf(sound);
    for (let i = 0; i < each; i++) {
      const soft = Math.min(1, i / edge, (each - i) / edge);
      wave[sound * each + i] = soft * LOUDNESS * tones.reduce((sum, hertz) => sum + Math.sin((2 * Math.PI * hertz * i) / rate), 0);
    }
  }
  return wave;
}

/** @param wave 20 ms @returns which sound it is, -1 when none */
export function heardIn(wave: Float32Array, rate: number): number {
  const all = wave.reduce((sum, value) => sum + value * value, 0) / wave.length;
  if (all < SILENT) return -1;
  const low = loudest(LOW, wave, rate);
  const high = loudest(HIGH, wave, rate);
  if (!low || !high || low.power + high.power < SHARE * all) return -1;
  return soundOf.get([low.hertz, high.hertz].join()) ?? -1;
}

function loudest(row: readonly number[], wave: Float32Array, rate: number) {
  const [first, second] = row.map((hertz) => ({ hertz, power: powerAt(hertz, wave, rate) })).sort((a, b) => b.power - a.power);
  return first!.power > ABOVE * second!.power ? first : undefined;
}

/** Of a sine of that frequency in it, by Goertzel. */
function powerAt(hertz: number, wave: Float32Array, rate: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  let before = 0;
  let last = 0;
  for (const value of wave) [before, last] = [last, value + turn * last - before];
  return (2 * (last * last + before * before - turn * last * before)) / (wave.length * wave.length);
}
