import { useSignal } from '@preact/signals';
import type { AlarmEventView, AlarmView, HomeView } from '../../shared/contract';
import { Clock } from '../bars';
import { words } from '../prefs';
import { eventLine } from '../say';
import { historyFailed, historyRead, loadHistory, world } from '../store';

/** An alarm that nobody answers grows by two lines each half minute; what is below must stay in reach. */
const AT_FIRST = 12;

/** All that happened with this alarm, newest on top while it is open; of a long story the newest part until she asks. */
export function History({ alarm }: { alarm: AlarmView }) {
  const w = words.value;
  const events = world.value?.events.get(alarm.id) ?? [];
  const failed = historyFailed.value.has(alarm.id);
  const whole = useSignal('');
  const all = alarm.state === 'closed' ? events : [...events].reverse();
  const shown = alarm.state === 'closed' || whole.value === alarm.id ? all : all.slice(0, AT_FIRST);
  return (
    <section class="history" aria-label={w.history}>
      <h2>{w.history}</h2>
      {failed && (
        <p class="refusal">{w.historyFailed} <button type="button" class="small" onClick={() => void loadHistory(alarm.id)}>{w.again}</button></p>
      )}
      {!failed && events.length === 0 && !historyRead.value.has(alarm.id) && <p class="quiet" role="status">{w.historyLoading}</p>}
      <ol>{shown.map((event) => <Line key={event.seq} event={event} home={world.value?.homes.get(alarm.home)} />)}</ol>
      {shown.length < all.length && <button type="button" class="small" onClick={() => (whole.value = alarm.id)}>{w.historyEarlier(all.length - shown.length)}</button>}
    </section>
  );
}

export function Line({ event, home }: { event: AlarmEventView; home: HomeView | undefined }) {
  return (
    <li class={`event ${event.type}`}>
      <span class="at"><Clock at={event.at} seconds /></span>
      <span>
        {eventLine(event, home?.devices ?? [], words.value)}
        {event.by && <span class="by"> · {event.by}</span>}
        {event.details['note'] && <span class="written">{event.details['note']}</span>}
      </span>
    </li>
  );
}
