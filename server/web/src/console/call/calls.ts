// The console's calls: the line to the centre while somebody is signed in, and which call this desk is about.
import { batch, computed, effect, signal, untracked } from '@preact/signals';
import type { CallState, CallWhy, PlannedToday } from '../../shared/contract';
import { HOME } from '../../call/calls';
import { Line, type LineView } from '../../call/line';
import { stepOf } from '../../call/loudness';
import { canTakeOver, colleagueOf, isOver, missedOf, othersOf, ringingOf, standingOf } from '../../call/standing';
import { Typed } from '../../call/texts';
import { phase, world } from '../store';
import { whenPageGoes } from '../../shared/leaving';
import { chooseSeen, hasCamera, seenAtStart, seenUntold } from '../../shared/seen/choice';

let line: Line | undefined;

export const view = signal<LineView | undefined>(undefined);

/** How a call was begun here, to do it again. */
type Begun = { why: CallWhy; alarm?: string; missed?: string; reason?: string; planned?: string };

/** The call that this desk speaks in, waits for, or saw ending. */
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
const seen = signal(false);
/** A line of text that found nobody. */
export const textFailed = signal(false);

const calls = computed(() => view.value?.calls ?? []);
export const rings = computed(() => (view.value?.up ? ringingOf(calls.value) : []));
export const missed = computed(() => missedOf(calls.value));
export const others = computed(() => othersOf(calls.value).filter((call) => call.call !== mine.value?.call));
export const current = computed(() => calls.value.find((call) => call.call === mine.value?.call));
export const her = computed(() => view.value?.media.get(HOME));
export const refused = computed(() => (view.value?.refused?.call === mine.value?.call ? view.value?.refused?.reason : undefined));
export const standing = computed(() => (mine.value ? standingOf(current.value, seen.value, refused.value, her.value) : undefined));
/** A call is under way here: another cannot begin beside it. */
export const engaged = computed(() => standing.value !== undefined && !isOver(standing.value) && standing.value !== 'elsewhere');

/** Rings only where nothing else is to be heard: the alarm's own sound comes first, and a voice is not rung over. */
export const toHear = computed(() => (engaged.value ? undefined : rings.value[0]));

export function followCalls() {
  // A page that is loaded anew is another device: two windows must never be one.
  const endpoint = crypto.randomUUID();
  const signedIn = computed(() => world.value !== undefined && phase.value !== 'signed-out');
  effect(() => {
    if (!signedIn.value) {
      line?.close();
      line = undefined;
      batch(() => {
        view.value = undefined;
        forget();
      });
    } else line ??= untracked(() => new Line({ path: `/api/v1/calls?endpoint=${endpoint}`, camera: false, changed: (fresh) => take(fresh) }));
  });
  whenPageGoes(() => line?.close());
}

/** It can be seen and heard here that they ring. */
export function reallyRings() {
  for (const ring of rings.value) line?.ringing(ring.call);
}

/** By the worker's beat, which a hidden page does not slow down. */
export function beatCalls() {
  line?.tick();
}

function take(fresh: LineView) {
  batch(() => {
    view.value = fresh;
    const { active } = fresh;
    if (active && active.role !== 'rings' && active.call !== mine.value?.call) be({ call: active.call, home: active.home, name: active.clientName });
    const told = fresh.calls.find((call) => call.call === mine.value?.call);
    if (told && mine.value) {
      seen.value = true;
      if (mine.value.name !== told.clientName) mine.value = { ...mine.value, name: told.clientName };
    }
  });
}

function be(next: Mine) {
  mine.value = next;
  seen.value = calls.value.some((call) => call.call === next.call);
  textFailed.value = false;
  // Where the columns stand below each other it would begin out of sight.
  requestAnimationFrame(() => document.querySelector('.talk')?.scrollIntoView({ block: 'nearest' }));
}

/** Takes what is over from the screen. */
export function forget() {
  mine.value = undefined;
  seen.value = false;
}

export function knock(home: string, name: string, more: Begun) {
  if (!line || engaged.value) return;
  const { why, ...about } = more;
  be({ call: line.knock(home, why, about), home, name, knock: more, told: why !== 'alarm' });
}

/** Speech opens at once at her side: only for an alarm of one's own. Where a colleague speaks with her, it is taken over. */
export function talk(alarm: string, home: string) {
  const there = withHome(home);
  if (there && canTakeOver(there)) takeOver(there);
  else if (there?.role === 'elsewhere') moveHere(there);
  else knock(home, nameOf(home), { why: 'alarm', alarm });
}

export function call(home: string, name = nameOf(home)) {
  knock(home, name, { why: 'to-talk' });
}

/** A look without a word, with a reason that she can read. */
export function look(home: string, name: string, reason: string) {
  knock(home, name, { why: 'look', reason });
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

export function answer(ring: CallState | undefined = rings.value[0]) {
  if (!ring || engaged.value) return;
  be({ call: ring.call, home: ring.home, name: ring.clientName });
  line?.answer(ring.call);
}

export function notNow(ring: CallState | undefined = rings.value[0]) {
  if (ring) line?.decline(ring.call);
}

export function takeOver(there: CallState) {
  const colleague = colleagueOf(there);
  if (!colleague || engaged.value) return;
  be({ call: there.call, home: there.home, name: there.clientName });
  line?.takeOver(there.call, colleague.party);
}

export function moveHere(there: CallState) {
  if (engaged.value) return;
  be({ call: there.call, home: there.home, name: there.clientName });
  line?.moveHere(there.call);
}

/** Ends what runs, or takes away what is over: one key, no question. */
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

/** One way, without a word: nothing of this side goes with it. */
const looks = computed(() => (current.value?.why ?? mine.value?.knock?.why) === 'look');

/** Of this call: while it only rings there is nothing open yet, and she sees that she will be seen. */
export const camera = signal(false);

export function useCamera(on = !camera.value) {
  if (looks.value) return;
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

/** She, or what only she knows, said that the new device is hers; a colleague's voice that it is the colleague's. */
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

/** The live call with a home, of whomever. */
export function withHome(home: string): CallState | undefined {
  return calls.value.find((call) => call.home === home && call.stage !== 'ended' && call.role !== 'over');
}

/** Her name where it may be seen; the centre tells it with the call as soon as it knows of it. */
function nameOf(home: string): string {
  return world.value?.homes.get(home)?.client?.name ?? home;
}

// Each call begins anew: the microphone on, the camera as she left it; where she could not read it before, only if she chose it once.
effect(() => {
  const call = engaged.value && !looks.value ? mine.value?.call : undefined;
  untracked(() => {
    if (call !== undefined) return void hasCamera().then((there) => engaged.value && mine.value?.call === call && show(there && (mine.value.told ? seenAtStart : seenUntold).value));
    if (camera.value) show(false);
    if (view.value?.muted) line?.mute(false);
  });
});
