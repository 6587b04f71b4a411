// Each state of a call at the console. Records over the contract's unions and the engine's: what is not shown here does not compile.
import type { CallOpen, CallPicture, CallPresence, CallRefusal, CallRole, CallStage, CallState, CallWhy, PartyKind, PartyState } from '../shared/contract';
import type { Given } from '../call/capture';
import type { LineView } from '../call/line';
import type { Meeting } from '../call/proof';
import type { Word } from '../call/quality';
import type { State, View } from '../call/view';
import { MissedRow, OtherRow, Ring } from '../console/call/incoming';
import { Panel } from '../console/call/panel';
import { standingOf, type Standing } from '../call/standing';
import { words } from '../console/prefs';
import { Box, Part } from './console-frame';

/** A room, drawn: what she would show. */
function room(): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const c = canvas.getContext('2d')!;
  const draw = () => {
    c.fillStyle = '#57452f';
    c.fillRect(0, 0, 640, 480);
    c.fillStyle = '#8d7350';
    c.fillRect(0, 330, 640, 150);
    c.fillStyle = '#d9c9ae';
    c.beginPath();
    c.arc(320, 190, 70, 0, 7);
    c.fill();
    c.fillRect(220, 270, 200, 210);
  };
  draw();
  // A still canvas sends nothing to whoever comes later.
  setInterval(draw, 250);
  return canvas.captureStream(4);
}

