// What the guest's page knows and does. Nothing is kept in the browser but the link's cookie and, as long as the call is, the key by
// which the others know this browser again after a reload.
import { batch, computed, effect, signal } from '@preact/signals';
import type { GuestInvitation } from '../shared/contract';
import { ask } from '../shared/http';
import { browserPins, forgetKeys, ownKeys } from '../call/identity';
import { Line, type LineView } from '../call/line';
import { Down } from './down';
import { closedOf, sceneOf, type Closed, type Entry, type Mic } from './scene';
import { en } from './words.en';
import { nl } from './words.nl';
import { stayAwakeWhile } from '../shared/awake';
import { whenPageGoes } from '../shared/leaving';

const KEYS = 'nabij-guest';
/** One page of one link: a reload is the same device, and a second window takes the place of the first. */
const SOCKET = '/api/v1/guest-calls?endpoint=guest';
/** Between two attempts while nobody answers, in ms. */
const AGAIN = 3_000;
/** A socket that is refused says no reason: it is asked for over HTTP. */
const down = new Down({ stillOpen, over: (why) => scene.value.show !== 'closed' && close(why) });

export const language = signal<'nl' | 'en'>(navigator.language.toLowerCase().startsWith('nl') ? 'nl' : 'en');
export const words = computed(() => (language.value === 'nl' ? nl : en));

const entry = signal<Entry>({ is: 'opening' });
export const view = signal<LineView | undefined>(undefined);
export const did = signal({ cameIn: false, hungUp: false, asksMic: false, noMic: undefined as Mic | undefined });
export const camera = signal(false);
export const scene = computed(() => sceneOf(entry.value, view.value, did.value));

let line: Line | undefined;

/** What this page cannot do without; looked at before the link is used up. */
function fits(): boolean {
  return Boolean(isSecureContext && (navigator.mediaDevices as MediaDevices | undefined) && window.RTCPeerConnection && crypto.subtle && window.indexedDB);
}

export function start() {
  effect(() => {
    document.documentElement.lang = language.value;
    document.title = `${words.value.product} · ${scene.value.show === 'talking' ? words.value.talk(scene.value.invitation.clientName) : words.value.product}`;
  });
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const theme = () => (document.documentElement.dataset['theme'] = dark.matches ? 'night' : 'day');
  theme();
  dark.addEventListener('change', theme);
  whenPageGoes(() => line?.close());
  addEventListener('hashchange', () => location.reload());
  effect(() => {
    if (scene.value.show === 'closed' && line) over();
  });
  const talking = computed(() => scene.value.show === 'talking');
  stayAwakeWhile(() => talking.value);
  if (fits()) void open(location.hash.slice(1), crypto.randomUUID());
  else close('too-old');
}

/** A secret that was sent and had no answer is sent again by the same page, which the centre knows. */
async function open(secret: string, attempt: string): Promise<void> {
  const answer = secret === ''
    ? await ask<GuestInvitation>('GET', '/api/v1/guest-calls/mine')
    : await ask<GuestInvitation>('POST', '/api/v1/guest-calls/open', { secret, attempt });
  if (answer.ok) {
    // It is worth nothing any more, and need not stand in the history.
    if (secret !== '') history.replaceState(null, '', location.pathname);
    entry.value = { is: 'open', invitation: answer.body };
    listen();
    return;
  }
  // The same browser, by the link once more: its cookie is as good.
  if (answer.error === 'link-used') {
    const mine = await ask<GuestInvitation>('GET', '/api/v1/guest-calls/mine');
    if (mine.ok) return open('', attempt);
  }
  const why = closedOf(answer.error, secret !== '');
  if (why) return close(why);
  entry.value = { is: 'unreachable' };
  setTimeout(() => void open(secret, attempt), AGAIN);
}

function close(why: Closed) {
  entry.value = { is: 'closed', why };
}

function listen() {
  line = new Line({
    path: SOCKET,
    camera: false,
    identity: async () => ({ keys: await ownKeys(KEYS), pins: await browserPins(KEYS) }),
    changed: (fresh) => {
      view.value = fresh;
      if (fresh.active?.role === 'speaks' && !did.value.cameIn) did.value = { ...did.value, cameIn: true };
      down.told(fresh.up || entry.value.is !== 'open', did.value.cameIn);
    },
  });
}

/** @returns why it is not; nothing while it is, or while nobody answers */
async function stillOpen(): Promise<Closed | undefined> {
  const answer = await ask<GuestInvitation>('GET', '/api/v1/guest-calls/mine');
  const why = answer.ok ? undefined : closedOf(answer.error, false);
  return why === 'slow' ? undefined : why === 'none' ? 'call-over' : why;
}

/** The call is over for this guest: nothing of it stays. */
function over() {
  down.stop();
  line?.close();
  line = undefined;
  camera.value = false;
  forgetKeys(KEYS);
}

/** The browser asks for the microphone while the finger is still on the button. */
export async function comeIn(withoutMic = false) {
  const now = entry.value;
  if (now.is !== 'open' || did.value.asksMic) return;
  if (!withoutMic) {
    did.value = { ...did.value, asksMic: true, noMic: undefined };
    const noMic = await tryMic();
    did.value = { ...did.value, asksMic: false, noMic };
    if (noMic) return;
  }
  batch(() => {
    did.value = { ...did.value, cameIn: true, noMic: undefined };
    line?.answer(now.invitation.call);
  });
}

async function tryMic(): Promise<Mic | undefined> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
    return undefined;
  } catch (fault) {
    switch ((fault as DOMException).name) {
      case 'NotAllowedError':
      case 'SecurityError': return 'denied';
      case 'NotFoundError':
      case 'OverconstrainedError': return 'missing';
      case 'NotReadableError':
      case 'AbortError': return 'busy';
      default: return 'failed';
    }
  }
}

export function hangUp() {
  const now = entry.value;
  if (now.is !== 'open') return;
  line?.hangUp(now.invitation.call);
  // The word has to leave before the line is closed.
  setTimeout(() => (did.value = { ...did.value, hungUp: true }), 0);
}

export function mute() {
  line?.mute(!view.value?.muted);
}

export function useCamera() {
  camera.value = !camera.value;
  line?.picture(camera.value);
}

export function again() {
  location.reload();
}

export function switchLanguage() {
  language.value = language.value === 'nl' ? 'en' : 'nl';
}
