// The carer's calls: the line to the centre while she is here, and which call this phone is about.
import { batch, computed, effect, signal, untracked } from '@preact/signals';
import type { CallState, CallWhy, PlannedToday } from '../../shared/contract';
import { HOME } from '../../call/calls';
import { Line, type LineView } from '../../call/line';
import { stepOf } from '../../call/loudness';
import { canTakeOver, colleagueOf, isOver, missedOf, othersOf, ringingOf, standingOf } from '../../call/standing';
import { Typed } from '../../call/texts';
import { onDuty } from '../duty/duty';
import { closeNotes, reachedClosed } from '../../shared/push/push';
import { doubt, me, phase } from '../store';
import { ringsLoud, wantsLine } from './rules';
import { stayAwakeWhile } from '../../shared/awake';
import { whenPageGoes } from '../../shared/leaving';
import { chooseSeen, hasCamera, seenAtStart, seenUntold } from '../../shared/seen/choice';

let line: Line | undefined;

export const view = signal<LineView | undefined>(undefined);
/** Whether anybody can look at this page. */
const seen = signal(document.visibilityState === 'visible');

/** How a call was begun here, to do it again. */
type Begun = { why: CallWhy; missed?: string; planned?: string };

/** The call that this phone speaks in, waits for, or saw ending. */
export interface Mine {
  call: string;
  home: string;
  name: string;
  knock?: Begun;
  /** She could read before whether she will be seen. */
  told?: boolean;
}
export const mine = signal<Mine | undefined>(undefined);
/** The centre has told of `mine`. */
const told = signal(false);
export const textFailed = signal(false);
/** The call that a message on the locked screen led to; she sees it, whatever her duty says. */
export const opened = signal<string | undefined>(undefined);
/** The centre told of what was opened, or told all and it was not there. */
const openedKnown = signal(false);

const calls = computed(() => view.value?.calls ?? []);
export const rings = computed(() => (view.value?.up ? ringingOf(calls.value) : []));
/** What fills the screen and sounds: the first that rings for her, while she speaks with nobody. */
export const loud = computed(() => (engaged.value ? undefined : rings.value.find((ring) => ringsLoud(ring, onDuty.value, opened.value))));
/** What only stands in the list: she is off duty, or speaks. */
export const quiet = computed(() => rings.value.filter((ring) => ring.call !== loud.value?.call));
export const missed = computed(() => missedOf(calls.value));
export const others = computed(() => othersOf(calls.value).filter((call) => call.call !== mine.value?.call));
export const current = computed(() => calls.value.find((call) => call.call === mine.value?.call));
export const her = computed(() => view.value?.media.get(HOME));
export const refused = computed(() => (view.value?.refused?.call === mine.value?.call ? view.value?.refused?.reason : undefined));
export const standing = computed(() => (mine.value ? standingOf(current.value, told.value, refused.value, her.value) : undefined));
export const engaged = computed(() => standing.value !== undefined && !isOver(standing.value) && standing.value !== 'elsewhere');
/** What was opened from a message: still fetched, or not there any more. */
export const lookedFor = computed(() => {
  const call = opened.value;
  // Who has to sign in first is shown nothing over the form; it is looked for afterwards.
  if (call === undefined || phase.value !== 'in' || mine.value?.call === call || rings.value.some((ring) => ring.call === call)) return undefined;
  return view.value?.up && openedKnown.value ? 'gone' : 'looking';
});

export function followCalls() {
  // A page that is loaded anew is another device: two windows must never be one.
  const endpoint = `carer-${crypto.randomUUID()}`;
  document.addEventListener('visibilitychange', () => (seen.value = document.visibilityState === 'visible'));
  const wanted = computed(() => wantsLine({ signedIn: me.value !== undefined, seen: seen.value, engaged: engaged.value, reachedClosed: reachedClosed.value, waits: line !== undefined && view.value?.up !== true }));
  effect(() => {
    if (wanted.value) line ??= untracked(() => new Line({ path: `/api/v1/calls?endpoint=${endpoint}`, camera: false, changed: (fresh) => take(fresh) }));
    else if (line) {
      line.close();
      line = undefined;
      untracked(() => batch(() => {
        view.value = undefined;
        if (!me.value) forget();
      }));
    }
  });
  stayAwakeWhile(() => engaged.value || loud.value !== undefined);
  whenPageGoes(() => line?.close());
}

