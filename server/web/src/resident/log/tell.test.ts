import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallEntry, CallTaken } from '../../shared/contract';
import { en } from '../words.en';
import { nl } from '../words.nl';
import { spokenLog } from '../spoken';
import { isLong, pagesOf, tellEntry, type Row } from './tell';

const ZONE = 'Europe/Amsterdam';
/** Monday 23 November, 14:30 of her clock. */
const NOW = Date.parse('2026-11-23T13:30:00Z');

const anja: CallTaken = { party: 'staff-1', name: 'Anja', kind: 'staff', came: true, organisation: 'Thuiszorg De Bilt' };
const fatima: CallTaken = { party: 'staff-2', name: 'Fatima', kind: 'staff', came: true, organisation: 'Nachtcentrale Midden' };
const marieke: CallTaken = { party: 'relative-3', name: 'Marieke', kind: 'relative', came: true };
const ali: CallTaken = { party: 'guest-4', name: 'Ali', kind: 'guest', came: true, guest: 'interpreter' };
const smit: CallTaken = { party: 'guest-5', name: 'dokter Smit', kind: 'guest', came: true, guest: 'doctor' };

/** Begun at five past two; she could be seen from ten seconds later, for four minutes. */
function entry(more: Partial<CallEntry> = {}): CallEntry {
  return {
    call: 'c', why: 'to-talk', begunAt: '2026-11-23T13:05:00Z', endedAt: '2026-11-23T13:09:10Z', togetherAt: '2026-11-23T13:05:10Z', ended: 'hung-up',
    by: anja.party, parties: [anja], opened: 'pressed', picture: 'clear', quality: [], ...more,
  };
}
const { togetherAt: _, ...untogether } = entry();
const missed = (ended: string, more: Partial<CallEntry> = {}): CallEntry => ({ ...untogether, opened: 'not', picture: 'none', ended, ...more });
const look = (more: Partial<CallEntry> = {}) => entry({ why: 'look', reason: 'val gemeld', by: fatima.party, parties: [fatima], opened: 'allowed', picture: 'veiled', endedAt: '2026-11-23T13:07:10Z', ...more });
const hers = (more: Partial<CallEntry> = {}) => entry({ by: 'home', ...more });
const hersMissed = (ended: string, more: Partial<CallEntry> = {}) => missed(ended, { by: 'home', opened: 'pressed', picture: 'clear', parties: [], ...more });

