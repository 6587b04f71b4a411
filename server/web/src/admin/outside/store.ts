// Whom outside to call: what the page shows, and its calls of the server.
import { signal } from '@preact/signals';
import type { EmergencyCall, EmergencyPlan, EmergencyPlanChange } from '../../shared/contract';
import { ask, type Answer } from '../../shared/http';

const ALL = '/api/v1/emergency-contacts';

/** Undefined while it is on its way. */
export const plan = signal<EmergencyPlan | undefined>(undefined);

export async function readPlan(): Promise<Answer<EmergencyPlan>> {
  const answer = await ask<EmergencyPlan>('GET', ALL);
  if (answer.ok) plan.value = answer.body;
  return answer;
}

export async function savePlan(change: EmergencyPlanChange): Promise<Answer<EmergencyPlan>> {
  const answer = await ask<EmergencyPlan>('PUT', ALL, change);
  if (answer.ok) plan.value = answer.body;
  return answer;
}

/** A receiver may take 20 s; the page waits longer than that. */
export async function sendTest(contact: string): Promise<Answer<EmergencyCall>> {
  const answer = await ask<EmergencyCall>('POST', `${ALL}/${encodeURIComponent(contact)}/test`, undefined, 25_000);
  await readPlan();
  return answer;
}