function take(fresh: LineView) {
  const wasUp = view.value?.up === true;
  batch(() => {
    view.value = fresh;
    const { active } = fresh;
    if (active && active.role !== 'rings' && active.call !== mine.value?.call) be({ call: active.call, home: active.home, name: active.clientName });
    const state = fresh.calls.find((call) => call.call === mine.value?.call);
    if (state && mine.value) {
      told.value = true;
      if (mine.value.name !== state.clientName) mine.value = { ...mine.value, name: state.clientName };
    }
    if (fresh.up) openedKnown.value = true;
  });
  if (wasUp && !fresh.up) doubt();
  const ringing = new Set(fresh.calls.filter((call) => call.role === 'rings').map(({ call }) => call));
  if (fresh.up) for (const { call } of fresh.calls) if (!ringing.has(call)) void closeNotes(call);
}

/** From a message, or an address: what fills the screen once it is known. */
export function openCall(call: string) {
  opened.value = call;
  openedKnown.value = view.value?.up === true;
}

export function forgetOpened() {
  opened.value = undefined;
}

function be(next: Mine) {
  mine.value = next;
  told.value = calls.value.some((call) => call.call === next.call);
  textFailed.value = false;
  opened.value = undefined;
}

/** Takes what is over from the screen. */
export function forget() {
  mine.value = undefined;
  told.value = false;
}

function knock(home: string, name: string, more: Begun) {
  if (!line || engaged.value) return;
  const { why, ...about } = more;
  be({ call: line.knock(home, why, about), home, name, knock: more, told: true });
}

export function call(home: string, name: string) {
  knock(home, name, { why: 'to-talk' });
}

/** At this entry: it is this one, and not another that is due too. */
export function callPlanned({ home, clientName, plan }: PlannedToday) {
  knock(home, clientName, { why: 'planned', planned: plan });
}

export function callBack({ home, clientName, call }: CallState) {
  knock(home, clientName, { why: 'calls-back', missed: call });
}

export function again() {
  const before = mine.value;
  if (before) knock(before.home, before.name, before.knock ?? { why: 'to-talk' });
}

/** It can be seen and heard here. */
export function reallyRings() {
  if (loud.value) line?.ringing(loud.value.call);
}

export function answer(ring: CallState) {
  if (engaged.value) return;
  be({ call: ring.call, home: ring.home, name: ring.clientName, told: true });
  line?.answer(ring.call);
}

export function notNow(ring: CallState) {
  line?.decline(ring.call);
  if (opened.value === ring.call) opened.value = undefined;
}

export function takeOver(there: CallState) {
  const colleague = colleagueOf(there);
  if (!colleague || engaged.value || !canTakeOver(there)) return;
  be({ call: there.call, home: there.home, name: there.clientName });
  line?.takeOver(there.call, colleague.party);
}

export function moveHere(there: CallState) {
  if (engaged.value) return;
  be({ call: there.call, home: there.home, name: there.clientName });
  line?.moveHere(there.call);
}

/** Ends what runs, or takes away what is over: one press, no question. */
export function hangUp() {
  const over = standing.value;
  if (mine.value && over && !isOver(over) && over !== 'elsewhere') line?.hangUp(mine.value.call);
  forget();
}

export function holdOrResume() {
  const { call, stage } = current.value ?? {};
  if (call && stage === 'on-hold') line?.resume(call);
  else if (call && stage === 'connected') line?.hold(call);
}

export function mute() {
  if (engaged.value) line?.mute(!view.value?.muted);
}

/** Of this call: while it only rings there is nothing open yet, and she sees that she will be seen. */
export const camera = signal(false);

export function useCamera(on = !camera.value) {
  chooseSeen(on);
  show(on);
}

function show(on: boolean) {
  camera.value = on && engaged.value;
  line?.picture(camera.value);
}

/** At her side. What is asked is shown once her device says that it is so. */
export function louder(by: 1 | -1) {
  const step = her.value?.there.loudness;
  const next = step === undefined ? undefined : stepOf(step + by);
  if (engaged.value && next !== undefined) line?.askLoudness(next);
}

/** Who it is was asked and heard. */
export function trust(party: string) {
  line?.trust(party);
}

/** She reads along while it is typed. */
export const field = new Typed((text) => line?.types(text));

export function write(text: string): boolean {
  field.done();
  const reached = (line?.say(text) ?? 0) > 0;
  textFailed.value = !reached;
  return reached;
}

// Each call begins anew: the microphone on, the camera as she left it; where she could not read it before, only if she chose it once.
effect(() => {
  const call = engaged.value ? mine.value?.call : undefined;
  untracked(() => {
    if (call !== undefined) return void hasCamera().then((there) => engaged.value && mine.value?.call === call && show(there && (mine.value.told ? seenAtStart : seenUntold).value));
    if (camera.value) show(false);
    if (view.value?.muted) line?.mute(false);
  });
});
