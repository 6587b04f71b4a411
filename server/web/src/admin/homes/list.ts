import { signal } from '@preact/signals';
import type { ManagedHome } from '../../shared/contract';

export type Show = 'all' | 'care' | 'without-box' | 'ended';

/** Which homes are asked for: the server has thousands and gives a hundred. */
export interface AskedHomes {
  q: string;
  show: Show;
  from: number;
}

/** As many as the server gives at once. */
export const PAGE = 100;

/** Which of these questions the list on the page answers. */
export const answeredHomes = signal<AskedHomes | undefined>(undefined);

export const askedHomes = signal<AskedHomes>({ q: '', show: 'all', from: 0 });

export function query({ q, show, from }: AskedHomes): string {
  const parts = new URLSearchParams({ ...(q.trim() === '' ? {} : { q: q.trim() }), ...(show === 'all' ? {} : { show }), ...(from === 0 ? {} : { from: String(from) }) });
  return parts.size === 0 ? '' : `?${parts}`;
}

export type Box = 'none' | 'connected' | 'never' | 'away';

export function boxOf(home: ManagedHome): Box {
  if (home.connected) return 'connected';
  if (!home.hasBox) return 'none';
  return home.lastHeardAt === undefined ? 'never' : 'away';
}

/** 'vandaag 03:12' would need a calendar; a day and a time are clear a week later too. */
export function when(at: string, locale: string, now = new Date()): string {
  const then = new Date(at);
  const sameDay = then.toDateString() === now.toDateString();
  return then.toLocaleString(locale, sameDay ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}
