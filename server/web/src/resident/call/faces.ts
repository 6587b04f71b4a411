// The faces on her screen: who is whom in a call, and which photo it has. Pure.
import type { CallState, Person } from '../../shared/contract';

/** A person whom one press calls. */
export type Face = Person & { face: string };

/** As the server names the party of a relative. */
export const partyOf = (face: string): string => `relative-${face}`;

export function facesOf(people: readonly Person[]): Face[] {
  return people.filter((one): one is Face => one.face !== undefined);
}

/** The other side of a call with one of them, also where nobody could be rung. */
export function faceIn(state: CallState, faces: readonly Face[]): Face | undefined {
  const parties = [state.by, state.ended?.by, ...state.parties.map((one) => one.party)];
  return faces.find((one) => parties.includes(partyOf(one.face)));
}

/** Who else is in a call that goes on, by the names of their photos. */
export function callersIn(calls: readonly CallState[]): string[] {
  return calls.filter((one) => !one.ended).flatMap((one) => one.parties.flatMap(({ photo }) => photo ?? []));
}

/** The name of the photo of a party: of a face on her screen, else as the call itself tells it. */
export function photoNameOf(party: string, faces: readonly Face[], calls: readonly CallState[]): string | undefined {
  const face = faces.find((one) => partyOf(one.face) === party)?.photo;
  return face ?? calls.flatMap((one) => one.parties).find((one) => one.party === party && one.photo !== undefined)?.photo;
}

/** Whether it is with family: her care does not call back for it. */
export function isFamily(state: CallState): boolean {
  return state.by.startsWith('relative-') || (state.by === state.me && state.ended?.by?.startsWith('relative-') === true) || state.parties.some((one) => one.kind === 'relative' && one.party === state.by);
}
