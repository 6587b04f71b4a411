// One call of a home's log: pure.
import type { CallEntry } from '../../../shared/contract';
import type { Word } from '../../../call/quality';

/** As the server gives them at once. */
export const PAGE = 50;
/** From this share of the time on a word is that of the whole call. */
const SHARE = 0.1;

/** How the line was, as the one heard it who heard it worst; nothing where nobody measured. */
export function wordOf({ quality }: Pick<CallEntry, 'quality'>): Word | undefined {
  const words: readonly Word[] = ['gone', 'bad', 'poor'];
  const share = (word: Word) => Math.max(0, ...quality.map(({ quality: each }) => ({ gone: each.goneSeconds, bad: each.badSeconds, poor: each.poorSeconds, good: 0 })[word] / each.seconds));
  return quality.length === 0 ? undefined : (words.find((word) => share(word) >= SHARE) ?? 'good');
}
