// All that the screen knows: the gateway's last frame, and what was touched since.
import { computed, signal } from '@preact/signals';
import type { ResidentState, Tile } from '../shared/contract';
import { heard, now } from '../shared/clock';
import { ask } from '../shared/http';
import { openStream } from '../shared/stream';
import { isDim, momentOf } from './day';
import { en } from './words.en';
import { nl, type Words } from './words.nl';
import type { Touch } from './tile';

/** A connection that is back within this time was never lost in her eyes, in ms. */
const BLINK = 2_000;
/** How long a finished command shows its tick, in ms. */
const TICK_SHOWN = 5_000;
/** A refused touch is told this long, as long as the gateway tells a failed command, in ms. */
const REFUSAL_SHOWN = 60_000;
/** How long she reads that her second press was passed on, in ms. */
const AGAIN_SHOWN = 8_000;
/** A call for help that this screen could not hand over is tried again after this, in ms, for ever. */
const HELP_AGAIN = 2_000;

/** The gateway sends at least each 15 s; when two did not come the connection is held for dead, in ms. */
const LONGEST_SILENCE = 40_000;

export type Line = 'loading' | 'live' | 'lost';

export const state = signal<ResidentState | undefined>(undefined);
export const line = signal<Line>('loading');
export const touches = signal<Record<string, Touch>>({});
export const ticked = signal<Record<string, true>>({});
/** She asked once more while help is under way, and it was passed on: said for a moment, since no step changes by it. */
export const askedAgain = signal(false);
/** Her press on this screen that no frame shows yet: when, and whether the box could be told. */
export const ownCall = signal<{ at: number; blocked: boolean } | undefined>(undefined);
/** The help (by its beginning) that she has read the end of. */
export const readUntil = signal<string | undefined>(undefined);
export const tilesDuringHelp = signal(false);
export type Place = 'home' | 'people' | 'today' | 'log';
/** Where she is; it stays until she goes back or asks for help. */
export const view = signal<Place>('home');
export const page = signal(0);
export const asking = signal(false);
export const mistakeFailed = signal(false);

export const words = computed<Words>(() => (state.value?.language === 'en' ? en : nl));
export const moment = computed(() =>
  state.value?.clockTrusted ? momentOf(now.value, state.value.timeZone, words.value.locale) : undefined);
export const dim = computed(() => (moment.value ? isDim(moment.value.hour) : false));
export const help = computed(() => {
  const told = state.value?.help;
  return told && !(told.stage === 'over' && told.since === readUntil.value) ? told : undefined;
});

let blink = 0;
let silence = 0;

export function start() {
  const stream = openStream('/api/v1/screen', {
    opened: () => {},
    frame: (json) => {
      clearTimeout(blink);
      clearTimeout(silence);
      silence = setTimeout(() => stream.renew(), LONGEST_SILENCE);
      take(json as ResidentState);
      line.value = 'live';
    },
    lost: () => {
      clearTimeout(blink);
      blink = setTimeout(() => (line.value = 'lost'), BLINK);
    },
  });
}

function take(next: ResidentState) {
  const before = state.value;
  heard(next.now);
  for (const tile of next.tiles) settle(tile, before?.tiles.find((t) => t.device === tile.device));
  if (next.help && next.help.stage !== 'over') ownCall.value = undefined;
  if (!next.help) tilesDuringHelp.value = false;
  state.value = next;
}

/** A frame that shows the command replaces what the touch said; a command that is gone without a fault is done. */
function settle(tile: Tile, before: Tile | undefined) {
  const going = (t: Tile | undefined) => t?.doing?.state === 'asked' || t?.doing?.state === 'delivered';
  if (tile.doing && touches.value[tile.device]) forget(tile.device);
  if (going(before) && (!tile.doing || tile.doing.state === 'confirmed')) {
    ticked.value = { ...ticked.value, [tile.device]: true };
    setTimeout(() => {
      const { [tile.device]: _, ...rest } = ticked.value;
      ticked.value = rest;
    }, TICK_SHOWN);
  }
}

function forget(device: string) {
  const { [device]: _, ...rest } = touches.value;
  touches.value = rest;
}

export async function command(tile: Tile, action: string) {
  const touch: Touch = { action, state: 'asking' };
  touches.value = { ...touches.value, [tile.device]: touch };
  const answer = await ask('POST', `/api/v1/devices/${encodeURIComponent(tile.device)}/commands`, { kind: tile.kind, action });
  if (touches.value[tile.device] !== touch) return;
  const after: Touch = answer.ok ? touch : { action, state: 'refused' };
  touches.value = { ...touches.value, [tile.device]: after };
  // Accepted and quick: the frame may have come and gone before this answer. The word stands until the next frames tell.
  setTimeout(() => touches.value[tile.device] === after && forget(tile.device), answer.ok ? BLINK : REFUSAL_SHOWN);
}

export function open(next: Place) {
  view.value = next;
  page.value = 0;
}

function goHome() {
  if (view.value !== 'home') open('home');
}

let again = 0;

function sayAgain() {
  askedAgain.value = true;
  clearTimeout(again);
  again = setTimeout(() => (askedAgain.value = false), AGAIN_SHOWN);
}

export async function callHelp() {
  const more = help.value !== undefined && help.value.stage !== 'over';
  goHome();
  tilesDuringHelp.value = false;
  readUntil.value = state.value?.help?.since;
  const call = { at: now.value, blocked: ownCall.value?.blocked ?? false };
  ownCall.value = call;
  while (ownCall.value === call || ownCall.value?.at === call.at) {
    const answer = await ask('POST', '/api/v1/help', {});
    if (answer.ok) {
      if (more) sayAgain();
      if (ownCall.value?.at === call.at) ownCall.value = { at: call.at, blocked: false };
      return;
    }
    if (ownCall.value?.at !== call.at) return;
    ownCall.value = { at: call.at, blocked: true };
    await new Promise((again) => setTimeout(again, HELP_AGAIN));
  }
}

export async function sayMistake() {
  const answer = await ask('POST', '/api/v1/help/cancel', {});
  // What never left this screen is taken back here; what the box has, only the box can mark.
  if (ownCall.value?.blocked) ownCall.value = undefined;
  else if (!answer.ok) {
    mistakeFailed.value = true;
    return;
  }
  mistakeFailed.value = false;
  asking.value = false;
}
