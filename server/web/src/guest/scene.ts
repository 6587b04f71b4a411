// Which one thing the page shows. Pure: from what became of the link, from the line's view, and from what the guest pressed.
import type { LineView } from '../call/line';
import { endedUnproved } from '../call/standing';
import type { CallRefusal, CallState, GuestInvitation, PartyState } from '../shared/contract';

/** Why there is nothing to come into (any more). */
export type Closed =
  | 'none' | 'unknown' | 'link-expired' | 'link-used' | 'link-taken-back' | 'call-over' | 'left' | 'out' | 'lost' | 'unproved' | 'slow' | 'too-old';

export type Mic = 'denied' | 'missing' | 'busy' | 'failed';

/** What became of the link. */
export type Entry =
  | { is: 'opening' }
  | { is: 'unreachable' }
  | { is: 'open'; invitation: GuestInvitation }
  | { is: 'closed'; why: Closed };

/** What the guest did here. */
export interface Did {
  cameIn: boolean;
  hungUp: boolean;
  asksMic: boolean;
  /** The browser gave none. */
  noMic: Mic | undefined;
}

export type Scene =
  | { show: 'opening' }
  | { show: 'unreachable' }
  | { show: 'closed'; why: Closed }
  | { show: 'invited'; invitation: GuestInvitation; there: PartyState[]; coming: boolean; refused: CallRefusal | undefined }
  | { show: 'no-mic'; why: Mic }
  | { show: 'talking'; state: CallState; invitation: GuestInvitation };

export function sceneOf(entry: Entry, view: Pick<LineView, 'calls' | 'refused' | 'now' | 'unproved'> | undefined, did: Did): Scene {
  if (entry.is === 'opening') return { show: 'opening' };
  if (entry.is === 'unreachable') return { show: 'unreachable' };
  if (entry.is === 'closed') return { show: 'closed', why: entry.why };
  if (did.hungUp) return { show: 'closed', why: 'left' };
  const { invitation } = entry;
  const state = view?.calls.find((call) => call.call === invitation.call);
  const own = state?.parties.find((party) => party.party === state.me);
  if (endedUnproved(state, view?.unproved)) return { show: 'closed', why: 'unproved' };
  if (state?.stage === 'ended') return { show: 'closed', why: state.ended?.why === 'lost' || state.ended?.why === 'set-up-failed' ? 'lost' : 'call-over' };
  // Whose page was loaded anew meanwhile does not know what was before; the link's own time tells.
  if (own?.presence === 'gone' && state && view?.unproved?.has(state.call)) return { show: 'closed', why: 'unproved' };
  if (own?.presence === 'gone') return { show: 'closed', why: did.cameIn || (view && view.now() < Date.parse(invitation.expiresAt)) ? 'out' : 'link-expired' };
  if (state?.role === 'speaks' || state?.role === 'elsewhere') return { show: 'talking', state, invitation };
  if (did.noMic) return { show: 'no-mic', why: did.noMic };
  const refused = view?.refused?.call === invitation.call ? view.refused.reason : undefined;
  return { show: 'invited', invitation, there: state ? thereIn(state) : [], coming: did.asksMic || (did.cameIn && !refused), refused };
}

/** The others who are in it, in their order. */
export function thereIn(state: CallState): PartyState[] {
  return state.parties.filter((party) => party.party !== state.me && (party.presence === 'in' || party.presence === 'away'));
}

export function comingTo(state: CallState): PartyState[] {
  return state.parties.filter((party) => party.party !== state.me && party.presence === 'rings');
}

/** Why a link is not open, of the server's word for it. */
export function closedOf(error: string, hadSecret: boolean): Closed | undefined {
  switch (error) {
    case 'link-unknown': return hadSecret ? 'unknown' : 'none';
    case 'link-expired':
    case 'link-used':
    case 'link-taken-back':
    case 'call-over': return error;
    case 'busy': return 'slow';
    case 'bad-request': return 'unknown';
    default: return undefined;
  }
}

/** How it goes between the guest and the others, in one word. */
export function lineOf(state: CallState, view: Pick<LineView, 'up' | 'media'>): 'good' | 'connecting' | 'poor' | 'gone' {
  const all = thereIn(state).map((party) => view.media.get(party.party));
  const some = all.filter((one) => one?.state === 'connected' || one?.state === 'disturbed');
  if (!view.up || some.some((one) => one?.state === 'disturbed' || one?.word === 'gone')) return 'gone';
  if (some.length === 0) return 'connecting';
  return some.some((one) => one?.word === 'bad' || one?.word === 'poor') ? 'poor' : 'good';
}
