// The faces to play with, without a gateway, a server or a home: node harness/serve.mjs [port]
// Resident at /, console at /console, the carer's page at /carer. What is pressed on the one shows on the other.
import { playCalls } from './calls.mjs';
import { alarm, consoleFrames, events as night, history, measures, sessionOf } from './console-frames.mjs';
import { bundleShowcase } from '../build/bundle.mjs';
import { residentFrames } from './resident-frames.mjs';
import { HOME, startHarness } from './server.mjs';

/** Time between the steps of a command, in ms: long enough to see 'asked', 'moving' and 'done'. */
const STEP = 1_500;
const clock = () => new Date().toISOString();
const iso = (ms) => new Date(Date.now() + ms).toISOString();

let screen = structuredClone(residentFrames.home);
let desk = { ...structuredClone(consoleFrames.quiet), shift: { onDuty: false, since: clock(), offBecause: 'not-started' } };
const events = new Map(night.length ? [[night[0].alarm, night]] : []);
let count = 1_000;
let ping = 0;
let duty = { onDuty: false };
const somebody = { ...sessionOf, roles: ['operator', 'carer'] };
const id = () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`;

const frame = () => ({ ...screen, now: clock() });
const show = (more) => {
  screen = { ...screen, ...more };
  harness.send('/api/v1/screen', frame());
};
const tell = (more) => harness.send('/api/v1/console', {
  type: 'changes', now: clock(), alarms: [], events: [], homes: [], commands: [], faults: [], shift: [], colleagues: [], ...more,
});

function change(target, type, more, details = {}) {
  const next = { ...target, ...more, version: target.version + 1 };
  desk.alarms = [...desk.alarms.filter((a) => a.id !== target.id), next];
  const line = [...(events.get(target.id) ?? [])];
  const event = { alarm: target.id, seq: line.length + 1, type, at: clock(), details, ...(type === 'raised' || type === 'repeated' ? {} : { by: 'Fatima' }) };
  events.set(target.id, [...line, event]);
  tell({ alarms: [next], events: [event] });
  return next;
}

/** The night of the frames, as if it were now. */
function moved(past) {
  const by = Date.now() - Date.parse(past.until);
  return JSON.parse(JSON.stringify(past), (_, value) => (typeof value === 'string' && /^\d{4}-.*Z$/.test(value) ? new Date(Date.parse(value) + by).toISOString() : value));
}

function press() {
  const open = desk.alarms.find((a) => a.state !== 'closed');
  if (open) return change(open, 'repeated', { repeats: open.repeats + 1, lastPressAt: clock(), urgency: 1, urgencyReason: 'repeated' });
  show({ help: { since: clock(), stage: 'calling', kind: 'sos.alarm', cancelled: false } });
  setTimeout(() => {
    const fresh = alarm(0, { id: id(), version: 0, receivedAt: clock(), happenedAt: clock(), lastPressAt: clock(), deadline: iso(30_000) });
    change(fresh, 'raised', {}, { device: fresh.deviceName });
    show({ help: { ...screen.help, stage: 'heard' } });
  }, STEP);
}

function use(tile, action) {
  const command = id();
  const put = (more) => show({ tiles: screen.tiles.map((t) => (t.device === tile ? { ...t, ...more } : t)) });
  put({ doing: { command, action, state: 'asked' } });
  const curtain = screen.tiles.find((t) => t.device === tile).kind === 'curtain';
  if (curtain && action !== 'stop') setTimeout(() => put({ doing: { command, action, state: 'delivered' }, state: { state: 'partly', positionPercent: 50, moving: true } }), STEP);
  setTimeout(() => put({
    doing: undefined,
    state: curtain ? { state: action === 'open' ? 'open' : action === 'close' ? 'closed' : 'partly', positionPercent: 50, moving: false } : { on: action === 'on' },
  }), curtain ? STEP * 3 : STEP);
  return { status: 202, body: { id: command, state: 'asked' } };
}

function actOn(path, body) {
  const [, alarmId, name] = /alarms\/([^/]+)\/(\w+)$/.exec(path) ?? [];
  const target = desk.alarms.find((a) => a.id === alarmId);
  if (name === 'events') return { status: 200, body: events.get(alarmId) ?? [] };
  if (!target) return undefined;
  const owner = { id: sessionOf.id, shownName: sessionOf.shownName };
  const help = (more) => show({ help: { ...screen.help, ...more } });
  switch (name) {
    case 'claim':
      help({ stage: 'claimed', with: 'Fatima' });
      return { status: 200, body: change(target, 'claimed', { state: 'claimed', owner, deadline: undefined }) };
    case 'release':
      help({ stage: 'heard', with: undefined });
      return { status: 200, body: change(target, 'released', { state: 'offered', owner: undefined, deadline: iso(30_000) }) };
    case 'contact':
      help({ stage: 'contact' });
      return { status: 200, body: change(target, 'contact-made', {}, { how: body.how }) };
    case 'responder': {
      const steps = { asked: 'asked', coming: 'accepted', expected: 'accepted', declined: 'declined', arrived: 'arrived' };
      const expectedAt = body.arrivesInMinutes === undefined ? undefined : iso(body.arrivesInMinutes * 60_000);
      const responder = { ...target.responder, ...(body.name ? { name: body.name } : {}), progress: steps[body.step], expectedAt };
      const stages = { asked: 'responder-asked', accepted: 'responder-coming', declined: 'claimed', arrived: 'responder-arrived' };
      const arrival = expectedAt ? { arrival: 'about', aboutMinutes: body.arrivesInMinutes } : { arrival: 'unknown' };
      help({ stage: stages[responder.progress], coming: body.step === 'asked' || body.step === 'declined' ? undefined : { who: responder.name, ...arrival } });
      const type = { asked: 'responder-asked', coming: 'responder-accepted', expected: 'responder-expected', declined: 'responder-declined', arrived: 'responder-arrived' };
      return { status: 200, body: change(target, type[body.step], { responder }, { to: responder.name, ...(expectedAt ? { expectedAt } : {}) }) };
    }
    case 'close':
      help({ stage: 'over' });
      return { status: 200, body: change(target, 'closed', { state: 'closed', closedAt: clock(), ...body }, body) };
  }
}

function ask(home, body) {
  const view = { id: id(), home, device: body.device, what: { kind: body.kind, action: body.action }, state: 'asked', askedAt: clock(), askedBy: 'Fatima', alarm: body.alarm };
  setTimeout(() => tell({ commands: [{ ...view, state: 'delivered' }] }), STEP);
  setTimeout(() => tell({ commands: [{ ...view, state: 'confirmed', endedAt: clock() }] }), STEP * 2);
  return { status: 202, body: view };
}

const calls = playCalls({ names: Object.fromEntries(desk.homes.map((home) => [home.id, home.client?.name ?? home.id])), staffName: sessionOf.shownName });

await bundleShowcase('target/showcase');
const harness = await startHarness({
  screen: () => [frame()],
  console: () => [{ ...desk, now: clock() }],
  calls,
  said: (path, message) => {
    if (message.type === 'start-shift') desk.shift = { onDuty: true, since: clock(), offBecause: '' };
    else if (message.type === 'end-shift') desk.shift = { onDuty: false, since: clock(), offBecause: 'ended' };
    else return;
    tell({ shift: [desk.shift] });
  },
  http: (method, path, body) => {
    if (path === '/api/v1/session') return method === 'DELETE' ? { status: 204 } : { status: 200, body: method === 'POST' ? { token: 'harness', me: somebody } : somebody };
    if (path === '/api/v1/carer-duty') {
      if (method === 'PUT') duty = body.onDuty ? { onDuty: true, since: iso(-body.agoSeconds * 1_000), until: iso(12 * 3_600_000) } : { onDuty: false };
      return { status: 200, body: { ...duty, now: clock() } };
    }
    // By hand: somebody knocks at her screen and goes again; she asks to talk, the second round begins, nobody came.
    if (path === '/api/v1/harness/knock') return calls.knock(HOME, id()), { status: 202, body: {} };
    if (path === '/api/v1/harness/hang-up') return calls.hangUp(), { status: 202, body: {} };
    if (path === '/api/v1/harness/ask') return calls.ask(HOME), { status: 202, body: {} };
    if (path === '/api/v1/harness/urgent') return calls.urgent(), { status: 202, body: {} };
    if (path === '/api/v1/harness/nobody') return calls.nobody(), { status: 202, body: {} };
    if (path === '/api/v1/call-allowances') return { status: 200, body: [] };
    if (path === '/api/v1/homes') return { status: 200, body: desk.homes };
    if (path === '/api/v1/help') return press(), { status: 202, body: {} };
    if (path === '/api/v1/help/cancel') return show({ help: { ...screen.help, cancelled: true } }), { status: 202, body: {} };
    if (/^\/api\/v1\/homes\/[^/]+\/events$/.test(path)) return { status: 200, body: moved(history) };
    if (path.endsWith('/measures')) return { status: 200, body: measures };
    const device = /^\/api\/v1\/devices\/([^/]+)\/commands$/.exec(path);
    if (device) return use(decodeURIComponent(device[1]), body.action);
    const home = /^\/api\/v1\/homes\/([^/]+)\/commands$/.exec(path);
    return home ? ask(home[1], body) : actOn(path, body);
  },
}, Number(process.argv[2] ?? 0));
setInterval(() => harness.send('/api/v1/console', { type: 'ping', number: ++ping, now: clock() }), 5_000);
console.log(`resident http://127.0.0.1:${harness.port}/   console …/console   carer …/carer   components …/components/resident, …/components/console`);
