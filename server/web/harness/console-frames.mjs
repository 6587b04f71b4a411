// Frames as the server sends them: a night with three alarms, a fault of many homes, and a colleague.
const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const now = '2026-11-24T02:12:00Z';
const ago = (seconds) => new Date(Date.parse(now) - seconds * 1000).toISOString();
const me = { id: uuid(1), user: 'centralist', shownName: 'Fatima', organisation: uuid(90), organisationName: 'Nachtzorgcentrale Utrecht', roles: ['operator'], confined: false };
const noor = { id: uuid(2), shownName: 'Noor' };

export function alarm(n, more = {}) {
  return {
    id: uuid(n), home: 'gw-7f3k', version: 2, state: 'offered', kind: 'sos.alarm', device: '0x1', deviceName: 'halszender', room: 'slaapkamer',
    receivedAt: ago(41), happenedAt: ago(41), lastPressAt: ago(41), repeats: 0, step: 0, stepName: 'nachtzorgcentrale', deadline: ago(-19),
    urgency: 2, urgencyReason: 'sos', cancelledByClient: false, cleared: false, ...more,
  };
}

const sos = alarm(10, { repeats: 1, lastPressAt: ago(18), urgency: 1, urgencyReason: 'repeated' });
const smoke = alarm(11, {
  home: 'gw-2b9p', kind: 'smoke.alarm', device: '0x2', deviceName: 'rookmelder', room: 'keuken', receivedAt: ago(125), urgency: 1, urgencyReason: 'smoke',
  state: 'claimed', owner: noor, deadline: undefined,
});
const water = alarm(12, { home: 'gw-5q1w', kind: 'water.alarm', deviceName: 'watermelder', room: 'badkamer', receivedAt: ago(210), urgency: 3, urgencyReason: 'water', step: 1, stepName: 'achterwacht thuiszorg' });
const done = alarm(13, {
  home: 'gw-2b9p', state: 'closed', receivedAt: ago(1_900), closedAt: ago(1_500), owner: { id: me.id, shownName: me.shownName }, outcome: 'no-help-needed',
  note: 'Zocht haar bril. Licht aangedaan, gerustgesteld.', deadline: undefined,
});

const device = (id, name, room, kinds, state, more = {}) => ({ id, name, room, vendor: 'Demo', model: 'D1', kinds, state, available: true, ...more });
const devices = [
  device('curtain', 'Gordijnen', 'slaapkamer', ['curtain'], { curtain: { state: 'partly', positionPercent: 40, moving: true } }),
  device('lamp', 'Leeslamp', 'slaapkamer', ['light'], { light: { on: true, brightnessPercent: 80 } }),
  device('plug', 'Koffiezetapparaat', 'keuken', ['plug', 'power'], { plug: 'off', power: 0 }, { available: false }),
  device('0x1', 'halszender', undefined, ['sos.alarm', 'battery.level'], { 'battery.level': 82 }),
  device('door', 'voordeur', 'gang', ['contact', 'battery.low'], { contact: 'closed', 'battery.low': false }),
  device('bed', 'bed', 'slaapkamer', ['bed.occupancy'], { 'bed.occupancy': false }),
  device('bath', 'badkamer', 'badkamer', ['motion'], { motion: false }),
  device('motion', 'bewegingsmelder', 'gang', ['motion', 'temperature'], { motion: true, temperature: 18.4 }),
];
const home = (id, name, town, more = {}) => ({
  id, organisation: uuid(91), organisationName: 'Thuiszorg De Bilt', connected: true, lastHeardAt: ago(3), devices, faults: [],
  client: {
    name, birthYear: 1940, address: 'Dorpsstraat 12', town, notes: ['woont alleen', 'loopt met rollator', 'hoort slecht links'],
    contacts: [
      { name: 'mevrouw De Groot', relation: 'neighbour', phone: '030 123 45 67', note: 'heeft een sleutel, mag gebeld worden' },
      { name: 'Jan Willemse', relation: 'son', phone: '06 12 34 56 78', note: 'ver weg, melden na afloop' },
    ],
    door: 'sleutelkluis links van de deur',
  },
  ...more,
});
const homes = [
  home('gw-7f3k', 'mevrouw Willemse', 'De Bilt'),
  home('gw-2b9p', 'de heer Van den Berghe-Oosterhout', 'Maartensdijk', { connected: false, lastHeardAt: ago(400) }),
  home('gw-5q1w', 'mevrouw Jansen', 'Soest', { client: undefined, devices: [] }),
];
const command = (n, dev, kind, action, state, more = {}) => ({
  id: uuid(n), home: 'gw-7f3k', device: dev, what: { kind, action }, state, askedAt: ago(12), askedBy: 'Fatima', alarm: sos.id, ...more,
});
const commands = [
  command(30, 'curtain', 'curtain', 'open', 'delivered'),
  command(31, 'lamp', 'light', 'on', 'confirmed', { endedAt: ago(9) }),
  command(32, 'plug', 'plug', 'on', 'failed', { endedAt: ago(5), reason: 'device is unavailable' }),
];
const faults = [
  { id: 'f1', fault: 'home.silent', text: 'no word for 90 s', since: ago(760), homes: 38 },
  { id: 'f2', home: 'gw-7f3k', device: 'door', fault: 'device.battery:door', text: 'battery is low', since: ago(90_000), homes: 1 },
];
const event = (seq, type, seconds, more = {}) => ({ alarm: sos.id, seq, type, at: ago(seconds), details: {}, ...more });
export const events = [
  event(1, 'raised', 41, { details: { device: 'halszender', press: uuid(10) } }),
  event(2, 'offered', 41, { details: { to: 'nachtzorgcentrale', step: '0', why: 'raised' } }),
  event(3, 'repeated', 18),
  event(4, 'claimed', 15, { by: 'Fatima' }),
  event(5, 'action-taken', 12, { by: 'Fatima', details: { device: 'Leeslamp', action: 'on' } }),
  event(6, 'contact-made', 6, { by: 'Fatima', details: { how: 'speech' } }),
];

