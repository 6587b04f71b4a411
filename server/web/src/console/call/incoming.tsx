// In the queue's column: who asks to talk, who wanted to, and which calls go on elsewhere.
import { mdiAccountVoice, mdiPhoneIncoming, mdiPhoneMissed } from '@mdi/js';
import type { CallState } from '../../shared/contract';
import { canTakeOver, colleagueOf } from '../../call/standing';
import { now } from '../../shared/clock';
import { Icon } from '../../shared/icon';
import { letters, words } from '../prefs';
import { clockOf, elapsed } from '../say';
import { answer, callBack, engaged, missed, moveHere, notNow, others, rings, takeOver } from './calls';

/** Above the queue while no alarm waits in it, below its alarms while one does: an alarm always comes first. */
export function Rings() {
  const w = words.value.call;
  if (rings.value.length === 0) return null;
  return (
    <section class="rings" id="rings" aria-label={w.ringsTitle} tabIndex={-1}>
      {rings.value.map((ring, i) => <Ring key={ring.call} ring={ring} first={i === 0} />)}
    </section>
  );
}

export function Ring({ ring, first }: { ring: CallState; first: boolean }) {
  const w = words.value.call;
  const keys = first && letters.value;
  return (
    <div class={`ring ${ring.urgent ? 'urgent' : ''}`}>
      <span class="picture"><Icon path={mdiPhoneIncoming} /></span>
      <span class="what">
        {ring.urgent && <b class="mark">{w.urgent}</b>}
        <b>{ring.clientName}</b>
        <span>{ring.stage !== 'ringing' ? w.company.asks(colleagueOf(ring)?.name ?? ring.clientName) : ring.urgent ? w.asksUrgent : w.asks}</span>
      </span>
      <span class="time" role="timer" aria-label={w.waits(elapsed(now.value - Date.parse(ring.begunAt)))}>{elapsed(now.value - Date.parse(ring.begunAt))}</span>
      <span class="buttons">
        <button type="button" class="primary" disabled={engaged.value} onClick={() => answer(ring)}>{w.answer}{keys && <kbd>G</kbd>}</button>
        <button type="button" class="plain" onClick={() => notNow(ring)}>{w.notNow}{keys && <kbd>N</kbd>}</button>
      </span>
    </div>
  );
}

/** In the queue's heading: the cards may stand further down, out of sight. */
export function RingsPill() {
  const n = rings.value.length;
  if (n === 0) return null;
  const go = () => {
    const cards = document.getElementById('rings');
    cards?.scrollIntoView({ block: 'nearest' });
    cards?.focus();
  };
  return <button type="button" class={`pill ${rings.value[0]?.urgent ? 'warn' : ''}`} onClick={go}><Icon path={mdiPhoneIncoming} />{words.value.call.rings(n)}</button>;
}

export function Missed() {
  const w = words.value.call;
  if (missed.value.length === 0) return null;
  return (
    <>
      <h2>{w.missedTitle(missed.value.length)}</h2>
      <ul>{missed.value.map((call) => <MissedRow key={call.call} call={call} />)}</ul>
    </>
  );
}

export function MissedRow({ call }: { call: CallState }) {
  const w = words.value.call;
  return (
    <li class="row call-row">
      <span class="picture"><Icon path={mdiPhoneMissed} /></span>
      <span class="what"><b>{call.clientName}</b><span>{w.missedAt(clockOf(call.ended?.at ?? call.begunAt, words.value.locale))}</span></span>
      <button type="button" class="plain" disabled={engaged.value} aria-label={`${w.callBack}: ${call.clientName}`} onClick={() => callBack(call)}>{w.callBack}</button>
    </li>
  );
}

export function Others() {
  const w = words.value.call;
  if (others.value.length === 0) return null;
  return (
    <>
      <h2>{w.othersTitle}</h2>
      <ul>{others.value.map((call) => <OtherRow key={call.call} call={call} />)}</ul>
    </>
  );
}

export function OtherRow({ call }: { call: CallState }) {
  const w = words.value.call;
  const colleague = colleagueOf(call)?.name ?? '';
  return (
    <li class="row call-row">
      <span class="picture"><Icon path={mdiAccountVoice} /></span>
      <span class="what">
        <b>{call.clientName}</b>
        <span>{call.role === 'elsewhere' ? w.elsewhere : call.stage === 'ringing' ? w.ringsOf(colleague) : w.speaksWith(colleague)}</span>
      </span>
      {call.role === 'elsewhere' && <button type="button" class="plain" disabled={engaged.value} aria-label={`${w.moveHere}: ${call.clientName}`} onClick={() => moveHere(call)}>{w.moveHere}</button>}
      {canTakeOver(call) && <button type="button" class="plain" disabled={engaged.value} aria-label={`${w.takeOver}: ${call.clientName}`} onClick={() => takeOver(call)}>{w.takeOver}</button>}
    </li>
  );
}
