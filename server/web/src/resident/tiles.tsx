import {
  mdiCheckCircle, mdiCurtains, mdiCurtainsClosed, mdiDotsHorizontalCircleOutline, mdiHomeHeart, mdiLightbulbOnOutline,
  mdiLightbulbOutline, mdiPowerPlug, mdiPowerPlugOutline,
} from '@mdi/js';
import { signal } from '@preact/signals';
import type { Tile } from '../shared/contract';
import { Icon } from '../shared/icon';
import { command, page, state, ticked, touches, words } from './store';
import { isOn, pageOf, viewTile } from './tile';
import type { Words } from './words.nl';

/** Six big tiles fit on a wide screen, four on a small one; below that they would shrink under a finger. */
const wide = matchMedia('(min-width: 1200px)');
const capacity = signal(wide.matches ? 6 : 4);
wide.addEventListener('change', () => (capacity.value = wide.matches ? 6 : 4));

/** 'Stop' appears under a finger that may still tremble: this long, in ms, it does not take a touch. */
const STEADY = 700;

export function Tiles() {
  const w = words.value;
  const all = state.value?.tiles ?? [];
  if (all.length === 0) {
    return (
      <section class="story">
        <div class="face heard"><Icon path={mdiHomeHeart} /></div>
        <div class="told"><h1>{w.empty}</h1><p>{w.emptyLine}</p></div>
      </section>
    );
  }
  const at = pageOf(all, page.value, capacity.value);
  const places = at.pages > 1 ? capacity.value : at.shown.length;
  return (
    <div class={`tiles of-${places}`}>
      <h1 class="only-spoken">{w.toTiles}</h1>
      {at.shown.map((tile) => <DeviceTile key={`${tile.device} ${tile.kind}`} tile={tile} />)}
      {at.pages > 1 && (
        <button type="button" class="tile more" onClick={() => (page.value = at.page + 1)}>
          <span class="pic"><Icon path={mdiDotsHorizontalCircleOutline} /></span>
          <span class="name">
            {at.page + 1 === at.pages ? w.toFirst : w.more}
            <small>{w.moreLine(at.page + 1, at.pages)}</small>
          </span>
        </button>
      )}
    </div>
  );
}

function DeviceTile({ tile }: { tile: Tile }) {
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