const kinds: [string, CallEntry, string, string][] = [
  ['a call', entry(), 'Anja van Thuiszorg De Bilt belde', 'U nam op. 4 minuten, u was te zien.'],
  ['without a picture', entry({ picture: 'none' }), 'Anja van Thuiszorg De Bilt belde', 'U nam op. 4 minuten, u was niet te zien.'],
  ['veiled', entry({ picture: 'veiled' }), 'Anja van Thuiszorg De Bilt belde', 'U nam op. 4 minuten, u was wazig te zien.'],
  ['planned', entry({ why: 'planned' }), 'Anja van Thuiszorg De Bilt belde, zoals afgesproken', 'U nam op. 4 minuten, u was te zien.'],
  ['back', entry({ why: 'calls-back', by: marieke.party, parties: [marieke] }), 'Marieke belde u terug', 'U nam op. 4 minuten, u was te zien.'],
  ['her alarm', entry({ why: 'alarm', opened: 'alarm', picture: 'none' }), 'Anja van Thuiszorg De Bilt belde na uw alarm', 'Het ging open door uw alarm. 4 minuten, u was niet te zien.'],
  ['by itself', entry({ opened: 'allowed' }), 'Anja van Thuiszorg De Bilt belde', 'Het ging vanzelf open. Dat had u goedgevonden. 4 minuten, u was te zien.'],
  ['a look', look(), 'Fatima van Nachtcentrale Midden keek bij u', 'Reden: ‘val gemeld’. Dat had u goedgevonden. 2 minuten, u was wazig te zien.'],
  ['a reason with a full stop', look({ reason: 'val gemeld. ' }), 'Fatima van Nachtcentrale Midden keek bij u', 'Reden: ‘val gemeld’. Dat had u goedgevonden. 2 minuten, u was wazig te zien.'],
  ['a look that did not begin', missed('unreachable', { why: 'look', reason: 'val gemeld', by: fatima.party, parties: [fatima] }), 'Fatima van Nachtcentrale Midden wilde bij u kijken', 'Reden: ‘val gemeld’. Uw scherm was niet te bereiken.'],
  ['a guest', entry({ parties: [anja, ali] }), 'Anja van Thuiszorg De Bilt belde', 'U nam op. 4 minuten, u was te zien. Tolk Ali was erbij.'],
  ['two guests', entry({ parties: [anja, ali, smit, { ...marieke, came: false }] }), 'Anja van Thuiszorg De Bilt belde', 'U nam op. 4 minuten, u was te zien. Tolk Ali en dokter Smit waren erbij.'],
  ['not answered', missed('no-answer', { by: marieke.party, parties: [marieke] }), 'Marieke belde', 'U nam niet op.'],
  ['given up before', missed('cancelled'), 'Anja van Thuiszorg De Bilt belde', 'Er is opgehangen voordat u opnam.'],
  ['her no', missed('declined'), 'Anja van Thuiszorg De Bilt belde', 'U koos ‘Nu niet’.'],
  ['she was away', missed('not-home'), 'Anja van Thuiszorg De Bilt belde', 'U was niet thuis.'],
  ['a word of a later centre', missed('brand-new'), 'Anja van Thuiszorg De Bilt belde', 'Het ging niet door.'],
  ['no way', { ...untogether, ended: 'set-up-failed' }, 'Anja van Thuiszorg De Bilt belde', 'U nam op. Er kwam geen verbinding.'],
  ['hardly anything', entry({ endedAt: '2026-11-23T13:06:09Z' }), 'Anja van Thuiszorg De Bilt belde', 'U nam op. Nog geen minuut, u was te zien.'],
  ['one minute', entry({ endedAt: '2026-11-23T13:06:12Z' }), 'Anja van Thuiszorg De Bilt belde', 'U nam op. 1 minuut, u was te zien.'],
  ['hours', entry({ begunAt: '2026-11-23T11:00:00Z', togetherAt: '2026-11-23T11:00:00Z', endedAt: '2026-11-23T13:05:00Z' }), 'Anja van Thuiszorg De Bilt belde', 'U nam op. 2 uur en 5 minuten, u was te zien.'],
  ['she asked', hers(), 'U vroeg om te praten', 'Anja van Thuiszorg De Bilt nam op. 4 minuten, u was te zien.'],
  ['she asked, and a colleague came too', hers({ parties: [anja, fatima] }), 'U vroeg om te praten', 'Anja van Thuiszorg De Bilt nam op. 4 minuten, u was te zien. Fatima was erbij.'],
  ['she asked in vain', hersMissed('given-up'), 'U vroeg om te praten', 'Er nam niemand op.'],
  ['she stopped asking', hersMissed('cancelled'), 'U vroeg om te praten', 'U stopte voordat er iemand was.'],
  ['she asked, and pressed for help', hersMissed('made-room'), 'U vroeg om te praten', 'Uw alarm ging voor.'],
  ['a face', hers({ parties: [marieke] }), 'U belde Marieke', 'Marieke nam op. 4 minuten, u was te zien.'],
  ['a face in vain', hersMissed('no-answer', { parties: [{ ...marieke, came: false }] }), 'U belde Marieke', 'Marieke nam niet op.'],
  ['a face that could not be rung', hersMissed('unreachable', { parties: [{ ...marieke, came: false }] }), 'U belde Marieke', 'Marieke was niet te bereiken.'],
  ['nobody is named', entry({ parties: [] }), 'Iemand belde', 'U nam op. 4 minuten, u was te zien.'],
];

/** Without what keeps a number and its word on one line. */
const plain = (line: string) => line.replaceAll('\u00a0', ' ');

