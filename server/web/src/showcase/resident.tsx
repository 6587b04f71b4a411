// Every component of the resident's screen in every state, by day and by night: for whoever changes how it looks.
// Not part of the jar. Records over the contract's unions: a state that is not shown here does not compile.
import '../shared/tokens.css';
import '../resident/resident.css';
import '../resident/call/call.css';
import './showcase.css';
import { mdiHandHeart } from '@mdi/js';
import { render, type ComponentChildren } from 'preact';
import { startClock } from '../shared/clock';
import type { Arrival, CommandState, Person, Tile } from '../shared/contract';
import { Icon } from '../shared/icon';
import { StoryCard } from '../resident/help';
import { More } from '../resident/more';
import { state, ticked, touches, words } from '../resident/store';
import { tellHelp, type Stage } from '../resident/story';
import { DeviceTile, PeopleTile, TodayTile } from '../resident/tiles';
import { PersonCard } from '../resident/views';
import { CallParts } from './resident-calls';
import { LogParts } from './resident-log';
import { Case, Colours, Types, Showcase } from './frame';

const tile = (device: string, more: Partial<Tile> = {}): Tile => ({
  device, name: 'Gordijnen', room: 'Slaapkamer', kind: 'curtain', available: true, state: { state: 'closed', positionPercent: 0, moving: false }, ...more,
});

const commands: Record<CommandState, Tile> = {
  asked: tile('c-asked', { doing: { command: 'x', action: 'open', state: 'asked' } }),
  delivered: tile('c-delivered', { state: { state: 'partly', moving: true }, doing: { command: 'x', action: 'open', state: 'delivered' } }),
  confirmed: tile('c-confirmed', { state: { state: 'open', moving: false } }),
  failed: tile('c-failed', { doing: { command: 'x', action: 'open', state: 'failed' } }),
  expired: tile('c-expired', { doing: { command: 'x', action: 'open', state: 'expired' } }),
};

const stages: Record<Stage, true> = {
  calling: true, 'calling-offline': true, blocked: true, heard: true, claimed: true, contact: true, 'responder-asked': true, 'responder-coming': true,
  'responder-arrived': true, over: true,
};

const arrivals: Record<Arrival, { aboutMinutes?: number }> = { unknown: {}, about: { aboutMinutes: 15 }, nearly: {}, later: {} };

const neighbour = { name: 'mevrouw De Groot', phone: '030 123 45 67' };
const people: Person[] = [
  { ...neighbour, relation: 'neighbour' },
  { name: 'Petronella van den Berghe-Oosterhout', relation: 'daughter', phone: '0031 6 98 76 54 32' },
];

state.value = {
  now: '2026-11-23T07:40:00Z', timeZone: 'Europe/Amsterdam', language: 'nl', clockTrusted: true, uplink: true, clientName: 'mevrouw Willemse',
  neighbour, people, today: [], calls: [], tiles: [],
};
touches.value = { touched: { action: 'open', state: 'asking' }, refused: { action: 'open', state: 'refused' } };
ticked.value = { 'c-confirmed': true };

function All() {
  const w = words.value;
  return (
    <Showcase title="Resident">
      {(theme) => (
        <>
          <Colours theme={theme} />
          <Types names={['note', 'text', 'lead', 'name', 'call', 'title', 'clock']} sample="Zo komt de thuiszorg" />
          <Part title="Tile: rest">
            <Shown name="closed"><DeviceTile tile={tile('a')} /></Shown>
            <Shown name="light on"><DeviceTile tile={tile('l', { name: 'Licht', kind: 'light', state: { on: true } })} /></Shown>
            <Shown name="plug off"><DeviceTile tile={tile('p', { name: 'Koffiezetapparaat', kind: 'plug', room: 'Keuken', state: 'off' })} /></Shown>
            <Shown name="unknown"><DeviceTile tile={{ device: 'u', name: 'Elektrische deken', kind: 'switch', available: true }} /></Shown>
            <Shown name="out of reach"><DeviceTile tile={tile('w', { available: false })} /></Shown>
            <Shown name="moves by itself"><DeviceTile tile={tile('m', { state: { state: 'partly', moving: true } })} /></Shown>
          </Part>
          <Part title="Tile: a touch and what comes of it">
            <Shown name="touched"><DeviceTile tile={tile('touched')} /></Shown>
            <Shown name="refused"><DeviceTile tile={tile('refused')} /></Shown>
            {Object.entries(commands).map(([name, one]) => <Shown key={name} name={name}><DeviceTile tile={one} /></Shown>)}
          </Part>
          <Part title="Ways">
            <Shown name="people"><PeopleTile /></Shown>
            <Shown name="people, brief"><PeopleTile brief /></Shown>
            <Shown name="today"><TodayTile /></Shown>
            <Shown name="more"><More at={{ page: 0, pages: 2 }} /></Shown>
          </Part>
          <Part title="Person"><ul class="people of-2">{people.map((one) => <PersonCard key={one.phone} person={one} />)}</ul></Part>
          <Part title="Buttons">
            <Case name="plain"><button type="button" class="plain">{w.mistake}</button></Case>
            <Case name="strong"><button type="button" class="plain strong">{w.back}</button></Case>
            <Case name="help" wide><button type="button" class="help"><Icon path={mdiHandHeart} /><span>{w.help}</span></button></Case>
            <Case name="help, offline" wide>
              <button type="button" class="help"><Icon path={mdiHandHeart} /><span>{w.help}<small>{w.helpOffline(neighbour.name, neighbour.phone)}</small></span></button>
            </Case>
          </Part>
          {(Object.keys(stages) as Stage[]).map((stage) => (
            <Part key={stage} title={`Help: ${stage}`}>
              <StoryCard story={tellHelp({ kind: 'sos.alarm', with: 'Fatima', cancelled: false }, stage, w)} clock="8:38" neighbour={neighbour} back={() => {}} />
            </Part>
          ))}
          {(Object.keys(arrivals) as Arrival[]).map((arrival) => (
            <Part key={arrival} title={`Help: who comes, ${arrival}`}>
              <StoryCard
                story={tellHelp({ kind: 'sos.alarm', with: 'Fatima', cancelled: false, coming: { who: 'Anja', arrival, ...arrivals[arrival] } }, 'responder-coming', w)}
                clock="8:38" back={() => {}}
              />
            </Part>
          ))}
          <CallParts words={w.call} />
          <LogParts words={w} />
          <Part title="Help: smoke, and a mistake">
            <StoryCard story={tellHelp({ kind: 'smoke.alarm', cancelled: false }, 'heard', w)} clock="8:38" back={() => {}} />
            <StoryCard story={tellHelp({ kind: 'sos.alarm', cancelled: true }, 'heard', w)} clock="8:38" back={() => {}} />
            <StoryCard again story={tellHelp({ kind: 'sos.alarm', cancelled: false }, 'heard', w)} clock="8:38" back={() => {}} />
          </Part>
        </>
      )}
    </Showcase>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return <section class="part"><h2>{title}</h2><div class="cases">{children}</div></section>;
}

/** As large as its place on a screen with six tiles. */
function Shown({ name, children }: { name: string; children: ComponentChildren }) {
  return <Case name={name}><div class="tiles of-6 one">{children}</div></Case>;
}

startClock();
render(<All />, document.body);
