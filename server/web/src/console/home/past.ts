// What was read of a home's past, and what came since over the stream: read once, and never polled.
import { effect, signal, untracked } from '@preact/signals';
import type { AlarmView, HistoryEntry, HomeHistory, HomeView, MeasureSeries } from '../../shared/contract';
import { now } from '../../shared/clock';
import { ask } from '../../shared/http';
import { current, phase, world } from '../store';
import { newsOf } from './lanes';

export type Hours = 6 | 24 | 48;

export const hours = signal<Hours>(6);
export const past = signal<{ home: string; hours: Hours; read: HomeHistory } | undefined>(undefined);
export const pastFailed = signal(false);
export const measures = signal<{ home: string; series: MeasureSeries[] } | undefined>(undefined);
export const measuresFailed = signal(false);

let latest: HomeView | undefined;

/** Reads the past of the home whose alarm is looked at; again when another is, and after a lost connection. */
export function followPast() {
  effect(() => {
    const home = current.value?.home;
    const span = hours.value;
    if (phase.value !== 'live' || home === undefined) return;
    untracked(() => void readPast(home, span));
  });
  effect(() => {
    const id = past.value?.home;
    const home = id === undefined ? undefined : world.value?.homes.get(id);
    const before = latest;
    latest = home;
    if (!home || !before || before.id !== home.id || before === home) return;
    untracked(() => take(newsOf(before.devices, home.devices, new Date(now.value).toISOString())));
  });
}

export async function readPast(home: string, span: Hours) {
  const answer = await ask<HomeHistory>('GET', `/api/v1/homes/${encodeURIComponent(home)}/events?hours=${span}`);
  if (current.value?.home !== home || hours.value !== span) return;
  pastFailed.value = !answer.ok;
  if (answer.ok) past.value = { home, hours: span, read: answer.body };
}

export async function readMeasures(home: string) {
  const answer = await ask<MeasureSeries[]>('GET', `/api/v1/homes/${encodeURIComponent(home)}/measures`);
  measuresFailed.value = !answer.ok;
  if (answer.ok) measures.value = { home, series: answer.body };
}

function take(news: HistoryEntry[]) {
  if (news.length === 0) return;
  const have = past.value;
  const seen = news.filter((one) => typeof one.value !== 'number');
  if (have && seen.length > 0) past.value = { ...have, read: { ...have.read, entries: [...have.read.entries, ...seen] } };
  const open = measures.value;
  if (!open || open.home !== have?.home) return;
  const points = news.filter((one) => typeof one.value === 'number');
  measures.value = {
    ...open,
    series: open.series.map((line) => {
      const point = points.find((one) => one.device === line.device && one.what === line.kind);
      return point ? { ...line, points: [...line.points, { at: point.at, value: point.value as number }] } : line;
    }),
  };
}

/** As read, up to now, with this home's alarms as the stream has them: those are newer than what was read. */
export function upToNow(read: HomeHistory, alarms: Iterable<AlarmView>, home: string, span: Hours, at: number): HomeHistory {
  const known = [...alarms].filter((alarm) => alarm.home === home);
  const entries: HistoryEntry[] = read.entries.filter((one) => one.type !== 'alarm' || !known.some((a) => a.device === one.device && a.kind === one.what && a.happenedAt === one.at));
  for (const alarm of known) {
    entries.push({ at: alarm.happenedAt, type: 'alarm', device: alarm.device, what: alarm.kind, ...(alarm.closedAt ? { until: alarm.closedAt } : {}) });
  }
  return { ...read, entries, from: new Date(at - span * 3_600_000).toISOString(), until: new Date(at).toISOString() };
}