export function CallParts({ now }: { now: string }) {
  const w = words.value.call;
  const ago = (seconds: number) => new Date(Date.parse(now) - seconds * 1_000).toISOString();
  const her = (presence: CallPresence, heard = false): PartyState => ({ party: 'home', name: 'mevrouw Willemse', kind: 'resident', presence, heard });
  const staff = (party: string, name: string, presence: CallPresence = 'in', kind: PartyKind = 'staff'): PartyState => ({ party, name, kind, presence, heard: true });
  const me = staff('me', 'Fatima');
  const call = (more: Partial<CallState> = {}): CallState => ({
    call: 'c', version: 1, home: 'gw-7f3k', clientName: 'mevrouw Willemse', why: 'to-talk', role: 'speaks', stage: 'connected', begunAt: ago(74), me: 'me', by: 'home',
    parties: [her('in'), me], open: 'audio-clear', peers: [], urgent: false, picture: 'clear', ...more,
  });
  const stream = room();
  const media = (more: Partial<View> = {}): View => ({ state: 'connected', there: { voice: true, look: 'clear' }, word: 'good', picture: stream, ...more });
  const view = (more: Partial<LineView> = {}, hers: View | undefined = media()): LineView => ({
    up: true, now: () => Date.parse(now), calls: [], media: new Map(hers ? [['home', hers]] : []), outgoing: 'audio', muted: false, texts: [], ...more,
  });
  const panel = (name: string, state: CallState | undefined, more: { view?: LineView; seen?: boolean; refused?: CallRefusal } = {}) => {
    const seenBy = more.view ?? view();
    const standing = standingOf(state, more.seen ?? true, more.refused, seenBy.media.get('home'));
    return <Box key={name} name={`${name}: ${standing}`} wide><Panel name="mevrouw Willemse" state={state} standing={standing} refused={more.refused} view={seenBy} /></Box>;
  };
  const waits = (heard: boolean) => call({ role: 'waits', stage: 'ringing', by: 'me', until: ago(-32), parties: [her('rings', heard), me] });

  const roles: Record<CallRole, CallState> = {
    none: call({ role: 'none' }), rings: call({ role: 'rings', stage: 'ringing' }), waits: waits(true), speaks: call(), elsewhere: call({ role: 'elsewhere' }), over: call({ role: 'over' }),
  };
  const stages: Record<CallStage, CallState> = {
    ringing: waits(false), connecting: call({ stage: 'connecting' }), connected: call(), 'on-hold': call({ stage: 'on-hold', until: ago(-552) }), ended: call({ stage: 'ended', ended: { why: 'lost', at: now, missed: false } }),
  };
  const presences: Record<CallPresence, CallState> = {
    rings: call({ parties: [her('in'), me, staff('noor', 'Noor', 'rings')] }), in: call({ parties: [her('in'), me, staff('noor', 'Noor')] }),
    away: call({ parties: [her('in'), me, staff('noor', 'Noor', 'away')] }), gone: call({ parties: [her('in'), me, staff('noor', 'Noor', 'gone')] }),
  };
  const kinds: Record<PartyKind, CallState> = {
    resident: call(), staff: presences.in, relative: call({ parties: [her('in'), me, staff('r', 'Jan Willemse', 'in', 'relative')] }), guest: call({ parties: [her('in'), me, staff('g', 'gast', 'in', 'guest')] }),
  };
  const pictures: Record<CallPicture, LineView> = {
    none: view({}, media({ there: { voice: true, look: 'audio' } })), veiled: view({}, media({ there: { voice: true, look: 'veiled' } })), clear: view(),
  };
  const opens: Record<CallOpen, true> = { none: true, audio: true, 'audio-veiled': true, 'audio-clear': true };
  const whys: Record<CallWhy, true> = { 'to-talk': true, planned: true, 'calls-back': true, alarm: true, look: true };
  const sessions: Record<State, true> = { new: true, connecting: true, connected: true, disturbed: true, ended: true };
  const qualities: Record<Word, true> = { good: true, poor: true, bad: true, gone: true };
  const meetings: Record<Meeting, true> = { first: true, known: true, changed: true };
  const given: Record<Given, true> = { given: true, 'not-asked': true, denied: true, missing: true, busy: true, failed: true };
  const refusals: Record<CallRefusal, true> = { unknown: true, ended: true, 'answered-elsewhere': true, 'no-consent': true, 'alarm-not-yours': true, 'not-allowed': true, full: true, 'not-now': true, busy: true };
  const standings: Record<Standing, true> = {
    asking: true, rings: true, 'rings-unheard': true, connecting: true, speaking: true, disturbed: true, unproved: true, held: true, elsewhere: true, 'taken-over': true, refused: true, gone: true, ended: true,
  };
  const each = <K extends string>(record: Record<K, unknown>) => Object.keys(record) as K[];
  const ring = (more: Partial<CallState> = {}) => call({ role: 'rings', stage: 'ringing', ...more });

  return (
    <>
      <Part title="Who asks to talk, who wanted to, and calls elsewhere">
        <Box name="asks"><Ring ring={ring()} first /></Box>
        <Box name="urgent, not the first"><Ring ring={ring({ urgent: true, begunAt: ago(320) })} first={false} /></Box>
        <Box name="missed"><ul><MissedRow call={call({ stage: 'ended', ended: { why: 'no-answer', at: ago(900), missed: true } })} /></ul></Box>
        <Box name="a colleague speaks"><ul><OtherRow call={call({ role: 'none', parties: [her('in'), staff('noor', 'Noor')] })} /></ul></Box>
        <Box name="a colleague calls"><ul><OtherRow call={call({ role: 'none', stage: 'ringing', parties: [her('rings'), staff('noor', 'Noor')] })} /></ul></Box>
        <Box name="elsewhere"><ul><OtherRow call={call({ role: 'elsewhere' })} /></ul></Box>
      </Part>
      <Part title="A call: how it stands">
        {panel('asked', undefined, { seen: false })}
        {panel('gone', undefined)}
        {each(roles).map((role) => panel(`role ${role}`, roles[role]))}
        {each(stages).map((stage) => panel(`stage ${stage}`, stages[stage]))}
        {each(sessions).map((state) => panel(`session ${state}`, call(), { view: view({}, media({ state })) }))}
        {panel('centre lost, still speaking', call(), { view: view({ up: false }) })}
        {panel('centre lost while it rings', waits(true), { view: view({ up: false }) })}
        <p class="only-spoken">{each(standings).map((standing) => w.standing[standing]).join(', ')}</p>
      </Part>
      <Part title="A call: her picture, the line, who else is there">
        {each(pictures).map((picture) => panel(`picture ${picture}`, call({ picture }), { view: pictures[picture] }))}
        {panel('picture missing', call(), { view: view({}, media({ there: { voice: true, look: 'audio' } })) })}
        {panel('no voice of hers', call(), { view: view({}, media({ there: { voice: false, look: 'clear' } })) })}
        {each(qualities).map((word) => panel(`line ${word}`, call(), { view: view({}, media({ word })) }))}
        {each(presences).map((presence) => panel(`a colleague: ${presence}`, presences[presence]))}
        {each(kinds).map((kind) => panel(`with ${kind}`, kinds[kind]))}
        {each(opens).map((open) => panel(`open ${open}`, call({ open })))}
        {each(whys).map((why) => panel(`why ${why}`, call({ why })))}
      </Part>
      <Part title="A call: this side">
        {each(given).map((voice) => panel(`microphone ${voice}`, call(), { view: view({ outcome: { voice, picture: 'not-asked' } }) }))}
        {each(given).map((picture) => panel(`camera ${picture}`, call(), { view: view({ outcome: { voice: 'given', picture } }) }))}
        {panel('how loud she hears us', call(), { view: view({}, media({ there: { voice: true, look: 'clear', loudness: 4 } })) })}
        {panel('a look', call({ why: 'look', until: ago(-97) }))}
        {panel('muted', call(), { view: view({ muted: true }) })}
        {panel('own picture', call(), { view: view({ own: stream.getVideoTracks()[0]!, outgoing: 'clear' }) })}
        {panel('live text', call(), { view: view({ texts: [{ party: 'me', text: 'Ik zie u. Blijft u rustig zitten.' }, { party: 'home', text: 'Ja' }, { party: 'me', text: 'Anja komt eraan, rond tien over drie is zij bij u.' }] }) })}
        {each(meetings).map((meeting) => panel(`key ${meeting}`, call(), { view: view({}, media({ meeting })) }))}
        {panel('not proved', call({ stage: 'connecting' }), { view: view({}, media({ state: 'ended', reason: 'unproved' })) })}
        {panel('a guest who was not proved', kinds.guest, { view: view({ media: new Map([['home', media()], ['g', media({ state: 'ended', reason: 'unproved' })]]) }) })}
        {panel('a colleague with another key', presences.in, { view: view({ media: new Map([['home', media()], ['noor', media({ meeting: 'changed' })]]) }) })}
        {panel('not proved, and over', call({ stage: 'ended', role: 'over', ended: { why: 'set-up-failed', at: now, missed: false } }), { view: view({ unproved: new Set(['c']) }) })}
      </Part>
      <Part title="A call: what came of it">
        {[...Object.keys(w.ended), 'brand-new'].map((why) => panel(`ended ${why}`, call({ stage: 'ended', role: 'over', ended: { why, by: 'home', at: now, missed: false } })))}
        {panel('ended by a colleague', call({ stage: 'ended', role: 'over', ended: { why: 'hung-up', by: 'noor', at: now, missed: false } }))}
        {each(refusals).map((refused) => panel(`refused ${refused}`, undefined, { seen: false, refused }))}
        {panel('an act refused', call(), { view: view({ refused: { call: 'c', reason: 'full' } }) })}
      </Part>
    </>
  );
}
