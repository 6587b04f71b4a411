import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlarmView, Device, HistoryEntry, HomeHistory, StateValue } from '../../shared/contract';
import { en } from '../words.en';
import { nl } from '../words.nl';
import { lanesOf, newsOf, ticksOf } from './lanes';
import { upToNow } from './past';
import { roomsOf } from './rooms';

const at = (clock: string) => `2026-11-24T${clock}:00Z`;
const ms = (clock: string) => Date.parse(at(clock));
const state = (device: string, what: string, value: StateValue, clock: string): HistoryEntry => ({ at: at(clock), type: 'state', device, what, value });
const past = (entries: HistoryEntry[]): HomeHistory => ({ from: at('00:00'), until: at('06:00'), complete: true, entries });
const device = (id: string, name: string, kinds: string[] = [], more: Partial<Device> = {}): Device => ({ id, name, vendor: '', model: '', kinds, state: {}, available: true, ...more });
const devices = [device('door', 'voordeur'), device('bed', 'bed'), device('lamp', 'leeslamp')];

test('a state lasts until the next of its device and kind; what stood before begins at the edge', () => {
  const [lane] = lanesOf(past([state('door', 'contact', 'closed', '05:00'), state('door', 'contact', 'open', '04:00')]), devices, nl);
  assert.deepEqual(lane!.spans, [{ from: ms('04:00'), to: ms('05:00'), lasts: false, text: 'open' }]);
  const before = { ...state('bed', 'bed.occupancy', true, '00:00'), at: '2026-11-23T21:00:00Z' };
  assert.deepEqual(lanesOf(past([before, state('bed', 'bed.occupancy', false, '02:00')]), devices, nl)[0]!.spans[0]!.from, ms('00:00'));
});

test('what goes on reaches to now, and is said to last', () => {
  const [lane] = lanesOf(past([state('lamp', 'light', { on: true }, '03:00')]), devices, nl);
  assert.deepEqual(lane!.spans, [{ from: ms('03:00'), to: ms('06:00'), lasts: true, text: 'aan' }]);
});

test('alarms stand on top, then what is about her, then things, and what was not heard below', () => {
  const lanes = lanesOf(past([
    state('lamp', 'available', false, '01:00'), state('lamp', 'light', { on: true }, '01:00'), state('door', 'contact', 'open', '01:00'),
    state('bed', 'bed.occupancy', true, '01:00'), { at: at('02:00'), type: 'alarm', device: 'x', what: 'sos.alarm' },
    { at: at('02:00'), type: 'fault', device: 'door', what: 'device.battery:door' },
  ]), devices, en);
  assert.deepEqual(lanes.map((lane) => lane.name), ['Alarms', 'bed', 'voordeur', 'leeslamp', 'Faults', 'leeslamp · not heard']);
  assert.equal(lanes[4]!.spans[0]!.text, 'Battery low, voordeur');
});

test('a detector is told from its like in another room by the room', () => {
  const two = [device('m', 'bewegingsmelder', [], { room: 'gang' }), device('n', 'beweging keuken', [], { room: 'keuken' })];
  const lanes = lanesOf(past([state('m', 'motion', true, '01:00'), state('n', 'motion', true, '01:00')]), two, nl);
  assert.deepEqual(lanes.map((lane) => lane.name), ['beweging keuken', 'bewegingsmelder, gang']);
});

test("the alarm's room stands first, then where somebody is, then where somebody was last", () => {
  const alarm = { room: 'slaapkamer' } as AlarmView;
  const home = [
    device('k', 'keuken', ['motion'], { room: 'keuken', state: { motion: false } }), device('g', 'gang', ['motion'], { room: 'gang', state: { motion: true } }),
    device('b', 'badkamer', ['motion'], { room: 'badkamer', state: { motion: false } }), device('l', 'lamp', ['light'], { room: 'zolder' }),
  ];
  const rooms = roomsOf(alarm, home, [state('k', 'motion', true, '01:00'), state('b', 'motion', false, '02:00')]);
  assert.deepEqual(rooms.map((room) => [room.name, room.alarm, room.there, room.last]), [
    ['slaapkamer', true, false, undefined], ['gang', false, true, undefined], ['badkamer', false, false, ms('02:00')], ['keuken', false, false, ms('01:00')],
    ['zolder', false, false, undefined],
  ]);
  const written = roomsOf(alarm, home, [], ['zolder', 'serre', 'keuken']);
  assert.deepEqual(written.map((room) => room.name), ['slaapkamer', 'gang', 'zolder', 'serre', 'keuken', 'badkamer']);
});

test('a lane in which nothing happened is no lane', () => {
  assert.deepEqual(lanesOf(past([state('door', 'contact', 'closed', '01:00'), state('lamp', 'available', true, '01:00')]), devices, nl), []);
});

test('an alarm that the stream knows is shown once, and as the stream has it', () => {
  const known = { id: 'a', home: 'gw', device: 'x', kind: 'sos.alarm', happenedAt: at('02:00'), closedAt: at('02:30') } as AlarmView;
  const read = past([{ at: at('02:00'), type: 'alarm', device: 'x', what: 'sos.alarm' }]);
  const [lane] = lanesOf(upToNow(read, [known, { ...known, home: 'other' }], 'gw', 6, ms('06:00')), devices, nl);
  assert.deepEqual(lane!.spans.map((s) => [s.from, s.to, s.lasts]), [[ms('02:00'), ms('02:30'), false]]);
});

test('a newer picture of the home tells what changed, but not a curtain on its way', () => {
  const before = [device('lamp', 'leeslamp', ['light'], { state: { light: { on: false } } }), device('c', 'gordijn', ['curtain'], { state: { curtain: { state: 'open', moving: false } } })];
  const after = [device('lamp', 'leeslamp', ['light'], { state: { light: { on: true } }, available: false }), device('c', 'gordijn', ['curtain'], { state: { curtain: { state: 'partly', moving: true } } })];
  assert.deepEqual(newsOf(before, after, at('03:00')).map((one) => [one.what, one.value]), [['light', { on: true }], ['available', false]]);
  assert.deepEqual(newsOf(after, after, at('03:00')), []);
});

test('the axis has full hours, few enough to be read, and none under "now"', () => {
  const six = ticksOf(ms('00:20'), ms('06:20'));
  assert.equal(six.length, 5);
  assert.ok(ticksOf(ms('00:20') - 86_400_000 * 2, ms('00:20')).length <= 7);
  assert.ok(six.every((tick) => tick % 3_600_000 === 0));
});