/** Her last hours: in bed from 22:05, up at 2:02, in the bathroom and the hall, and not back. */
const state = (device, what, value, seconds) => ({ at: ago(seconds), type: 'state', device, what, value });
export const history = {
  from: ago(6 * 3_600), until: now, complete: true,
  entries: [
    state('bed', 'bed.occupancy', false, 30_000), state('bed', 'bed.occupancy', true, 18_400), state('bed', 'bed.occupancy', false, 9_900),
    state('bed', 'bed.occupancy', true, 9_200), state('bed', 'bed.occupancy', false, 600),
    state('motion', 'motion', true, 18_900), state('motion', 'motion', false, 18_500), state('motion', 'motion', true, 9_850), state('motion', 'motion', false, 9_400),
    state('motion', 'motion', true, 590), state('motion', 'motion', false, 200),
    state('bath', 'motion', true, 9_800), state('bath', 'motion', false, 9_500), state('bath', 'motion', true, 560), state('bath', 'motion', false, 420),
    state('door', 'contact', 'closed', 60_000), state('door', 'contact', 'open', 19_900), state('door', 'contact', 'closed', 19_700),
    state('lamp', 'light', { on: true }, 19_000), state('lamp', 'light', { on: false }, 18_300), state('lamp', 'light', { on: true }, 9),
    state('curtain', 'curtain', { state: 'open', moving: false }, 60_000), state('curtain', 'curtain', { state: 'closed', moving: false }, 20_000),
    state('plug', 'available', true, 90_000), state('plug', 'available', false, 7_000),
    { at: ago(90_000), type: 'fault', device: 'door', what: 'device.battery:door' },
    { at: ago(14_000), type: 'alarm', device: '0x9', what: 'sos.alarm', until: ago(13_600) },
  ],
};
const series = (device, kind, count, hoursApart, value) => ({
  device, kind, points: Array.from({ length: count }, (_, i) => ({ at: ago((count - i) * hoursApart * 3_600), value: value(i) })),
});
export const measures = [
  series('0x1', 'battery.level', 160, 24, (i) => Math.round(100 - i * 0.11 - (i > 140 ? (i - 140) * 1.5 : 0))),
  series('motion', 'temperature', 200, 0.25, (i) => 19 + 2 * Math.sin(i / 15)),
];

export function snapshot(more = {}) {
  return {
    type: 'snapshot', now, me, shift: { onDuty: true, since: ago(7_200), offBecause: '' }, alarms: [sos, smoke, water, done], homes, commands, faults,
    colleagues: [{ ...noor, onDuty: true }, { id: uuid(3), shownName: 'Sem', onDuty: false }], ...more,
  };
}
const off = (offBecause) => ({ shift: { onDuty: false, since: ago(5), offBecause } });
const mine = { ...sos, state: 'claimed', owner: { id: me.id, shownName: me.shownName }, deadline: undefined, version: 5 };

