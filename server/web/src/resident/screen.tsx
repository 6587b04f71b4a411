import { mdiCloudOffOutline, mdiHandHeart, mdiPhoneClock, mdiWalk } from '@mdi/js';
import { Icon } from '../shared/icon';
import { scene } from './call/calls';
import { CallKey, CallSign, CallView, CallVoices } from './call/view';
import { HelpView, HelpStrip } from './help';
import { Log, logShown } from './log/log';
import { Mistake } from './mistake';
import { now } from '../shared/clock';
import { whole } from './phone';
import { noticeOf } from './planned';
import { SpeakButton } from './speak';
import { spokenHome, spokenLog } from './spoken';
import { asking, callHelp, help, line, moment, ownCall, state, tilesDuringHelp, view, words } from './store';
import { Tiles } from './tiles';
import { People, Today } from './views';
import { tellVisit, type VisitLine } from './visit';
import { Waiting } from './waiting';

/** Head, middle, and the red bar with the key for calls: only the middle ever changes places. */
export function Screen() {
  const helping = help.value !== undefined || ownCall.value !== undefined;
  const call = scene.value;
  return (
    <>
      <Head helping={helping} />
      <main class={call && helping ? 'call-and-help' : ''}>
        {call && helping && <HelpStrip />}
        {call ? <CallView of={call} brief={helping} /> : middle(helping)}
      </main>
      <div class="bar">
        <HelpBar helping={helping} />
        <CallKey />
      </div>
      <CallVoices />
      {asking.value && <Mistake />}
    </>
  );
}

function middle(helping: boolean) {
  if (helping && !tilesDuringHelp.value && (line.value !== 'lost' || ownCall.value)) return <HelpView />;
  if (line.value !== 'live' && !(line.value === 'loading' && state.value)) return <Waiting />;
  if (view.value === 'people') return <People />;
  if (view.value === 'today') return <Today />;
  if (view.value === 'log') return <Log />;
  return <Tiles />;
}

function Head({ helping }: { helping: boolean }) {
  const w = words.value;
  const at = moment.value;
  return (
    <header>
      <div class="when">
        {at && line.value !== 'loading' ? (
          <>
            <p class="day">{at.day} · {w.parts[at.part]}</p>
            <p class="clock">{at.clock}</p>
          </>
        ) : (
          <p class="brand">Nabij</p>
        )}
      </div>
      {scene.value?.kind === 'talking' ? <CallSign /> : scene.value?.kind === 'knock' ? null : helping ? <HelpButtons /> : <Aside />}
    </header>
  );
}

function Aside() {
  if (!state.value || line.value !== 'live') return null;
  return (
    <div class="aside">
      {view.value === 'home' && <SpeakButton text={() => spokenHome(state.value!, moment.value, plannedNow() ?? visitNow(), words.value)} />}
      {view.value === 'log' && <SpeakButton text={() => spokenLog(logShown.value, words.value)} />}
      <News />
    </div>
  );
}

/** A call that was agreed upon, while it is near or late. */
function plannedNow(): VisitLine | undefined {
  const s = state.value;
  return s?.clockTrusted ? noticeOf(s.calls ?? [], now.value, s.timeZone, words.value) : undefined;
}

function visitNow(): VisitLine | undefined {
  const s = state.value;
  return s?.nextVisit && s.clockTrusted ? tellVisit(s.nextVisit, now.value, s.timeZone, words.value) : undefined;
}

/** The one thing that she has to know now: the centre is out of reach, who calls, or who comes; otherwise she is greeted. */
function News() {
  const w = words.value;
  if (!state.value?.uplink) {
    return (
      <div class="notice" role="status">
        <Icon path={mdiCloudOffOutline} />
        <p>{w.offline}<b>{w.offlineCalm}</b></p>
      </div>
    );
  }
  const planned = plannedNow();
  if (planned) return <div class="notice planned" role="status"><Icon path={mdiPhoneClock} /><p>{planned.when}<b>{planned.what}</b></p></div>;
  const visit = visitNow();
  if (visit) return <div class="notice visit" role="status"><Icon path={mdiWalk} /><p>{visit.when}<b>{visit.what}</b></p></div>;
  const greeting = moment.value ? w.greeting[moment.value.part] : undefined;
  return greeting ? <p class="greeting">{w.greet(greeting, state.value.clientName)}</p> : null;
}

function HelpButtons() {
  const w = words.value;
  const over = help.value?.stage === 'over';
  const devices = line.value === 'live';
  return (
    <div class="help-buttons">
      {devices && !over && (
        <button type="button" class="plain" onClick={() => (tilesDuringHelp.value = !tilesDuringHelp.value)}>
          {tilesDuringHelp.value ? w.toHelp : w.toTiles}
        </button>
      )}
      {!over && !help.value?.cancelled && (
        <button type="button" class="plain" onClick={() => (asking.value = true)}>{w.mistake}</button>
      )}
    </div>
  );
}

function HelpBar({ helping }: { helping: boolean }) {
  const w = words.value;
  const calling = helping && help.value?.stage !== 'over';
  // Beside the key of a call there is no room for a number.
  const neighbour = scene.value ? undefined : state.value?.neighbour;
  const offline = state.value && !state.value.uplink && !calling && line.value === 'live';
  return (
    <button type="button" class="help" onClick={() => void callHelp()}>
      <Icon path={mdiHandHeart} />
      <span>
        {calling ? (scene.value ? w.helpAgainBrief : w.helpAgain) : w.help}
        {offline && <small>{w.helpOffline(neighbour?.name, neighbour && whole(neighbour.phone))}</small>}
      </span>
    </button>
  );
}
