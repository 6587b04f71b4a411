import {
  mdiAlertCircle, mdiFire, mdiGasCylinder, mdiHandHeart, mdiHumanCane, mdiMoleculeCo, mdiTransmissionTower, mdiWater, mdiWrench,
} from '@mdi/js';
import type { AlarmView, FaultView } from '../../shared/contract';
import { now } from '../../shared/clock';
import { Icon } from '../../shared/icon';
import { Clock } from '../bars';
import { Missed, Others, Rings, RingsPill } from '../call/incoming';
import { Planned } from '../call/planned';
import { words } from '../prefs';
import { elapsed, faultName, isUnderWay, ownerOf, reasonOf, responderOf, roughly, titleOf, whoLives } from '../say';
import { phase, queue, select, selected, world } from '../store';

const pictures: Record<string, string> = {
  'sos.alarm': mdiHandHeart, 'fall.alarm': mdiHumanCane, 'smoke.alarm': mdiFire, 'co.alarm': mdiMoleculeCo, 'gas.alarm': mdiGasCylinder,
  'water.alarm': mdiWater, button: mdiHandHeart,
};

/** Chosen by hand; where the columns stand below each other, the alarm has to come into sight. */
function choose(id: string) {
  select(id);
  if (matchMedia('(max-width: 800px)').matches) requestAnimationFrame(() => document.querySelector('main')?.scrollIntoView());
}

export function pictureOf(kind: string): string {
  return pictures[kind] ?? mdiAlertCircle;
}

/** What waits, most urgent on top, each with the reason of its place; below it what was and what is broken. */
export function QueuePane() {
  const w = words.value;
  const { open, closed } = queue.value;
  const waits = open.some((alarm) => alarm.state === 'offered');
  const faults = [...(world.value?.faults.values() ?? [])].filter((f) => f.endedAt === undefined)
    .sort((a, b) => b.homes - a.homes || Date.parse(a.since) - Date.parse(b.since));
  return (
    <nav class="pane queue" aria-label={w.queue(open.length)} tabIndex={0}>
      {!waits && <Rings />}
      <div class="queue-head"><h2>{w.queue(open.length)}</h2>{waits && <RingsPill />}</div>
      {!world.value && phase.value === 'connecting' && <p class="quiet" role="status">{w.loading}</p>}
      {world.value && open.length === 0 && <p class="quiet">{w.queueEmpty}</p>}
      <ol>{open.map((alarm, i) => <Row key={alarm.id} alarm={alarm} first={i === 0 && open.length > 1} />)}</ol>
      {waits && <Rings />}
      <Planned />
      <Missed />
      <Others />
      {closed.length > 0 && (
        <>
          <h2>{w.closedTitle(closed.length)}</h2>
          <ol>{closed.map((alarm) => <ClosedRow key={alarm.id} alarm={alarm} />)}</ol>
        </>
      )}
      <h2>{w.faults(faults.length)}</h2>
      {world.value && faults.length === 0 && <p class="quiet">{w.noFaults}</p>}
      <ul>{faults.map((fault) => <FaultRow key={fault.id} fault={fault} />)}</ul>
    </nav>
  );
}

export function Row({ alarm, first }: { alarm: AlarmView; first: boolean }) {
  const w = words.value;
  const me = world.value?.me.id ?? '';
  const waits = alarm.state === 'offered';
  const chosen = selected.value === alarm.id;
  const comes = isUnderWay(alarm.responder) ? responderOf(alarm.responder, now.value, w) : undefined;
  return (
    <li>
      <button
        type="button"
        class={`row urgency-${alarm.urgency} ${waits ? 'waits' : ''} ${alarm.owner?.id === me ? 'mine' : ''}`}
        aria-current={chosen ? 'true' : undefined}
        onClick={() => choose(alarm.id)}
      >
        <span class="picture"><Icon path={pictureOf(alarm.kind)} /></span>
        <span class="what">
          <b>{titleOf(alarm, w)}</b>
          <span>{whoLives(world.value?.homes.get(alarm.home), alarm.home, w)}</span>
          <span class="owner">{ownerOf(alarm, me, w)}</span>
          {comes && <span class={comes.late ? 'late' : ''}>{comes.text}</span>}
        </span>
        <span class="time">{elapsed(now.value - Date.parse(alarm.receivedAt))}</span>
        <span class="why">{first ? `${w.first}: ` : ''}{reasonOf(alarm, w)}</span>
      </button>
    </li>
  );
}

export function ClosedRow({ alarm }: { alarm: AlarmView }) {
  const w = words.value;
  return (
    <li>
      <button type="button" class="row closed" aria-current={selected.value === alarm.id ? 'true' : undefined} onClick={() => choose(alarm.id)}>
        <span class="what">
          <b>{titleOf(alarm, w)}</b>
          <span>{whoLives(world.value?.homes.get(alarm.home), alarm.home, w)}</span>
          <span>{alarm.outcome ? w.outcomes[alarm.outcome] : ''}</span>
        </span>
        {alarm.closedAt && <span class="time small-time"><Clock at={alarm.closedAt} /></span>}
      </button>
    </li>
  );
}

export function FaultRow({ fault }: { fault: FaultView }) {
  const w = words.value;
  const many = fault.homes > 1;
  return (
    <li class="row fault">
      <span class="picture"><Icon path={many ? mdiTransmissionTower : mdiWrench} /></span>
      <span class="what">
        <b>{faultName(fault, w)}</b>
        <span>{many ? w.homesCount(fault.homes) : fault.home ? whoLives(world.value?.homes.get(fault.home), fault.home, w) : fault.text}</span>
      </span>
      <span class="time small-time">{roughly(now.value - Date.parse(fault.since), w)}</span>
    </li>
  );
}
