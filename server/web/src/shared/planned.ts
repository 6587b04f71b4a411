// The planned calls of the day, for those who make them: how far each is, and reading them.
import { signal } from '@preact/signals';
import type { PlannedToday } from './contract';
import { ask } from './http';

/** The same moments as on her screen and at the server, in ms. */
const EARLY = 15 * 60_000;
const LATE = 10 * 60_000;
const OVER = 60 * 60_000;
/** Between two readings, in ms: a plan of this minute is for later. */
const READ_EACH = 60_000;

export type PlanTold = 'coming' | 'soon' | 'now' | 'late' | 'missed' | 'skipped' | 'held' | 'away';

export function toldOf(one: PlannedToday, now: number): PlanTold {
  if (one.state !== 'planned') return one.state;
  if (one.away) return 'away';
  const at = Date.parse(one.at);
  if (now < at - EARLY) return 'coming';
  if (now < at) return 'soon';
  if (now < at + LATE) return 'now';
  return now < at + OVER ? 'late' : 'missed';
}

const WEIGHT: Record<PlanTold, number> = { late: 0, now: 1, missed: 2, soon: 3, coming: 4, away: 4, skipped: 4, held: 5 };

/** What cannot wait first, the rest by the clock. */
export function inOrder(all: readonly PlannedToday[], now: number): PlannedToday[] {
  return [...all].sort((a, b) => WEIGHT[toldOf(a, now)] - WEIGHT[toldOf(b, now)] || Date.parse(a.at) - Date.parse(b.at));
}

/** Whether a press on it makes sense now: a call an hour early is a call of its own. */
export const canBegin = (told: PlanTold) => told === 'soon' || told === 'now' || told === 'late' || told === 'missed';

/** Kept in memory alone; undefined until it could be read. */
export const plannedToday = signal<PlannedToday[] | undefined>(undefined);
/** Nothing could be read yet. */
export const plannedFailed = signal(false);

let timer: ReturnType<typeof setInterval> | undefined;
let turn = 0;

async function read() {
  const mine = turn;
  const answer = await ask<PlannedToday[]>('GET', '/api/v1/planned-calls');
  if (mine !== turn) return;
  // What was read stands: a bad network keeps the day.
  if (answer.ok && Array.isArray(answer.body)) plannedToday.value = answer.body;
  plannedFailed.value = !answer.ok && plannedToday.value === undefined;
}

/** At once, after somebody did something about it. */
export const readPlanned = () => void read();

/** Of who is signed in; nobody: nothing stays on this page. */
export function planFor(person: string | undefined) {
  turn++;
  clearInterval(timer);
  plannedToday.value = undefined;
  plannedFailed.value = false;
  if (person === undefined) return;
  void read();
  timer = setInterval(() => void read(), READ_EACH);
}
