// Every component of the console in every state, in both themes: for whoever changes how it looks. Not part of the
// jar. Records over the contract's unions: a state that is not shown here does not compile.
import '../shared/tokens.css';
import '../console/console.css';
import '../console/call/call.css';
import './showcase.css';
import { render } from 'preact';
import { heard, startClock } from '../shared/clock';
import type { AlarmState, AlarmView, CommandState, CommandView, Device, FaultView, HomeView, Outcome, ResponderProgress } from '../shared/contract';
import { refusals } from '../console/actions';
import { Line } from '../console/alarm/history';
import { Acts, Standing, Title } from '../console/alarm/pane';
import { OnTheWay } from '../console/alarm/responder';
import { Card, Fall } from '../console/home/client';
import { ControlRow } from '../console/home/devices';
import { Rooms } from '../console/home/plan';
import { Lanes } from '../console/home/strip';
import type { Tone } from '../console/home/lanes';
import { words } from '../console/prefs';
import { ClosedRow, FaultRow, Row } from '../console/queue/queue';
import { Lost, OffDuty } from '../console/shift/banners';
import { lostSince, phase, selected, world } from '../console/store';
import { CallParts } from './calls';
import { Box, Part } from './console-frame';
import { Case, Colours, Types, Showcase } from './frame';

const now = '2026-11-24T02:12:00Z';
const ago = (seconds: number) => new Date(Date.parse(now) - seconds * 1_000).toISOString();
const me = { id: 'me', user: 'centralist', shownName: 'Fatima', organisation: 'o', organisationName: 'Nachtzorgcentrale', roles: ['operator'], confined: false };

const alarm = (id: string, more: Partial<AlarmView> = {}): AlarmView => ({
  id, home: 'gw-7f3k', version: 1, state: 'offered', kind: 'sos.alarm', device: 'd', deviceName: 'halszender', room: 'slaapkamer', receivedAt: ago(41),
  happenedAt: ago(41), lastPressAt: ago(41), repeats: 0, step: 0, stepName: 'nachtzorgcentrale', deadline: ago(-19), urgency: 2, urgencyReason: 'sos',
  cancelledByClient: false, cleared: false, ...more,
});

const states: Record<AlarmState, AlarmView> = {
  offered: alarm('offered'),
  claimed: alarm('claimed', { state: 'claimed', owner: { id: 'noor', shownName: 'Noor' } }),
  closed: alarm('closed', { state: 'closed', closedAt: ago(2), owner: { id: 'me', shownName: 'Fatima' }, outcome: 'assisted', note: 'Zocht haar bril.' }),
};
const mine = alarm('mine', { state: 'claimed', owner: { id: 'me', shownName: 'Fatima' } });
const coming = { ...mine, id: 'coming', responder: { name: 'Anja', progress: 'accepted', expectedAt: ago(-600) } } satisfies AlarmView;
const progress: Record<ResponderProgress, true> = { asked: true, accepted: true, declined: true, arrived: true };
const more: [string, AlarmView][] = [
  ['urgency 1', alarm('u1', { urgency: 1, urgencyReason: 'smoke', kind: 'smoke.alarm', room: 'keuken' })],
  ['urgency 3', alarm('u3', { urgency: 3, urgencyReason: 'water', kind: 'water.alarm', room: 'badkamer' })],
  ['urgency 4', alarm('u4', { urgency: 4, urgencyReason: 'technical', kind: 'path.alarm' })],
  ['pressed again', alarm('again', { repeats: 2, urgency: 1, urgencyReason: 'repeated', lastPressAt: ago(18) })],
  ['a mistake, she says', alarm('mistake', { cancelledByClient: true })],
  ['chosen', alarm('chosen')],
  ['yours', mine],
  ['somebody comes', coming],
  ['overdue', { ...coming, id: 'overdue', responder: { name: 'Anja', progress: 'accepted', expectedAt: ago(90) } }],
];
const outcomes: Record<Outcome, true> = { assisted: true, 'no-help-needed': true, 'false-alarm': true, test: true, technical: true, 'handed-over': true };

