// Where the alarm is and where she was before. Pure.
import type { AlarmView, Device, HistoryEntry } from '../../shared/contract';
import { isActive } from './lanes';

export interface Room {
  name: string;
  alarm: boolean;
  /** Somebody moves there, or lies in bed, now. */
  there: boolean;
  /** When that was last so, in ms. */
  last: number | undefined;
}

const OF_PEOPLE = ['motion', 'presence', 'bed.occupancy', 'contact', 'vibration'];

/** The rooms that staff wrote down and those that devices name, the alarm's own first, then where she was last, then in staff's order. */
export function roomsOf(alarm: AlarmView, devices: readonly Device[], entries: readonly HistoryEntry[], written: readonly string[] = []): Room[] {
  const place = (name: string) => (written.includes(name) ? written.indexOf(name) : written.length);
  const names = new Set([alarm.room, ...written, ...devices.map((device) => device.room)].filter((name) => name !== undefined && name !== ''));
  return [...names].map((name) => {
    const here = devices.filter((device) => device.room === name);
    const kinds = here.flatMap((device) => device.kinds.filter((kind) => OF_PEOPLE.includes(kind)).map((kind) => ({ device, kind })));
    const there = kinds.some(({ device, kind }) => kind !== 'contact' && device.state[kind] !== undefined && isActive(device.state[kind]));
    const times = entries.filter((one) => one.type === 'state' && one.value !== undefined && kinds.some(({ device, kind }) => device.id === one.device && kind === one.what))
      // That a movement is over is news of it too: she was there until then.
      .map((one) => Date.parse(one.at));
    return { name: name!, alarm: name === alarm.room, there, last: times.length > 0 ? Math.max(...times) : undefined };
  }).sort((a, b) => Number(b.alarm) - Number(a.alarm) || Number(b.there) - Number(a.there) || (b.last ?? 0) - (a.last ?? 0) || place(a.name) - place(b.name) || a.name.localeCompare(b.name));
}
