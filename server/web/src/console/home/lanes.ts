// What happened in a home, laid out as lanes of one strip in time. Pure.
import type { Device, HistoryEntry, HomeHistory, StateValue } from '../../shared/contract';
import { faultName, kindOf, stateOf } from '../say';
import type { Words } from '../words.nl';

export type Tone = 'alarm' | 'person' | 'thing' | 'trouble';

export interface Span {
  from: number;
  to: number;
  /** It goes on now. */
  lasts: boolean;
  text: string;
}

export interface Lane {
  key: string;
  name: string;
  tone: Tone;
  spans: Span[];
}

/** What is about her comes first, what is about devices after it, as one asks at night. */
const ORDER = ['bed.occupancy', 'presence', 'motion', 'contact', 'lock', 'vibration', 'curtain', 'light', 'plug', 'switch', 'valve', 'siren'];

/** A span narrower than this part of the strip would not be seen. */
export const LEAST_WIDTH = 0.006;

export function lanesOf(history: HomeHistory, devices: readonly Device[], words: Words): Lane[] {
  const from = Date.parse(history.from);
  const until = Date.parse(history.until);
  const name = (id: string | undefined) => {
    const device = devices.find((one) => one.id === id);
    if (!device) return id ?? '';
    const said = device.room === undefined || device.name.toLowerCase().includes(device.room.toLowerCase());
    return said ? device.name : `${device.name}, ${device.room}`;
  };
  const lanes = new Map<string, Lane>();
  const lane = (key: string, label: string, tone: Tone) => {
    const made = lanes.get(key) ?? { key, name: label, tone, spans: [] };
    lanes.set(key, made);
    return made;
  };
  const add = (to: Lane, began: number, ended: number | undefined, text: string) => {
    const end = ended ?? until;
    if (end >= from && began <= until) to.spans.push({ from: Math.max(began, from), to: Math.min(end, until), lasts: ended === undefined, text });
  };

  for (const entry of history.entries) {
    if (entry.type === 'alarm') add(lane('alarm', words.strip.alarms, 'alarm'), Date.parse(entry.at), ended(entry), kindOf(entry.what, words));
    if (entry.type === 'fault') {
      const fault = { id: '', fault: entry.what, text: entry.what, since: entry.at, homes: 1 };
      add(lane('fault', words.strip.faults, 'trouble'), Date.parse(entry.at), ended(entry), [faultName(fault, words), entry.device && name(entry.device)].filter(Boolean).join(', '));
    }
  }
  for (const [key, line] of states(history.entries)) {
    const [device, kind] = [line[0]!.device, line[0]!.what];
    const silent = kind === 'available';
    const to = lane(key, silent ? words.strip.silent(name(device)) : label(name(device), kind, words), silent ? 'trouble' : ORDER.indexOf(kind) >= 0 && ORDER.indexOf(kind) < 6 ? 'person' : 'thing');
    line.forEach((entry, i) => {
      if (entry.value === undefined || isActive(entry.value) === silent) return;
      const next = line[i + 1];
      add(to, Date.parse(entry.at), next && Date.parse(next.at), silent ? words.strip.notHeard : stateOf(entry.value, kind, words));
    });
  }
  return [...lanes.values()].filter((one) => one.spans.length > 0).sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

function rank(lane: Lane): number {
  if (lane.key === 'alarm') return -1;
  if (lane.tone === 'trouble') return 200;
  const at = ORDER.indexOf(lane.key.split(' ').at(-1)!);
  return at < 0 ? 100 : at;
}

function ended(entry: HistoryEntry): number | undefined {
  return entry.until === undefined ? undefined : Date.parse(entry.until);
}

function states(entries: HistoryEntry[]): Map<string, HistoryEntry[]> {
  const lines = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    if (entry.type !== 'state') continue;
    const key = `${entry.device ?? ''} ${entry.what}`;
    lines.set(key, [...(lines.get(key) ?? []), entry].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)));
  }
  return lines;
}

/** `voordeur`, and the kind only where the name does not say it: `halszender · opengemaakt`. */
function label(device: string, kind: string, words: Words): string {
  return ['tamper', 'battery.low', 'vibration', 'smoke.alarm', 'water.alarm'].includes(kind) ? `${device} · ${kindOf(kind, words).toLowerCase()}` : device;
}

export function isActive(value: StateValue): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return ['open', 'on', 'unlocked', 'jammed'].includes(value);
  if (typeof value === 'number') return false;
  return 'on' in value ? value.on : value.state !== 'closed';
}

/** Full hours, at most about seven labels: each, each second, each fourth … */
export function ticksOf(from: number, until: number): number[] {
  const hour = 3_600_000;
  const hours = (until - from) / hour;
  const each = [1, 2, 4, 8].find((step) => hours / step <= 7) ?? 12;
  const first = new Date(from);
  first.setMinutes(0, 0, 0);
  const ticks: number[] = [];
  for (let at = first.getTime() + hour; at < until - (until - from) / 14; at += hour) if (new Date(at).getHours() % each === 0) ticks.push(at);
  return ticks;
}

/** What a home's newer picture tells that its older one did not, as entries of the strip. */
export function newsOf(before: readonly Device[], after: readonly Device[], at: string): HistoryEntry[] {
  const news: HistoryEntry[] = [];
  for (const device of after) {
    const was = before.find((one) => one.id === device.id);
    if (!was) continue;
    for (const kind of device.kinds) {
      const value = device.state[kind];
      if (value === undefined || (typeof value === 'object' && 'moving' in value && value.moving)) continue;
      if (JSON.stringify(was.state[kind]) !== JSON.stringify(value)) news.push({ at, type: 'state', device: device.id, what: kind, value });
    }
    if (was.available !== device.available && device.available !== undefined) news.push({ at, type: 'state', device: device.id, what: 'available', value: device.available });
  }
  return news;
}
