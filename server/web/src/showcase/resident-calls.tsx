// What her screen shows of a call, in every state. A state of the contract or of the engine that is not shown here does not compile.
import type { ComponentChildren } from 'preact';
import type { Given, Look } from '../call/capture';
import type { LineView } from '../call/line';
import type { State as Way, View } from '../call/view';
import type { Meeting } from '../call/proof';
import type { Word } from '../call/quality';
import type { CallPicture, CallPresence, CallRefusal, CallRole, CallStage, CallState, CallWhy, PartyState } from '../shared/contract';
import { Asking, EndOfCall } from '../resident/call/ended';
import { TalkKey } from '../resident/call/key';
import { Knock } from '../resident/call/knock';
import { keyOf, sceneOf, type Key } from '../resident/call/scene';
import { Sign } from '../resident/call/sign';
import { Talking } from '../resident/call/talking';
import { tellEnd, tellRefusal, type EndWord } from '../resident/call/tell';
import type { CallWords } from '../resident/call/words.nl';
import { Case } from './frame';

const fatima: PartyState = { party: 's1', name: 'Fatima El Amrani', kind: 'staff', presence: 'in', heard: false };
/** One colour: no photo of anybody lies in here. */
const PHOTO = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const home: PartyState = { party: 'home', name: 'mevrouw Willemse', kind: 'resident', presence: 'in', heard: true };
const call = (more: Partial<CallState> = {}): CallState => ({
  call: 'c', version: 1, home: 'h', clientName: 'mevrouw Willemse', why: 'to-talk', role: 'speaks', stage: 'connected', begunAt: '2026-11-23T07:39:00Z',
  me: 'home', by: 's1', parties: [home, fatima], open: 'audio-clear', peers: [], urgent: false, picture: 'clear', ...more,
});
const over = (why: string, mine: boolean): CallState => call({
  role: 'over', stage: 'ended', by: mine ? 'home' : 's1', parties: [home, { ...fatima, presence: 'gone' }],
  ended: { why, at: '2026-11-23T07:39:55Z', missed: !mine && why !== 'hung-up', ...(mine ? {} : { by: 's1' }) },
});

const whys: Record<CallWhy, true> = { 'to-talk': true, planned: true, 'calls-back': true, alarm: true, look: true };
const stages: Record<Exclude<CallStage, 'ended'>, true> = { ringing: true, connecting: true, connected: true, 'on-hold': true };
const pictures: Record<CallPicture, true> = { clear: true, veiled: true, none: true };
const presences: Record<CallPresence, CallState> = {
  rings: call({ role: 'rings', stage: 'ringing', parties: [{ ...home, presence: 'rings' }, fatima] }),
  in: call({ parties: [home, fatima, { ...fatima, party: 's2', name: 'Anja' }] }),
  away: call({ parties: [home, { ...fatima, presence: 'away' }] }),
  gone: call({ parties: [home, { ...fatima, presence: 'gone' }, { ...fatima, party: 's2', name: 'Anja' }] }),
};
/** What of a role stands beside the red bar; where she is not in it, there is the key to talk. */
const roles: Record<CallRole, CallState> = {
  none: call({ role: 'none' }), rings: call({ role: 'rings', stage: 'ringing' }), waits: call({ role: 'waits', stage: 'ringing' }), speaks: call(),
  elsewhere: call({ role: 'elsewhere' }), over: over('no-answer', false),
};
const ends: Record<EndWord, true> = {
  'hung-up': true, cancelled: true, declined: true, 'no-answer': true, busy: true, 'not-home': true, unreachable: true, 'set-up-failed': true, lost: true,
  'taken-over': true, dismissed: true, 'made-room': true, 'consent-withdrawn': true, 'held-too-long': true, 'time-over': true, 'given-up': true,
};
const refusals: Record<CallRefusal, true> = {
  unknown: true, ended: true, 'answered-elsewhere': true, 'no-consent': true, 'alarm-not-yours': true, 'not-allowed': true, full: true, 'not-now': true, busy: true,
};
const looks: Record<Look, true> = { none: true, audio: true, veiled: true, clear: true };
const words: Record<Word, true> = { good: true, poor: true, bad: true, gone: true };
const ways: Record<Way, true> = { new: true, connecting: true, connected: true, disturbed: true, ended: true };
const meetings: Record<Meeting, true> = { first: true, known: true, changed: true };
const givens: Record<Given, true> = { given: true, 'not-asked': true, denied: true, missing: true, busy: true, failed: true };

const view = (more: Partial<View> = {}): View => ({ state: 'connected', there: { voice: true, look: 'none' }, word: 'good', ...more });
type Shown = Pick<LineView, 'up' | 'media' | 'outcome' | 'texts' | 'unproved'>;
const heard = (one: View, more: Partial<Shown> = {}): Shown => ({ up: true, media: new Map([['s1', one]]), texts: [], ...more });
const keys = <T extends string>(all: Record<T, unknown>) => Object.keys(all) as T[];

