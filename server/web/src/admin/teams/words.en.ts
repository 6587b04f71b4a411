// What is read about teams, in English.
import type { teamsNl } from './words.nl';

export const teamsEn: typeof teamsNl = {
  tab: 'Teams', count: (n) => (n === 0 ? 'No teams yet' : n === 1 ? '1 team' : `${n} teams`),
  line: 'A team says which people and homes belong together. When a client asks to talk her own team is asked before other colleagues. At an alarm a team does not change yet who is rung.',
  none: 'No team yet. Add the first one.', add: 'Add a team', name: 'Name of the team', nameExample: 'East', save: 'Save', open: 'Open',
  homes: (n) => (n === 0 ? 'no homes' : n === 1 ? '1 home' : `${n} homes`), noMembers: 'nobody yet',
  screen: 'As a face on the screen', screens: { none: 'No', own: 'Of the clients of this team', all: 'Of all clients, as a helpdesk' },
  screenHint: 'Whoever touches the face asks this team to talk. If nobody answers, the others are asked. Without anybody who answers it is not there.',
  photo: { title: 'Picture on the screen', line: 'This is how the team stands on the screen: the middle, in a circle.', none: 'On the screen the letters of the name stand now. Choose a logo for example, and not a photo of one person.', alt: (team) => `Picture of ${team}`, pick: 'Choose a picture' },
  members: 'Who belongs to it', saved: 'Saved.',
  homesTitle: 'Homes of this team', noHomes: 'No home yet.', more: 'There are more. Search by name or address.', search: 'Search by name or address',
  out: 'Take out', putTitle: 'Add homes', put: 'Put in', now: (team) => `now in ${team}`, noneFound: 'No other home found.', noClient: 'Nobody registered yet',
  remove: 'Remove the team', removeTitle: (name) => `Removing ${name}`,
  removeLine: 'The team is gone. Its people and homes stay, without this team. This cannot be undone.',
};
