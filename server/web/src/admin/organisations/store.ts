// The organisations of the server: what the host's page shows, and its calls of the server.
import { signal } from '@preact/signals';
import type { OrganisationAdd, OrganisationAdded, OrganisationAdministrator, OrganisationHosted, StaffInvitation } from '../../shared/contract';
import { ask, type Answer } from '../../shared/http';

const ALL = '/api/v1/organisations';
const one = (id: string) => `${ALL}/${encodeURIComponent(id)}`;

/** Undefined while it is on its way. */
export const organisations = signal<OrganisationHosted[] | undefined>(undefined);

export async function readOrganisations(): Promise<Answer<OrganisationHosted[]>> {
  const answer = await ask<OrganisationHosted[]>('GET', ALL);
  if (answer.ok) organisations.value = answer.body;
  return answer;
}

async function then<T>(answer: Promise<Answer<T>>): Promise<Answer<T>> {
  const known = await answer;
  if (known.ok) await readOrganisations();
  return known;
}

export const addOrganisation = (add: OrganisationAdd) => then(ask<OrganisationAdded>('POST', ALL, add));
export const renameOrganisation = (id: string, name: string) => then(ask<void>('PUT', one(id), { name }));
export const inviteAdministrator = (id: string, who: OrganisationAdministrator) => then(ask<StaffInvitation>('POST', `${one(id)}/administrator`, who));
