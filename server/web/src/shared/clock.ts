// The other side's clock, counted on from its last frame: this browser's own clock may be wrong by years.
import { signal } from '@preact/signals';

/** Milliseconds of that clock since 1970 minus those of the monotonic clock of this page. */
const ahead = signal<number | undefined>(undefined);

/** The other side's time now, in ms since 1970; changes each second. */
export const now = signal(Date.now());

export function heard(instant: string) {
  ahead.value = Date.parse(instant) - performance.now();
  tick();
}

export function tick() {
  now.value = ahead.value === undefined ? Date.now() : ahead.value + performance.now();
}

/** Calls `tick` shortly after each full second. */
export function startClock() {
  const next = () => {
    tick();
    setTimeout(next, 1_000 - (now.value % 1_000) + 5);
  };
  next();
}
