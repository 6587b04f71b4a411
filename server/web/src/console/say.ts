// From the contract's values to words. Pure: a value that has no word here is shown as it came.
import type { AlarmEventView, AlarmView, Curtain, Device, FaultView, HomeView, Light, Responder, StateValue } from '../shared/contract';
import { clockOf } from '../shared/times';
import type { Words } from './words.nl';

export { clockOf, elapsed } from '../shared/times';

/** `18 s`, `4 min`, `3 u`. */
export function roughly(ms: number, words: Words): string {
  const s = Math.max(0, Math.floor(ms / 1_000));
  const { seconds, minutes, hours } = words.minutesAgo;
  return s < 90 ? seconds(s) : s < 5_400 ? minutes(Math.round(s / 60)) : hours(Math.round(s / 3_600));
}

export function dayAndClock(at: number, locale: string): string {
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
  return `${day} · ${clockOf(at, locale)}`;
}

export function kindOf(kind: string, words: Words): string {
  return words.kinds[kind] ?? kind;
}

/** `SOS · slaapkamer` */
export function titleOf(alarm: Pick<AlarmView, 'kind' | 'room'>, words: Words): string {
  const kind = kindOf(alarm.kind, words);
  return alarm.room ? `${kind} · ${alarm.room}` : kind;
}

export function whoLives(home: HomeView | undefined, alarmHome: string, words: Words): string {
  if (!home) return `${words.unknownHome} ${alarmHome}`;
  return home.client ? `${home.client.name}, ${home.client.town}` : home.id;
}

/** Why it stands where it stands: `bovenaan: om hulp gevraagd, 2 keer opnieuw gedrukt`. */
export function reasonOf(alarm: AlarmView, words: Words): string {
  const reason = words.reason[alarm.urgencyReason as keyof Words['reason']] ?? alarm.urgencyReason;
  const more: string[] = [];
  if (alarm.repeats > 0 && alarm.urgencyReason !== 'repeated') more.push(words.repeats(alarm.repeats));
  if (alarm.cancelledByClient) more.push(words.cancelledByClient);
  if (alarm.cleared) more.push(words.cleared);
  return [reason, ...more].join(', ');
}

export function ownerOf(alarm: AlarmView, me: string, words: Words): string {
  if (!alarm.owner) return words.nobody;
  return alarm.owner.id === me ? words.mine : words.of(alarm.owner.shownName);
}

/** Whether somebody may be on her way. */
export function isUnderWay(responder: Responder | undefined): responder is Responder {
  return responder?.progress === 'asked' || responder?.progress === 'accepted';
}

/** Who goes there and when: `Anja komt, rond 21:40`; overdue is said as such. */
export function responderOf(responder: Responder, now: number, words: Words): { text: string; late: boolean } {
  const w = words.responder;
  if (responder.progress !== 'accepted') return { text: w[responder.progress](responder.name), late: false };
  if (responder.expectedAt === undefined) return { text: w.comesUnknown(responder.name), late: false };
  const clock = clockOf(responder.expectedAt, words.locale);
  const late = now > Date.parse(responder.expectedAt);
  return { text: late ? w.late(responder.name, clock) : w.comes(responder.name, clock), late };
}

export function stateOf(value: StateValue | undefined, kind: string, words: Words): string {
  const state = (name: string) => words.states[name] ?? name;
  if (value === undefined) return words.stateUnknown;
  if (typeof value === 'boolean') return state(value ? 'yes' : 'no');
  if (typeof value === 'number') return `${new Intl.NumberFormat(words.locale, { maximumFractionDigits: 1 }).format(value)}${unitOf(kind)}`;
  if (typeof value === 'string') return state(value);
  if ('on' in value) return light(value);
  return curtain(value);

  function light(l: Light): string {
    return l.on && l.brightnessPercent !== undefined ? `${state('on')}, ${l.brightnessPercent} %` : state(l.on ? 'on' : 'off');
  }

  function curtain(c: Curtain): string {
    const named = c.state === 'partly' && c.positionPercent !== undefined ? `${c.positionPercent} % ${state('open')}` : state(c.state);
    return c.moving ? `${named}, ${state('moving')}` : named;
  }
}

function unitOf(kind: string): string {
  switch (kind) {
    case 'temperature': return ' °C';
    case 'humidity': case 'battery.level': case 'radio.quality': return ' %';
    case 'illuminance': return ' lx';
    case 'power': return ' W';
    default: return '';
  }
}

const ACTIONS: Record<string, string[]> = {
  curtain: ['open', 'stop', 'close'], light: ['on', 'off'], plug: ['on', 'off'], switch: ['on', 'off'], siren: ['on', 'off'],
  valve: ['on', 'off'], lock: ['unlock', 'lock'],
};

export interface Control {
  device: Device;
  kind: string;
  actions: string[];
}

/** What can be done in a home, one entry for each kind of each device that can. */
export function controlsOf(devices: readonly Device[]): Control[] {
  return devices.filter((device) => device.fault === undefined).flatMap((device) =>
    device.kinds.filter((kind) => ACTIONS[kind]).map((kind) => ({ device, kind, actions: ACTIONS[kind]! })));
}

/** What a home tells: every known value that cannot be used. */
export function readingsOf(devices: readonly Device[]): { device: Device; kind: string }[] {
  return devices.flatMap((device) => device.kinds.filter((kind) => !ACTIONS[kind] && device.state[kind] !== undefined).map((kind) => ({ device, kind })));
}

/** One line of an alarm's history. `devices` name what the event names by id. */
export function eventLine(event: AlarmEventView, devices: readonly Pick<Device, 'id' | 'name'>[], words: Words): string {
  const d = event.details;
  const what = words.events[event.type] ?? event.type;
  const parts: string[] = [];
  if (d['to']) parts.push(d['to']);
  const device = d['deviceName'] ?? devices.find((one) => one.id === d['device'])?.name ?? d['device'];
  if (device) parts.push(device);
  if (d['step'] && event.type === 'escalated') parts.push(words.step(Number(d['step']) + 1));
  if (d['action']) parts.push((words.actions[d['action']] ?? d['action']).toLowerCase());
  if (d['how']) parts.push(words.why[d['how']] ?? d['how']);
  if (d['expectedAt']) parts.push(words.responder.around(clockOf(d['expectedAt'], words.locale)));
  else if (event.type === 'responder-expected') parts.push(words.responder.notKnown);
  if (d['why']) parts.push(words.why[d['why']] ?? d['why']);
  if (d['outcome']) parts.push(words.outcomes[d['outcome'] as keyof Words['outcomes']] ?? d['outcome']);
  return parts.length === 0 ? what : `${what}: ${parts.join(', ')}`;
}

export function faultName(fault: FaultView, words: Words): string {
  return words.faultNames[fault.fault.split(':')[0]!] ?? fault.text;
}
