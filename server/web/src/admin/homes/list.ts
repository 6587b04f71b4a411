import type { ManagedHome } from '../../shared/contract';

/** Those whose client or address has all the words that were typed, in the server's order. */
export function found(homes: ManagedHome[], typed: string): ManagedHome[] {
  const wanted = plain(typed).split(/\s+/).filter((word) => word !== '');
  return homes.filter((home) => {
    const text = plain([home.client, home.address, home.postcode, home.town, home.id].join(' '));
    return wanted.every((word) => text.includes(word));
  });
}

/** 'José' is found by 'jose', '3732 AB' by '3732ab'. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase().replace(/\b(\d{4}) ([a-z]{2})\b/g, '$1$2');
}

export type Box = 'none' | 'connected' | 'never' | 'away';

export function boxOf(home: ManagedHome): Box {
  if (home.connected) return 'connected';
  if (!home.hasBox) return 'none';
  return home.lastHeardAt === undefined ? 'never' : 'away';
}

/** A home needs somebody: a fault lasts, or its box is not there. */
export function needsCare(home: ManagedHome): boolean {
  return home.faults.length > 0 || boxOf(home) === 'away';
}

/** 'vandaag 03:12' would need a calendar; a day and a time are clear a week later too. */
export function when(at: string, locale: string, now = new Date()): string {
  const then = new Date(at);
  const sameDay = then.toDateString() === now.toDateString();
  return then.toLocaleString(locale, sameDay ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}
