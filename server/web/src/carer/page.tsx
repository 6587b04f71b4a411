// The carer's page: what stands above needs her first.
import { mdiAccountVoice, mdiBellOutline, mdiCellphoneArrowDown, mdiCloudOffOutline, mdiPhoneMissed, mdiVolumeOff } from '@mdi/js';
import { computed, useSignal } from '@preact/signals';
import { canTakeOver, colleagueOf } from '../call/standing';
import type { CallState } from '../shared/contract';
import { Voices } from '../shared/films';
import { Icon } from '../shared/icon';
import { install, installable } from '../shared/install';
import { PushCard } from '../shared/push/card';
import { push } from '../shared/push/push';
import { SignIn } from '../shared/signin';
import { clockOf } from '../shared/times';
import { answer, callBack, engaged, missed, moveHere, others, quiet, takeOver, view } from './call/calls';
import { audible, unlockSound } from './call/ring';
import { Ringing } from './call/ringing';
import { Talk } from './call/talk';
import { Clients } from './clients';
import { duty, onDuty, problem, say, stay } from './duty/duty';
import { switchLanguage, switchTheme, theme, words } from './prefs';
import { OwnPhoto } from './photo';
import { Planned } from './planned';
import { because, me, phase, reached, signIn, signOut } from './store';

export function Page() {
  const w = words.value;
  if (phase.value === 'starting') return <main class="door"><h1 class="only-spoken">{w.heading}</h1><p role="status">{w.signIn.starting}</p></main>;
  if (phase.value === 'signing-out') return <main class="door"><h1 class="only-spoken">{w.heading}</h1><p role="status">{w.signingOut}</p></main>;
  if (phase.value === 'signed-out' || phase.value === 'renewing') {
    const told = phase.value === 'renewing' ? w.signIn.renew : because.value === '' ? '' : w.signIn[because.value];
    // Who stays on duty is rung while she signs in anew.
    return <><SignIn words={w.signIn} told={told} signIn={signIn}><Choices /></SignIn><Calls /></>;
  }
  return (
    <>
      <Top />
      <main class="page">
        <OfflineBanner />
        <DutyCard />
        {pushFirst.value && <PushCard words={w.push} />}
        <Rings />
        <Planned />
        <Missed />
        <Others />
        <Clients />
        <Settings />
      </main>
      <Calls />
    </>
  );
}

/** Over all else, whatever stands behind it. */
function Calls() {
  return (
    <>
      <Voices media={view.value?.media} />
      <Ringing />
      <Talk />
    </>
  );
}

/** On duty with a phone that is not reached in a pocket: that comes before all that is only useful. */
const pushFirst = computed(() => onDuty.value && ['off', 'denied', 'failed', 'needs-install'].includes(push.value));

/** The centre answers, and the line for calls stands. */
const connected = () => reached.value && view.value?.up === true;

function Top() {
  const w = words.value;
  return (
    <header class="top">
      <h1>{me.value?.organisationName ?? w.heading}</h1>
      <p class={`pill ${connected() ? 'ok' : 'warn'}`} role="status">{connected() ? w.connected : reached.value ? w.connecting : w.offline}</p>
    </header>
  );
}

function OfflineBanner() {
  const w = words.value;
  if (reached.value) return null;
  return <div class="banner warn" role="alert"><Icon path={mdiCloudOffOutline} /><p>{w.offlineLine}{!me.value && ` ${w.offlineShell}`}</p></div>;
}

export function DutyCard() {
  const w = words.value.duty;
  const now = duty.value;
  const clock = (at: number) => clockOf(at, words.value.locale);
  return (
    <section class={`card duty ${now?.on && !now.pending ? 'on' : ''}`} aria-labelledby="duty">
      <h2 id="duty" class="only-spoken">{w.title}</h2>
      <p class="lead" role="status">{!now ? w.unknown : now.pending ? w.pending : now.on ? w.on : w.off}</p>
      {now && (
        <p>{now.pending ? (now.on ? w.pendingOn : w.pendingOff) : now.on && now.since !== undefined && now.until !== undefined ? w.since(clock(now.since), clock(now.until)) : w.offLine}</p>
      )}
      {problem.value && <p class="refusal" role="alert">{w[problem.value]}</p>}
      {now?.ending && now.until !== undefined && (
        <div class="banner warn" role="alert"><p>{w.ending(clock(now.until))}</p><button type="button" class="plain" onClick={() => void stay()}>{w.stay}</button></div>
      )}
      {onDuty.value && !audible.value && (
        <div class="banner warn" role="alert"><Icon path={mdiVolumeOff} /><p>{words.value.sound.needed}</p><button type="button" class="plain" onClick={() => void unlockSound()}>{words.value.sound.turnOn}</button></div>
      )}
      {now && (now.on
        ? <button type="button" class="big plain" onClick={() => say(false)}>{w.end}</button>
        : <button type="button" class="big calm" onClick={() => { void unlockSound(); say(true); }}>{w.start}</button>)}
    </section>
  );
}

