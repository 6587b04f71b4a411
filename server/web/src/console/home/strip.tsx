import { mdiChartLine } from '@mdi/js';
import { useSignal } from '@preact/signals';
import type { AlarmView } from '../../shared/contract';
import { now } from '../../shared/clock';
import { Icon } from '../../shared/icon';
import { window_ } from '../alarm/windows';
import { words } from '../prefs';
import { clockOf } from '../say';
import { world } from '../store';
import { lanesOf, LEAST_WIDTH, ticksOf, type Lane, type Span } from './lanes';
import { Rooms } from './plan';
import { roomsOf } from './rooms';
import { hours, past, pastFailed, readPast, upToNow, type Hours } from './past';

const CHOICES: Hours[] = [6, 24, 48];
/** So many lanes before one asks for the rest: what is about her comes first. */
const SHOWN = 7;
/** Redrawn as often as its picture changes by a hair: each 30 s, in ms. */
const STEP = 30_000;

/** What happened in her home in the last hours: bed, movement, doors, lights, alarms, and what could not be heard. */
export function Strip({ alarm }: { alarm: AlarmView }) {
  const w = words.value;
  const all = useSignal(false);
  const home = world.value?.homes.get(alarm.home);
  const have = past.value?.home === alarm.home ? past.value : undefined;
  const at = Math.ceil(now.value / STEP) * STEP;
  const history = have && upToNow(have.read, world.value?.alarms.values() ?? [], alarm.home, have.hours, at);
  const lanes = history ? lanesOf(history, home?.devices ?? [], w) : [];
  const shown = all.value ? lanes : lanes.slice(0, SHOWN);
  return (
    <section class="strip" aria-label={w.strip.title(hours.value)}>
      <div class="strip-head">
        <h2>{w.strip.title(have?.hours ?? hours.value)}</h2>
        <span class="spans" role="group" aria-label={w.strip.choose}>
          {CHOICES.map((span) => (
            <button key={span} type="button" class="small" aria-pressed={hours.value === span} onClick={() => (hours.value = span)}>{w.strip.hours(span)}</button>
          ))}
        </span>
        <button type="button" class="small" onClick={() => (window_.value = 'measures')}><Icon path={mdiChartLine} />{w.measures.open}<kbd>M</kbd></button>
      </div>
      {history && <Rooms rooms={roomsOf(alarm, home?.devices ?? [], history.entries, home?.rooms)} at={now.value} />}
      {pastFailed.value && <p class="refusal">{w.strip.failed} <button type="button" class="small" onClick={() => void readPast(alarm.home, hours.value)}>{w.again}</button></p>}
      {!history && !pastFailed.value && <p class="quiet" role="status">{w.strip.loading}</p>}
      {history && lanes.length === 0 && <p class="quiet">{history.kept === false ? w.strip.notKept : w.strip.nothing}</p>}
      {history && lanes.length > 0 && <Lanes lanes={shown} from={Date.parse(history.from)} until={Date.parse(history.until)} />}
      {history && !history.complete && <p class="quiet">{w.strip.incomplete}</p>}
      {lanes.length > SHOWN && (
        <button type="button" class="small" aria-expanded={all.value} onClick={() => (all.value = !all.value)}>{all.value ? w.strip.fewer : w.strip.all(lanes.length)}</button>
      )}
    </section>
  );
}

export function Lanes({ lanes, from, until }: { lanes: Lane[]; from: number; until: number }) {
  const w = words.value;
  const place = (at: number) => `${((at - from) / (until - from)) * 100}%`;
  const ticks = ticksOf(from, until);
  return (
    <ul class="lanes">
      <li class="axis" aria-hidden="true">
        <span />
        <span class="track">{ticks.map((tick) => <i key={tick} style={{ left: place(tick) }}>{clockOf(tick, w.locale)}</i>)}<i class="now" style={{ left: '100%' }}>{w.strip.now}</i></span>
      </li>
      {lanes.map((lane) => (
        <li key={lane.key} class={lane.tone}>
          <span class="lane">{lane.name}</span>
          <span class="track" role="img" aria-label={spoken(lane)}>
            {ticks.map((tick) => <u key={tick} style={{ left: place(tick) }} />)}
            {lane.spans.map((span) => (
              <b key={`${span.from}`} class={span.lasts ? 'lasts' : ''} title={told(span)}
                style={{ left: place(Math.min(span.from, until - (until - from) * LEAST_WIDTH)), width: `${Math.max((span.to - span.from) / (until - from), LEAST_WIDTH) * 100}%` }} />
            ))}
          </span>
        </li>
      ))}
    </ul>
  );

  function told(span: Span): string {
    return `${span.text} ${clockOf(span.from, w.locale)}${span.lasts ? `, ${w.strip.still}` : ` – ${clockOf(span.to, w.locale)}`}`;
  }

  /** For who listens: the last ones, newest first; a line of forty times is no answer. */
  function spoken(lane: Lane): string {
    return [...lane.spans].reverse().slice(0, 5).map(told).join('; ');
  }
}