export function CallParts({ words: w }: { words: CallWords }) {
  const talks = (state: CallState, more = heard(view())) => <Talking state={state} view={more} words={w} show={() => {}} />;
  const sceneKey = (state: CallState): Key | undefined => {
    const seen = { calls: [state], now: () => Date.parse('2026-11-23T07:40:00Z'), ...(['rings', 'waits', 'speaks'].includes(state.role) ? { active: state } : {}) };
    return keyOf(seen, sceneOf(seen, undefined, new Set(), w), new Set(), true);
  };
  return (
    <>
      <Part title="Call: knock of whom she knows by a photo"><Knock state={call({ role: 'rings', stage: 'ringing', parties: [home, { ...fatima, photo: 'f' }] })} photo={() => PHOTO} words={w} focus={false} yes={() => {}} no={() => {}} /></Part>
      {[undefined, 10, 7, 1, 0].map((seconds) => (
        <Part key={seconds} title={`Call: knock of whom she allowed to come in, ${seconds ?? 'before it sounded'}`}><Knock state={call({ role: 'rings', stage: 'ringing', comesIn: true })} opensIn={seconds} words={w} focus={false} yes={() => {}} no={() => {}} /></Part>
      ))}
      {keys(whys).map((why) => <Part key={why} title={`Call: knock, ${why}`}><Knock state={call({ why, role: 'rings', stage: 'ringing' })} words={w} focus={false} yes={() => {}} no={() => {}} /></Part>)}
      {keys(stages).map((stage) => <Part key={stage} title={`Call: ${stage}`}>{talks(call({ stage }))}</Part>)}
      {keys(whys).map((why) => <Part key={why} title={`Call: speaks, ${why}`}>{talks(call({ why, stage: why === 'alarm' ? 'connecting' : 'connected' }))}</Part>)}
      {keys(pictures).map((picture) => <Part key={picture} title={`Call: she shows herself, ${picture}`}>{talks(call({ picture }))}</Part>)}
      {keys(presences).map((presence) => <Part key={presence} title={`Call: somebody ${presence}`}>{talks(presences[presence])}</Part>)}
      {keys(words).map((word) => <Part key={word} title={`Call: the way is ${word}`}>{talks(call(), heard(view({ word })))}</Part>)}
      {keys(ways).map((state) => <Part key={state} title={`Call: between two, ${state}`}>{talks(call(), heard(view({ state })))}</Part>)}
      {keys(meetings).map((meeting) => <Part key={meeting} title={`Call: key ${meeting}`}>{talks(call(), heard(view({ meeting })))}</Part>)}
      {keys(givens).map((given) => <Part key={given} title={`Call: microphone and camera ${given}`}>{talks(call(), heard(view(), { outcome: { voice: given, picture: given } }))}</Part>)}
      {(['to-talk', 'alarm'] as const).map((why) => <Part key={why} title={`Call: not proved, ${why}`}>{talks(call({ why, stage: 'connecting' }), heard(view({ state: 'ended', reason: 'unproved' }), { unproved: new Set(['c']) }))}</Part>)}
      <Part title="Call: one of two not proved">{talks(presences.in, { ...heard(view()), media: new Map([['s1', view()], ['s2', view({ state: 'ended', reason: 'unproved' })]]) })}</Part>
      <Part title="Call: a look from a new device">{talks(call({ why: 'look' }), heard(view({ meeting: 'changed' })))}</Part>
      <Part title="Call: the centre is away">{talks(call(), heard(view(), { up: false }))}</Part>
      <Part title="Call: the carer writes">
        {talks(call(), { ...heard(view()), texts: [{ party: 's1', text: 'Goedemorgen. De dokter komt vanmiddag om drie uur; zal ik de deur dan voor hem open doen, of doet u dat liever zelf met de knop?' }] })}
      </Part>
      <Part title="Call: she asks">{(['unsaid', 'asked', 'urgent'] as const).map((stage) => <Asking key={stage} stage={stage} words={w} />)}</Part>
      <Part title="Call: its end">
        {keys(ends).flatMap((why) => [true, false].map((mine) => [`${why} ${mine ? 'of hers' : ''}`, tellEnd(over(why, mine), w)] as const))
          .map(([name, told]) => <Case key={name} name={told ? name : `${name}: nothing is said`} wide>{told && <EndOfCall told={told} words={w} close={() => {}} />}</Case>)}
      </Part>
      <Part title="Call: its end, not proved"><EndOfCall told={tellEnd(over('set-up-failed', false), w, [], new Set(['c']))!} words={w} close={() => {}} /></Part>
      <Part title="Call: refused">{keys(refusals).map((reason) => <Case key={reason} name={reason} wide><EndOfCall told={tellRefusal(reason, w)} words={w} close={() => {}} /></Case>)}</Part>
      <Part title="Call: the sign">{keys(looks).map((look) => <Case key={look} name={look}><Sign look={look} words={w} /></Case>)}</Part>
      <Part title="Call: the key">
        {keys(roles).map((role) => {
          const of = sceneKey(roles[role]);
          return <Case key={role} name={role}>{of && <div class="bar one-key"><TalkKey of={of} words={w} clock={() => '8:39'} press={() => {}} /></div>}</Case>;
        })}
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return <section class="part"><h2>{title}</h2><div class="cases">{children}</div></section>;
}
