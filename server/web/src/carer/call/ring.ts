// That somebody asks: heard, felt, and told to the centre only where it really was.
import { effect, signal } from '@preact/signals';
import { loud, reallyRings } from './calls';

/** Between two rings, in ms; after a round without an answer it is firmer. */
const PAUSE = 2_600;
const URGENT_PAUSE = 1_800;
/** A browser without a loudspeaker never answers; after this it is silent for certain, in ms. */
const STARTS_WITHIN = 1_000;

let context: AudioContext | undefined;
/** Whether the browser lets sound out now. */
export const audible = signal(false);

/** Has to be called from a touch: browsers let sound out only then. */
export async function unlockSound(): Promise<boolean> {
  try {
    context ??= new AudioContext();
    context.onstatechange = look;
    await Promise.race([context.resume(), new Promise((stop) => setTimeout(stop, STARTS_WITHIN))]);
  } catch {
    // No sound device: the screen says it.
  }
  look();
  return audible.value;
}

function look() {
  audible.value = context?.state === 'running';
}

export function followRing() {
  // Any touch will do; she need not find a button. Not as it begins: what goes from the screen then would shift the rest from under her finger.
  for (const sign of ['click', 'keydown'] as const) addEventListener(sign, () => audible.value || void unlockSound());
  let stop: (() => void) | undefined;
  let was: string | undefined;
  effect(() => {
    const ring = loud.value;
    const name = ring && `${ring.call} ${ring.urgent}`;
    if (name === was) return;
    was = name;
    stop?.();
    stop = ring && start(ring.urgent);
  });
}

function start(urgent: boolean): () => void {
  const once = () => {
    navigator.vibrate?.(urgent ? [500, 150, 500, 150, 500] : [400, 250, 400]);
    if (!play(urgent ? [392, 523, 659] : [392, 523])) return;
    if (document.visibilityState === 'visible') reallyRings();
  };
  once();
  const timer = setInterval(once, urgent ? URGENT_PAUSE : PAUSE);
  return () => {
    clearInterval(timer);
    navigator.vibrate?.(0);
  };
}

/** Round and rising, as a question; no alarm begins so. */
function play(tones: number[]): boolean {
  look();
  if (!context || !audible.value) return false;
  const seconds = 0.32;
  let at = context.currentTime + 0.02;
  for (const tone of tones) {
    const source = context.createOscillator();
    const volume = context.createGain();
    source.type = 'triangle';
    source.frequency.value = tone;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.3, at + 0.015);
    volume.gain.setValueAtTime(0.3, at + seconds - 0.04);
    volume.gain.linearRampToValueAtTime(0, at + seconds);
    source.connect(volume).connect(context.destination);
    source.start(at);
    source.stop(at + seconds);
    at += seconds + 0.04;
  }
  return true;
}
