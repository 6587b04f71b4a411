// What the host of the centre reads, in English.
import type { organisationsNl } from './words.nl';

export const organisationsEn: typeof organisationsNl = {
  tab: 'Organisations', count: (n) => (n === 1 ? '1 organisation on this server' : `${n} organisations on this server`),
  line: 'You keep which organisations there are. Their clients, homes and alarms you do not see here.',
  kinds: { care: 'Home care', 'night-centre': 'Night centre', other: 'Other' },
  staff: (n) => (n === 0 ? 'no people yet' : n === 1 ? '1 person' : `${n} people`),
  administrated: 'has an administrator', invited: (until) => `administrator invited, until ${until}`, alone: 'no administrator yet',
  add: 'Add an organisation', rename: 'Another name', invite: 'Invite an administrator',
  form: {
    title: 'Add an organisation', name: 'Name of the organisation', kind: 'What kind of organisation', kindHint: 'This cannot be changed later.',
    first: 'Who will be its first administrator', firstLine: 'She or he then invites the others.', submit: 'Add', save: 'Save', inviteTitle: (name) => `Administrator of ${name}`,
    renameTitle: (name) => `Another name for ${name}`,
  },
};
