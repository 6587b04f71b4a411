import { mdiCalendarClock, mdiPhone, mdiPhoneMissed } from '@mdi/js';
import type { DayOfWeek, FamilyHome } from '../shared/contract';
import { Icon } from '../shared/icon';
import { PushCard } from '../shared/push/card';
import { reachedClosed } from '../shared/push/push';
import { Access } from './access';
import { OwnPhoto } from './photo';
import { back, call, callBack, centreNow, view, words } from './store';
import { missedOf, plannedOf, reachOf } from './tell';

/** Who she can call, and what came to nothing; below it what she may and what is hers. */
export function Home({ me }: { me: FamilyHome }) {
  const w = words.value;
  const reach = reachOf(me, w, centreNow.value);
  const up = view.value?.up === true;
  const missed = missedOf(view.value?.calls ?? [], back.value);
  return (
    <main class="page">
      <section class="card first">
        <p class="quiet">{w.hello(me.name)}</p>
        <h1>{me.clientName}</h1>
        <p class={reach.may ? 'reach may' : 'reach'}>{reach.line}</p>
        {reach.may && <button type="button" class="primary big" disabled={!up} onClick={call}><Icon path={mdiPhone} />{w.call(me.clientName)}</button>}
        {me.onScreen && <p class="quiet">{reachedClosed.value ? w.reached : w.stay}</p>}
      </section>
      {missed.length > 0 && (
        <section class="card" aria-labelledby="missed">
          <h2 id="missed"><Icon path={mdiPhoneMissed} />{w.missed}</h2>
          <ul>
            {missed.slice(0, 5).map((one) => (
              <li key={one.call} class="line">
                <span>{one.mine ? w.missedMine(when(one.at, w.locale)) : w.missedBy(me.clientName, when(one.at, w.locale))}</span>
                {(one.mine ? reach.may : me.mayCall) && <button type="button" class="plain" disabled={!up} onClick={() => callBack(one.call)}>{w.callBack}</button>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Planned me={me} />
      {me.onScreen && !reachedClosed.value && <PushCard words={w.push} />}
      <May me={me} />
      <OwnPhoto me={me} />
      {(!me.onScreen || reachedClosed.value) && <PushCard words={w.push} />}
      <Access me={me} />
    </main>
  );
}

/** What was agreed upon. */
function Planned({ me }: { me: FamilyHome }) {
  const w = words.value;
  const some = plannedOf(me.planned ?? [], centreNow.value);
  if (some.length === 0) return null;
  return (
    <section class="card" aria-labelledby="planned">
      <h2 id="planned"><Icon path={mdiCalendarClock} />{w.planned.title}</h2>
      <ul>{some.map(({ day, due }) => (
        <li key={day.at} class="line">
          <span class={due ? 'due' : ''}>{when(day.at, w.locale).replace(/^./, (letter) => letter.toUpperCase())}{day.state === 'skipped' ? ` · ${w.planned.off}` : due ? ` · ${w.planned.due}` : ''}</span>
        </li>
      ))}</ul>
    </section>
  );
}

function May({ me }: { me: FamilyHome }) {
  const w = words.value.may;
  const days = (all: DayOfWeek[]) => (all.length === 7 ? w.always : all.map((day) => w.days[day] ?? day).join(', '));
  return (
    <section class="card" aria-labelledby="may">
      <h2 id="may">{w.title}</h2>
      <ul class="mays">
        <li>{!me.mayCall ? w.noCall : me.from === me.until ? w.call : w.hours(me.from, me.until)}</li>
        <li>{me.onScreen ? w.face : w.noFace}</li>
        {me.comesIn.map((one) => <li key={`${one.days.join()} ${one.from}`}>{w.comesIn(days(one.days), one.from, one.until, w.pictures[one.picture])}</li>)}
      </ul>
      <p class="quiet">{w.nothing}</p>
    </section>
  );
}

/** `om 14:10`, or the day with it. */
function when(at: string, locale: string): string {
  const then = new Date(at);
  const time = then.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
  const today = then.toDateString() === new Date().toDateString();
  const day = today ? '' : `${then.toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' })} `;
  return `${locale.startsWith('nl') ? (day ? `op ${day}om ` : 'om ') : day ? `on ${day}at ` : 'at '}${time}`;
}
