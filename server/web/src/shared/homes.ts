// Whom somebody of the staff may call.
import type { HomeView } from './contract';
import { ask } from './http';

/** Each answer has at most some hundred, the server says; fewer than this is the last. */
const PAGE = 200;
/** More homes than anybody calls; who has more finds the rest by an alarm. */
const MOST_PAGES = 10;

/**
 * The homes whose names this person may see: all, or those of her own teams. Each reading is written down as a look, so it is read once for
 * each opening of a list.
 * @returns undefined when it could not be read
 */
export async function homesOf(which: 'all' | 'team' = 'all'): Promise<HomeView[] | undefined> {
  const all: HomeView[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const after = all.at(-1)?.id;
    const query = new URLSearchParams({ ...(which === 'team' ? { of: which } : {}), ...(after === undefined ? {} : { after }) }).toString();
    const answer = await ask<HomeView[]>('GET', `/api/v1/homes${query && `?${query}`}`);
    if (!answer.ok || !Array.isArray(answer.body)) return undefined;
    all.push(...answer.body);
    if (answer.body.length < PAGE) break;
  }
  return all.filter((home) => home.client);
}
