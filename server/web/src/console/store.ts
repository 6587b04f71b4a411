// The console's signals, and the one place that talks to the server.
import { computed, signal } from '@preact/signals';
import type { AlarmEventView, ConsoleFrameUnion, Me, SignInAnswer } from '../shared/contract';
import { heard, now } from '../shared/clock';
import { ask, type Answer } from '../shared/http';
import { openStream, type Stream } from '../shared/stream';
import { fold, queueOf, withEvents, type World } from './state';

export type Phase =
  | 'starting'
  | 'signed-out'
  /** Signed in, the first snapshot is on its way. */
  | 'connecting'
  | 'live'
  | 'lost';

export const phase = signal<Phase>('starting');
export const world = signal<World | undefined>(undefined);
export const signedOutBecause = signal('');
export const lostSince = signal(0);
export const selected = signal<string | undefined>(undefined);
export const historyFailed = signal<ReadonlySet<string>>(new Set());
export const historyRead = signal<ReadonlySet<string>>(new Set());

export const queue = computed(() => queueOf(world.value?.alarms.values() ?? [], now.value));
export const current = computed(() => {
  const id = selected.value;
  return id === undefined ? undefined : world.value?.alarms.get(id);
});

/** Pings come each 5 s; after two are missing the open socket is held for dead, in ms. */
const LONGEST_SILENCE = 12_000;

let stream: Stream | undefined;
let lastFrame = 0;
/** Whether the connection stands. It may be dead before its first frame, so the phase does not tell. */
let open = false;
let onPing: (number: number) => void = () => {};

export function answerPings(answer: (number: number) => void) {
  onPing = answer;
}

export function say(message: unknown): boolean {
  return stream?.send(message) ?? false;
}

/** Looks whether a session is still there, e.g. after a reload. */
export async function begin() {
  const answer = await ask<Me | SignInAnswer>('GET', '/api/v1/session');
  if (answer.ok) enter('me' in answer.body ? answer.body.me : answer.body);
  else if (answer.status === 401 || answer.status === 403) phase.value = 'signed-out';
  else {
    phase.value = 'lost';
    setTimeout(() => void begin(), 2_000);
  }
}

/** @param code of the second factor, once the server has asked for it */
export async function signIn(user: string, password: string, code?: string): Promise<Answer<SignInAnswer>> {
  const answer = await ask<SignInAnswer>('POST', '/api/v1/session', { user, password, ...(code ? { code } : {}) });
  if (answer.ok) {
    signedOutBecause.value = '';
    enter(answer.body.me);
  }
  return answer;
}

/** Who may use the console, as the server's own routes have it: others would only see a socket that is refused. */
const ROLES = ['operator', 'carer'];

function enter(me: Me) {
  // She has to set up her second factor first, and there she can.
  if (me.confined) location.assign('/admin#account');
  else if (me.roles.some((role) => ROLES.includes(role))) connect();
  else void signOut('no-console');
}

export async function signOut(reason = '') {
  await ask('DELETE', '/api/v1/session');
  end(reason);
}

function connect() {
  stream?.close();
  open = false;
  phase.value = 'connecting';
  lastFrame = performance.now();
  stream = openStream('/api/v1/console', {
    opened: () => {
      open = true;
      lastFrame = performance.now();
    },
    frame: (json) => take(json as ConsoleFrameUnion),
    lost: () => {
      open = false;
      if (phase.value !== 'signed-out') {
        lostSince.value = now.value;
        phase.value = 'lost';
      }
      void stillSignedIn();
    },
  });
}

/** A refused socket looks like a lost one; only the session itself tells which it was. */
async function stillSignedIn() {
  const answer = await ask('GET', '/api/v1/session');
  if (!answer.ok && answer.status === 401) end('expired');
}

function end(reason: string) {
  stream?.close();
  stream = undefined;
  open = false;
  world.value = undefined;
  selected.value = undefined;
  signedOutBecause.value = reason;
  phase.value = 'signed-out';
}

function take(frame: ConsoleFrameUnion) {
  lastFrame = performance.now();
  switch (frame.type) {
    case 'ping':
      heard(frame.now);
      onPing(frame.number);
      return;
    case 'signed-out':
      end(frame.reason || 'expired');
      return;
    case 'snapshot':
    case 'changes':
      heard(frame.now);
      world.value = fold(world.value, frame);
      if (frame.type === 'snapshot') {
        phase.value = 'live';
        if (selected.value) void loadHistory(selected.value);
      }
      settleSelection();
  }
}

/** Called each second by the worker, whom a hidden page does not slow down. */
export function watchSilence() {
  if (open && performance.now() - lastFrame > LONGEST_SILENCE) stream?.renew();
}

/** Nothing chosen: show what is on top. What was chosen stays, also when something more urgent comes in. */
function settleSelection() {
  if (selected.value && world.value?.alarms.has(selected.value)) return;
  const mine = queue.value.open.find((a) => a.owner?.id === world.value?.me.id);
  select((mine ?? queue.value.open[0])?.id);
}

export function select(id: string | undefined) {
  selected.value = id;
  if (id) void loadHistory(id);
}

export async function loadHistory(alarm: string) {
  const answer = await ask<AlarmEventView[]>('GET', `/api/v1/alarms/${encodeURIComponent(alarm)}/events`);
  const failed = new Set(historyFailed.value);
  if (answer.ok) {
    failed.delete(alarm);
    historyRead.value = new Set(historyRead.value).add(alarm);
    if (world.value) world.value = { ...world.value, events: withEvents(world.value.events, answer.body) };
  } else failed.add(alarm);
  historyFailed.value = failed;
}
