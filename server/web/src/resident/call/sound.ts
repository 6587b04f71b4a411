// The knock and the signs of camera and microphone, as sounds. No files: tones made here, low enough for old ears.
/** Between two knocks, in ms; a knock takes 0.9 s of it. */
const RINGS_EACH = 2_600;
/** A browser without a loudspeaker never answers; after this it is silent for certain, in ms. */
const STARTS_WITHIN = 1_000;

let context: AudioContext | undefined;

async function running(): Promise<AudioContext | undefined> {
  try {
    context ??= new AudioContext();
    await Promise.race([context.resume(), new Promise((stop) => setTimeout(stop, STARTS_WITHIN))]);
  } catch {
    // No sound device. Nobody is told that it rings, since it cannot be heard.
  }
  return context?.state === 'running' ? context : undefined;
}

/** Has to come from a press: a browser that was never touched is silent. */
export function wake() {
  void running();
}

/**
 * Rings until it is stopped.
 * @param heard called after each knock that really sounded
 * @returns how to stop
 */
export function ring(heard: () => void): () => void {
  let stopped = false;
  const knock = async () => {
    const at = await running();
    if (stopped || !at) return;
    play(at, [523, 659, 523, 659], 0.2, 0.3);
    heard();
  };
  void knock();
  const timer = setInterval(() => void knock(), RINGS_EACH);
  return () => {
    stopped = true;
    clearInterval(timer);
  };
}

/** Softer than all others: it tells who is awake and wakes nobody. How loud, by day and where it is night on her screen. */
const SOFT = { day: 0.1, night: 0.04 };

/** Something opened by itself by which she can be heard or seen, or what did so closed: one low tone, and a lower and shorter one. */
export function soft(what: 'opens' | 'closes', night: boolean) {
  const [tone, seconds] = what === 'opens' ? [330, 0.6] : [262, 0.25];
  void running().then((at) => at && play(at, [tone!], seconds!, night ? SOFT.night : SOFT.day, 0.08));
}

/** By her own press the camera goes on; and a planned call is near. */
export function chime() {
  void running().then((at) => at && play(at, [659, 880], 0.14, 0.2));
}

/**
 * A voice louder than it comes, without clipping.
 * @param sounds told whether it really does
 * @returns how to stop
 */
export function amplified(stream: MediaStream, factor: number, sounds: (yes: boolean) => void): () => void {
  let stopped = false;
  let stop = () => {};
  void running().then(() => {
    const at = context;
    if (stopped || !at) return;
    const source = at.createMediaStreamSource(stream);
    const gain = at.createGain();
    gain.gain.value = factor;
    // What was loud already must not crack: old ears hear that as noise.
    const limiter = at.createDynamicsCompressor();
    limiter.threshold.value = -12;
    limiter.ratio.value = 12;
    source.connect(gain).connect(limiter).connect(at.destination);
    const told = () => sounds(at.state === 'running');
    at.addEventListener('statechange', told);
    told();
    stop = () => {
      at.removeEventListener('statechange', told);
      source.disconnect();
      limiter.disconnect();
    };
  });
  return () => {
    stopped = true;
    stop();
    sounds(false);
  };
}

/** @param rises how long it takes to become so loud, in seconds: one that comes slowly startles nobody */
function play(at: AudioContext, tones: number[], seconds: number, loudness: number, rises = 0.015) {
  let from = at.currentTime + 0.02;
  for (const tone of tones) {
    const source = at.createOscillator();
    const volume = at.createGain();
    source.type = 'triangle';
    source.frequency.value = tone;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(loudness, from + rises);
    volume.gain.setValueAtTime(loudness, from + seconds - 0.05);
    volume.gain.linearRampToValueAtTime(0, from + seconds);
    source.connect(volume).connect(at.destination);
    source.start(from);
    source.stop(from + seconds);
    from += seconds + 0.03;
  }
}
