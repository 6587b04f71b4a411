// The service worker of a face that can be closed: opens the shell without a connection, and shows what is pushed while the page is closed. It keeps
// files of this program alone, never an answer of the centre: nothing of a client lies on the phone.
import { noteOf, shownOf, type PushFace } from './state';

/** The shell's files; build/bundle.mjs fills in the list and what names this version. */
declare const SHELL: readonly string[];
declare const VERSION: string;
declare const ICON: string;
declare const FACE: PushFace;

// TypeScript has these in a library that contradicts the one of pages: what is used of it.
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetch extends Extendable {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Push extends Extendable {
  data: { text(): string } | null;
}
interface Click extends Extendable {
  notification: Notification;
}
interface Page {
  url: string;
  visibilityState: string;
  focus(): Promise<Page>;
  postMessage(message: unknown): void;
}
interface Scope {
  registration: ServiceWorkerRegistration;
  clients: { matchAll(options: object): Promise<Page[]>; openWindow(url: string): Promise<unknown>; claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener<E extends Extendable>(type: string, listener: (event: E) => void): void;
}
const scope = self as unknown as Scope;

const PAGE = `/${FACE}`;
const CACHE = `nabij-${FACE}-${VERSION}`;
const PREFS = `nabij-${FACE}-prefs`;
/** A network that gives no page in this time gives none; the kept one opens. In ms. */
const PAGE_WITHIN = 3_000;

scope.addEventListener<Extendable>('install', (event) => {
  // A page that runs has all its files: another version cannot take anything from under it.
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL.map((path) => new Request(path, { cache: 'reload' })))).then(() => scope.skipWaiting()));
});

scope.addEventListener<Extendable>('activate', (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name.startsWith(`nabij-${FACE}-`) && name !== CACHE && name !== PREFS).map((name) => caches.delete(name))))
    .then(() => scope.clients.claim()));
});

scope.addEventListener<Fetch>('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && (pathname === PAGE || pathname.startsWith(`${PAGE}/`))) event.respondWith(page(request));
  else if (SHELL.includes(pathname) && pathname !== PAGE) event.respondWith(file(request));
});

/** The server's own first, so that a new version is there at once. */
async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PAGE_WITHIN) });
    if (answer.ok) return answer;
  } catch {
    // No network.
  }
  return (await (await caches.open(CACHE)).match(PAGE)) ?? Response.error();
}

/** Its name says what is in it, so what is kept is right. */
async function file(request: Request): Promise<Response> {
  return (await (await caches.open(CACHE)).match(request.url)) ?? fetch(request);
}

scope.addEventListener<Push>('push', (event) => {
  event.waitUntil(pushed(event.data?.text()));
});

async function pushed(text: string | undefined) {
  const note = noteOf(text);
  const seen = (await pages()).filter((page) => page.visibilityState === 'visible');
  const shown = shownOf(FACE, note, await language());
  if (shown.end && seen.length > 0) {
    // She looks at the page, which tells it better.
    for (const each of await scope.registration.getNotifications({ tag: shown.tag })) each.close();
    return;
  }
  await scope.registration.showNotification(shown.title, {
    body: shown.body, tag: shown.tag, icon: ICON, badge: ICON, data: { call: shown.opens },
    // Also where the page is seen: the centre sends it only where no page said that it rings.
    silent: shown.silent, requireInteraction: shown.loud,
    // What takes the place of another one is heard too.
    ...(shown.silent ? {} : { renotify: true }),
    ...(shown.loud ? { vibrate: [400, 200, 400, 200, 400] } : {}),
  } as NotificationOptions);
}

/** This face's own; other faces of this server are none of its business. */
async function pages(): Promise<Page[]> {
  const all = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return all.filter((page) => new URL(page.url).pathname.startsWith(PAGE));
}

async function language(): Promise<string | undefined> {
  const answer = await (await caches.open(PREFS)).match(`${PAGE}/language`);
  return answer?.text();
}

scope.addEventListener<Click>('notificationclick', (event) => {
  event.notification.close();
  const { call } = (event.notification.data ?? {}) as { call?: string };
  event.waitUntil(open(call));
});

/** At the page that is there, or a new one. */
async function open(call: string | undefined) {
  const [there] = await pages();
  if (!there) return scope.clients.openWindow(call ? `${PAGE}?call=${call}` : PAGE);
  if (call) there.postMessage({ open: call });
  return there.focus();
}
