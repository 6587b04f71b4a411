// A call of her log in words, and how many fit on a page. Pure, so that each kind can be checked.
import { HOME } from '../../call/calls';
import type { CallEntry, CallTaken } from '../../shared/contract';
import { nameOf, namesOf } from '../call/tell';
import { momentOf } from '../day';
import type { Words } from '../words.nl';

export interface Row {
  key: string;
  day: string;
  clock: string;
  title: string;
  line: string;
}

/** @param now the centre's time, in ms since 1970: the log is told in it */
export function tellEntry(entry: CallEntry, now: number, timeZone: string, words: Words): Row {
  const others = entry.parties.filter((one) => one.kind !== 'resident');
  const hers = entry.by === HOME;
  const title = begun(hers ? titleOfHers(others, words) : titleOf(entry, others, words), words);
  const lines = hers ? linesOfHers(entry, others, words) : linesOf(entry, others, words);
  const at = Date.parse(entry.begunAt);
  return { key: entry.call, day: dayOf(at, now, timeZone, words), clock: momentOf(at, timeZone, words.locale).clock, title, line: lines.map((line) => begun(line, words)).join(' ') };
}

function titleOf(entry: CallEntry, others: CallTaken[], words: Words): string {
  const w = words.log;
  const who = nameIn(others.find((one) => one.party === entry.by), words);
  switch (entry.why) {
    case 'look': return entry.opened === 'not' ? w.wantedToLook(who) : w.looked(who);
    case 'alarm': return w.calledForAlarm(who);
    case 'planned': return w.calledPlanned(who);
    case 'calls-back': return w.calledBack(who);
    // A later centre may have more.
    case 'to-talk': default: return w.called(who);
  }
}

function linesOf(entry: CallEntry, others: CallTaken[], words: Words): string[] {
  const w = words.log;
  const look = entry.why === 'look';
  const reason = entry.reason === undefined ? [] : [w.reason(entry.reason.trim().replace(/\.$/, ''))];
  if (entry.opened === 'not') return [...reason, entry.ended === undefined ? w.rings : (w.closed[entry.ended] ?? w.closedSomehow)];
  const opened = { pressed: w.pressed, alarm: w.byAlarm, allowed: look ? w.byItselfLook : w.byItself }[entry.opened];
  return [...reason, ...(opened ? [opened] : []), together(entry, words), ...also(others.filter((one) => one.came && one.party !== entry.by), words)];
}

/** What she began: with a face of her family, or with whoever of her care is there. */
function titleOfHers(others: CallTaken[], words: Words): string {
  const face = others.find((one) => one.kind === 'relative');
  return face ? words.log.youCalled(nameIn(face, words)) : words.log.youAsked;
}

function linesOfHers(entry: CallEntry, others: CallTaken[], words: Words): string[] {
  const w = words.log;
  const [first, ...rest] = others.filter((one) => one.came);
  if (first) return [w.answered(nameIn(first, words)), together(entry, words), ...also(rest, words)];
  const face = others.find((one) => one.kind === 'relative');
  const who = nameIn(face, words);
  switch (entry.ended) {
    case undefined: return [w.rings];
    case 'cancelled': case 'hung-up': return [w.youStopped];
    case 'made-room': case 'lost': case 'consent-withdrawn': return [w.closed[entry.ended] ?? w.closedSomehow];
    case 'unreachable': case 'not-home': return [face ? w.notReached(who) : w.nobody];
    case 'declined': case 'busy': return [face ? w.couldNot(who) : w.nobody];
    default: return [face ? w.notAnswered(who) : w.nobody];
  }
}

/** How long she could be heard, and what of her could be seen: of what lasted no second nobody saw anything. */
function together(entry: CallEntry, words: Words): string {
  const w = words.log;
  const seen = w.seen[entry.picture] ?? w.seen.clear;
  if (entry.endedAt === undefined) return w.goesOn(seen);
  if (entry.togetherAt === undefined) return w.noWay;
  const seconds = Math.max(0, (Date.parse(entry.endedAt) - Date.parse(entry.togetherAt)) / 1_000);
  return w.together(w.lasted(seconds < 60 ? 0 : Math.round(seconds / 60)), seen);
}

function also(others: CallTaken[], words: Words): string[] {
  return others.length === 0 ? [] : [words.log.were(namesOf(others, words.call), others.length > 1)];
}

/** A first name alone says little of who looked at night. */
function nameIn(one: CallTaken | undefined, words: Words): string {
  if (!one) return words.call.somebody;
  const name = nameOf(one, words.call);
  return one.organisation === undefined ? name : words.log.of(name, one.organisation);
}

function begun(line: string, words: Words): string {
  return line.charAt(0).toLocaleUpperCase(words.locale) + line.slice(1);
}

/** By the days of her calendar, which are not always 24 hours. */
function dayOf(at: number, now: number, timeZone: string, words: Words): string {
  const ago = dayNumber(now, timeZone) - dayNumber(at, timeZone);
  const moment = momentOf(at, timeZone, words.locale);
  if (ago === 0) return moment.part === 'night' ? words.log.night : words.log.today;
  if (ago === 1) return words.log.yesterday;
  const [weekday = '', ...date] = moment.day.split(' ');
  return begun(ago > 1 && ago < 7 ? weekday.replace(/,$/, '') : date.join(' '), words);
}

function dayNumber(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
  return Date.parse(`${parts}T00:00:00Z`) / 86_400_000;
}

/** Letters that a line holds on the smallest screen, of the title and of what stands below it. */
const TITLE_LETTERS = 40;
const LINE_LETTERS = 46;
/** Heights in u, as `.log` in the stylesheet makes them: around a row with its gap, one line of a title, one below it. */
const AROUND = 28;
const TITLE_LINE = 42;
const LINE = 38;
/** Between the heading and the red bar; and what is left of it above the way to the next page. */
const ROOM = 400;
const ROOM_WITH_MORE = 300;

export function heightOf({ title, line }: Row): number {
  return AROUND + Math.ceil(title.length / TITLE_LETTERS) * TITLE_LINE + Math.ceil(line.length / LINE_LETTERS) * LINE;
}

/** It has a page to itself, its day and clock above it instead of beside it, and a type one step smaller. */
export const isLong = (row: Row) => heightOf(row) > ROOM_WITH_MORE;

/** As many on each page as have room: a long reason is told in full, and takes the place of others. */
export function pagesOf(rows: Row[]): Row[][] {
  if (sum(rows) <= ROOM) return [rows];
  const pages: Row[][] = [];
  for (const row of rows) {
    const last = pages.at(-1);
    if (last && sum([...last, row]) <= ROOM_WITH_MORE) last.push(row);
    else pages.push([row]);
  }
  return pages;
}

const sum = (rows: Row[]) => rows.reduce((height, row) => height + heightOf(row), 0);
