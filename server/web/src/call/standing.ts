// How a call stands, for the eye of staff. Pure: from the centre's state, and from what the media say.
import type { CallRefusal, CallState, PartyState } from '../shared/contract';
import { HOME } from './calls';
import type { LineView } from './line';
import { isUnproved } from './proof';
import type { View } from './view';

/** Each face has a sentence for each. */
export type Standing =
  | 'asking' | 'rings' | 'rings-unheard' | 'connecting' | 'speaking' | 'disturbed' | 'unproved' | 'held' | 'elsewhere' | 'taken-over' | 'refused' | 'gone' | 'ended';

/** @param state undefined before the centre knows of it, or once it is gone */
export function standingOf(state: CallState | undefined, seen: boolean, refused: CallRefusal | undefined, her: View | undefined): Standing {
  // Refused before it began; later a refusal is of one act, not of the call.
  if (!state) return refused ? 'refused' : seen ? 'gone' : 'asking';
  if (state.stage === 'ended') return 'ended';
  switch (state.role) {
    case 'over': return 'taken-over';
    case 'elsewhere': return 'elsewhere';
    case 'none': return refused ? 'refused' : 'gone';
    case 'rings': return refused ? 'refused' : 'connecting';
    case 'waits': return state.parties.some((party) => party.presence === 'rings' && party.heard) ? 'rings' : 'rings-unheard';
    case 'speaks':
      if (isUnproved(her)) return 'unproved';
      if (state.stage === 'on-hold') return 'held';
      if (her?.state === 'disturbed') return 'disturbed';
      return state.stage === 'connected' && (her === undefined || her.state === 'connected') ? 'speaking' : 'connecting';
  }
}

export function isOver(standing: Standing): boolean {
  return standing === 'ended' || standing === 'gone' || standing === 'refused' || standing === 'taken-over';
}

/** Who asks this device to answer: urgent first, then who waits longest. */
export function ringingOf(calls: readonly CallState[]): CallState[] {
  return calls.filter((call) => call.role === 'rings' && call.stage !== 'ended')
    .sort((a, b) => Number(b.urgent) - Number(a.urgent) || Date.parse(a.begunAt) - Date.parse(b.begunAt) || a.call.localeCompare(b.call));
}

/** She asked to talk and nobody came: until the centre takes it off its list. The last of each home. */
export function missedOf(calls: readonly CallState[]): CallState[] {
  const missed = calls.filter((call) => call.stage === 'ended' && call.ended?.missed && call.why === 'to-talk' && call.by === HOME)
    .sort((a, b) => Date.parse(b.ended!.at) - Date.parse(a.ended!.at));
  return missed.filter((call, i) => missed.findIndex((other) => other.home === call.home) === i);
}

/** Calls that go on without this device: of colleagues, and one's own at another device. */
export function othersOf(calls: readonly CallState[]): CallState[] {
  return calls.filter((call) => call.stage !== 'ended' && (call.role === 'elsewhere' || (call.role === 'none' && colleagueOf(call))))
    .sort((a, b) => Date.parse(a.begunAt) - Date.parse(b.begunAt));
}

/** The colleague who speaks in it, or waits for her. */
export function colleagueOf(call: CallState): PartyState | undefined {
  return call.parties.find((party) => party.kind === 'staff' && party.party !== call.me && (party.presence === 'in' || party.presence === 'away'));
}

/** Only of somebody who was answered can it be taken over. */
export function canTakeOver(call: CallState): boolean {
  return call.role === 'none' && call.stage !== 'ringing' && call.stage !== 'ended' && call.why !== 'look' && colleagueOf(call) !== undefined;
}

export type PictureWord = 'none' | 'veiled' | 'clear' | 'coming' | 'missing';

/** What is to be said of her picture, and whether there is one to show. */
export function pictureOf(state: CallState, her: View | undefined): { word: PictureWord; shows: boolean } {
  const look = her?.there.look ?? 'none';
  if (her?.picture && (look === 'clear' || look === 'veiled')) return { word: look, shows: true };
  if (state.picture === 'none') return { word: 'none', shows: false };
  return { word: her?.state === 'connected' && look === 'audio' ? 'missing' : 'coming', shows: false };
}

/** The other parties that are there, without her. */
export function othersIn(state: CallState, media: LineView['media']): { party: PartyState; view: View | undefined }[] {
  return state.parties.filter((party) => party.party !== HOME && party.party !== state.me && (party.presence === 'in' || party.presence === 'away'))
    .map((party) => ({ party, view: media.get(party.party) }));
}

/** Of whom this device did not know the key, and with whom nothing was opened since one did not believe the other. */
export function doubtsOf(state: CallState, media: LineView['media']): { changed: PartyState[]; unproved: PartyState[] } {
  const others = state.parties.filter(({ party }) => party !== state.me);
  return {
    changed: others.filter(({ party }) => media.get(party)?.meeting === 'changed' && media.get(party)?.state !== 'ended'),
    unproved: others.filter(({ party }) => isUnproved(media.get(party))),
  };
}

/** Ends that say no more than that it came to nothing: where it could not be proved who it was, that is what has to be told. */
const TELL_NOTHING = new Set(['set-up-failed', 'lost', 'hung-up', 'cancelled', 'dismissed']);

export function endedUnproved(state: CallState | undefined, unproved: ReadonlySet<string> | undefined): boolean {
  return state?.ended !== undefined && TELL_NOTHING.has(state.ended.why) && unproved?.has(state.call) === true;
}
