// Who is added to the call of this desk or phone: colleagues whose page listens, and guests by a link.
import { signal } from '@preact/signals';
import type { CallColleague, CallState, GuestAsk, GuestLink, PartyState } from '../contract';
import { ask, type Answer } from '../http';

let current: () => CallState | undefined = () => undefined;

/** @param call the one in which this page speaks */
export function followCompany(call: () => CallState | undefined) {
  current = call;
}

/** Each link that was made here, by its party: it is shown by the centre once, and here as long as the page stands. */
export const links = signal<ReadonlyMap<string, GuestLink>>(new Map());
/** What was asked last did not work: the server's word for it. */
export const failed = signal('');

/** Others are added once somebody speaks with her, and never to a look. */
export function isAddable(state: CallState | undefined): boolean {
  return state?.role === 'speaks' && state.why !== 'look' && state.stage !== 'connecting';
}

const MOST_PARTIES = 4;

export function isFull(state: CallState): boolean {
  return state.parties.filter((party) => party.presence !== 'gone').length >= MOST_PARTIES;
}

/** Who was asked by this call and is not here yet. */
export function awaited(state: CallState): PartyState[] {
  return state.parties.filter((party) => party.presence === 'rings' && party.kind !== 'resident' && party.party !== state.me);
}

/** Guests who are in it: staff may take them out. */
export function guestsIn(state: CallState): PartyState[] {
  return state.parties.filter((party) => party.kind === 'guest' && (party.presence === 'in' || party.presence === 'away'));
}

const path = (of: string) => `/api/v1/calls/${current()?.call ?? ''}/${of}`;

export async function colleagues(): Promise<CallColleague[] | undefined> {
  const answer = await ask<CallColleague[]>('GET', path('colleagues'));
  return told(answer) ? answer.body : undefined;
}

export async function askColleague(user: string): Promise<boolean> {
  return told(await ask<void>('POST', path('colleagues'), { user }));
}

export async function makeLink(guest: GuestAsk): Promise<GuestLink | undefined> {
  const answer = await ask<GuestLink>('POST', path('guests'), guest);
  if (!told(answer)) return undefined;
  links.value = new Map(links.value).set(answer.body.party, answer.body);
  return answer.body;
}

/** Takes back a link or a ringing, or a guest out of the call. */
export async function dismiss(party: string): Promise<boolean> {
  const done = told(await ask<void>('DELETE', path(`parties/${party}`)));
  if (done) {
    const left = new Map(links.value);
    left.delete(party);
    links.value = left;
  }
  return done;
}

function told<T>(answer: Answer<T>): answer is Extract<Answer<T>, { ok: true }> {
  failed.value = answer.ok ? '' : answer.error;
  return answer.ok;
}
