// Frames as a gateway sends them, one for each state of the resident's screen.
const id = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const curtain = (name, room, state, more = {}) => ({ device: `curtain-${name}`, name, room, kind: 'curtain', available: true, state, ...more });
export const lamp = (name, room, on, more = {}) => ({ device: `lamp-${name}`, name, room, kind: 'light', available: true, state: { on }, ...more });
export const plug = (name, room, word, more = {}) => ({ device: `plug-${name}`, name, room, kind: 'plug', available: true, ...(word ? { state: word } : {}), ...more });
const doing = (action, state) => ({ doing: { command: id(1), action, state } });

const closed = { state: 'closed', positionPercent: 0, moving: false };
const three = [curtain('Gordijnen', 'Slaapkamer', closed), lamp('Licht', 'Huiskamer', true), plug('Koffiezetapparaat', 'Keuken', 'off')];
const six = [
  curtain('Gordijnen', 'Slaapkamer', { state: 'partly', positionPercent: 40, moving: true }, doing('open', 'delivered')),
  lamp('Licht', 'Huiskamer', true),
  plug('Koffiezetapparaat', 'Keuken', 'off', doing('on', 'failed')),
  curtain('Overgordijnen huiskamer', 'Huiskamer', { state: 'open', positionPercent: 100, moving: false }),
  lamp('Schemerlamp bij de stoel', 'Huiskamer', false, { available: false }),
  plug('Elektrische deken', 'Slaapkamer', undefined),
];

const people = [
  { name: 'mevrouw De Groot', relation: 'neighbour', phone: '030 123 45 67' },
  { name: 'Jan Willemse', relation: 'son', phone: '06 12 34 56 78' },
];
const everybody = [
  ...people,
  { name: 'Petronella van den Berghe-Oosterhout', relation: 'daughter', phone: '0031 6 98 76 54 32' },
  { name: 'Kees', relation: 'friend', phone: '030 765 43 21' },
  { name: 'Thuiszorg De Bilt', relation: 'other', phone: '030 222 33 44' },
  { name: 'Henk', relation: 'partner', phone: '06 11 22 33 44' },
  { name: 'dominee Smit', relation: 'other', phone: '030 555 66 77' },
];
export const anna = { name: 'Anna', relation: 'daughter', phone: '06 98 76 54 32', face: id(701), photo: 'a'.repeat(32) };
export const faces = [anna, { name: 'Petronella van den Berghe-Oosterhout', relation: 'friend', phone: '', face: id(702) }, { name: 'Jan Willemse', relation: 'son', phone: '06 12 34 56 78', face: id(703) }, people[0]];
const visit = (from, more = {}) => ({ nextVisit: { who: 'de thuiszorg', from, ...more } });
const planned = (minutes, more = {}) => ({ plan: id(900 + Math.abs(minutes)), at: new Date(Date.parse('2026-11-23T07:40:00Z') + minutes * 60_000).toISOString(), settled: 'no', ...more });
const happenings = [
  { at: '2026-11-23T09:30:00Z', what: 'Koffie', where: 'wijkcentrum De Schakel' },
  { at: '2026-11-23T13:00:00Z', what: 'Koor', where: 'Dorpskerk' },
  { at: '2026-11-23T18:30:00Z', what: 'De verpleegkundige belt' },
];

export function state(more = {}) {
  return {
    now: '2026-11-23T07:40:00Z', timeZone: 'Europe/Amsterdam', language: 'nl', clockTrusted: true, uplink: true,
    clientName: 'mevrouw Willemse', neighbour: { name: 'mevrouw De Groot', phone: '030 123 45 67' }, people, today: [], calls: [], tiles: three, ...more,
  };
}

const night = '2026-11-24T02:12:00Z';
const help = (stage, more = {}) => state({ now: night, help: { since: '2026-11-24T02:11:00Z', stage, kind: 'sos.alarm', cancelled: false, ...more } });

