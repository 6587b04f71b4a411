import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDim, momentOf, partOf } from './day';
import { spokenStory } from './spoken';
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

const coming = (arrival: 'unknown' | 'about' | 'nearly' | 'later', aboutMinutes?: number) =>
  ({ ...help, coming: { who: 'Anja', arrival, ...(aboutMinutes === undefined ? {} : { aboutMinutes }) } });

test('who comes is named, and when in rough words; overdue without a number', () => {
  const told = (one: ReturnType<typeof coming>, words: typeof nl = nl) => tellHelp(one, 'responder-coming', words).title;
  assert.equal(told(coming('about', 15)), 'Anja komt naar u toe, over ongeveer 15 minuten.');
  assert.equal(told(coming('about', 60)), 'Anja komt naar u toe, over ongeveer een uur.');
  assert.equal(told(coming('nearly')), 'Anja is er bijna.');
  assert.equal(told(coming('later')), 'Anja is onderweg; het duurt wat langer dan gedacht.');
  assert.equal(told(coming('unknown')), 'Anja komt naar u toe.');
  assert.equal(told(coming('about', 90), en), 'Anja is coming to you, in about an hour and a half.');
  assert.equal(told(coming('later'), en), 'Anja is on the way; it takes a little longer than we thought.');
  assert.equal(tellHelp(help, 'responder-coming', nl).title, nl.story.responderComing.title);
  assert.equal(tellHelp({ ...help, coming: { who: 'mobiele nachtzorg', arrival: 'unknown' } }, 'responder-arrived', nl).title, 'Mobiele nachtzorg is bij u.');
  assert.equal(tellHelp(help, 'responder-arrived', nl).title, 'Iemand is bij u.');
});

test('what is read aloud says who comes once, and when', () => {
  assert.equal(spokenStory(tellHelp(coming('about', 10), 'responder-coming', nl), []),
    'Anja komt naar u toe, over ongeveer 10 minuten. U hoeft niets te doen. Blijf rustig.');
  assert.equal(spokenStory(tellHelp(coming('later'), 'responder-coming', nl), []),
    'Anja is onderweg; het duurt wat langer dan gedacht. U hoeft niets te doen. Blijf rustig.');
});

test('smoke and a mistake do not hide who comes', () => {
  const smoke = tellHelp({ ...coming('about', 5), kind: 'smoke.alarm' }, 'responder-coming', nl);
  assert.deepEqual([smoke.title, smoke.line], ['Anja komt naar u toe, over ongeveer 5 minuten.', nl.story.smokeLine]);
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
