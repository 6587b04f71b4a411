import {
  mdiAccountHeart, mdiCar, mdiCheckCircle, mdiCircleOutline, mdiHeadset, mdiHeart, mdiPhoneInTalk, mdiPhoneRing, mdiProgressClock,
} from '@mdi/js';
import { Icon } from '../shared/icon';
import { momentOf } from './day';
import { whole } from './phone';
import { askedAgain, help, ownCall, readUntil, state, words } from './store';
import { tellHelp, type Mood, type Step } from './story';

const faces: Record<Mood, string> = {
  calling: mdiPhoneRing,
  heard: mdiHeadset,
  person: mdiAccountHeart,
  coming: mdiCar,
  over: mdiHeart,
  offline: mdiPhoneInTalk,
};

const ticks: Record<Step['state'], string> = { done: mdiCheckCircle, now: mdiProgressClock, todo: mdiCircleOutline };

/** What goes on about help: who has heard it, what comes next, and what she can do herself. */
export function HelpView() {
  const w = words.value;
  const own = ownCall.value;
  const told = help.value ?? { kind: 'sos.alarm', cancelled: false, stage: 'calling' as const, since: undefined };
  const stage = own?.blocked ? 'blocked' : told.stage;
  const story = tellHelp(told, stage, w);
  const since = told.since ?? (own && new Date(own.at).toISOString());
  const clock = since && state.value?.clockTrusted ? momentOf(Date.parse(since), state.value.timeZone, w.locale).clock : undefined;
  const neighbour = state.value?.neighbour;
  return (
    <section class="story" aria-live="polite">
      <div class={`face ${story.mood}`}><Icon path={faces[story.mood]} /></div>
      <div class="told">
        <h1>{story.title}</h1>
        <p class={askedAgain.value ? 'again' : ''}>{askedAgain.value ? w.story.again : story.line}</p>
        {story.mood === 'offline' && (
          <ul class="numbers">
            <li><Icon path={mdiPhoneInTalk} />{w.call112}</li>
            {neighbour && <li><Icon path={mdiPhoneInTalk} />{w.callNeighbour(neighbour.name, whole(neighbour.phone))}</li>}
          </ul>
        )}
        <ol class="steps">
          {story.steps.map((step, i) => (
            <li key={i} class={step.state}>
              <Icon path={ticks[step.state]} />
              <span>
                {step.text}
                {i === 0 && step.state === 'done' && clock && ` · ${clock}`}
                <span class="only-spoken">, {w.story[step.state]}</span>
              </span>
            </li>
          ))}
        </ol>
        {story.mood === 'over' && (
          <button type="button" class="plain strong" onClick={() => (readUntil.value = told.since)}>{w.back}</button>
        )}
      </div>
    </section>
  );
}
