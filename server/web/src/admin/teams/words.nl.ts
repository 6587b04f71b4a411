// What is read about teams, in Dutch.
import type { TeamScreen } from '../../shared/contract';

export const teamsNl = {
  tab: 'Teams', count: (n: number) => (n === 0 ? 'Nog geen teams' : n === 1 ? '1 team' : `${n} teams`),
  line: 'Een team zegt wie en welke woningen bij elkaar horen. Vraagt een client te praten, dan wordt haar eigen team gevraagd vóór de andere collega’s. Bij een alarm verandert een team nog niet wie er wordt opgeroepen.',
  none: 'Nog geen team. Voeg het eerste toe.', add: 'Team toevoegen', name: 'Naam van het team', nameExample: 'Oost', save: 'Opslaan', open: 'Open',
  homes: (n: number) => (n === 0 ? 'geen woningen' : n === 1 ? '1 woning' : `${n} woningen`), noMembers: 'nog niemand',
  screen: 'Als gezicht op het scherm', screens: { none: 'Nee', own: 'Bij de cliënten van dit team', all: 'Bij alle cliënten, als helpdesk' } satisfies Record<TeamScreen, string> as Record<string, string>,
  screenHint: 'Wie het gezicht aanraakt vraagt dit team om te praten. Neemt niemand op, dan worden de anderen gevraagd. Zonder iemand die opneemt staat het er niet.',
  photo: { title: 'Afbeelding op het scherm', line: 'Zo staat het team op het scherm: het midden, in een rondje.', none: 'Op het scherm staan nu de letters van de naam. Kies bijvoorbeeld een logo, en geen foto van één persoon.', alt: (team: string) => `Afbeelding van ${team}`, pick: 'Kies een afbeelding' },
  members: 'Wie erbij hoort', saved: 'Opgeslagen.',
  homesTitle: 'Woningen van dit team', noHomes: 'Nog geen woning.', more: 'Er zijn er meer. Zoek op naam of adres.', search: 'Zoek op naam of adres',
  out: 'Haal eruit', putTitle: 'Woningen toevoegen', put: 'Zet erin', now: (team: string) => `nu in ${team}`, noneFound: 'Geen andere woning gevonden.', noClient: 'Nog niemand ingeschreven',
  remove: 'Team opheffen', removeTitle: (name: string) => `${name} opheffen`,
  removeLine: 'Het team verdwijnt. De medewerkers en woningen blijven, zonder dit team. Dit is niet terug te draaien.',
};
