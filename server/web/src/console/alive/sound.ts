// What is heard: an alarm by its urgency until somebody has it, a lost connection, and, where neither is, who asks to talk. No files: tones made here.
import { computed, signal } from '@preact/signals';
import { toHear } from '../call/calls';
import { phase, queue, world } from '../store';

let context: AudioContext | undefined;
/** Whether the browser lets sound out now. */
export const audible = signal(false);
/** Pause between two alarm sounds by urgency 1 to 4, in ms; life sounds without rest. */
const PAUSES = [1_600, 3_000, 6_000, 15_000];
/** Who asks to talk is not in need, as far as anybody knows; after a round without an answer it is firmer. In ms. */
const CALL_PAUSE = 5_000;
const URGENT_CALL_PAUSE = 2_500;
/** A lost connection is repeated after this, in ms. */
const LOST_PAUSE = 4_000;

export type Ringing = { kind: 'alarm'; urgency: number } | { kind: 'lost' } | { kind: 'call'; urgent: boolean } | undefined;

export const ringing = computed<Ringing>(() => {
  const w = world.value;
  if (!w) return undefined;
  if (phase.value === 'lost') return started.value ? { kind: 'lost' } : undefined;
  const waiting = w.shift.onDuty ? queue.value.open.find((alarm) => alarm.state === 'offered') : undefined;
  if (waiting) return { kind: 'alarm', urgency: waiting.urgency };
  // Whom the centre asks, it rings; it knows who is on duty.
  return toHear.value && { kind: 'call', urgent: toHear.value.urgent };
});

/** She started a shift in this page: from here on silence would be a fault. */
export const started = signal(false);

/** Has to be called from a click or key: browsers let sound out only then. */
export async function unlockSound(): Promise<boolean> {
  context ??= new AudioContext();
  context.onstatechange = look;
  try {
    await Promise.race([context.resume(), new Promise((stop) => setTimeout(stop, 1_000))]);
  } catch {
    // No sound device: told on the screen by `audible`.
  }
  look();
  if (audible.value) play([660, 880], 'sine', 0.12, 0.12);
  return audible.value;
}

export function testSound() {
  void unlockSound().then((heard) => heard && pattern(1));
}

function look() {
  audible.value = context?.state === 'running';
}

let next = 0;
let was: string | undefined;

/** Called twice a second by the worker. */
export function beat() {
  look();
  const now = performance.now();
  const ring = ringing.value;
  const name = ring && nameOf(ring);
  if (name !== was) next = 0;
  was = name;
  if (!ring || now < next) return;
  if (ring.kind === 'lost') {
    play([440, 311], 'triangle', 0.35, 0.3);
    next = now + LOST_PAUSE;
  } else if (ring.kind === 'call') {
    askingTones(ring.urgent);
    next = now + (ring.urgent ? URGENT_CALL_PAUSE : CALL_PAUSE);
  } else {
    pattern(ring.urgency);
    next = now + (PAUSES[ring.urgency - 1] ?? PAUSES.at(-1)!);
  }
}

function nameOf(ring: NonNullable<Ringing>): string {
  return ring.kind === 'lost' ? 'lost' : ring.kind === 'call' ? `call ${ring.urgent}` : `alarm ${ring.urgency}`;
}

/** Low, round and rising, as a question; no alarm begins so. */
function askingTones(urgent: boolean) {
  if (urgent) play([392, 523, 659], 'triangle', 0.24, 0.22);
  else play([392, 523], 'sine', 0.4, 0.16);
}

/** The more urgent, the higher, the more tones, the sharper: told apart with closed eyes. */
function pattern(urgency: number) {
  switch (urgency) {
    case 1: return play([988, 784, 988, 784, 988], 'square', 0.16, 0.22);
    case 2: return play([784, 988, 784], 'square', 0.18, 0.16);
    case 3: return play([659, 784], 'triangle', 0.2, 0.25);
    default: return play([523], 'sine', 0.25, 0.25);
  }
}

function play(tones: number[], shape: OscillatorType, seconds: number, loudness: number) {
  if (!context || context.state !== 'running') return;
  let at = context.currentTime + 0.02;
  for (const tone of tones) {
    const source = context.createOscillator();
    const volume = context.createGain();
    source.type = shape;
    source.frequency.value = tone;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(loudness, at + 0.015);
    volume.gain.setValueAtTime(loudness, at + seconds - 0.03);
    volume.gain.linearRampToValueAtTime(0, at + seconds);
    source.connect(volume).connect(context.destination);
    source.start(at);
    source.stop(at + seconds);
    at += seconds + 0.04;
  }
}
