import type { PlansWords } from './plans.words.nl';

export const plansEn: PlansWords = {
  title: 'Planned calls', line: 'A planned call stands on her screen. Five minutes before it she hears a soft sound and whoever calls gets a message; after ten minutes without a call colleagues are asked.',
  none: 'Nothing is planned yet.', add: 'Plan a call', addTitle: 'Planning a call', change: 'Change', changeTitle: 'Changing the planned call', submit: 'Plan', save: 'Save',
  remove: 'Take away', removeTitle: (who) => `Taking away the call with ${who}`, removeLine: 'It goes from her screen, with all its days to come. What took place stays in her file.',
  with: 'With whom', pick: 'Choose', team: 'Whoever is on duty', teamTold: 'whoever is on duty', repeat: 'How often', repeats: { once: 'Once', weekly: 'Each week' },
  on: 'On', from: 'From', until: 'Up to', at: 'At what time', atHint: 'By her own clock.', days: 'On which days', noDay: 'Choose at least one day.', about: 'About what', aboutHint: 'For staff only; not on her screen.',
  once: (day, at) => `${day} at ${at}`, weekly: (days, at) => `${days} at ${at}`, everyDay: 'every day', lasts: (day) => `up to ${day}`,
  gone: 'This person does not call here any more. Choose somebody else.', goneTeam: 'This person does not call here any more. The team calls until you choose somebody else.', by: (who, at) => `Planned by ${who} on ${at}.`, next: 'Days to come',
  callOff: 'Call off', letBe: 'Let it take place', saidOff: 'The call of that day is called off. Her screen says so.', saidOn: 'The call of that day takes place after all.',
  states: { planned: 'takes place', skipped: 'called off', held: 'was held', missed: 'did not take place' },
};
