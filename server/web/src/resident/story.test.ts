import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDim, momentOf, partOf } from './day';
import { tellHelp, type Stage } from './story';
import { en } from './words.en';
import { nl } from './words.nl';

const stages: Stage[] = ['calling', 'calling-offline', 'blocked', 'heard', 'claimed', 'contact', 'responder-asked', 'responder-coming', 'responder-arrived', 'over'];
const help = { kind: 'sos.alarm', with: 'Fatima', cancelled: false };

test('each stage has a title, a line and steps in both languages', () => {
  for (const words of [nl, en]) for (const stage of stages) {
    const story = tellHelp(help, stage, words);
    assert.ok(story.title.length > 0 && story.line.length > 0 && story.steps.length > 0, stage);
    assert.ok(story.steps.filter((s) => s.state === 'now').length <= 1, stage);
  }
});

test('nobody is promised before somebody took it', () => {
  for (const stage of ['calling', 'calling-offline', 'blocked', 'heard'] as const) {
    const told = JSON.stringify(tellHelp(help, stage, nl));
    assert.ok(!told.includes('Fatima') && !told.includes('is bij u'), stage);
  }
});

test('claimed tells who, and an unknown somebody', () => {
  assert.equal(tellHelp(help, 'claimed', nl).title, 'Fatima is bij u.');
  assert.equal(tellHelp({ kind: 'sos.alarm', cancelled: false }, 'claimed', nl).title, 'Iemand is bij u.');
});

test('offline tells her what to do herself', () => {
  assert.match(tellHelp(help, 'calling-offline', nl).title, /112/);
  assert.match(tellHelp(help, 'blocked', nl).title, /112/);
});

test('smoke says go outside, a mistake is answered, and neither when it is over', () => {
  assert.equal(tellHelp({ kind: 'smoke.alarm', cancelled: false }, 'heard', nl).line, nl.story.smokeLine);
  assert.equal(tellHelp({ ...help, cancelled: true }, 'claimed', nl).line, nl.story.cancelled);
  assert.equal(tellHelp({ ...help, cancelled: true }, 'over', nl).line, nl.story.over.line);
});

test('day and clock are those of the home, also on the nights when the clock changes', () => {
  assert.deepEqual(momentOf(Date.parse('2026-11-23T07:40:00Z'), 'Europe/Amsterdam', 'nl-NL'),
    { day: 'maandag 23 november', clock: '8:40', part: 'morning', hour: 8 });
  assert.equal(momentOf(Date.parse('2026-10-25T00:30:00Z'), 'Europe/Amsterdam', 'nl-NL').clock, '2:30');
  assert.equal(momentOf(Date.parse('2026-10-25T01:30:00Z'), 'Europe/Amsterdam', 'nl-NL').clock, '2:30');
  assert.equal(momentOf(Date.parse('2026-11-23T23:05:00Z'), 'not/a-zone', 'nl-NL').clock, '0:05');
});

test('parts of the day and the dim hours', () => {
  assert.deepEqual([0, 5, 6, 11, 12, 17, 18, 23].map(partOf), ['night', 'night', 'morning', 'morning', 'afternoon', 'afternoon', 'evening', 'evening']);
  assert.deepEqual([6, 7, 19, 20, 3].map(isDim), [true, false, false, true, true]);
});
