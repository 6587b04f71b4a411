// What is told about help: a title, a line, and steps that tick. Pure, so that each stage can be checked.
import type { Coming, Help } from '../shared/contract';
import type { Words } from './words.nl';

export type StepState = 'done' | 'now' | 'todo';
export interface Step {
  text: string;
  state: StepState;
}
export type Mood = 'calling' | 'heard' | 'person' | 'coming' | 'over' | 'offline';
export interface Story {
  mood: Mood;
  title: string;
  line: string;
  steps: Step[];
}

/** `blocked`: this screen itself cannot reach the box, which no stage of the contract can say. */
export type Stage = Help['stage'] | 'blocked';

export function tellHelp(help: Pick<Help, 'kind' | 'with' | 'cancelled' | 'coming'>, stage: Stage, words: Words): Story {
  const w = words.story;
  const who = help.with ?? w.somebody;
  const comer = help.coming ? named(help.coming.who, words) : w.somebody;
  const first = help.kind === 'sos.alarm' || help.kind === 'button' ? w.asked : detected(help.kind, words);
  const story = bare();
  const smoke = help.kind === 'smoke.alarm' && story.mood !== 'over' && stage !== 'responder-arrived';
  return { ...story, line: help.cancelled && story.mood !== 'over' ? w.cancelled : smoke ? w.smokeLine : story.line };

  function bare(): Story {
    switch (stage) {
      case 'calling':
        return { mood: 'calling', ...w.calling, steps: steps(1, [first, w.steps.reachCentre, w.steps.somebodyTakes, w.steps.contactNext]) };
      case 'calling-offline':
        return { mood: 'offline', ...w.offline, steps: steps(1, [first, w.steps.trying]) };
      case 'blocked':
        return { mood: 'offline', ...w.blocked, steps: steps(0, [w.steps.trying]) };
      case 'heard':
        return { mood: 'heard', ...w.heard, steps: steps(2, [first, w.steps.reached, w.steps.seeking, w.steps.contactNext]) };
      case 'claimed':
        return {
          mood: 'person', title: w.claimed.title(who), line: w.claimed.line,
          steps: steps(3, [first, w.steps.reached, w.steps.took(who), w.steps.contactNow(who)]),
        };
      case 'contact':
        return {
          mood: 'person', title: w.contact.title(who), line: w.contact.line,
          steps: steps(4, [first, w.steps.reached, w.steps.took(who), w.steps.contactDone(who)]),
        };
      case 'responder-asked':
        return { mood: 'coming', ...w.responderAsked, steps: steps(2, [w.steps.reached, w.steps.took(who), w.steps.responder, w.steps.coming]) };
      case 'responder-coming':
        return {
          mood: 'coming', line: w.responderComing.line, title: help.coming ? comesWhen(help.coming, words) : w.responderComing.title,
          steps: steps(2, [w.steps.reached, w.steps.took(who), help.coming ? comes(help.coming, words) : w.steps.coming, w.steps.arrived]),
        };
      case 'responder-arrived':
        return { mood: 'coming', title: w.responderArrived.title(comer), line: w.responderArrived.line, steps: steps(4, [w.steps.reached, w.steps.took(who), w.steps.coming, w.steps.arrived]) };
      case 'over':
        return { mood: 'over', ...w.over, steps: steps(3, [first, w.steps.reached, w.steps.over]) };
    }
  }
}

/** Who comes, as far as it is: `Anja komt naar u toe`. */
function comes(coming: Coming, words: Words): string {
  return words.story.coming[coming.arrival](named(coming.who, words));
}

/** And when, in words that the box chose; overdue has no number, since the last one was wrong. */
function comesWhen(coming: Coming, words: Words): string {
  const w = words.story;
  const minutes = coming.aboutMinutes;
  if (coming.arrival === 'later') return `${comes(coming, words)}${w.comingLater}.`;
  if (coming.arrival !== 'about' || minutes === undefined) return `${comes(coming, words)}.`;
  return `${comes(coming, words)}${w.comingAbout(w.hours[minutes] ?? w.minutes(minutes))}.`;
}

/** A sentence begins with it, and it may be a function: `mobiele nachtzorg`. */
function named(who: string, words: Words): string {
  return who.charAt(0).toLocaleUpperCase(words.locale) + who.slice(1);
}

function detected(kind: string, words: Words) {
  if (kind === 'smoke.alarm') return words.story.detected.smoke;
  if (kind === 'fall.alarm') return words.story.detected.fall;
  return words.story.detected.other;
}

/** The first `done` steps are ticked, the next one is going on, the rest is to come. */
function steps(done: number, texts: string[]): Step[] {
  return texts.map((text, i) => ({ text, state: i < done ? 'done' : i === done ? 'now' : 'todo' }));
}
