// Her planned calls in words. Pure: how far one is follows from the clock and from what the centre settled.
import type { Appointment, Happening, Visit } from '../shared/contract';
import { momentOf } from './day';
import { tellVisit } from './visit';
import type { Words } from './words.nl';

/** The same moments as at the server, in ms. */
const SOON = 15 * 60_000;
const LATE = 10 * 60_000;
const OVER = 60 * 60_000;
/** She hears that it comes so long before, and not any more when the screen begins later than a minute after that, in ms. */
const REMIND = 5 * 60_000;
const REMIND_FOR = 60_000;
/** What did not take place, or does not, is told so long after its time, in ms. */
const TOLD_FOR = 3 * 60 * 60_000;

export type Phase = 'coming' | 'soon' | 'now' | 'late' | 'missed' | 'skipped' | 'gone';

export function phaseOf(call: Appointment, now: number): Phase {
  const at = Date.parse(call.at);
  if (call.settled === 'held' || now >= at + TOLD_FOR) return 'gone';
  if (call.settled === 'skipped') return now < at + OVER ? 'skipped' : 'gone';
  if (now < at - SOON) return 'coming';
  if (now < at) return 'soon';
  if (now < at + LATE) return 'now';
  return now < at + OVER ? 'late' : 'missed';
}

/** The one that she has to know of now: what is late before what comes. */
export function nearest(calls: Appointment[], now: number): Appointment | undefined {
  const of = (...phases: Phase[]) => calls.find((call) => phases.includes(phaseOf(call, now)));
  return of('now') ?? of('late') ?? of('soon');
}

/** Of the head of the screen: a line that leads, and whom it is about. */
export function noticeOf(calls: Appointment[], now: number, timeZone: string, words: Words): { when: string; what: string } | undefined {
  const call = nearest(calls, now);
  if (!call) return undefined;
  const phase = phaseOf(call, now) as 'soon' | 'now' | 'late';
  return { when: words.planned[phase], what: words.planned.at(brief(call.with ?? words.planned.somebody), momentOf(Date.parse(call.at), timeZone, words.locale).clock) };
}

/** So many letters have room in the head beside the time; of a longer name the first word says enough. */
const NAME_FITS = 20;
const brief = (name: string) => (name.length <= NAME_FITS ? name : (name.split(' ')[0] ?? name));

export interface AgendaRow {
  key: string;
  when: string;
  what: string;
  /** She may begin it herself: it is due, or did not take place. */
  begin?: Appointment;
}

/** As many as have room, by the clock; what she was promised is never left out for what is only on. */
export function agendaOf(visit: Visit | undefined, happenings: Happening[], calls: Appointment[], now: number, timeZone: string, words: Words, room: number): AgendaRow[] {
  const clock = (at: string) => momentOf(Date.parse(at), timeZone, words.locale).clock;
  const told = visit && tellVisit(visit, now, timeZone, words);
  const planned = calls.filter((call) => phaseOf(call, now) !== 'gone').map((call) => ({ at: call.at, row: rowOf(call, phaseOf(call, now), clock(call.at), words) }));
  const left = room - (told ? 1 : 0);
  const on = happenings.map((one) => ({ at: one.at, row: { key: `${one.at} ${one.what}`, when: clock(one.at), what: one.where ? `${one.what}, ${one.where}` : one.what } }));
  const shown = [...planned, ...on].slice(0, left).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return [...(told ? [{ key: 'visit', when: told.when, what: told.what }] : []), ...shown.map(({ row }) => row)];
}

function rowOf(call: Appointment, phase: Phase, clock: string, words: Words): AgendaRow {
  const w = words.planned;
  const who = call.with ?? w.somebody;
  const what = phase === 'skipped' ? w.skipped(who) : phase === 'missed' ? w.missed(who) : w.calls(who);
  const due = phase === 'now' || phase === 'late' || phase === 'missed';
  return { key: `${call.plan} ${call.at}`, when: clock, what: what.replace(/^./, (letter) => letter.toUpperCase()), ...(due ? { begin: call } : {}) };
}

/** What still comes today: it counts on the tile. */
export const countOf = (calls: Appointment[], now: number) => calls.filter((call) => ['coming', 'soon', 'now', 'late'].includes(phaseOf(call, now))).length;

/** Those of which she has to be reminded by a sound now. */
export function remindedOf(calls: Appointment[], now: number): string[] {
  return calls.filter((call) => {
    const from = Date.parse(call.at) - REMIND;
    return call.settled === 'no' && now >= from && now < from + REMIND_FOR;
  }).map((call) => `${call.plan} ${call.at}`);
}
