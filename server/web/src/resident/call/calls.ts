// Her calls: the line to the centre, what she pressed on this screen, and what she has read.
import { computed, effect, signal, type Signal } from '@preact/signals';
import { opensIn } from '../../call/calls';
import { Line, type LineView } from '../../call/line';
import { stepOf, USUAL } from '../../call/loudness';
import { now } from '../../shared/clock';
import type { CallPicture, CallState } from '../../shared/contract';
import { keep, kept } from '../../shared/prefs';
import { asking, dim, help, line as box, ownCall, state, words } from '../store';
import { hush } from '../speak';
import { browserPhotos, Photos } from '../../call/photos';
import { callersIn, faceIn, facesOf, isFamily, photoNameOf, type Face } from './faces';
import { LogReading, type Reading } from '../log/reading';
import { keyOf, sceneOf, type Pressed } from './scene';
import { openedTo, type Open } from './opening';
import { chime, ring, soft } from './sound';
import { missedOf } from './tell';
import { whenPageGoes } from '../../shared/leaving';

/** What she shows of herself by her yes; one press takes it back. */
const SHOWN_AT_FIRST: CallPicture = 'clear';

/** Also what the centre refused goes by itself, in ms: nobody has to learn to put it away. */
const LONGEST_END = 120_000;

let line: Line | undefined;
export const view = signal<LineView | undefined>(undefined);
export const pressed = signal<Pressed | undefined>(undefined);
/** Ends that she put away. */
export const put = signal<ReadonlySet<string>>(new Set());
/** Who called and was called back, or was hung up on here. */
export const back = signal<ReadonlySet<string>>(new Set());

/** Pictures by their names, as they came over the line or were kept here. */
const pictures = signal<ReadonlyMap<string, string>>(new Map());
export const faces = computed(() => facesOf(state.value?.people ?? []));

export function photoOf(party: string): string | undefined {
  const name = photoNameOf(party, faces.value, view.value?.calls ?? []);
  return name === undefined ? undefined : pictures.value.get(name);
}

/** Who called or looked, while she reads it. */
export const read = signal<Reading>({ state: 'loading' });
export const reading = new LogReading(() => line?.ask({ type: 'log' }) ?? false, (now) => (read.value = now));

const helping = computed(() => help.value !== undefined || ownCall.value !== undefined);

export const scene = computed(() => {
  // An end goes by itself after a while.
  void now.value;
  const found = sceneOf(view.value, pressed.value, put.value, words.value.call, faces.value);
  // Her alarm is more than a call that only rings somewhere or is over; who speaks with her, or knocks, is seen at once.
  return helping.value && (found?.kind === 'asking' || found?.kind === 'calling' || found?.kind === 'ended') ? undefined : found;
});

export const free = computed(() => view.value?.up === true && state.value?.uplink === true && box.value === 'live' && !helping.value);
export const key = computed(() => keyOf(view.value, scene.value, back.value, free.value, faces.value));

const ringingFor = computed(() => (scene.value?.kind === 'knock' ? scene.value.state.call : undefined));
/** What really rings here, and since when by this page's own clock: a knock that nobody could hear opens nothing. */
const rang = signal<{ call: string; at: number } | undefined>(undefined);
/** Of whom she let come in by themselves: the seconds until then. */
export const comesIn = computed(() => {
  void now.value;
  return view.value?.up && rang.value && rang.value.call === ringingFor.value ? opensIn(rang.value.at, performance.now()) : undefined;
});
/** The scene is made anew each second; which end it is changes seldom. */
const endShown = computed(() => (scene.value?.kind === 'ended' ? scene.value.call : undefined));
const callOn = computed(() => scene.value?.kind === 'knock' || scene.value?.kind === 'talking');

