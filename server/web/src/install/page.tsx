import { mdiCloudCheckOutline, mdiCloudOffOutline, mdiZigbee, mdiThemeLightDark } from '@mdi/js';
import { useSignal } from '@preact/signals';
import type { InstallState } from '../shared/contract';
import { Icon } from '../shared/icon';
import { switchLanguage, switchTheme } from '../shared/prefs';
import { Devices } from './devices';
import { Door } from './door';
import { minutes } from './list';
import { lost, openForNew, refusal, signOut, state, words } from './store';
import { Trial } from './trial';

export function Page() {
  const w = words.value;
  const now = state.value;
  return (
    <>
      <header class="bar">
        <p class="brand">{w.brand}<span class="quiet"> · {w.heading}</span></p>
        <button type="button" class="plain" lang={w.locale === 'nl-NL' ? 'en' : 'nl'} onClick={switchLanguage}>{w.otherLanguage}</button>
        <button type="button" class="plain square" aria-label={w.theme} onClick={switchTheme}><Icon path={mdiThemeLightDark} /></button>
        {now?.installer && <button type="button" class="plain" onClick={() => void signOut()}>{w.signOut}</button>}
      </header>
      {lost.value && <p role="alert" class="stale">{w.lost}</p>}
      {!now ? <main class="door"><p role="status">{w.starting}</p></main> : now.installer ? <Installing now={now} /> : <Door box={now} />}
    </>
  );
}

function Installing({ now }: { now: InstallState }) {
  const w = words.value;
  const alarms = now.devices.filter((device) => device.alarm);
  const tried = alarms.filter((device) => device.tried);
  return (
    <main class="page">
      <h1>{now.client ? w.home(now.client) : w.homeUnknown}</h1>
      <ul class="chips">
        <li class={now.link ? 'chip good' : 'chip bad'}><Icon path={now.link ? mdiCloudCheckOutline : mdiCloudOffOutline} />{now.link ? w.link.up : w.link.down}</li>
        <li class={now.bridge ? 'chip good' : 'chip bad'}><Icon path={mdiZigbee} />{now.bridge === undefined ? w.bridge.unknown : now.bridge ? w.bridge.up : w.bridge.down}</li>
      </ul>
      <Joining now={now} />
      {now.trial && <Trial trial={now.trial} device={now.devices.find((device) => device.id === now.trial?.device)} />}
      <Devices now={now} />
      <section class="card end">
        <h2>{w.end.title}</h2>
        <p>{alarms.length === 0 ? w.end.none : w.end.tried(tried.length, alarms.length)}</p>
        <p class="quiet">{w.end.second}</p>
      </section>
    </main>
  );
}

function Joining({ now }: { now: InstallState }) {
  const w = words.value.joining;
  const told = useSignal('');
  const open = now.openForSeconds > 0;
  const wish = async (wanted: boolean) => {
    told.value = refusal(await openForNew(wanted));
  };
  return (
    <section class={open ? 'card open' : 'card'}>
      <h2>{w.title}</h2>
      <p role="status">{open ? w.open(minutes(now.openForSeconds)) : w.line}</p>
      <p role="alert" class="refusal">{told.value || (now.problem === 'no-answer' ? w.noAnswer : now.problem ? w.problem(now.problem) : '')}</p>
      <p class="ends">
        <button type="button" class={open ? 'plain' : 'primary'} onClick={() => void wish(true)}>{open ? w.again : w.start}</button>
        {open && <button type="button" class="primary" onClick={() => void wish(false)}>{w.stop}</button>}
      </p>
    </section>
  );
}
