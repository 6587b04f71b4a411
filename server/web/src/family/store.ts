// What the family page knows: who she is here, and her line for calls. Nothing of the home but its name.
import { computed, effect, signal } from '@preact/signals';
import { Line, type LineView } from '../call/line';
import { chime, ring, wake } from '../resident/call/sound';
import { stayAwakeWhile } from '../shared/awake';
import { now } from '../shared/clock';
import type { FamilyHome } from '../shared/contract';
import type { Answer } from '../shared/http';
import { language } from '../shared/prefs';
import { closeNotes } from '../shared/push/push';
import { chooseSeen, hasCamera, seenAtStart, seenUntold } from '../shared/seen/choice';
import { openLink, readMe } from './api';
import { use } from './passkey';
import { plannedOf, remindedOf, timeOf } from './tell';
import { familyEn } from './words.en';
import { familyNl, type Words } from './words.nl';
import { whenPageGoes } from '../shared/leaving';

/** The hours are looked at anew, and whether she is still let in, in ms. */
const EACH = 60_000;

export const words = computed<Words>(() => (language.value === 'en' ? familyEn : familyNl));

/** Why nobody is in. */
export type Door =
  /** She came with a link that was not opened yet: a program that only looks at links opens none. */
  | { kind: 'link'; secret: string }
  | { kind: 'refused'; why: keyof Words['door']['refused'] }
  /** She was in before, in this page. */
  | { kind: 'over' }
  | { kind: 'nobody' };

export const family = signal<FamilyHome | undefined>(undefined);
export const door = signal<Door | undefined>(undefined);
/** A passkey is offered once after a link, and can be passed by. */
export const offering = signal(false);
export const unreachable = signal(false);
export const view = signal<LineView | undefined>(undefined);
/** The end that she has read. */
export const put = signal<ReadonlySet<string>>(new Set());
/** Missed calls that she called back. */
export const back = signal<ReadonlySet<string>>(new Set());

/** What is due is judged by it; changes each second. */
export const centreNow = computed(() => timeOf(view.value, now.value));

let line: Line | undefined;

export function start() {
  // A planned call that is due shows in the list of tabs, and is heard once.
  effect(() => {
    const due = plannedOf(family.value?.planned ?? [], centreNow.value).some((one) => one.due);
    document.title = due ? `(1) ${words.value.title}` : words.value.title;
  });
  const reminded = computed(() => remindedOf(family.value?.planned ?? [], centreNow.value)?.at);
  effect(() => {
    if (reminded.value !== undefined) chime();
  });
  const secret = location.hash.slice(1);
  // What opened the door stands in no history and on no screen that is shared later; neither does which call woke her.
  if (secret || location.search) history.replaceState(null, '', location.pathname);
  door.value = secret ? { kind: 'link', secret } : undefined;
  if (!secret) void look();
  setInterval(() => !document.hidden && family.value && void look(), EACH);
  document.addEventListener('visibilitychange', () => !document.hidden && family.value && void look());
  addEventListener('pointerdown', wake);
  whenPageGoes(() => line?.close());
  const inCall = computed(() => ['rings', 'waits', 'speaks'].includes(view.value?.active?.role ?? ''));
  stayAwakeWhile(() => inCall.value);
  const ringing = computed(() => (view.value?.active?.role === 'rings' ? view.value.active.call : undefined));
  effect(() => {
    const call = ringing.value;
    if (call === undefined) return undefined;
    navigator.vibrate?.([400, 200, 400]);
    return ring(() => document.visibilityState === 'visible' && line?.ringing(call));
  });
}

/** Who is in by this browser. */
export async function look() {
  const answer = await readMe();
  // The line that closes asks as well: that she signed out just now stays said.
  if (!answer.ok && answer.status === 401) return door.value?.kind === 'over' ? undefined : out(family.value ? { kind: 'over' } : { kind: 'nobody' });
  unreachable.value = !answer.ok;
  if (answer.ok) come(answer.body);
}

export async function open(secret: string): Promise<void> {
  const answer = await openLink(secret);
  if (answer.ok) {
    offering.value = answer.body.passkeys.length === 0;
    return come(answer.body);
  }
  // Opened before in this very browser: then she is in already.
  const me = answer.status === 410 ? await readMe() : answer;
  if (me.ok) return come(me.body);
  door.value = answer.status === 0 ? { kind: 'link', secret } : { kind: 'refused', why: refusedWhy(answer) };
  unreachable.value = answer.status === 0;
}

function refusedWhy(answer: Answer<unknown> & { ok: false }): keyof Words['door']['refused'] {
  switch (answer.error) {
    case 'link-used': return 'used';
    case 'link-expired': return 'expired';
    case 'link-taken-back': return 'takenBack';
    case 'busy': return 'wait';
    default: return 'unknown';
  }
}

/** @returns whether it let her in */
export async function comeByPasskey(): Promise<Answer<FamilyHome>> {
  const answer = await use();
  if (answer.ok) come(answer.body);
  return answer;
}

export function come(body: FamilyHome) {
  family.value = body;
  door.value = undefined;
  unreachable.value = false;
  line ??= new Line({ path: `/api/v1/family/calls?endpoint=${crypto.randomUUID()}`, camera: false, changed: take });
}

export function out(why: Door) {
  line?.close();
  line = undefined;
  view.value = undefined;
  family.value = undefined;
  pressedCall.value = undefined;
  door.value = why;
}

function take(next: LineView) {
  const lost = view.value?.up === true && !next.up;
  // What a message on this device told of is seen here, or over.
  if (next.up) for (const one of next.calls) if (one.role !== 'rings') void closeNotes(one.call);
  if (next.up && document.visibilityState === 'visible' && next.active?.role === 'rings' && next.active.call !== view.value?.active?.call) void closeNotes(next.active.call);
  view.value = next;
  // What she pressed is known: the centre's word counts now.
  const own = pressedCall.value;
  if (own && next.refused?.call !== own && next.calls.some((one) => one.call === own)) pressedCall.value = undefined;
  // The centre may have closed it: she is told why at once.
  if (lost) void look();
}

export function call() {
  const me = family.value;
  if (me) pressedCall.value = line?.knock(me.home, 'to-talk');
}

export function callBack(missed: string) {
  const me = family.value;
  if (!me) return;
  back.value = new Set([...back.value, missed]);
  pressedCall.value = line?.knock(me.home, 'calls-back', { missed });
}

/** What she pressed and the centre has not answered. */
export const pressedCall = signal<string | undefined>(undefined);

export const answer = (id: string) => line?.answer(id);
export const decline = (id: string) => line?.decline(id);
export function moveHere(id: string) {
  brought = id;
  line?.moveHere(id);
}
export const mute = (muted: boolean) => line?.mute(muted);
/** Her own press: this call, and how the next one begins. */
export function useCamera(on: boolean) {
  chooseSeen(on);
  show(on);
}

/** Brought here from another device: she could not read here before whether she will be seen. */
let brought: string | undefined;

/** As she left it, where there is a camera. What may be open is the call's to say. */
export function beginSeen(call: string) {
  mute(false);
  void hasCamera().then((there) => view.value?.active?.call === call && show(there && (brought === call ? seenUntold : seenAtStart).value));
}

export const camera = signal(false);

export function show(on: boolean) {
  camera.value = on;
  line?.picture(on);
}

export function hangUp(id: string) {
  pressedCall.value = undefined;
  close(id);
  line?.hangUp(id);
}

export function close(id: string) {
  if (pressedCall.value === id) pressedCall.value = undefined;
  put.value = new Set([...put.value, id]);
}