export const residentFrames = {
  home: state(),
  busy: state({ tiles: six }),
  many: state({ tiles: [...six, ...six.map((t) => ({ ...t, device: t.device + '-2', name: t.name + ' 2' }))] }),
  one: state({ tiles: three.slice(0, 1) }),
  four: state({ tiles: six.slice(0, 4) }),
  five: state({ tiles: six.slice(0, 5) }),
  empty: state({ tiles: [] }),
  'visit-soon': state({ ...visit('2026-11-23T08:30:00Z'), today: happenings, tiles: six.slice(0, 4) }),
  'planned-soon': state({ people: faces, calls: [planned(7, { with: 'Anna', face: id(701) })], ...visit('2026-11-23T08:30:00Z'), today: happenings, tiles: six.slice(0, 4) }),
  'planned-now': state({ calls: [planned(-2)] }),
  'planned-late': state({ people: faces, calls: [planned(-20, { with: 'Petronella van den Berghe-Oosterhout', face: id(702) })] }),
  'planned-english': state({ language: 'en', people: faces, calls: [planned(7, { with: 'Anna', face: id(701) })] }),
  'planned-day': state({ people: faces, calls: [planned(-100, { with: 'Fatima Bennani' }), planned(-20, { with: 'Anna', face: id(701) }), planned(200, { settled: 'skipped' })], today: happenings }),
  'visit-tomorrow': state({ ...visit('2026-11-24T08:30:00Z') }),
  'visit-here': state({ ...visit('2026-11-23T07:30:00Z', { until: '2026-11-23T08:00:00Z' }) }),
  'visit-english': state({ language: 'en', ...visit('2026-11-26T08:30:00Z', { }), nextVisit: { who: 'home care', from: '2026-11-26T08:30:00Z' } }),
  nobody: state({ people: [], neighbour: undefined, tiles: [] }),
  everybody: state({ people: everybody, tiles: six.slice(0, 4) }),
  faces: state({ people: faces }),
  'faces-many': state({ people: [...faces, ...everybody] }),
  'faces-team': state({ people: [anna, { name: 'Zorgteam Oost', relation: 'team', phone: '', face: id(704) }, { name: 'Helpdesk Mens en Wijk', relation: 'helpdesk', phone: '', face: id(705), photo: 'd'.repeat(32) }, people[0]] }),
  'faces-one': state({ people: [anna] }),
  'faces-evening': state({ now: '2026-11-23T20:05:00Z', people: faces }),
  'faces-offline': state({ uplink: false, people: faces }),
  'faces-english': state({ language: 'en', people: faces }),
  evening: state({ now: '2026-11-23T20:05:00Z', tiles: six.slice(1, 5) }),
  offline: state({ now: '2026-11-23T20:05:00Z', uplink: false, tiles: six }),
  'offline-day': state({ uplink: false }),
  'clock-unknown': state({ clockTrusted: false }),
  english: state({ language: 'en', now: '2026-09-23T13:05:00Z', clientName: 'Mrs Willemse', tiles: six }),
  calling: help('calling'),
  'calling-offline': { ...help('calling-offline'), uplink: false },
  heard: help('heard'),
  claimed: help('claimed', { with: 'Fatima' }),
  contact: help('contact', { with: 'Fatima' }),
  'responder-asked': help('responder-asked', { with: 'Fatima' }),
  'responder-coming': help('responder-coming', { with: 'Fatima' }),
  'coming-about': help('responder-coming', { with: 'Fatima', coming: { who: 'Anja', arrival: 'about', aboutMinutes: 15 } }),
  'coming-nearly': help('responder-coming', { with: 'Fatima', coming: { who: 'Anja', arrival: 'nearly' } }),
  'coming-later': help('responder-coming', { with: 'Fatima', coming: { who: 'Anja', arrival: 'later' } }),
  'coming-long': help('responder-coming', {
    with: 'Fatima', kind: 'smoke.alarm', coming: { who: 'mobiele nachtzorg Utrecht-Noordoost en de Bilt', arrival: 'later' },
  }),
  'coming-longest': help('responder-coming', {
    with: 'Fatima', coming: { who: 'mobiele nachtzorg Utrecht-Noordoost, de Bilt, Maartensdijk en Soest, ploeg twee', arrival: 'later' },
  }),
  'coming-english': {
    ...help('responder-coming', { with: 'Fatima', coming: { who: 'Anja', arrival: 'about', aboutMinutes: 90 } }), language: 'en', now: '2026-11-23T13:12:00Z',
  },
  'responder-arrived': help('responder-arrived', { with: 'Fatima' }),
  over: help('over', { with: 'Fatima' }),
  smoke: help('heard', { kind: 'smoke.alarm' }),
  cancelled: help('claimed', { with: 'Fatima', cancelled: true }),
  'claimed-day': { ...help('claimed', { with: 'Fatima' }), now: '2026-11-23T13:12:00Z' },
  'claimed-english': { ...help('claimed', { with: 'Fatima' }), language: 'en', now: '2026-11-23T13:12:00Z' },
};