const tones: Record<Tone, true> = { alarm: true, person: true, thing: true, trouble: true };

const curtain: Device = { id: 'c', name: 'Gordijnen', room: 'slaapkamer', vendor: '', model: '', kinds: ['curtain'], state: { curtain: { state: 'partly', positionPercent: 40, moving: false } }, available: true };
const command = (state: CommandState): CommandView => ({
  id: state, home: 'gw-7f3k', device: 'c', what: { kind: 'curtain', action: 'open' }, state, askedAt: ago(12), askedBy: 'Fatima',
  ...(state === 'asked' || state === 'delivered' ? {} : { endedAt: ago(5) }), ...(state === 'failed' ? { reason: 'device is unavailable' } : {}),
});
const commands: Record<CommandState, true> = { asked: true, delivered: true, confirmed: true, failed: true, expired: true };
const fault = (id: string, name: string, homes = 1): FaultView => ({ id, fault: name, text: name, since: ago(760), homes, ...(homes === 1 ? { home: 'gw-7f3k' } : {}) });

const home: HomeView = {
  id: 'gw-7f3k', organisation: 'o', organisationName: 'Thuiszorg De Bilt', connected: true, lastHeardAt: ago(3), devices: [curtain], faults: [fault('f', 'device.battery:x')],
  client: {
    name: 'mevrouw Willemse', birthYear: 1940, address: 'Dorpsstraat 12', town: 'De Bilt', notes: ['woont alleen', 'hoort slecht links'], door: 'sleutelkluis',
    contacts: [{ name: 'mevrouw De Groot', relation: 'neighbour', phone: '030 123 45 67', note: 'heeft een sleutel' }],
  },
};
const { client: _, ...hidden } = home;
const gone = (state: 'away' | 'ended', more: object): HomeView => ({ ...home, client: { ...home.client!, key: 'sleutelkluis links, 4711', contactsMayKnow: true, stay: { state, since: ago(86_400), ...more } } });

heard(now);
phase.value = 'live';
lostSince.value = Date.parse(ago(38));
selected.value = 'chosen';
refusals.value = new Map([['offered', words.value.refused.conflict]]);
world.value = {
  me, shift: { onDuty: false, since: ago(5), offBecause: 'not-started' }, alarms: new Map(), events: new Map(), homes: new Map([[home.id, home]]), commands: new Map(),
  faults: new Map(), colleagues: new Map(),
};

