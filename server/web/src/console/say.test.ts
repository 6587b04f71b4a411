import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlarmEventView, Device, Responder } from '../shared/contract';
import { shareText } from './kpi';
import { clockOf, controlsOf, elapsed, eventLine, faultName, isUnderWay, kindOf, readingsOf, reasonOf, responderOf, stateOf } from './say';
import { en } from './words.en';
import { nl } from './words.nl';

test('elapsed counts up in minutes and hours, and is never negative', () => {
  assert.deepEqual([-5_000, 0, 41_999, 754_000, 3_720_000].map(elapsed), ['0:00', '0:00', '0:41', '12:34', '1:02:00']);
});

test('a kind or a reason that this build does not know is shown as it came', () => {
  assert.equal(kindOf('bogus.alarm', nl), 'bogus.alarm');
  assert.equal(reasonOf({ urgencyReason: 'brand-new', repeats: 0, cancelledByClient: false, cleared: false } as never, nl), 'brand-new');
});

test('the reason names the presses once, the mistake and the detector', () => {
  const alarm = { urgencyReason: 'sos', repeats: 2, cancelledByClient: true, cleared: true };
  assert.equal(reasonOf(alarm as never, en), 'asked for help, pressed again 2 times, the client says: a mistake, detector says: over');
  assert.equal(reasonOf({ ...alarm, urgencyReason: 'repeated', cancelledByClient: false, cleared: false } as never, en), 'pressed again');
});

test('each form of a state has words', () => {
  assert.equal(stateOf(undefined, 'light', nl), 'onbekend');
  assert.equal(stateOf(true, 'motion', nl), 'ja');
  assert.equal(stateOf(18.44, 'temperature', nl), '18,4 °C');
  assert.equal(stateOf({ on: true, brightnessPercent: 80 }, 'light', nl), 'aan, 80 %');
  assert.equal(stateOf({ state: 'partly', positionPercent: 40, moving: true }, 'curtain', nl), '40 % open, beweegt');
  assert.equal(stateOf('some-word', 'contact', nl), 'some-word');
});

const device = (more: Partial<Device>): Device => ({ id: 'd', name: 'Leeslamp', vendor: '', model: '', kinds: [], state: {}, ...more });

test('a faulty device offers nothing to press; what only tells stands among the detectors', () => {
  const lamp = device({ kinds: ['light', 'power'], state: { light: { on: true }, power: 4 } });
  assert.deepEqual(controlsOf([lamp, device({ kinds: ['light'], fault: 'a name with #' })]).map((c) => [c.kind, c.actions]), [['light', ['on', 'off']]]);
  assert.deepEqual(readingsOf([lamp]).map((r) => r.kind), ['power']);
});

test('history names the device, the step and why', () => {
  const event = (type: string, details: Record<string, string>): AlarmEventView => ({ alarm: 'a', seq: 1, type, at: '2026-11-24T02:11:00Z', details });
  assert.equal(eventLine(event('action-taken', { device: 'd', action: 'on' }), [device({})], nl), 'Bediend: Leeslamp, aan');
  assert.equal(eventLine(event('escalated', { step: '1', why: 'no-answer' }), [], nl), 'Naar de volgende stap: stap 2, geen antwoord');
  assert.equal(eventLine(event('closed', { outcome: 'false-alarm', note: 'x' }), [], nl), 'Afgesloten: Vals alarm');
  assert.equal(eventLine(event('brand-new', {}), [], nl), 'brand-new');
});

test('who goes there, when, and that it is overdue', () => {
  const at = (clock: string) => Date.parse(`2026-11-24T${clock}:00Z`);
  const anja = (progress: Responder['progress'], expectedAt?: string): Responder => ({ name: 'Anja', progress, ...(expectedAt ? { expectedAt } : {}) });
  const clock = clockOf('2026-11-24T20:40:00Z', 'nl-NL');
  const expected = anja('accepted', '2026-11-24T20:40:00Z');
  assert.deepEqual(responderOf(expected, at('20:30'), nl), { text: `Anja komt, rond ${clock}`, late: false });
  assert.deepEqual(responderOf(expected, at('20:40'), nl).late, false);
  assert.deepEqual(responderOf(expected, at('20:41'), nl), { text: `Anja: verwacht ${clock}, nog niet daar`, late: true });
  assert.deepEqual(responderOf(anja('accepted'), at('20:30'), nl), { text: 'Anja komt, niet bekend wanneer', late: false });
  assert.deepEqual(responderOf(anja('arrived', '2026-11-24T20:40:00Z'), at('20:50'), nl), { text: 'Anja is er', late: false });
  assert.deepEqual([anja('asked'), expected, anja('declined'), anja('arrived'), undefined].map(isUnderWay), [true, true, false, false, false]);
  const event = (type: string, details: Record<string, string>): AlarmEventView => ({ alarm: 'a', seq: 1, type, at: '2026-11-24T02:11:00Z', details });
  assert.equal(eventLine(event('responder-accepted', { to: 'Anja', expectedAt: '2026-11-24T20:40:00Z' }), [], nl), `Opvolger komt: Anja, rond ${clock}`);
  assert.equal(eventLine(event('responder-accepted', { to: 'Anja' }), [], nl), 'Opvolger komt: Anja');
  assert.equal(eventLine(event('responder-expected', { to: 'Anja' }), [], nl), 'Opvolger, andere tijd: Anja, niet bekend');
});

test('a fault without a word of its own keeps its text', () => {
  const fault = (name: string) => faultName({ id: 'f', fault: name, text: 'as it was told', since: '', homes: 1 }, nl);
  assert.equal(fault('device.battery:0x1'), 'Batterij bijna leeg');
  assert.equal(fault('unheard.of'), 'as it was told');
});

test('a promise that was not wholly kept never reads 100 %, and nothing to judge is not 100 %', () => {
  assert.equal(shareText({ share: 0.9996 }, 'en-GB'), '99.9%');
  assert.equal(shareText({ share: 1 }, 'en-GB'), '100%');
  assert.equal(shareText({}, 'en-GB'), '–');
});
