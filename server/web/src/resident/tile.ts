// What one tile says and offers. Pure: a function of the frame and of what this screen asked a moment ago.
import type { Curtain, Light, Tile } from '../shared/contract';
import type { Words } from './words.nl';

/** A touch whose command is not yet in a frame: said at once, so that she does not press again. */
export interface Touch {
  action: string;
  state: 'asking' | 'refused';
}

export type Tone = 'still' | 'busy' | 'failed' | 'away';
export interface TileView {
  status: string;
  tone: Tone;
  /** In the order in which they stand, left to right; `stop` stands between the two. */
  actions: string[];
  /** Which of them is being carried out. */
  going: string | undefined;
}

export function viewTile(tile: Tile, touch: Touch | undefined, words: Words): TileView {
  const moving = isCurtain(tile.state) && tile.state.moving;
  const going = goingOn(tile, touch);
  const [first, last] = tile.kind === 'curtain' ? ['open', 'close'] : ['on', 'off'];
  const runs = tile.kind === 'curtain' && (moving || going === 'open' || going === 'close' || going === 'position');
  const actions = runs ? [first!, 'stop', last!] : [first!, last!];
  return { ...said(), actions, going };

  function said(): { status: string; tone: Tone } {
    if (going) return { status: words.doing[going as keyof Words['doing']] ?? words.doing.other, tone: 'busy' };
    if (touch?.state === 'refused' || tile.doing?.state === 'failed' || tile.doing?.state === 'expired') {
      return { status: words.failed, tone: 'failed' };
    }
    if (!tile.available) return { status: words.unavailable, tone: 'away' };
    if (moving) return { status: words.moving, tone: 'busy' };
    return { status: stateOf(tile, words), tone: 'still' };
  }
}

function goingOn(tile: Tile, touch: Touch | undefined): string | undefined {
  if (touch?.state === 'asking') return touch.action;
  if (touch?.state === 'refused') return undefined;
  return tile.doing?.state === 'asked' || tile.doing?.state === 'delivered' ? tile.doing.action : undefined;
}

function stateOf(tile: Tile, words: Words): string {
  const state = tile.state;
  if (isCurtain(state)) {
    return state.state === 'open' ? words.isOpen : state.state === 'closed' ? words.isClosed : words.isPartly;
  }
  const on = isLight(state) ? state.on : state === true || state === 'on' ? true : state === false || state === 'off' ? false : undefined;
  return on === undefined ? words.unknown : on ? words.isOn : words.isOff;
}

export function isOn(tile: Tile): boolean {
  const state = tile.state;
  return isLight(state) ? state.on : isCurtain(state) ? state.state === 'open' : state === true || state === 'on';
}

function isCurtain(state: Tile['state']): state is Curtain {
  return typeof state === 'object' && 'moving' in state;
}

function isLight(state: Tile['state']): state is Light {
  return typeof state === 'object' && 'on' in state;
}

/** Which tiles stand on a page; with more than fit, the last place of each page is the way to the next one. */
export function pageOf<T>(tiles: T[], page: number, capacity: number): { shown: T[]; page: number; pages: number } {
  if (tiles.length <= capacity) return { shown: tiles, page: 0, pages: 1 };
  const each = capacity - 1;
  const pages = Math.ceil(tiles.length / each);
  const at = ((page % pages) + pages) % pages;
  return { shown: tiles.slice(at * each, at * each + each), page: at, pages };
}

/**
 * The order of the tiles: devices first, since hands know where they are; people and today always on the first page,
 * also in a home with many devices. Where only four fit, these two share one place (`ways`).
 */
export function placesOf<T>(devices: T[], capacity: number): (T | 'people' | 'today' | 'ways')[] {
  const ways = capacity > 4 ? (['people', 'today'] as const) : (['ways'] as const);
  const fits = devices.length + ways.length <= capacity;
  const before = fits ? devices.length : capacity - 1 - ways.length;
  return [...devices.slice(0, before), ...ways, ...devices.slice(before)];
}
