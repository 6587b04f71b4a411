// What a person put down on this device outlives the page: a page that is loaded anew in an outage would go on with a call that she
// ended, and open her camera.
import { close, NOTHING, type Calls } from './calls';
import type { Kept } from './kept';

/** The longest call of all, in ms: what was put down before it is over anyway. */
const KEPT_FOR = 12 * 60 * 60_000;
/** Fewer than acts that may wait: her next press has room too. */
const MOST = 8;

export interface PutDown {
  read(): string[];
  keep(calls: ReadonlySet<string>): void;
}

/** A line that begins: nothing of what was put down opens again, and the centre hears of it where it goes on. */
export function begunWith(put: PutDown, at: number): [Calls, Kept[]] {
  const calls = put.read();
  return [calls.reduce(close, NOTHING), calls.map((call) => ({ act: { type: 'hang-up', call }, at, said: false }))];
}

interface One {
  call: string;
  at: number;
}

type Storage_ = Pick<Storage, 'getItem' | 'setItem'>;

/** Of the pages of one face; a browser that keeps nothing keeps it for this page only. */
export function putDown(path: string, storage: () => Storage_ = () => localStorage, clock: () => number = Date.now): PutDown {
  const name = `nabij.put ${path.split('?')[0]}`;
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
    keep: (calls) => {
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
