import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { AlarmView, Responder } from '../../shared/contract';
import { now } from '../../shared/clock';
import { busy, noteResponder, refusals } from '../actions';
import { words } from '../prefs';
import { clockOf, isUnderWay, responderOf, titleOf, whoLives } from '../say';
import { current, world } from '../store';
import { Window, window_ } from './windows';

/** What responders say; each has the key of its place, and the last one is 'not known'. */
const MINUTES = [5, 10, 15, 20, 30, 45, 60, undefined] as const;

const LONGEST_NAME = 80;

/** Who goes there and when, in one line that turns when it is overdue. */
export function OnTheWay({ alarm }: { alarm: AlarmView }) {
  if (!alarm.responder || alarm.state === 'closed') return null;
  const { text, late } = responderOf(alarm.responder, now.value, words.value);
  return <p class={`standing comes ${late ? 'late' : ''}`} role="status"><b>{text}</b></p>;
}

/** Asked, then when she is there; later another time, that she cannot, or that she arrived. */
export function ResponderWindow() {
  const w = words.value;
  // The alarm of the moment it was opened: a new alarm must not slip under the name.
  const id = useRef(current.value?.id);
  const alarm = id.current === undefined ? undefined : world.value?.alarms.get(id.current);
  // The stream may tell that she is asked before the asking has its answer: the next step waits for both.
  const asking = useSignal(false);
  if (!alarm) return null;
  return (
    <Window title={w.responder.title}>
      <p class="about">{titleOf(alarm, w)}, {whoLives(world.value?.homes.get(alarm.home), alarm.home, w)}</p>
      {isUnderWay(alarm.responder) && !asking.value
        ? <When alarm={alarm} responder={alarm.responder} />
        : <Who alarm={alarm} ask={async (name) => {
          asking.value = true;
          await noteResponder(alarm.id, 'asked', { name });
          asking.value = false;
        }} />}
      <p role="alert" class="refusal">{refusals.value.get(alarm.id) ?? ''}</p>
    </Window>
  );
}

function Who({ alarm, ask }: { alarm: AlarmView; ask: (name: string) => Promise<void> }) {
  const w = words.value;
  const name = useSignal('');
  const missing = useSignal(false);
  const contacts = world.value?.homes.get(alarm.home)?.client?.contacts ?? [];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        missing.value = name.value.trim() === '';
        if (!missing.value) void ask(name.value.trim());
      }}
    >
      <label class="note">
        <span>{w.responder.name}</span>
        <input
          type="text" autofocus autocomplete="off" maxLength={LONGEST_NAME} list="who-may-go" value={name.value}
          onInput={(event) => (name.value = event.currentTarget.value)}
        />
      </label>
      <datalist id="who-may-go">{contacts.map((one) => <option key={one.phone} value={one.name} />)}</datalist>
      {missing.value && <p role="alert" class="refusal">{w.responder.noName}</p>}
      <div class="answers">
        <button type="button" class="plain" onClick={() => (window_.value = undefined)}>{w.cancel} <kbd>Esc</kbd></button>
        <button type="submit" class="primary" disabled={busy.value.has(alarm.id)}>{busy.value.has(alarm.id) ? w.busy : w.responder.ask} <kbd>⏎</kbd></button>
      </div>
    </form>
  );
}

function When({ alarm, responder }: { alarm: AlarmView; responder: Responder }) {
  const w = words.value;
  const asked = responder.progress === 'asked';
  const working = busy.value.has(alarm.id);
  const note = async (step: 'coming' | 'expected' | 'declined' | 'arrived', minutes?: number) => {
    if (await noteResponder(alarm.id, step, { minutes })) window_.value = undefined;
  };
  const comes = (minutes: number | undefined) => {
    if (!working) void note(asked ? 'coming' : 'expected', minutes);
  };
  // The window may have been open for the name already: its own first focus is long given away.
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  return (
    <div
      onKeyDown={(event) => {
        const place = Number(event.key) - 1;
        if (place in MINUTES) comes(MINUTES[place]);
      }}
    >
      {!asked && <p><b>{responderOf(responder, now.value, w).text}</b></p>}
      <p id="how-soon">{asked ? w.responder.whenAsked(responder.name) : w.responder.whenAnew}</p>
      <div class="soon" role="group" aria-labelledby="how-soon">
        {MINUTES.map((minutes, i) => (
          <button key={i} ref={i === 0 ? first : null} type="button" class="plain" disabled={working} onClick={() => comes(minutes)}>
            <span>
              <b>{minutes === undefined ? w.responder.notKnown : w.responder.minutes(minutes)}</b>
              {minutes !== undefined && <small>{w.responder.around(clockOf(now.value + minutes * 60_000, w.locale))}</small>}
            </span>
            <kbd>{i + 1}</kbd>
          </button>
        ))}
      </div>
      <div class="answers">
        <button type="button" class="plain" onClick={() => (window_.value = undefined)}>{w.cancel} <kbd>Esc</kbd></button>
        <button type="button" class="plain" disabled={working} onClick={() => void note('declined')}>{w.responder.cannot}</button>
        <button type="button" class={asked ? 'plain' : 'primary'} disabled={working} onClick={() => void note('arrived')}>{w.responder.isThere}</button>
      </div>
    </div>
  );
}
