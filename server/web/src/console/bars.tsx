import { mdiAccountGroup, mdiHelpCircleOutline, mdiLanConnect, mdiLanDisconnect, mdiPhone, mdiVolumeHigh, mdiVolumeOff } from '@mdi/js';
import { now } from '../shared/clock';
import { Icon } from '../shared/icon';
import { window_ } from './alarm/windows';
import { audible } from './alive/sound';
import { kpi, shareText } from './kpi';
import { keep, language, theme, words } from './prefs';
import { clockOf, dayAndClock, elapsed } from './say';
import { endShift } from './shift/shift';
import { phase, queue, signOut, world } from './store';

/** Who and what: organisation, duty, colleagues, connection, time. */
export function Top() {
  const w = words.value;
  const me = world.value?.me;
  const onDuty = world.value?.shift.onDuty ?? false;
  const others = [...(world.value?.colleagues.values() ?? [])].filter((c) => c.id !== me?.id);
  const live = phase.value === 'live';
  return (
    <header class="bar">
      <h1>{me?.organisationName ?? w.heading}</h1>
      <span class={`pill ${onDuty && audible.value ? 'ok' : 'warn'}`}>
        <Icon path={audible.value ? mdiVolumeHigh : mdiVolumeOff} />
        {onDuty ? (audible.value ? w.shift.onDuty : w.shift.onDutySilent) : w.shift.offDuty}
      </span>
      <button type="button" class="pill" {...{ popovertarget: 'colleagues' }}>
        <Icon path={mdiAccountGroup} />{w.colleagues(others.filter((c) => c.onDuty).length)}
      </button>
      <div id="colleagues" {...{ popover: 'auto' }} class="popover">
        <h2>{w.colleaguesTitle}</h2>
        {others.length === 0 && <p>{w.noColleagues}</p>}
        <ul>{others.map((c) => <li key={c.id} class={c.onDuty ? 'ok' : ''}><b>{c.shownName}</b> {c.onDuty ? w.here : w.away}</li>)}</ul>
      </div>
      <span class={`pill ${live ? 'ok' : 'bad'}`} role="status">
        <Icon path={live ? mdiLanConnect : mdiLanDisconnect} />{live ? w.connected : w.connecting}
      </span>
      <span class="push">{me?.shownName}</span>
      {world.value && <time>{dayAndClock(now.value, w.locale)}</time>}
      {onDuty && <button type="button" class="small" onClick={endShift}>{w.shift.end}</button>}
      <button type="button" class="small" onClick={() => void signOut()}>{w.signOut}</button>
    </header>
  );
}

export function Foot() {
  const w = words.value;
  const { open } = queue.value;
  const offered = open.filter((a) => a.state === 'offered');
  const longest = offered.reduce((most, a) => Math.max(most, now.value - Date.parse(a.receivedAt)), 0);
  const mine = open.filter((a) => a.owner?.id === world.value?.me.id).length;
  return (
    <footer class="bar foot">
      <span>{w.foot.waiting} <b>{offered.length}</b></span>
      <span>{w.foot.longest} <b class={offered.length > 0 ? 'bad' : ''}>{elapsed(longest)}</b></span>
      <span>{w.foot.mine} <b>{mine}</b></span>
      {kpi.value && (
        <span class="promise">
          {w.foot.today}
          {([['30', kpi.value.within30Seconds], ['60', kpi.value.within60Seconds], ['180', kpi.value.within180Seconds]] as const).map(([seconds, within]) => (
            <span key={seconds}>≤ {seconds} s <b>{shareText(within, w.locale)}</b></span>
          ))}
        </span>
      )}
      <button type="button" class="small push" onClick={() => (window_.value = 'call')}>
        <Icon path={mdiPhone} /><kbd>B</kbd> {w.call.call}
      </button>
      <button type="button" class="small" onClick={() => {
        theme.value = theme.value === 'night' ? 'day' : 'night';
        keep('theme', theme.value);
      }}>{theme.value === 'night' ? w.theme.day : w.theme.night}</button>
      <button type="button" class="small" lang={language.value === 'nl' ? 'en' : 'nl'} onClick={() => {
        language.value = language.value === 'nl' ? 'en' : 'nl';
        keep('language', language.value);
      }}>{w.language}</button>
      <button type="button" class="small" onClick={() => (window_.value = 'help')}>
        <Icon path={mdiHelpCircleOutline} /><kbd>?</kbd> {w.foot.keys}
      </button>
    </footer>
  );
}

export function Clock({ at, seconds }: { at: string; seconds?: boolean }) {
  return <time dateTime={at}>{clockOf(at, words.value.locale, seconds)}</time>;
}
