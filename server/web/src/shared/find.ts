// Whom one can call, and which of them a few letters mean: pure.
import type { CallAllowance, HomeView } from './contract';

/** What fits a window without looking for it. */
export const SHOWN = 8;

/** By what a home is found; a street is known only where the home is seen anyway. */
export interface Place {
  name: string;
  address?: string;
  town?: string;
}

/** Where one may call: what is seen anyway, and who allowed this person or her organisation to come in. */
export interface Callable extends Place {
  home: string;
  /** She allowed a look at this hour, or at others only. */
  look?: 'now' | 'later';
}

/** One row for each home. */
export function joined(homes: readonly HomeView[], allowed: readonly CallAllowance[]): Callable[] {
  const all = new Map<string, Callable>();
  for (const { id, client } of homes) if (client) all.set(id, { home: id, name: client.name, address: client.address, town: client.town });
  for (const { home, clientName, use, now } of allowed) {
    const before = all.get(home) ?? { home, name: clientName };
    const look = use !== 'look' ? before.look : now || before.look === 'now' ? 'now' : 'later';
    all.set(home, { ...before, ...(look === undefined ? {} : { look }) });
  }
  return [...all.values()];
}

/** Each word of the text begins a word of her name, street or town; accents and capitals do not count. By name. */
export function found<P extends Place>(homes: readonly P[], text: string, locale: string): P[] {
  const words = plain(text).split(/[\s,-]+/).filter(Boolean);
  return homes
    .filter((home) => {
      const parts = plain(`${home.name} ${home.address ?? ''} ${home.town ?? ''}`).split(/[\s,-]+/);
      return words.every((word) => parts.some((part) => part.startsWith(word)));
    })
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
