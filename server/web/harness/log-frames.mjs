// Her log as a centre tells it, by the clock of the frames (23 November, 8:40), one for each state of its page.
const id = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const anja = { party: 'staff-1', name: 'Anja', kind: 'staff', came: true, organisation: 'Thuiszorg De Bilt' };
const fatima = { party: 'staff-2', name: 'Fatima', kind: 'staff', came: true, organisation: 'Nachtcentrale Midden' };
const marieke = { party: 'relative-3', name: 'Marieke', kind: 'relative', came: true };
const ali = { party: 'guest-4', name: 'Ali', kind: 'guest', came: true, guest: 'interpreter' };
const long = { ...fatima, party: 'staff-5', name: 'Petronella van den Berghe-Oosterhout', organisation: 'Nachtzorgcentrale Utrecht-Noordoost en de Bilt' };

let count = 0;

/** @param minutes that it lasted; none where nothing opened */
function entry(begunAt, by, minutes, more = {}) {
  const after = (ms) => new Date(Date.parse(begunAt) + ms).toISOString();
  const opened = minutes === undefined ? { opened: 'not', picture: 'none', ended: 'no-answer', endedAt: after(45_000) }
    : { opened: 'pressed', picture: 'clear', ended: 'hung-up', togetherAt: after(10_000), endedAt: after(10_000 + minutes * 60_000) };
  return { call: id(950 + ++count), why: 'to-talk', begunAt, by: by?.party ?? 'home', parties: by ? [by] : [], quality: [], ...opened, ...more };
}

const look = (begunAt, by, reason, more = {}) => entry(begunAt, by, 2, { why: 'look', reason, opened: 'allowed', picture: 'veiled', ...more });
const some = [
  entry('2026-11-23T07:05:00Z', anja, 4),
  look('2026-11-23T02:12:00Z', fatima, 'val gemeld'),
  entry('2026-11-22T18:00:00Z', marieke),
  entry('2026-11-22T09:30:00Z', undefined, 6, { parties: [anja, ali] }),
  entry('2026-11-21T01:02:00Z', fatima, 3, { why: 'alarm', opened: 'alarm', picture: 'none' }),
  entry('2026-11-20T13:00:00Z', marieke, 25, { opened: 'allowed' }),
  entry('2026-11-09T19:00:00Z', undefined, 12, { parties: [marieke] }),
];
const reason = 'Zij nam de telefoon twee keer niet op, de sensor in de slaapkamer meldde al een uur geen beweging, en de buurvrouw had vanavond nog geen licht gezien. Daarom keek ik even of alles goed ging met haar.';

export const logFrames = {
  some: { entries: some, all: true },
  many: { entries: Array.from({ length: 40 }, (_, n) => ({ ...some[n % some.length], call: id(1_000 + n) })), all: false },
  few: { entries: some.slice(0, 4), all: true },
  one: { entries: some.slice(1, 2), all: true },
  none: { entries: [], all: true },
  long: { entries: [look('2026-11-12T02:12:00Z', long, reason, { parties: [long, ali] }), ...some], all: true },
};
