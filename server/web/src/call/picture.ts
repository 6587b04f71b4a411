// How much picture is sent, by what the way can carry. The voice is never less for it. A pure ladder.

export interface Rung {
  width: number;
  height: number;
  framesPerSecond: number;
  /** Of the picture alone, in bit/s. */
  most: number;
}

/** What the voice takes of the way: 32 kbit/s of Opus and the heads of 50 packets a second, in bit/s. */
export const VOICE_BITS = 60_000;

/** From the best to none. The last with a picture fits, with the voice, into 150 kbit/s. */
export const RUNGS: readonly Rung[] = [
  { width: 1280, height: 720, framesPerSecond: 30, most: 1_400_000 },
  { width: 640, height: 480, framesPerSecond: 30, most: 800_000 },
  { width: 640, height: 480, framesPerSecond: 20, most: 420_000 },
  { width: 320, height: 240, framesPerSecond: 20, most: 220_000 },
  { width: 320, height: 240, framesPerSecond: 12, most: 90_000 },
  { width: 0, height: 0, framesPerSecond: 0, most: 0 },
];

/** The best for so many others at once: each gets a picture coded for itself, and this processor codes them all. */
export function bestFor(others: number, cameraHeight: number): number {
  if (others >= 3) return 3;
  if (others === 2) return 2;
  return cameraHeight >= 720 ? 0 : 1;
}

/** One look at the way out. */
export interface WayOut {
  /** What the browser believes it can send, in bit/s; unknown before it sent anything. */
  available: number | undefined;
  /** Of what we sent, told by the other side. */
  lossPercent: number;
  /** The same of the voice alone: there are enough of its packets to count on. */
  voiceLossPercent: number;
  /** There and back, where it is known. */
  roundTripMs: number | undefined;
  /** Since the last look, in s. */
  seconds: number;
}

export interface Standing {
  rung: number;
  /** How long the way was good enough for the next better rung, in s. */
  good: number;
  /** How long it was too bad for this one, in s. */
  bad: number;
  /** How long it has to be good before the next better one is tried, in s. */
  patience: number;
  /** Since the last step up, while that has neither held nor failed, in s. */
  sinceUp: number | undefined;
}

/** Loss beyond this is felt in the picture before FEC and repeats can hide it, in %. */
const LOSSY_PERCENT = 8;
const CLEAN_PERCENT = 2;
const CHOKED_PERCENT = 15;
/** A queue this long, in ms, is one that the picture filled: nobody can talk over it. */
const CHOKED_MS = 1_500;
/** The browser's guess is low for a moment after each change; one look does not count. In s. */
const DOWN_AFTER = 4;
/** Up is tried after this long, and after twice as long each time that it did not hold: a picture that comes and goes is worse than a small one. In s. */
const UP_AFTER = 10;
const UP_AFTER_MOST = 160;
/** So little is still a picture, small and slow; less is none. In bit/s. */
const PICTURE_LEAST = 30_000;
/** A step up that lasted this long has held, in s. */
const HELD = 20;
/** Of what the next rung wants. The guess cannot rise far above what is being sent, so all of it would never be seen. */
const UP_SHARE = 0.7;

export const START: (best: number) => Standing = (best) => ({ rung: best, good: 0, bad: 0, patience: UP_AFTER, sinceUp: undefined });

export function nextStanding(before: Standing, best: number, way: WayOut): Standing {
  const now = onTrial(before, way.seconds);
  const still = { ...now, good: 0, bad: 0 };
  const rung = RUNGS[now.rung]!;
  if (now.rung < best) return { ...still, rung: best };
  // The browser itself codes for less than `most`; below half of it the picture is better made smaller.
  const off = rung.most === 0;
  const last = now.rung === RUNGS.length - 2;
  const short = way.available !== undefined && way.available - VOICE_BITS < (last ? PICTURE_LEAST : rung.most / 2);
  // The last picture is too small to be what makes a way lose some: taken away for that it would be gone for good where some is always lost.
  // What loses so much is too thin for it, and the voice cannot be repaired any more.
  const lossy = last ? way.voiceLossPercent > CHOKED_PERCENT || (way.roundTripMs ?? 0) > CHOKED_MS : way.lossPercent > LOSSY_PERCENT;
  // Without one the browser's guess only tells how little the voice sends.
  if (!off && (short || lossy)) {
    const bad = now.bad + way.seconds;
    if (bad < DOWN_AFTER) return { ...still, bad };
    // Only the first step down after one up says that the up was a mistake; the others belong to the same bad way.
    const patience = now.sinceUp === undefined ? now.patience : Math.min(2 * now.patience, UP_AFTER_MOST);
    return { ...still, rung: now.rung + 1, patience, sinceUp: undefined };
  }
  if (now.rung === best) return still;
  const wanted = RUNGS[now.rung - 1]!.most;
  // Without a picture nothing tells how much more would fit but the voice that goes well.
  const room = off || (way.available !== undefined && way.available - VOICE_BITS >= Math.min(wanted * UP_SHARE, rung.most));
  if (!room || way.lossPercent > (off ? LOSSY_PERCENT : CLEAN_PERCENT)) return still;
  const good = now.good + way.seconds;
  return good >= now.patience ? { ...still, rung: now.rung - 1, sinceUp: 0 } : { ...now, good, bad: 0 };
}

function onTrial(now: Standing, seconds: number): Standing {
  if (now.sinceUp === undefined) return now;
  const sinceUp = now.sinceUp + seconds;
  return sinceUp >= HELD ? { ...now, sinceUp: undefined, patience: UP_AFTER } : { ...now, sinceUp };
}
