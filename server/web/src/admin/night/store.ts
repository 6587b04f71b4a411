// Who answers at night: what the page of either side shows, and its calls of the server.
import { signal } from '@preact/signals';
import type { NightCentreHours, NightCentreOverview } from '../../shared/contract';
import { ask, type Answer } from '../../shared/http';

const MINE = '/api/v1/night-centre';
const request = (id: string) => `${MINE}/requests/${encodeURIComponent(id)}`;

/** Undefined while it is on its way. */
export const nightCare = signal<NightCentreOverview | undefined>(undefined);

export async function readNightCare(): Promise<Answer<NightCentreOverview>> {
  const answer = await ask<NightCentreOverview>('GET', MINE);
  if (answer.ok) nightCare.value = answer.body;
  return answer;
}

/** Also after a refusal: the other side may have changed it, and then the page shows it. */
async function then<T>(answer: Promise<Answer<T>>): Promise<Answer<T>> {
  const known = await answer;
  await readNightCare();
  return known;
}

export const askCentre = (nightCentre: string) => then(ask<void>('PUT', `${MINE}/request`, { nightCentre }));
export const withdrawQuestion = () => then(ask<void>('DELETE', `${MINE}/request`));
export const setHours = (hours: NightCentreHours) => then(ask<void>('PUT', `${MINE}/hours`, hours));
export const endMine = () => then(ask<void>('DELETE', MINE));
export const acceptRequest = (id: string) => then(ask<void>('POST', `${request(id)}/accept`));
export const declineRequest = (id: string) => then(ask<void>('POST', `${request(id)}/decline`));
export const endFor = (organisation: string) => then(ask<void>('DELETE', `${MINE}/organisations/${encodeURIComponent(organisation)}`));
