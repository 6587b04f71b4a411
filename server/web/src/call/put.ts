// What a person put down on this device, or said yes to, outlives the page: a page that is loaded anew in an outage would go on with a call
// that she ended, and open her camera; and in the middle of a call it would keep her waiting for ten seconds, as for a caller who comes in
// by himself.
import { close, NOTHING, type Calls } from './calls';
import type { Kept } from './kept';

/** The longest call of all, in ms: what was put down before it is over anyway. */
const KEPT_FOR = 12 * 60 * 60_000;
/** Fewer than acts that may wait: her next press has room too. */
const MOST = 8;

export type Said = Pick<Calls, 'closed' | 'wanted'>;

export interface PutDown {
  read(): Said;
  keep(calls: Said): void;
}

/** A line that begins: nothing of what was put down opens again, and the centre hears of it where it goes on. */
export function begunWith(put: PutDown, at: number): [Calls, Kept[]] {
  const { closed, wanted } = put.read();
  const calls = [...closed];
  return [{ ...calls.reduce(close, NOTHING), wanted }, calls.map((call) => ({ act: { type: 'hang-up', call }, at, said: false }))];
}

interface One {
  call: string;
  at: number;
}

type Storage_ = Pick<Storage, 'getItem' | 'setItem'>;

/** Of the pages of one face; a browser that keeps nothing keeps it for this page only. */
export function putDown(path: string, storage: () => Storage_ = () => localStorage, clock: () => number = Date.now): PutDown {
  const face = path.split('?')[0];
  const closed = shelf(`nabij.put ${face}`, storage, clock);
  const wanted = shelf(`nabij.yes ${face}`, storage, clock);
  return {
    read: () => ({ closed: new Set(closed.read()), wanted: new Set(wanted.read()) }),
    keep: (calls) => {
      closed.keep(calls.closed);
      wanted.keep(calls.wanted);
    },
  };
}

/** The newest calls of one kind. */
function shelf(name: string, storage: () => Storage_, clock: () => number) {
  const all = (): One[] => {
    try {
      const kept = JSON.parse(storage().getItem(name) ?? '[]') as One[];
      return kept.filter(({ call, at }) => typeof call === 'string' && clock() - at < KEPT_FOR).slice(-MOST);
    } catch {
      return [];
    }
  };
  let last = '';
  return {
    read: () => all().map(({ call }) => call),
    keep: (calls: ReadonlySet<string>) => {
      const now = [...calls].slice(-MOST);
      if (now.join() === last) return;
      last = now.join();
      const since = new Map(all().map(({ call, at }) => [call, at]));
      try {
        storage().setItem(name, JSON.stringify(now.map((call) => ({ call, at: since.get(call) ?? clock() }))));
      } catch {
        // Nothing is kept, and the page goes on as it is.
      }
    },
  };
}
