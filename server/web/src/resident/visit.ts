// Her next visit in words. Pure: what is not known is not said.
import type { Visit } from '../shared/contract';
import { momentOf } from './day';
import type { Words } from './words.nl';

/** So near that she need not look at the clock for it, in ms. */
const SOON = 3_600_000;
/** A visit without an end is shown this long after its time, in ms: carers are late, and nobody tells this screen. */
const LATE = 3_600_000;

export interface VisitLine {
  when: string;
  what: string;
}

/** Whether it is one of today's things: a visit of tomorrow is told, but does not fill her day. */
export function isToday(visit: Visit, now: number, timeZone: string, words: Words): boolean {
  return tellVisit(visit, now, timeZone, words) !== undefined
    && momentOf(Math.max(Date.parse(visit.from), now), timeZone, words.locale).day === momentOf(now, timeZone, words.locale).day;
}

export function tellVisit(visit: Visit, now: number, timeZone: string, words: Words): VisitLine | undefined {
  const from = Date.parse(visit.from);
  const at = momentOf(from, timeZone, words.locale);
  const what = words.visit.at(visit.who, at.clock);
  if (from <= now) {
    if (visit.until) return now < Date.parse(visit.until) ? { when: words.visit.here, what: visit.who } : undefined;
    return now < from + LATE ? { when: words.visit.late, what } : undefined;
  }
  if (from - now <= SOON) return { when: words.visit.soon, what };
  const today = momentOf(now, timeZone, words.locale).day;
  if (at.day === today) return { when: words.visit.today, what };
  // By the day that follows on the calendar, which is not always 24 hours away.
  if (momentOf(now + 86_400_000, timeZone, words.locale).day === at.day && from - now < 2 * 86_400_000) {
    return { when: words.visit.tomorrow, what };
  }
  const weekday = new Intl.DateTimeFormat(words.locale, { timeZone, weekday: 'long', ...(from - now > 6 * 86_400_000 ? { day: 'numeric', month: 'long' } : {}) }).format(from);
  return { when: words.visit.onDay(weekday), what };
}
