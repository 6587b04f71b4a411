// What the operator does. Each answer is either seen in the next frame or said beside the button.
import { signal } from '@preact/signals';
import type { AlarmView, CommandView, HomeCommand, NoteResponder, Outcome, ResponderStep } from '../shared/contract';
import { ask, type Answer } from '../shared/http';
import { words } from './prefs';
import { world } from './store';
import { fold } from './state';
import { now } from '../shared/clock';

/** Actions under way, by alarm: two clicks are one claim. */
export const busy = signal<ReadonlyMap<string, string>>(new Map());
/** Why the last action on an alarm did not go through; gone with the next try. */
export const refusals = signal<ReadonlyMap<string, string>>(new Map());
/** Commands whose asking has no answer yet, by home, device and kind. */
export const asking = signal<ReadonlyMap<string, { action: string; refused?: string }>>(new Map());
/** What was written in the closing window, by alarm: nothing is lost when the close fails or the window is left. */
export const drafts = signal<ReadonlyMap<string, { outcome?: Outcome; note: string }>>(new Map());

export const controlKey = (home: string, device: string, kind: string) => `${home} ${device} ${kind}`;

function put<V>(map: { value: ReadonlyMap<string, V> }, key: string, value: V | undefined) {
  const next = new Map(map.value);
  if (value === undefined) next.delete(key);
  else next.set(key, value);
  map.value = next;
}

export function why(answer: Extract<Answer<unknown>, { ok: false }>): string {
  const w = words.value.refused;
  switch (answer.error) {
    case 'unreachable': return w.unreachable;
    case 'conflict': return w.conflict;
    case 'not-allowed': return w['not-allowed'];
    case 'not-found': return w['not-found'];
    case 'busy': return w.busy;
    case 'no-consent': return w['no-consent'];
    default: return w.other(answer.message || answer.error);
  }
}

async function act(alarm: string, name: string, body: unknown): Promise<boolean> {
  if (busy.value.has(alarm)) return false;
  put(busy, alarm, name);
  put(refusals, alarm, undefined);
  const answer = await ask<AlarmView | undefined>('POST', `/api/v1/alarms/${encodeURIComponent(alarm)}/${name}`, body);
  put(busy, alarm, undefined);
  if (!answer.ok) put(refusals, alarm, why(answer));
  else if (answer.body && 'version' in answer.body) learn({ alarms: [answer.body] });
  return answer.ok;
}

/** What an answer tells is as true as a frame, and here sooner. */
function learn(more: { alarms?: AlarmView[]; commands?: CommandView[] }) {
  world.value = fold(world.value, {
    type: 'changes', now: new Date(now.value).toISOString(), alarms: more.alarms ?? [], commands: more.commands ?? [],
    events: [], homes: [], faults: [], shift: [], colleagues: [],
  });
}

export const claim = (alarm: string) => act(alarm, 'claim', {});
export const release = (alarm: string) => act(alarm, 'release', {});
export const madeContact = (alarm: string, how: 'speech' | 'video' | 'none') => act(alarm, 'contact', { how });

/** @param minutes from now; left out when nobody knows */
export const noteResponder = (alarm: string, step: ResponderStep, more: { name?: string; minutes?: number | undefined } = {}) => {
  const body: NoteResponder = {
    step, ...(more.name === undefined ? {} : { name: more.name }), ...(more.minutes === undefined ? {} : { arrivesInMinutes: more.minutes }),
  };
  return act(alarm, 'responder', body);
};

export async function close(alarm: string, outcome: Outcome, note: string): Promise<boolean> {
  const done = await act(alarm, 'close', { outcome, note });
  if (done) put(drafts, alarm, undefined);
  return done;
}

export function draft(alarm: string, value: { outcome?: Outcome; note: string }) {
  put(drafts, alarm, value);
}

export async function command(home: string, alarm: string | undefined, device: string, kind: string, action: string) {
  const key = controlKey(home, device, kind);
  const mine = { action };
  put(asking, key, mine);
  const body: HomeCommand = { device, kind, action, ...(alarm === undefined ? {} : { alarm }) };
  const answer = await ask<CommandView>('POST', `/api/v1/homes/${encodeURIComponent(home)}/commands`, body);
  if (asking.value.get(key) !== mine) return;
  if (answer.ok) {
    put(asking, key, undefined);
    if (answer.body && 'state' in answer.body && !world.value?.commands.has(answer.body.id)) learn({ commands: [answer.body] });
  } else put(asking, key, { action, refused: why(answer) });
}
