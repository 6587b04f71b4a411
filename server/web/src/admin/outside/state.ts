// What the plan amounts to. Pure.
import type { EmergencyCall, EmergencyPlan } from '../../shared/contract';

export type State = 'nobody' | 'failing' | 'untested' | 'fine';

/** A call that is on its way, or that a stopped server sent again, is no bad news yet. */
const OPEN = ['under-way', 'unknown'];

export const arrived = (call: EmergencyCall) => call.outcome === 'accepted';

export function stateOf(plan: EmergencyPlan): State {
  if (plan.contacts.length === 0) return 'nobody';
  const last = plan.contacts.map((contact) => contact.last);
  if (last.some((call) => call && !arrived(call) && !OPEN.includes(call.outcome))) return 'failing';
  return last.some((call) => !call || OPEN.includes(call.outcome)) ? 'untested' : 'fine';
}

/** The list with one of it moved; at the ends it stays as it is. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const to = from + by;
  const next = [...list];
  if (to < 0 || to >= list.length) return next;
  [next[from], next[to]] = [next[to]!, next[from]!];
  return next;
}
