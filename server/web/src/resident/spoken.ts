// What is read aloud, as sentences. Pure.
import type { ResidentState } from '../shared/contract';
import type { Moment } from './day';
import type { Row } from './log/tell';
import { viewTile } from './tile';
import type { Story } from './story';
import type { VisitLine } from './visit';
import type { Words } from './words.nl';

export function spokenHome(state: ResidentState, moment: Moment | undefined, visit: VisitLine | undefined, words: Words): string {
  return joined([
    moment && words.spoken.now(moment.day, words.parts[moment.part], moment.clock),
    visit && `${visit.when} ${visit.what}.`,
    !state.uplink && `${words.offline} ${words.offlineCalm}`,
    ...state.tiles.map((tile) => words.spoken.tile(tile.name, viewTile(tile, undefined, words).status)),
    words.spoken.helpBar,
  ]);
}

/** Title and line, and the step that goes on now; the steps behind and ahead are for the eye. */
export function spokenStory(story: Story, numbers: string[]): string {
  const now = story.steps.filter((s) => s.state === 'now' && !story.title.startsWith(s.text)).map((s) => s.text);
  return joined([story.title, story.line, ...numbers, ...now]);
}

/** The page that stands there, or what is said instead of it. */
export function spokenLog(told: { rows: Row[] } | { title: string; line: string }, words: Words): string {
  const rows = 'rows' in told ? told.rows.flatMap(({ day, clock, title, line }) => [day === '' ? title : `${day}, ${clock}: ${title}`, line]) : [told.title, told.line];
  return joined([words.log.title, ...rows]);
}

/** Each part is a sentence with one end; what trails off on the screen ends here, since a voice cannot trail off. */
function joined(parts: (string | false | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '')
    .map((part) => (part as string).replaceAll('\u00a0', ' ').replace(/ ?…$/, ''))
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ');
}
