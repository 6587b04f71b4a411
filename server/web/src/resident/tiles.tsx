import {
  mdiAccountHeart, mdiCalendarHeart, mdiCheckCircle, mdiCurtains, mdiCurtainsClosed, mdiLightbulbOnOutline,
  mdiLightbulbOutline, mdiPowerPlug, mdiPowerPlugOutline,
} from '@mdi/js';
import type { Tile } from '../shared/contract';
import { Icon } from '../shared/icon';
import { now } from '../shared/clock';
import { capacity } from './capacity';
import { More } from './more';
import { countOf } from './planned';
import { command, moment, open, page, state, ticked, touches, words } from './store';
import { isOn, pageOf, placesOf, viewTile } from './tile';
import { comingOf, peopleOf } from './views';
import { isToday } from './visit';
import type { Words } from './words.nl';

/** 'Stop' appears under a finger that may still tremble: this long, in ms, it does not take a touch. */
const STEADY = 700;

/** Her devices, and always on the first page: the people she can call, and today. */
export function Tiles() {
  const w = words.value;
  const at = pageOf(placesOf(state.value?.tiles ?? [], capacity.value), page.value, capacity.value);
  const places = at.pages > 1 ? capacity.value : at.shown.length;
  return (
    <div class={`tiles of-${places}`}>
      <h1 class="only-spoken">{w.toTiles}</h1>
      {at.shown.map((place) => {
        if (place === 'people') return <PeopleTile key="people" />;
        if (place === 'today') return <TodayTile key="today" />;
        if (place === 'ways') return <div key="ways" class="ways"><PeopleTile brief /><TodayTile /></div>;
        return <DeviceTile key={`${place.device} ${place.kind}`} tile={place} />;
      })}
      {at.pages > 1 && <More at={at} />}
    </div>
  );
}

/** Two lines hold about so many letters; a name is never cut, but counted. */
const NAMES_FIT = 38;

export function namesLine(names: string[], w: Words): string {
  const [first, ...others] = names;
  if (first === undefined) return w.peopleNobody;
  const all = names.join(', ');
  if (all.length <= NAMES_FIT) return all;
  const some = w.peopleAnd(first, others.length);
  return others.length > 0 && some.length <= NAMES_FIT ? some : w.peopleCount(names.length);
}

/** `brief` where there is one line for the names and a name would be cut. */
export function PeopleTile({ brief }: { brief?: boolean }) {
  const w = words.value;
  const names = peopleOf(state.value?.people ?? [], state.value?.neighbour).map((person) => person.name);
  return (
    <button type="button" class="tile way people" onClick={() => open('people')}>
      <span class="pic"><Icon path={mdiAccountHeart} /></span>
      <span class="name"><b>{w.people}</b><small>{brief && names.length > 0 ? w.peopleCount(names.length) : namesLine(names, w)}</small></span>
    </button>
  );
}

export function TodayTile() {
  const w = words.value;
  const s = state.value;
  const count = s?.clockTrusted ? comingOf(s.today, now.value).length + countOf(s.calls ?? [], now.value) + (s.nextVisit && isToday(s.nextVisit, now.value, s.timeZone, w) ? 1 : 0) : 0;
  return (
    <button type="button" class="tile way calendar" onClick={() => open('today')}>
      <span class="pic"><Icon path={mdiCalendarHeart} /></span>
      <span class="name"><b>{w.today}</b><small>{count > 0 ? w.todayCount(count) : (moment.value?.day ?? w.todayEmpty)}</small></span>
    </button>
  );
}

export function DeviceTile({ tile }: { tile: Tile }) {
  const w = words.value;
  const view = viewTile(tile, touches.value[tile.device], w);
  const done = view.tone === 'still' && ticked.value[tile.device];
  return (
    <section class={`tile ${tile.kind} ${view.tone}`} aria-label={tile.room ? `${tile.name}, ${tile.room}` : tile.name}>
      <div class="head">
        <div class={`pic ${isOn(tile) ? 'on' : ''}`}><Icon path={picture(tile)} /></div>
        <div class="name">
          <h2>{tile.name}</h2>
          <p role="status" class={`status ${done ? 'done' : ''}`}>
            {done && <Icon path={mdiCheckCircle} />}
            <span>{view.tone === 'still' ? inRoom(tile, view.status) : view.status}</span>
          </p>
        </div>
      </div>
      <div class={`split of-${view.actions.length}`}>
        {view.actions.map((action) => (
          <ActionButton key={action} tile={tile} action={action} going={view.going === action} words={w} />
        ))}
      </div>
    </section>
  );
}

function ActionButton({ tile, action, going, words: w }: { tile: Tile; action: string; going: boolean; words: Words }) {
  const born = performance.now();
  return (
    <button
      type="button"
      class={`${action} ${going ? 'going' : ''}`}
      aria-label={`${label(action, w)}: ${tile.name}`}
      ref={(e) => {
        if (e && !e.dataset['since']) e.dataset['since'] = String(born);
      }}
      onClick={(event) => {
        if (action === 'stop' && performance.now() - Number(event.currentTarget.dataset['since']) < STEADY) return;
        void command(tile, action);
      }}
    >
      {label(action, w)}
    </button>
  );
}

/** `Slaapkamer · is dicht`; the room is left out where the name says it already. */
function inRoom(tile: Tile, status: string): string {
  if (!tile.room || tile.name.toLowerCase().includes(tile.room.toLowerCase())) return status;
  return `${tile.room} · ${status.charAt(0).toLowerCase()}${status.slice(1)}`;
}

function label(action: string, w: Words): string {
  switch (action) {
    case 'open': return w.open;
    case 'close': return w.close;
    case 'stop': return w.stop;
    case 'on': return w.on;
    default: return w.off;
  }
}

function picture(tile: Tile): string {
  if (tile.kind === 'curtain') return isOn(tile) ? mdiCurtains : mdiCurtainsClosed;
  if (tile.kind === 'light') return isOn(tile) ? mdiLightbulbOnOutline : mdiLightbulbOutline;
  return isOn(tile) ? mdiPowerPlug : mdiPowerPlugOutline;
}
