// The teams: what their page shows, and its calls of the server.
import { signal } from '@preact/signals';
import type { PhotoView, Team, TeamHome, TeamScreen } from '../../shared/contract';
import { ask, type Answer } from '../../shared/http';

const ALL = '/api/v1/teams';
const one = (id: string) => `${ALL}/${encodeURIComponent(id)}`;

/** So many homes the server shows at a time. */
export const MOST_HOMES = 50;

/** Undefined while it is on its way. */
export const teams = signal<Team[] | undefined>(undefined);

export async function readTeams(): Promise<Answer<Team[]>> {
  const answer = await ask<Team[]>('GET', ALL);
  if (answer.ok) teams.value = answer.body;
  return answer;
}

async function then<T>(answer: Promise<Answer<T>>): Promise<Answer<T>> {
  const known = await answer;
  if (known.ok) await readTeams();
  return known;
}

export const addTeam = (name: string) => then(ask<Team>('POST', ALL, { name }));
export const removeTeam = (id: string) => then(ask<void>('DELETE', one(id)));

/** A call each, since each is all or nothing by itself; a name that is taken leaves the members and the screens as they were. */
export async function changeTeam(team: Team, name: string, members: string[], screen: TeamScreen): Promise<Answer<Team>> {
  const named = name === team.name ? undefined : await ask<Team>('PUT', one(team.id), { name });
  if (named?.ok === false) return named;
  const shown = screen === team.screen ? undefined : await ask<Team>('PUT', `${one(team.id)}/screen`, { screen });
  return shown?.ok === false ? shown : then(ask<Team>('PUT', `${one(team.id)}/members`, { members }));
}

export const photoOf = (id: string) => ask<PhotoView>('GET', `${one(id)}/photo`);
export const givePhoto = (id: string, image: string) => then(ask<Team>('PUT', `${one(id)}/photo`, { image }));
export const takePhoto = (id: string) => then(ask<void>('DELETE', `${one(id)}/photo`));
export const homesOf = (id: string, search: string) => ask<TeamHome[]>('GET', `${one(id)}/homes?search=${encodeURIComponent(search)}`);
export const otherHomes = (id: string, search: string) => ask<TeamHome[]>('GET', `${one(id)}/other-homes?search=${encodeURIComponent(search)}`);
export const putIn = (id: string, home: string) => then(ask<Team>('POST', `${one(id)}/homes`, { homes: [home] }));
export const takeOut = (id: string, home: string) => then(ask<void>('DELETE', `${one(id)}/homes/${encodeURIComponent(home)}`));

/** The names of a person's teams, in the order of the page. */
export const teamsOf = (all: Team[] | undefined, person: string) => (all ?? []).filter((team) => team.members.some((member) => member.id === person)).map((team) => team.name);
