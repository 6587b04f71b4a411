// Which homes a few letters mean: pure.
import type { HomeView } from '../../shared/contract';

/** What fits a window without looking for it. */
export const SHOWN = 8;

/** Each word of the text begins a word of her name, street or town; accents and capitals do not count. By name. */
export function found(homes: readonly HomeView[], text: string, locale: string): HomeView[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return homes
    .filter((home) => {
      const parts = plain(`${home.client?.name} ${home.client?.address} ${home.client?.town}`).split(/[\s,-]+/);
      return words.every((word) => parts.some((part) => part.startsWith(word)));
    })
    .sort((a, b) => (a.client?.name ?? '').localeCompare(b.client?.name ?? '', locale));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
