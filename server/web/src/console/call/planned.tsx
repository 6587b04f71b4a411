// In the queue's column: planned calls that are due soon or late. The rest of the day is nothing for a desk that answers alarms.
import { mdiCalendarAlert, mdiCalendarClock } from '@mdi/js';
import type { PlannedToday } from '../../shared/contract';
import { now } from '../../shared/clock';
import { Icon } from '../../shared/icon';
import { canBegin, inOrder, plannedToday, toldOf } from '../../shared/planned';
import { words } from '../prefs';
import { clockOf } from '../say';
import { callPlanned, engaged } from './calls';

export function Planned() {
  const at = now.value;
  const due = inOrder(plannedToday.value ?? [], at).filter((one) => canBegin(toldOf(one, at)));
  if (due.length === 0) return null;
  return (
    <>
      <h2>{words.value.call.planned.title}</h2>
      <ul>{due.map((one) => <PlannedRow key={`${one.plan} ${one.day}`} one={one} at={at} />)}</ul>
    </>
  );
}

export function PlannedRow({ one, at }: { one: PlannedToday; at: number }) {
  const w = words.value.call.planned;
  const told = toldOf(one, at);
  const loud = told === 'late' || told === 'missed';
  const act = told === 'missed' ? w.callAfterAll : w.call;
  return (
    <li class={`row call-row ${loud ? 'late' : ''}`}>
      <span class="picture"><Icon path={loud ? mdiCalendarAlert : mdiCalendarClock} /></span>
      <span class="what">
        <b>{one.clientName}</b>
        <span class={loud ? 'late' : ''}>{w.told[told](clockOf(one.at, words.value.locale))}{!one.mine && one.withName && ` · ${w.of(one.withName)}`}</span>
        {one.about && <span>{one.about}</span>}
      </span>
      <button type="button" class="plain" disabled={engaged.value} aria-label={`${act}: ${one.clientName}`} onClick={() => callPlanned(one)}>{act}</button>
    </li>
  );
}