for (const [name, told, title, line] of kinds) {
  test(`the log says of ${name} who, why, how long and what was seen`, () => {
    const row = tellEntry(told, NOW, ZONE, nl);
    assert.deepEqual([row.title, plain(row.line)], [title, line]);
    const english = tellEntry(told, NOW, ZONE, en);
    assert.doesNotMatch(`${english.title} ${english.line}`, /undefined|NaN/);
  });
}

test('what goes on is told as such', () => {
  const { endedAt: _at, ended: _why, ...live } = entry();
  assert.equal(tellEntry(live, NOW, ZONE, nl).line, 'U nam op. Het is nog bezig, u was te zien.');
  assert.equal(tellEntry({ ...live, opened: 'not' }, NOW, ZONE, nl).line, 'Het gaat nu over.');
});

test('days are said as one says them, by her calendar and also where a day has 25 hours', () => {
  const when = (begunAt: string, now = NOW, words = nl) => {
    const { day, clock } = tellEntry(entry({ begunAt }), now, ZONE, words);
    return `${day} ${clock}`;
  };
  assert.equal(when('2026-11-23T13:05:00Z'), 'Vandaag 14:05');
  assert.equal(when('2026-11-23T02:12:00Z'), 'Vannacht 3:12');
  assert.equal(when('2026-11-22T18:00:00Z'), 'Gisteren 19:00');
  assert.equal(when('2026-11-20T18:00:00Z'), 'Vrijdag 19:00');
  assert.equal(when('2026-11-16T18:00:00Z'), '16 november 19:00');
  assert.equal(when('2026-11-22T18:00:00Z', NOW, en as typeof nl), 'Yesterday 19:00');
  assert.equal(when('2026-11-20T18:00:00Z', NOW, en as typeof nl), 'Friday 19:00');
  // The clock went back in the night to 25 October: half past eleven in the evening of Saturday is yesterday on Sunday evening, and no longer on Monday.
  assert.equal(when('2026-10-24T21:30:00Z', Date.parse('2026-10-25T22:45:00Z')), 'Gisteren 23:30');
  assert.equal(when('2026-10-24T21:30:00Z', Date.parse('2026-10-25T23:15:00Z')), 'Zaterdag 23:30');
});

const row = (key: string, line: string): Row => ({ key, day: 'Vandaag', clock: '14:05', title: 'Anja van Thuiszorg De Bilt belde', line });
const brief = 'U nam op. 4 minuten, u was te zien.';

test('two stand on a page, three where it is the only one, and a long reason has one to itself', () => {
  const keys = (rows: Row[]) => pagesOf(rows).map((page) => page.map(({ key }) => key).join(''));
  assert.deepEqual(keys([...'abc'].map((key) => row(key, brief))), ['abc']);
  assert.deepEqual(keys([...'abcde'].map((key) => row(key, brief))), ['ab', 'cd', 'e']);
  const long = row('L', `Reden: ‘${'woord '.repeat(33)}’. Dat had u goedgevonden. 2 minuten, u was wazig te zien.`);
  assert.deepEqual(keys([row('a', brief), long, row('b', brief), row('c', brief), row('d', brief)]), ['a', 'L', 'bc', 'd']);
  assert.deepEqual([isLong(long), isLong({ ...long, line: `${long.line} Tolk Ali was erbij.` })], [false, true]);
  assert.deepEqual(pagesOf([]), [[]]);
});

test('a voice reads the page as sentences', () => {
  assert.equal(spokenLog({ rows: [tellEntry(look(), NOW, ZONE, nl), row('b', '')] }, nl),
    'Wie belde of keek. Vandaag, 14:05: Fatima van Nachtcentrale Midden keek bij u. Reden: ‘val gemeld’. Dat had u goedgevonden. 2 minuten, u was wazig te zien. Vandaag, 14:05: Anja van Thuiszorg De Bilt belde.');
  assert.equal(spokenLog({ title: nl.log.away, line: nl.log.awayLine }, nl), 'Wie belde of keek. Dit is nu even niet te zien. Het staat er wel. Kijk straks gerust nog eens.');
});
