// What is heard when something opens or closes by which she can be heard or seen. Pure: sound.ts plays it.
import type { Look } from '../../call/capture';

/** `yes`: her camera, by her own press. `opens`, `closes`: something that no press of hers opened. */
export type Sound = 'yes' | 'opens' | 'closes';

type By = 'herself' | 'itself';

/** What is open, and by whom it was opened. */
export interface Open {
  voice?: By | undefined;
  picture?: By | undefined;
  /** When something last opened by itself, in ms. */
  at?: number | undefined;
}

/** What she pressed for, of this call. */
export interface Pressed {
  voice: boolean;
  picture: boolean;
}

/** Microphone and camera open one after the other; what opens by itself within this is one opening, in ms. */
export const ONE_OPENING = 3_000;

/** @param at of any clock that goes on, in ms @returns what is open now, and what is to be heard of it, if anything */
export function openedTo(before: Open, look: Look, pressed: Pressed, at: number): { open: Open; sound?: Sound } {
  const heard = look !== 'none';
  const seen = look === 'veiled' || look === 'clear';
  const by = (press: boolean): By => (press ? 'herself' : 'itself');
  const voice = heard ? (before.voice ?? by(pressed.voice)) : undefined;
  const picture = seen ? (before.picture ?? by(pressed.picture)) : undefined;
  const opened = [voice && !before.voice ? voice : undefined, picture && !before.picture ? picture : undefined];
  if (opened.includes('itself')) {
    const again = before.at !== undefined && at - before.at < ONE_OPENING;
    return { open: { voice, picture, at }, ...(again ? {} : { sound: 'opens' as const }) };
  }
  const open = { voice, picture, at: heard ? before.at : undefined };
  // A microphone that she opened herself is what she waits for; the voice that comes says it.
  if (opened[1] === 'herself') return { open, sound: 'yes' };
  const closed = [heard ? undefined : before.voice, seen ? undefined : before.picture];
  return closed.includes('itself') ? { open, sound: 'closes' } : { open };
}