export const consoleFrames = {
  night: snapshot(),
  coming: snapshot({ alarms: [{ ...mine, responder: { name: 'Anja', progress: 'accepted', expectedAt: ago(-660) } }, { ...smoke, responder: { name: 'mobiele nachtzorg', progress: 'accepted', expectedAt: ago(200) } }, water, done] }),
  late: snapshot({ alarms: [{ ...mine, responder: { name: 'Anja', progress: 'accepted', expectedAt: ago(90) } }, smoke, water, done] }),
  asked: snapshot({ alarms: [{ ...mine, responder: { name: 'Anja', progress: 'asked' } }, smoke, water, done] }),
  mine: snapshot({ alarms: [mine, smoke, water, done] }),
  'not-started': snapshot(off('not-started')),
  'screen-silent': snapshot(off('screen-silent')),
  quiet: snapshot({ alarms: [], faults: [], commands: [] }),
  'quiet-with-history': snapshot({ alarms: [done], faults: [] }),
  storm: snapshot({ alarms: Array.from({ length: 14 }, (_, i) => alarm(100 + i, { receivedAt: ago(30 + i * 17), urgency: 1 + (i % 4), urgencyReason: ['smoke', 'sos', 'water', 'technical'][i % 4] })) }),
};
export const sessionOf = me;

/** Calls as this desk is told of them. */
const person = (party, kind, name, presence = 'in', heard = true) => ({ party, kind, name, presence, heard });
const hers = (presence, heard) => person('home', 'resident', 'mevrouw Willemse', presence, heard);
const meIn = person('staff-1', 'staff', 'Fatima');
const guest = (party, name, presence, kind) => ({ ...person(party, 'guest', name, presence, false), guest: kind });
const aCall = (n, more = {}) => ({
  call: uuid(500 + n), version: 1, home: 'gw-7f3k', clientName: 'mevrouw Willemse', why: 'to-talk', role: 'speaks', stage: 'connected', begunAt: ago(74), me: 'staff-1', by: 'home',
  parties: [hers('in'), meIn], open: 'none', peers: [], urgent: false, picture: 'clear', ...more,
});
const ring = (n, home, clientName, seconds, more = {}) => aCall(n, { home, clientName, role: 'rings', stage: 'ringing', begunAt: ago(seconds), parties: [{ ...hers('in'), name: clientName }], ...more });
const asks = [ring(1, 'gw-2b9p', 'de heer Van den Berghe-Oosterhout', 22), ring(2, 'gw-5q1w', 'mevrouw Jansen', 341, { urgent: true })];
const wanted = aCall(3, { role: 'over', stage: 'ended', home: 'gw-9x', clientName: 'mevrouw Prins', ended: { why: 'no-answer', at: ago(1_500), missed: true } });
const noors = aCall(4, { home: 'gw-2b9p', clientName: 'de heer Van den Berghe-Oosterhout', role: 'none', parties: [hers('in'), person('noor', 'staff', 'Noor')] });
export const callFrames = {
  rings: { desk: consoleFrames.quiet, calls: [asks[0], wanted] },
  'rings-and-alarms': { desk: consoleFrames.night, calls: [...asks, wanted, noors] },
  'call-three': { desk: consoleFrames.quiet, calls: [aCall(11, { by: 'staff-1', parties: [hers('in'), meIn, guest('guest-1', 'Ayşe', 'in', 'interpreter')] })] },
  'call-company': { desk: consoleFrames.mine, calls: [aCall(10, { by: 'staff-1', parties: [hers('in'), meIn, guest('guest-1', 'Ayşe', 'in', 'interpreter'), guest('guest-2', 'dr. Van den Berghe-Oosterhout', 'rings', 'doctor')] })] },
  'ring-joins': { desk: consoleFrames.quiet, calls: [aCall(12, { role: 'rings', by: 'noor', parties: [hers('in'), person('noor', 'staff', 'Noor'), person('staff-1', 'staff', 'Fatima', 'rings')] })] },
  'call-waits': { desk: consoleFrames.quiet, calls: [aCall(5, { role: 'waits', stage: 'ringing', by: 'staff-1', until: ago(-32), parties: [hers('rings', false), meIn] })] },
  'call-alarm': { desk: consoleFrames.mine, calls: [aCall(6, { why: 'alarm', alarm: sos.id, by: 'staff-1' })] },
  'call-other': { desk: consoleFrames.mine, calls: [aCall(7, { home: 'gw-9x', clientName: 'mevrouw Prins', stage: 'on-hold', until: ago(-552) })] },
  'call-ended': { desk: consoleFrames.quiet, calls: [aCall(8, { role: 'waits', stage: 'ringing', by: 'staff-1', parties: [hers('rings'), meIn] })], then: aCall(8, { version: 2, role: 'over', stage: 'ended', by: 'staff-1', ended: { why: 'no-answer', by: 'home', at: now, missed: true } }) },
  'call-taken': { desk: consoleFrames.mine, calls: [aCall(9, { role: 'none', why: 'alarm', parties: [hers('in'), person('noor', 'staff', 'Noor')] }), wanted] },
};
