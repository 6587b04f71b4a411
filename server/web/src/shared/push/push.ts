// Whether this phone is reached while the page is closed: the browser's permission, its subscription, and the centre's word.
import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { PushSubscribe, PushTested, WebPush } from '../contract';
import { ask } from '../http';
import { language } from '../prefs';
import { keyOf, sameKey, type PushFace, type PushState } from './state';

export const push = signal<PushState>('unknown');
/** What became of the last test: a word of `words.push.tested`, or none yet. */
export const tested = signal<'' | 'busy' | 'accepted' | 'gone' | 'other' | 'wait' | 'unreachable'>('');
export const reachedClosed = computed(() => push.value === 'on');

let registration: ServiceWorkerRegistration | undefined;
/** Where this face's browsers subscribe. */
let api = '';

/** @param known whether the centre knows who this is, so that it can be told the subscription */
export async function followWorker(face: PushFace, subscribeAt: string, known: ReadonlySignal<boolean>) {
  api = subscribeAt;
  if (!('serviceWorker' in navigator)) return void (push.value = 'unsupported');
  try {
    registration = await navigator.serviceWorker.register(`/${face}/worker.js`, { scope: `/${face}` });
  } catch {
    // Without a worker nothing opens offline and nothing is pushed; all else goes on.
    return void (push.value = 'unsupported');
  }
  effect(() => {
    const chosen = language.value;
    // The worker speaks her language too; it can read nothing else that a page keeps.
    void caches.open(`nabij-${face}-prefs`).then((cache) => cache.put(`/${face}/language`, new Response(chosen))).catch(() => {});
  });
  effect(() => {
    const there = known.value;
    untracked(() => {
      if (there) void look();
      else push.value = 'unknown';
    });
  });
}

/** How it stands; where the browser is subscribed already, this session is told to the centre. */
async function look() {
  if (!registration?.pushManager || !('Notification' in globalThis)) {
    const standalone = matchMedia('(display-mode: standalone)').matches || 'standalone' in navigator;
    // On an iPhone only what stands on the home screen can be pushed to.
    push.value = standalone ? 'needs-install' : 'unsupported';
    return;
  }
  if (Notification.permission === 'denied') return void (push.value = 'denied');
  const there = await registration.pushManager.getSubscription().catch(() => null);
  if (!there || Notification.permission !== 'granted') return void (push.value = 'off');
  await subscribe();
}

/** By her press: the browser asks only then. */
export async function turnOn() {
  push.value = 'busy';
  tested.value = '';
  const permission = await Notification.requestPermission().catch(() => 'default');
  if (permission === 'denied') return void (push.value = 'denied');
  if (permission !== 'granted') return void (push.value = 'off');
  await subscribe();
}

async function subscribe() {
  push.value = 'busy';
  const answer = await ask<WebPush>('GET', api);
  if (!answer.ok || !registration) return void (push.value = 'failed');
  try {
    const key = keyOf(answer.body.publicKey);
    let mine = await registration.pushManager.getSubscription();
    // The centre's key is another one: made for the old one, nothing would come.
    if (mine && !sameKey(mine.options.applicationServerKey, key)) {
      await mine.unsubscribe();
      mine = null;
    }
    mine ??= await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const { endpoint, keys } = mine.toJSON();
    const told = await ask('PUT', `${api}/subscription`, { endpoint: endpoint ?? '', p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' } satisfies PushSubscribe);
    push.value = told.ok ? 'on' : 'failed';
  } catch {
    push.value = 'failed';
  }
}

export async function turnOff() {
  push.value = 'busy';
  tested.value = '';
  const mine = await registration?.pushManager.getSubscription().catch(() => null);
  await mine?.unsubscribe().catch(() => false);
  // Also where the centre is not reached: what it sends then comes nowhere, and it forgets it.
  await ask('DELETE', `${api}/subscription`);
  push.value = 'off';
}

export async function sendTest() {
  tested.value = 'busy';
  const answer = await ask<PushTested>('POST', `${api}/test`, {}, 30_000);
  if (!answer.ok) {
    tested.value = answer.status === 429 ? 'wait' : answer.status === 409 ? 'gone' : 'unreachable';
    if (answer.status === 409) push.value = 'off';
  } else {
    const { outcome } = answer.body;
    tested.value = outcome === 'accepted' || outcome === 'gone' ? outcome : 'other';
    if (outcome === 'gone') push.value = 'off';
  }
}

/** What is shown of a call on this phone goes: it was answered here, or is over. */
export async function closeNotes(call?: string) {
  const notes = await registration?.getNotifications(call === undefined ? {} : { tag: `call-${call}` }).catch(() => []);
  for (const note of notes ?? []) note.close();
}

/** A new version of this program is taken when she comes back to the page, never under her hands. */
export function followVersion(idle: () => boolean) {
  let stale = false;
  if (navigator.serviceWorker?.controller) navigator.serviceWorker.addEventListener('controllerchange', () => (stale = true));
  document.addEventListener('visibilitychange', () => {
    if (stale && document.visibilityState === 'visible' && idle()) location.reload();
  });
}

/** A message was touched while a page is there. */
export function onWorker(told: (message: { open?: string }) => void) {
  navigator.serviceWorker?.addEventListener('message', (event) => told(event.data as { open?: string }));
}
