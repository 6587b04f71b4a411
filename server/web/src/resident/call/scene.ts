// Which one thing of her calls the screen shows. Pure: a function of the line's view, of what she pressed here, and of what she put away.
import type { LineView } from '../../call/line';
import type { CallState } from '../../shared/contract';
import { faceIn, isFamily, type Face } from './faces';
import { missedOf, tellEnd, tellRefusal, type Ended } from './tell';
import type { CallWords } from './words.nl';

/** How long the end of a call stands there by itself, in ms: read in peace, and then the screen is as always. */
const END_SHOWN = 20_000;
/** The same where it did not work and she has to know what to do. */
const HEAVY_END_SHOWN = 120_000;

/** A press on this screen that the centre has not answered yet. */
export interface Pressed {
  call: string;
  what: 'yes' | 'ask' | 'person';
  /** With `person`. */
  face?: Face;
}

export type Scene =
  | { kind: 'knock'; state: CallState }
  /** From her yes on, also before the centre has it. */
  | { kind: 'talking'; state: CallState }
  | { kind: 'asking'; call: string; stage: 'unsaid' | 'asked' | 'urgent' }
  /** She pressed a face, and it rings there. */
  | { kind: 'calling'; call: string; name: string; party: string; unsaid: boolean }
  | { kind: 'ended'; call: string; told: Ended };

export type Seen = Pick<LineView, 'calls' | 'active' | 'refused' | 'now'> & Partial<Pick<LineView, 'up' | 'unproved'>>;

export function sceneOf(seen: Seen | undefined, pressed: Pressed | undefined, put: ReadonlySet<string>, words: CallWords, faces: readonly Face[] = []): Scene | undefined {
  const active = seen?.active;
  const asked = pressed?.what === 'ask' || pressed?.what === 'person' ? pressed.call : undefined;
  const refused = pressed && seen?.refused?.call === pressed.call ? seen.refused.reason : undefined;
  if (active?.role === 'speaks') return { kind: 'talking', state: active };
  if (active?.role === 'rings') return pressed?.call === active.call && !refused ? { kind: 'talking', state: active } : { kind: 'knock', state: active };
  if (active?.role === 'waits') {
    const rung = active.parties.find((one) => one.kind === 'relative' && one.presence === 'rings');
    if (rung) return { kind: 'calling', call: active.call, name: rung.name, party: rung.party, unsaid: false };
  }
  if (active?.role === 'waits') return { kind: 'asking', call: active.call, stage: active.urgent ? 'urgent' : 'asked' };
  if (pressed && refused) return { kind: 'ended', call: pressed.call, told: tellRefusal(refused, words, pressed.face) };
  if (pressed?.face && !seen?.calls.some((one) => one.call === asked)) return { kind: 'calling', call: pressed.call, name: pressed.face.name, party: `relative-${pressed.face.face}`, unsaid: true };
  if (asked && !seen?.calls.some((one) => one.call === asked)) return { kind: 'asking', call: asked, stage: 'unsaid' };
  return seen && endOf(seen, put, words, faces);
}

function endOf(seen: Seen, put: ReadonlySet<string>, words: CallWords, faces: readonly Face[]): Scene | undefined {
  const last = seen.calls
    .filter((one) => one.ended && !put.has(one.call))
    .sort((a, b) => Date.parse(b.ended!.at) - Date.parse(a.ended!.at))[0];
  const told = last && tellEnd(last, words, faces, seen.unproved);
  if (!last || !told) return undefined;
  const age = seen.now() - Date.parse(last.ended!.at);
  if (age >= (told.heavy ? HEAVY_END_SHOWN : END_SHOWN)) return undefined;
  return { kind: 'ended', call: last.call, told: told.key && seen.up === false ? { ...told, line: words.ended.noCentre } : told };
}

/** The key beside the red bar. It means one thing at a time, and never anything of the alarm. */
export type Key =
  | { does: 'talk' | 'hang-up' | 'not-now'; call?: string }
  | { does: 'call-back'; missed: CallState }
  | { does: 'go-on-here'; state: CallState };

/** @param free she can talk to somebody: no alarm of hers is open, and the centre answers */
export function keyOf(seen: Seen | undefined, scene: Scene | undefined, back: ReadonlySet<string>, free: boolean, faces: readonly Face[] = []): Key | undefined {
  if (scene?.kind === 'talking') return { does: 'hang-up', call: scene.state.call };
  if (scene?.kind === 'asking' || scene?.kind === 'calling') return { does: 'not-now', call: scene.call };
  if (scene?.kind === 'knock') return undefined;
  const elsewhere = seen?.calls.find((one) => one.role === 'elsewhere' && one.stage !== 'ended');
  if (elsewhere) return { does: 'go-on-here', state: elsewhere };
  if (!free) return undefined;
  // Who may not be called from here any more cannot be called back.
  const missed = seen && missedOf(seen.calls, back).find((one) => !isFamily(one) || faceIn(one, faces));
  return missed ? { does: 'call-back', missed } : { does: 'talk' };
}
