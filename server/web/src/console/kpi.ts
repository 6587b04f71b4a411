// The promise kept today, as the server counts it.
import { effect, signal } from '@preact/signals';
import { ask } from '../shared/http';
import { phase } from './store';

/** Figures of a day do not change faster than one looks at them, in ms. */
const EACH = 60_000;

interface Within {
  /** 0 to 1; absent while there is nothing to judge. */
  share?: number;
}

/** The part of `GET /api/v1/kpi` that the foot shows. */
export interface Kpi {
  within30Seconds: Within;
  within60Seconds: Within;
  within180Seconds: Within;
}

export const kpi = signal<Kpi | undefined>(undefined);

export function followKpi() {
  let timer = 0;
  effect(() => {
    clearInterval(timer);
    if (phase.value !== 'live') return;
    void read();
    timer = setInterval(() => void read(), EACH);
  });
}

async function read() {
  const answer = await ask<Kpi>('GET', '/api/v1/kpi');
  kpi.value = answer.ok && answer.body?.within30Seconds ? answer.body : undefined;
}

export function shareText(within: Within, locale: string): string {
  if (within.share === undefined) return '–';
  // Rounded down: 99,96 % kept is not a promise of 100 % kept.
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(Math.floor(within.share * 1_000) / 1_000);
}
