import {
  mdiAccountHeart, mdiCar, mdiCheckCircle, mdiCircleOutline, mdiHeadset, mdiHeart, mdiPhoneInTalk, mdiPhoneRing, mdiProgressClock,
} from '@mdi/js';
import { Icon } from '../shared/icon';
import { momentOf } from './day';
import { whole } from './phone';
import { SpeakButton } from './speak';
import { spokenStory } from './spoken';
import { askedAgain, help, ownCall, readUntil, state, words } from './store';
import { tellHelp, type Mood, type Step, type Story } from './story';
import type { Neighbour } from '../shared/contract';

const faces: Record<Mood, string> = {
  calling: mdiPhoneRing,
  heard: mdiHeadset,
  person: mdiAccountHeart,
  coming: mdiCar,
  over: mdiHeart,
  offline: mdiPhoneInTalk,
};

const ticks: Record<Step['state'], string> = { done: mdiCheckCircle, now: mdiProgressClock, todo: mdiCircleOutline };

/** Three lines in the largest type; beyond it, for who goes by a long name, the title is smaller rather than cut. */
const LONG_TITLE = 60;

/** What goes on about help: who has heard it, what comes next, and what she can do herself. */
export function HelpView() {
  const w = words.value;
  const own = ownCall.value;
  const told = help.value ?? { kind: 'sos.alarm', cancelled: false, stage: 'calling' as const, since: undefined };
  const stage = own?.blocked ? 'blocked' : told.stage;
  const since = told.since ?? (own && new Date(own.at).toISOString());
  const clock = since && state.value?.clockTrusted ? momentOf(Date.parse(since), state.value.timeZone, w.locale).clock : undefined;
  return (
    <StoryCard
      story={tellHelp(told, stage, w)} clock={clock} again={askedAgain.value} neighbour={state.value?.neighbour}
      back={() => (readUntil.value = told.since)}
    />
  );
}

/** During a call her help takes one line: how far it is, or who comes. */
export function HelpStrip() {
  const w = words.value;
  const told = help.value ?? { kind: 'sos.alarm', cancelled: false, stage: 'calling' as const };
  const story = tellHelp(told, ownCall.value?.blocked ? 'blocked' : told.stage, w);
  return <Strip story={story} again={askedAgain.value ? w.story.again : undefined} />;
}

export function Strip({ story, again }: { story: Story; again?: string | undefined }) {
  return (
    <p class={`strip ${story.mood}`} role="status">
      <Icon path={faces[story.mood]} />
      <b>{again ?? story.title}</b>
    </p>
  );
}

interface CardProps { story: Story; clock?: string | undefined; again?: boolean; neighbour?: Neighbour | undefined; back: () => void }

/** A face that breathes, what is so, and steps that tick. */
export function StoryCard({ story, clock, again, neighbour, back }: CardProps) {
  const w = words.value;
  const numbers = story.mood === 'offline' ? [w.call112, ...(neighbour ? [w.callNeighbour(neighbour.name, whole(neighbour.phone))] : [])] : [];
  return (
    <section class="story" aria-live="polite">
      <div class="who">
        <div class={`face ${story.mood}`}><Icon path={faces[story.mood]} /></div>
        <SpeakButton text={() => spokenStory(story, numbers)} />
      </div>
      <div class="told">
        <h1 class={story.title.length > LONG_TITLE ? 'long' : ''}>{story.title}</h1>
        <p class={again ? 'again' : ''}>{again ? w.story.again : story.line}</p>
        {numbers.length > 0 && <ul class="numbers">{numbers.map((number) => <li key={number}><Icon path={mdiPhoneInTalk} />{number}</li>)}</ul>}
        <ol class="steps">
          {story.steps.map((step, i) => (
            <li key={i} class={step.state}>
              <Icon path={ticks[step.state]} class={step.state === 'now' && story.mood !== 'over' ? 'icon lives' : 'icon'} />
              <span>
                {step.text}
                {i === 0 && step.state === 'done' && clock && ` · ${clock}`}
                <span class="only-spoken">, {w.story[step.state]}</span>
              </span>
            </li>
          ))}
        </ol>
        {story.mood === 'over' && <button type="button" class="plain strong" onClick={back}>{w.back}</button>}
      </div>
    </section>
  );
}
