// The time as she reads it, in the home's own zone.
export type Part = 'night' | 'morning' | 'afternoon' | 'evening';

export interface Moment {
  /** `maandag 23 november` */
  day: string;
  /** `8:40` */
  clock: string;
  part: Part;
  hour: number;
}

export function momentOf(at: number, timeZone: string, locale: string): Moment {
  const date = new Date(at);
  const zone = knownZone(timeZone);
  const day = new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' }).format(date);
  const clock = new Intl.DateTimeFormat('nl-NL', { timeZone: zone, hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }).format(date);
  const [hour = '0', minute = '00'] = clock.split(':');
  return { day, clock: `${Number(hour)}:${minute}`, part: partOf(Number(hour)), hour: Number(hour) };
}

export function partOf(hour: number): Part {
  if (hour < 6) return 'night';
  if (hour < 12) return 'morning';
  if (hour < 18) return 'afternoon';
  return 'evening';
}

/** Dim from 20:00 to 7:00: bright white in a dark bedroom wakes whoever sleeps beside it. */
export function isDim(hour: number): boolean {
  return hour >= 20 || hour < 7;
}

function knownZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('nl-NL', { timeZone });
    return timeZone;
  } catch {
    return 'Europe/Amsterdam';
  }
}