/** Off duty, or while she speaks: who asks is seen and not heard. */
function Rings() {
  const w = words.value.ring;
  if (quiet.value.length === 0) return null;
  return (
    <section aria-labelledby="rings">
      <h2 id="rings">{w.listTitle}</h2>
      <ul class="rows">{quiet.value.map((ring) => (
        <Row key={ring.call} call={ring} icon={mdiBellOutline} line={ring.urgent ? w.asksUrgent : w.asks} act={w.answer} press={answer} />
      ))}</ul>
    </section>
  );
}

function Missed() {
  const w = words.value.missed;
  if (!view.value) return null;
  return (
    <section aria-labelledby="missed">
      <h2 id="missed">{w.title}</h2>
      {missed.value.length === 0 ? <p class="quiet">{w.none}</p> : (
        <ul class="rows">{missed.value.map((call) => (
          <Row key={call.call} call={call} icon={mdiPhoneMissed} line={w.line(clockOf(call.ended?.at ?? call.begunAt, words.value.locale))} act={w.callBack} press={callBack} />
        ))}</ul>
      )}
    </section>
  );
}

function Others() {
  const w = words.value.others;
  if (others.value.length === 0) return null;
  return (
    <section aria-labelledby="others">
      <h2 id="others">{w.title}</h2>
      <ul class="rows">{others.value.map((call) => {
        const who = colleagueOf(call)?.name ?? '';
        const here = call.role === 'elsewhere';
        const act = here ? { act: w.moveHere, press: moveHere } : canTakeOver(call) ? { act: w.takeOver, press: takeOver } : {};
        return <Row key={call.call} call={call} icon={mdiAccountVoice} line={here ? w.elsewhere : call.stage === 'ringing' ? w.ringsOf(who) : w.speaksWith(who)} {...act} />;
      })}</ul>
    </section>
  );
}

function Row({ call, icon, line, act, press }: { call: CallState; icon: string; line: string; act?: string; press?: (call: CallState) => void }) {
  return (
    <li class="row">
      <Icon path={icon} />
      <span class="what"><b>{call.clientName}</b><span>{line}</span></span>
      {act && press && <button type="button" class="round" disabled={engaged.value || !view.value?.up} aria-label={`${act}: ${call.clientName}`} onClick={() => press(call)}>{act}</button>}
    </li>
  );
}

function Settings() {
  const w = words.value;
  const asks = useSignal(false);
  return (
    <footer class="settings">
      {!pushFirst.value && <PushCard words={w.push} />}
      {installable.value && (
        <section class="card" aria-labelledby="install">
          <h2 id="install">{w.install.title}</h2>
          <p>{w.install.line}</p>
          <button type="button" class="plain" onClick={() => void install()}><Icon path={mdiCellphoneArrowDown} />{w.install.act}</button>
        </section>
      )}
      <OwnPhoto />
      <Choices />
      {asks.value && onDuty.value ? (
        <div class="banner warn" role="alert">
          <p>{w.signOutAsk}</p>
          <button type="button" class="plain" onClick={() => (asks.value = false)}>{w.signOutStay}</button>
          <button type="button" class="plain" onClick={() => signOut()}>{w.signOut}</button>
        </div>
      ) : <button type="button" class="plain" disabled={engaged.value} onClick={() => (duty.value?.on ? (asks.value = true) : signOut())}>{w.signOut}</button>}
      {me.value && <p class="quiet">{me.value.shownName}</p>}
    </footer>
  );
}

function Choices() {
  const w = words.value;
  return (
    <div class="pair">
      <button type="button" class="plain" onClick={switchLanguage} lang={w.locale === 'nl-NL' ? 'en' : 'nl'}>{w.language}</button>
      <button type="button" class="plain" onClick={switchTheme}>{theme.value === 'night' ? w.themes.day : w.themes.night}</button>
    </div>
  );
}
