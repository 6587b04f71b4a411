// What the host of the centre reads, in Dutch.
export const organisationsNl = {
  tab: 'Organisaties', count: (n: number) => (n === 1 ? '1 organisatie op deze server' : `${n} organisaties op deze server`),
  line: 'U houdt bij welke organisaties er zijn. Hun cliënten, woningen en alarmen ziet u hier niet.',
  kinds: { care: 'Thuiszorg', 'night-centre': 'Nachtzorgcentrale', other: 'Anders' } as Record<string, string>,
  staff: (n: number) => (n === 0 ? 'nog geen medewerkers' : n === 1 ? '1 medewerker' : `${n} medewerkers`),
  administrated: 'heeft een beheerder', invited: (until: string) => `beheerder uitgenodigd, tot ${until}`, alone: 'nog geen beheerder',
  add: 'Organisatie toevoegen', rename: 'Andere naam', invite: 'Beheerder uitnodigen',
  form: {
    title: 'Organisatie toevoegen', name: 'Naam van de organisatie', kind: 'Wat voor organisatie', kindHint: 'Dit kan later niet meer worden veranderd.',
    first: 'Wie wordt de eerste beheerder', firstLine: 'Zij of hij nodigt daarna zelf de anderen uit.', submit: 'Toevoegen', save: 'Opslaan', inviteTitle: (name: string) => `Beheerder van ${name}`,
    renameTitle: (name: string) => `Andere naam voor ${name}`,
  },
};