export function startCalls() {
  const photos = new Photos(browserPhotos(), (name) => line?.ask({ type: 'photo', name }) ?? false, (known) => (pictures.value = known));
  line = new Line({ path: '/api/v1/calls?endpoint=screen', loudness: stepOf(Number(kept('loudness') ?? Number.NaN)) ?? USUAL, changed: take, told: (news) => (news.type === 'photo' ? photos.told(news.name, news.image) : reading.told(news)) });
  // Nothing is forgotten before the box has said whom she has.
  effect(() => {
    if (state.value) photos.want(faces.value.flatMap((one) => one.photo ?? []), callersIn(view.value?.calls ?? []));
  });
  effect(() => {
    // Also what was not answered, each so often.
    void now.value;
    if (view.value?.up) photos.look();
    reading.look(view.value?.up === true);
  });
  // Only what can be seen and heard counts as a knock.
  effect(() => {
    const call = ringingFor.value;
    return call === undefined ? undefined : ring(() => document.visibilityState === 'visible' && rings(call));
  });
  effect(() => {
    if (!callOn.value) return;
    hush();
    asking.value = false;
  });
  effect(() => {
    const end = endShown.value;
    if (end === undefined) return undefined;
    const timer = setTimeout(() => closeEnd(end), LONGEST_END);
    return () => clearTimeout(timer);
  });
  whenPageGoes(() => line?.close());
}

function rings(call: string) {
  // What could not be said yet does not count yet.
  if (view.value?.up && rang.value?.call !== call) rang.value = { call, at: performance.now() };
  line?.ringing(call);
}

function take(next: LineView) {
  const own = pressed.value;
  const known = own && next.calls.find((one) => one.call === own.call);
  // What she pressed is done, or was for a call that is no more: the centre's word counts now.
  if (own && next.refused?.call !== own.call && (own.what === 'yes' ? known?.role !== 'rings' : known)) pressed.value = undefined;
  if (next.loudness !== undefined && next.loudness !== view.value?.loudness) keep('loudness', String(next.loudness));
  view.value = next;
  sound(next);
}

let open: Open = {};
/** The call that she said yes to or began at this screen, and the one in which she chose to be seen. */
let wished: string | undefined;
let shows: string | undefined;

/** What opened or closed is heard, also with closed eyes. */
function sound({ active, outgoing }: LineView) {
  const own = active !== undefined && active.call === wished;
  const next = openedTo(open, outgoing, { voice: own, picture: own || (active !== undefined && active.call === shows) }, performance.now());
  open = next.open;
  if (next.sound === 'yes') chime();
  else if (next.sound) soft(next.sound, dim.value);
}

export function sayYes(call: string) {
  pressed.value = { call, what: 'yes' };
  wished = call;
  line?.yes(call, SHOWN_AT_FIRST);
}

export function sayNo(call: string) {
  line?.decline(call);
}

/** One press ends all: camera and microphone are closed before anybody is told. */
export function hangUp(call: string) {
  pressed.value = undefined;
  add(put, [call]);
  add(back, [call]);
  line?.hangUp(call);
}

/** @param first whose call she returns, or the planned call that she waits for no longer: that person is asked first */
export function askToTalk(first: { missed?: string; planned?: string } = {}) {
  add(back, missedOf(view.value?.calls ?? [], back.value).filter((one) => !isFamily(one)).map((one) => one.call));
  const call = (wished = line?.askToTalk(SHOWN_AT_FIRST, first));
  if (call) pressed.value = { call, what: 'ask' };
}

export function callFace(face: Face) {
  add(back, missedOf(view.value?.calls ?? [], back.value).filter((one) => faceIn(one, [face])).map((one) => one.call));
  const call = (wished = line?.callPerson(face.face, SHOWN_AT_FIRST));
  if (call) pressed.value = { call, what: 'person', face };
}

/** Whoever called: one of her family, or her care. */
export function callBack(missed: CallState) {
  const face = faceIn(missed, faces.value);
  return face ? callFace(face) : askToTalk({ missed: missed.call });
}

export function show(call: string, picture: CallPicture) {
  if (picture !== 'none') shows = call;
  line?.show(call, picture);
}

export function goOnHere(state: CallState) {
  wished = state.call;
  line?.moveHere(state.call);
}

/** Who called stays beside the red bar until she calls back. */
export function closeEnd(call: string) {
  if (pressed.value?.call === call) pressed.value = undefined;
  add(put, [call]);
}

function add(to: Signal<ReadonlySet<string>>, calls: string[]) {
  if (calls.length > 0) to.value = new Set([...to.value, ...calls]);
}
