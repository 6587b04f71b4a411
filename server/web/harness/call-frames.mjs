// Calls as a device of the home is told them, one for each state that her screen shows.
const id = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const fatima = { party: 'staff-1', name: 'Fatima', kind: 'staff', presence: 'in', heard: false };
export const anja = { ...fatima, party: 'staff-2', name: 'Anja' };
const long = { ...fatima, name: 'Petronella van den Berghe-Oosterhout' };
/** A carer who gave a photo of herself. */
const ans = { ...fatima, party: 'staff-3', name: 'Ans de Boer', photo: 'c'.repeat(32) };
const ayse = { ...fatima, party: 'guest-1', name: 'Ayşe Yılmaz', kind: 'guest', guest: 'interpreter' };
const herself = (presence) => ({ party: 'home', name: 'mevrouw Willemse', kind: 'resident', presence, heard: true });

const relative = { party: `relative-${id(701)}`, name: 'Anna', kind: 'relative', presence: 'in', heard: false };

let version = 0;

/** Nobody is at the other end: this device waits for an offer, and has its camera open as in a call. */
const peersOf = (others) => others.filter((one) => one.presence === 'in' || one.presence === 'away').map(({ party }) => ({ party, generation: 1, polite: true, connected: true }));

/** @param others who else is in it */
export function call(role, stage, others = [fatima], more = {}) {
  return {
    call: id(900), version: ++version, home: 'home-1', clientName: 'mevrouw Willemse', why: 'to-talk', role, stage, begunAt: '2026-11-23T07:39:00Z',
    me: 'home', by: others[0]?.party ?? 'home', parties: [herself(role === 'rings' ? 'rings' : 'in'), ...others],
    open: role === 'speaks' && stage === 'connected' ? 'audio-clear' : 'none', peers: role === 'speaks' ? peersOf(others) : [], urgent: false, picture: 'clear', ...more,
  };
}

export const ended = (why, more = {}, others = [fatima]) =>
  call('over', 'ended', others.map((one) => ({ ...one, presence: 'gone' })), { ended: { why, at: '2026-11-23T07:39:55Z', missed: false, ...more } });

const mine = { by: 'home', parties: [herself('in')] };

export const callFrames = {
  knock: [call('rings', 'ringing')],
  'knock-long': [call('rings', 'ringing', [long])],
  'knock-photo': [call('rings', 'ringing', [ans])],
  'knock-comes-in': [call('rings', 'ringing', [fatima], { comesIn: true })],
  'knock-comes-in-long': [call('rings', 'ringing', [long], { comesIn: true })],
  'knock-look': [call('rings', 'ringing', [fatima], { why: 'look' })],
  'connecting-photo': [call('speaks', 'connecting', [ans])],
  connecting: [call('speaks', 'connecting')],
  talking: [call('speaks', 'connected')],
  veiled: [call('speaks', 'connected', [fatima], { open: 'audio-veiled', picture: 'veiled' })],
  heard: [call('speaks', 'connected', [fatima], { open: 'audio', picture: 'none' })],
  'talking-long': [call('speaks', 'connected', [long])],
  three: [call('speaks', 'connected', [fatima, anja, { ...long, party: 'relative-1', kind: 'relative' }])],
  'with-guest': [call('speaks', 'connected', [fatima, ayse])],
  'guest-comes': [call('speaks', 'connected', [fatima, { ...ayse, presence: 'rings' }])],
  'four-and-comes': [call('speaks', 'connected', [fatima, ayse, { ...long, party: 'guest-2', kind: 'guest', guest: 'doctor', presence: 'rings' }])],
  away: [call('speaks', 'connected', [{ ...fatima, presence: 'away' }])],
  'taken-over': [call('speaks', 'connected', [{ ...fatima, presence: 'gone' }, anja])],
  'new-device': [call('speaks', 'connected')],
  unproved: [call('speaks', 'connecting')],
  hold: [call('speaks', 'on-hold')],
  look: [call('speaks', 'connected', [fatima], { why: 'look' })],
  asking: [call('waits', 'ringing', [], mine)],
  urgent: [call('waits', 'ringing', [], { ...mine, urgent: true })],
  elsewhere: [call('elsewhere', 'connected')],
  missed: [ended('no-answer', { missed: true, at: '2026-11-23T06:05:00Z' })],
  'missed-long': [ended('no-answer', { missed: true, at: '2026-11-23T06:05:00Z' }, [long])],
  'end-done': [ended('hung-up', { by: 'staff-1' })],
  'end-missed': [ended('cancelled', { missed: true, by: 'staff-1' })],
  'end-nobody': [{ ...ended('given-up', {}, []), ...mine }],
  'end-lost': [ended('lost')],
};
/** With a face of hers: she calls, is called, and nobody answers. */
export const faceCalls = {
  'face-knock': [call('rings', 'ringing', [relative])],
  'face-calling': [call('waits', 'ringing', [{ ...relative, presence: 'rings' }], { ...mine, parties: [herself('in'), { ...relative, presence: 'rings' }] })],
  'face-talking': [call('speaks', 'connected', [relative])],
  'face-missed': [ended('no-answer', { missed: true, at: '2026-11-23T06:05:00Z' }, [relative])],
  'face-no-answer': [{ ...ended('no-answer', { missed: true, by: relative.party }, [relative]), by: 'home' }],
  'face-unreachable': [{ ...ended('unreachable', { missed: true, by: relative.party }, []), ...mine }],
};
/** Shown while her own alarm is open. */
export const alarmCalls = { 'alarm-unproved': [call('speaks', 'connecting', [fatima], { why: 'alarm' })], 'alarm-connecting': [call('speaks', 'connecting', [fatima], { why: 'alarm' })], 'alarm-talking': [call('speaks', 'connected', [fatima], { why: 'alarm' })] };

/** What a centre answers to the one who says that it is here. */
export const whole = (calls, now = '2026-11-23T07:40:00Z') => ({ type: 'whole', now, calls });
