// What was agreed upon for today: seen before it is due, and begun by one press.
import { mdiCalendarAlert, mdiCalendarClock } from '@mdi/js';
import type { PlannedToday } from '../shared/contract';
import { now } from '../shared/clock';
import { Icon } from '../shared/icon';
import { canBegin, inOrder, plannedFailed, plannedToday, readPlanned, toldOf } from '../shared/planned';
import { clockOf } from '../shared/times';
import { callPlanned, engaged, view } from './call/calls';
import { words } from './prefs';

export function Planned() {
  const w = words.value.planned;
  const all = plannedToday.value;
  if (plannedFailed.value) {
    return (
      <section aria-labelledby="planned">
        <h2 id="planned">{w.title}</h2>
        <p class="refusal" role="alert">{w.failed} <button type="button" class="plain" onClick={readPlanned}>{w.again}</button></p>
      </section>
    );
  }
  if (!all || all.length === 0) return null;
  return <PlannedList all={all} at={now.value} able={view.value?.up === true && !engaged.value} />;
}

export function PlannedList({ all, at, able }: { all: readonly PlannedToday[]; at: number; able: boolean }) {
  const w = words.value.planned;
  return (
    <section aria-labelledby="planned">
      <h2 id="planned">{w.title}</h2>
      <ul class="rows">{inOrder(all, at).map((one) => <Row key={`${one.plan} ${one.day}`} one={one} at={at} able={able} />)}</ul>
    </section>
  );
}

function Row({ one, at, able }: { one: PlannedToday; at: number; able: boolean }) {
  const w = words.value.planned;
  const told = toldOf(one, at);
  const loud = told === 'late' || told === 'missed';
  const act = told === 'missed' ? w.callAfterAll : w.call;
  return (
    <li class={`row ${loud ? 'late' : ''}`}>
      <Icon path={loud ? mdiCalendarAlert : mdiCalendarClock} />
      <span class="what">
        <b>{one.clientName}</b>
        <span>{w.told[told](clockOf(one.at, words.value.locale))}{!one.mine && one.withName && ` · ${w.of(one.withName)}`}</span>
        {one.about && <span>{one.about}</span>}
      </span>
      {canBegin(told) && <button type="button" class="round" disabled={!able} aria-label={`${act}: ${one.clientName}`} onClick={() => callPlanned(one)}>{act}</button>}
    </li>
  );
}