function All() {
  const w = words.value;
  return (
    <Showcase title="Console">
      {(theme) => (
        <>
          <Colours theme={theme} />
          <Types names={['label', 'note', 'text', 'lead', 'name', 'title', 'headline', 'figure']} sample="SOS · slaapkamer" />
          <Part title="Queue">
            {Object.values(states).filter((one) => one.state !== 'closed').map((one) => <Box key={one.id} name={one.state}><ul><Row alarm={one} first={one.state === 'offered'} /></ul></Box>)}
            {more.map(([name, one]) => <Box key={name} name={name}><ul><Row alarm={one} first={false} /></ul></Box>)}
          </Part>
          <Part title="Closed">
            {(Object.keys(outcomes) as Outcome[]).map((outcome) => <Box key={outcome} name={outcome}><ul><ClosedRow alarm={{ ...states.closed, outcome }} /></ul></Box>)}
          </Part>
          <Part title="Faults">
            <Box name="one home"><ul><FaultRow fault={fault('f1', 'home.silent')} /></ul></Box>
            <Box name="many homes"><ul><FaultRow fault={fault('f2', 'mass.outage', 38)} /></ul></Box>
          </Part>
          <Part title="Alarm: what, who has it, what can be done">
            {[...Object.values(states), mine, ...(Object.keys(progress) as ResponderProgress[]).map((one) => ({ ...coming, id: `responder ${one}`, responder: { ...coming.responder, progress: one } }))].map((one: AlarmView) => (
              <Box key={one.id} name={one.id} wide><Title alarm={one} /><Standing alarm={one} /><OnTheWay alarm={one} />{one.state !== 'closed' && <Acts alarm={one} />}</Box>
            ))}
          </Part>
          <Part title="A device, and what was asked of it">
            <Box name="rest"><ul><ControlRow number={1} home={home} alarm={mine} control={{ device: curtain, kind: 'curtain', actions: ['open', 'stop', 'close'] }} newest={undefined} /></ul></Box>
            {(Object.keys(commands) as CommandState[]).map((state) => (
              <Box key={state} name={state}><ul><ControlRow number={1} home={home} alarm={mine} control={{ device: curtain, kind: 'curtain', actions: ['open', 'stop', 'close'] }} newest={command(state)} /></ul></Box>
            ))}
          </Part>
          <Part title="Rooms and the strip in time">
            <div class="box full strip">
              <Rooms at={Date.parse(now)} rooms={[
                { name: 'slaapkamer', alarm: true, there: false, last: Date.parse(ago(600)) }, { name: 'gang', alarm: false, there: true, last: undefined },
                { name: 'badkamer', alarm: false, there: false, last: Date.parse(ago(420)) }, { name: 'keuken', alarm: false, there: false, last: undefined },
              ]} />
              <Lanes from={Date.parse(ago(21_600))} until={Date.parse(now)} lanes={(Object.keys(tones) as Tone[]).map((tone, i) => ({
                key: tone, name: tone, tone, spans: [
                  { from: Date.parse(ago(20_000 - i * 3_000)), to: Date.parse(ago(14_000)), lasts: false, text: 'over' },
                  { from: Date.parse(ago(9_000)), to: Date.parse(ago(8_999)), lasts: false, text: 'a moment' }, { from: Date.parse(ago(3_000)), to: Date.parse(now), lasts: true, text: 'lasts' },
                ],
              }))} />
            </div>
          </Part>
          <Part title="History">
            <Box name="every event" wide>
              <ol>{Object.keys(w.events).map((type, seq) => <Line key={type} event={{ alarm: 'a', seq, type, at: ago(60 - seq), by: 'Fatima', details: {} }} home={home} />)}</ol>
            </Box>
          </Part>
          <Part title="Client">
            <Box name="known"><div class="client"><Card home={home} /><Fall alarm={mine} /></div></Box>
            <Box name="away"><div class="client"><Card home={gone('away', { reason: 'hospital', back: '2026-12-04', note: 'heup gebroken', by: 'Bas' })} /></div></Box>
            <Box name="ended"><div class="client"><Card home={gone('ended', { reason: 'moved' })} /></div></Box>
            <Box name="hidden"><div class="client"><Card home={{ ...hidden, connected: false }} /><Fall alarm={states.offered} /></div></Box>
          </Part>
          <CallParts now={now} />
          <Part title="Banners">
            {Object.keys(w.shift.off).map((reason) => <div key={reason} class="box full"><OffDuty offBecause={reason} /></div>)}
            <div class="box full"><Lost since={lostSince.value} /></div>
          </Part>
          <Part title="Buttons and pills">
            <Case name="primary"><button type="button" class="primary">{w.claim}</button></Case>
            <Case name="primary, disabled"><button type="button" class="primary" disabled>{w.busy}</button></Case>
            <Case name="plain"><button type="button" class="plain">{w.cancel}</button></Case>
            <Case name="small"><button type="button" class="small">{w.signOut}</button></Case>
            <Case name="ok"><span class="pill ok">{w.shift.onDuty}</span></Case>
            <Case name="warn"><span class="pill warn">{w.shift.offDuty}</span></Case>
            <Case name="bad"><span class="pill bad">{w.connecting}</span></Case>
            <Case name="refusal"><p class="refusal">{w.refused.unreachable}</p></Case>
          </Part>
        </>
      )}
    </Showcase>
  );
}

startClock();
render(<All />, document.body);
