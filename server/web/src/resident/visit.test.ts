import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ResidentState } from '../shared/contract';
import { momentOf } from './day';
import { spokenHome, spokenStory } from './spoken';
import { tellHelp } from './story';
import { placesOf } from './tile';
import { isToday, tellVisit } from './visit';
import { en } from './words.en';
import { nl } from './words.nl';

const zone = 'Europe/Amsterdam';
const tell = (now: string, from: string, until?: string, words = nl) =>
  tellVisit({ who: 'de thuiszorg', from, ...(until ? { until } : {}) }, Date.parse(now), zone, words);

test('a visit is told by how near it is', () => {
  assert.deepEqual(tell('2026-11-23T07:40:00Z', '2026-11-23T08:30:00Z'), { when: 'Zo komt', what: 'de thuiszorg, om 9:30' });
  assert.equal(tell('2026-11-23T05:00:00Z', '2026-11-23T08:30:00Z')!.when, 'Vandaag komt');
  assert.equal(tell('2026-11-23T20:00:00Z', '2026-11-24T08:30:00Z')!.when, 'Morgen komt');
  assert.equal(tell('2026-11-23T07:00:00Z', '2026-11-26T08:30:00Z')!.when, 'Op donderdag komt');
  assert.equal(tell('2026-11-23T07:00:00Z', '2026-12-03T08:30:00Z')!.when, 'Op donderdag 3 december komt');
  assert.deepEqual(tell('2026-11-23T07:40:00Z', '2026-11-23T08:30:00Z', undefined, en), { when: 'Coming soon', what: 'de thuiszorg, at 9:30' });
});

test('a visit of tomorrow is not one of the things of today', () => {
  const counts = (now: string, from: string) => isToday({ who: 'de thuiszorg', from }, Date.parse(now), zone, nl);
  assert.equal(counts('2026-11-23T20:00:00Z', '2026-11-23T21:00:00Z'), true);
  assert.equal(counts('2026-11-23T20:00:00Z', '2026-11-24T08:30:00Z'), false);
  assert.equal(counts('2026-11-23T20:00:00Z', '2026-11-23T18:00:00Z'), false);
});

test('tomorrow is the next day of the calendar, also when that day has 25 hours', () => {
  assert.equal(tell('2026-10-24T21:30:00Z', '2026-10-25T22:30:00Z')!.when, 'Morgen komt');
  assert.equal(tell('2026-10-24T22:30:00Z', '2026-10-25T22:30:00Z')!.when, 'Vandaag komt');
});

test('somebody who is there is said to be there; a visit that is over is not told', () => {
  assert.deepEqual(tell('2026-11-23T08:45:00Z', '2026-11-23T08:30:00Z', '2026-11-23T09:00:00Z'), { when: 'Nu is bij u', what: 'de thuiszorg' });
  assert.equal(tell('2026-11-23T09:00:00Z', '2026-11-23T08:30:00Z', '2026-11-23T09:00:00Z'), undefined);
  assert.equal(tell('2026-11-23T08:45:00Z', '2026-11-23T08:30:00Z')!.when, 'Nu hoort te komen');
  assert.equal(tell('2026-11-23T09:31:00Z', '2026-11-23T08:30:00Z'), undefined);
});

test('people and today stand on the first page, however many devices there are', () => {
  assert.deepEqual(placesOf([1, 2, 3], 6), [1, 2, 3, 'people', 'today']);
  assert.deepEqual(placesOf([1, 2, 3, 4, 5], 6), [1, 2, 3, 'people', 'today', 4, 5]);
  assert.deepEqual(placesOf([1, 2, 3], 4), [1, 2, 3, 'ways']);
  assert.deepEqual(placesOf([1, 2, 3, 4], 4), [1, 2, 'ways', 3, 4]);
  assert.deepEqual(placesOf([], 6), ['people', 'today']);
});

test('what is read aloud is whole sentences, each with one end', () => {
  const state: ResidentState = {
    now: '2026-11-23T07:40:00Z', timeZone: zone, language: 'nl', clockTrusted: true, uplink: false, people: [], today: [], calls: [],
    tiles: [{ device: 'c', name: 'Gordijnen', kind: 'curtain', available: true, doing: { command: 'x', action: 'open', state: 'asked' } }],
  };
  const visit = { when: 'Zo komt', what: 'de thuiszorg, om 9:30' };
  assert.equal(spokenHome(state, momentOf(Date.parse(state.now), zone, nl.locale), visit, nl),
    'Het is maandag 23 november, ochtend, 8:40. Zo komt de thuiszorg, om 9:30. De centrale is nu niet bereikbaar. Alles in huis werkt gewoon. '
      + 'Gordijnen: Gaat open. Hulp nodig? Druk op de rode knop onderaan.');
  assert.ok(!spokenHome({ ...state, clockTrusted: false }, undefined, undefined, nl).includes('Het is'));
  assert.equal(spokenStory(tellHelp({ kind: 'sos.alarm', cancelled: false }, 'calling-offline', nl), ['Bel mevrouw De Groot: 030\u00a0123']),
    'Bel 112 als het dringend is. Wij kunnen de centrale niet bereiken. Wij blijven het proberen. Bel mevrouw De Groot: 030 123. Wij proberen de centrale steeds opnieuw.');
});
