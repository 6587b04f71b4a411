import { mdiAccountVoice, mdiCarClock, mdiCheckBold, mdiPhoneInTalk, mdiHandBackLeft, mdiUndoVariant, mdiWeatherNight } from '@mdi/js';
import type { AlarmView } from '../../shared/contract';
import { now } from '../../shared/clock';
import { Icon } from '../../shared/icon';
import { busy, claim, refusals, release } from '../actions';
import { engaged, mine as myCall, talk, view, withHome } from '../call/calls';
import { CallPanel } from '../call/panel';
import { canTakeOver, colleagueOf } from '../../call/standing';
import { Devices } from '../home/devices';
import { Strip } from '../home/strip';
import { words } from '../prefs';
import { elapsed, isUnderWay, reasonOf, roughly, titleOf, whoLives } from '../say';
import { current, phase, queue, world } from '../store';
import { History } from './history';
import { OnTheWay } from './responder';
import { window_ } from './windows';

/** The one alarm: what, who has it, what can be done, what happened. */
export function AlarmPane() {
  const w = words.value;
  const alarm = current.value;
  if (!alarm) {
    const empty = queue.value.open.length === 0;
    if (myCall.value) return <main class="pane middle" tabIndex={0} aria-label={words.value.call.title(myCall.value.name)}><CallPanel /></main>;
    return (
      <main class="pane middle none">
        <Icon path={mdiWeatherNight} />
        <h2>{!world.value ? w.loading : empty ? w.allQuiet : w.pick}</h2>
        {world.value && empty && <p>{w.allQuietLine}</p>}
      </main>
    );
  }
  // What is spoken with her belongs to her alarm; a call with somebody else stands below what the alarm asks for.
  const hers = myCall.value?.home === alarm.home;
  return (
    <main class="pane middle" tabIndex={0} aria-label={titleOf(alarm, w)}>
      <Title alarm={alarm} />
      <Standing alarm={alarm} />
      <OnTheWay alarm={alarm} />
      {hers && <CallPanel />}
      {alarm.state !== 'closed' && <Acts alarm={alarm} />}
      {!hers && <CallPanel />}
      <Strip alarm={alarm} />
      {alarm.state !== 'closed' && <Devices alarm={alarm} />}
      <History alarm={alarm} />
    </main>
  );
}

export function Title({ alarm }: { alarm: AlarmView }) {
  const w = words.value;
  const end = alarm.closedAt ? Date.parse(alarm.closedAt) : now.value;
  // The line above says the presses already, and when.
  const reason = alarm.urgencyReason === 'repeated' && !alarm.cancelledByClient && !alarm.cleared ? '' : reasonOf(alarm, w);
  const sub = [whoLives(world.value?.homes.get(alarm.home), alarm.home, w), alarm.deviceName];
  if (alarm.repeats > 0) sub.push(w.repeats(alarm.repeats), w.lastPress(roughly(now.value - Date.parse(alarm.lastPressAt), w)));
  return (
    <div class="title">
      <div>
        <h2 class="headline">{titleOf(alarm, w)}</h2>
        <p class="sub">{sub.join(' · ')}</p>
        {reason && <p class="sub">{reason}</p>}
      </div>
      <p class={`since ${alarm.state === 'offered' ? 'bad' : ''}`}>
        <b role="timer">{elapsed(end - Date.parse(alarm.receivedAt))}</b>
        <span>{alarm.state === 'closed' ? w.lasted : w.waiting}</span>
      </p>
    </div>
  );
}

/** Who has it, or who is being asked and what comes next. */
export function Standing({ alarm }: { alarm: AlarmView }) {
  const w = words.value;
  const mine = alarm.owner?.id === world.value?.me.id;
  if (alarm.state === 'closed') {
    return (
      <div class="standing done">
        <p><b>{w.isClosed}{alarm.outcome ? `: ${w.outcomes[alarm.outcome]}` : ''}</b>{alarm.owner ? ` · ${alarm.owner.shownName}` : ''}</p>
        {alarm.note && <p class="written">{alarm.note}</p>}
      </div>
    );
  }
  if (alarm.owner) return <p class={`standing ${mine ? 'mine' : 'other'}`}><b>{mine ? w.heldByYou : w.heldBy(alarm.owner.shownName)}</b></p>;
  const left = alarm.deadline ? Date.parse(alarm.deadline) - now.value : undefined;
  return (
    <p class="standing waits">
      <b>{w.asked(alarm.stepName)}</b>
      <span>{w.step(alarm.step + 1)}</span>
      {left !== undefined && <span class="tabular">{left > 0 ? w.nextStep(elapsed(left + 999)) : w.nextStepNow}</span>}
    </p>
  );
}

export function Acts({ alarm }: { alarm: AlarmView }) {
  const w = words.value;
  const mine = alarm.owner?.id === world.value?.me.id;
  const doing = busy.value.get(alarm.id);
  const stopped = phase.value !== 'live' || doing !== undefined;
  return (
    <>
      <div class="acts">
        {alarm.state === 'offered' && (
          <button type="button" class="primary" disabled={stopped} onClick={() => void claim(alarm.id)}>
            <Icon path={mdiHandBackLeft} />{doing === 'claim' ? w.busy : w.claim}<kbd>A</kbd>
          </button>
        )}
        {mine && <Talk alarm={alarm} />}
        {mine && (
          <button type="button" disabled={stopped} onClick={() => (window_.value = 'contact')}>
            <Icon path={mdiAccountVoice} />{doing === 'contact' ? w.busy : w.contact}<kbd>C</kbd>
          </button>
        )}
        {(mine || isUnderWay(alarm.responder)) && (
          <button type="button" disabled={stopped} onClick={() => (window_.value = 'responder')}>
            <Icon path={mdiCarClock} />{doing === 'responder' ? w.busy : w.responder.act}<kbd>O</kbd>
          </button>
        )}
        {mine && (
          <>
            <button type="button" disabled={stopped} onClick={() => void release(alarm.id)}>
              <Icon path={mdiUndoVariant} />{doing === 'release' ? w.busy : w.release}<kbd>T</kbd>
            </button>
            <button type="button" disabled={doing !== undefined} onClick={() => (window_.value = 'close')}>
              <Icon path={mdiCheckBold} />{w.close}<kbd>X</kbd>
            </button>
          </>
        )}
      </div>
      <p role="alert" class="refusal">{refusals.value.get(alarm.id) ?? ''}</p>
    </>
  );
}

/** One press, and she is spoken to. Gone while this desk is in a call: its own buttons stand above. */
function Talk({ alarm }: { alarm: AlarmView }) {
  const w = words.value.call;
  if (engaged.value) return null;
  const there = withHome(alarm.home);
  const colleague = there && canTakeOver(there) ? colleagueOf(there) : undefined;
  return (
    <button type="button" class="primary" disabled={!view.value?.up} onClick={() => talk(alarm.id, alarm.home)}>
      <Icon path={mdiPhoneInTalk} />{colleague ? w.takeOverFrom(colleague.name) : there?.role === 'elsewhere' ? w.moveHere : w.talk}<kbd>S</kbd>
    </button>
  );
}
