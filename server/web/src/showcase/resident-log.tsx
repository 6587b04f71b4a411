// Her log, a row of each kind. A state of the contract that is not shown here does not compile.
import type { EndWord } from '../resident/call/tell';
import { Entry } from '../resident/log/log';
import { tellEntry } from '../resident/log/tell';
import type { Words } from '../resident/words.nl';
import type { CallEntry, CallOpened, CallPicture, CallWhy, GuestKind } from '../shared/contract';

const NOW = Date.parse('2026-11-23T07:40:00Z');
const whys: Record<CallWhy, true> = { 'to-talk': true, planned: true, 'calls-back': true, alarm: true, look: true };
const openeds: Record<CallOpened, true> = { not: true, pressed: true, alarm: true, allowed: true };
const pictures: Record<CallPicture, true> = { none: true, veiled: true, clear: true };
const guests: Record<GuestKind, true> = { interpreter: true, doctor: true, relative: true, other: true };
const ends: Record<EndWord, true> = {
  'hung-up': true, cancelled: true, declined: true, 'no-answer': true, busy: true, 'not-home': true, unreachable: true, 'set-up-failed': true, lost: true,
  'taken-over': true, dismissed: true, 'made-room': true, 'consent-withdrawn': true, 'held-too-long': true, 'time-over': true, 'given-up': true,
};
const fatima = { party: 's1', name: 'Fatima', kind: 'staff', came: true, organisation: 'Nachtcentrale Midden' } as const;
const entry = (more: Partial<CallEntry> = {}): CallEntry => ({
  call: 'c', why: 'to-talk', begunAt: '2026-11-23T02:12:00Z', endedAt: '2026-11-23T02:16:10Z', togetherAt: '2026-11-23T02:12:08Z', ended: 'hung-up',
  by: 's1', parties: [fatima], opened: 'pressed', picture: 'clear', quality: [], ...more,
});
const keys = <T extends string>(all: Record<T, unknown>) => Object.keys(all) as T[];

export function LogParts({ words }: { words: Words }) {
  const { togetherAt: _, ...alone } = entry();
  const parts: [string, CallEntry[]][] = [
    ['why', keys(whys).map((why) => entry({ why, ...(why === 'look' ? { reason: 'val gemeld' } : {}) }))],
    ['by what it opened', keys(openeds).flatMap((opened) => [entry({ opened }), entry({ opened, why: 'look', reason: 'val gemeld' })])],
    ['what was seen', keys(pictures).map((picture) => entry({ picture }))],
    ['guests', keys(guests).map((guest) => entry({ parties: [fatima, { party: 'g', name: 'Ali', kind: 'guest', came: true, guest }] }))],
    ['its end, when nothing opened', keys(ends).map((ended) => ({ ...alone, opened: 'not', ended }))],
    ['its end, when she called', keys(ends).map((ended) => ({ ...alone, by: 'home', parties: [{ ...fatima, kind: 'relative', came: false }], ended }))],
  ];
  return (
    <>
      {parts.map(([title, entries]) => (
        <section key={title} class="part log">
          <h2>{`Log: ${title}`}</h2>
          <ol>{entries.map((one, i) => <Entry key={i} row={tellEntry(one, NOW, 'Europe/Amsterdam', words)} />)}</ol>
        </section>
      ))}
    </>
  );
}
