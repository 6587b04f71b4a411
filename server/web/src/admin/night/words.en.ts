// Who answers at night: what both sides read, in English.
import type { nightNl } from './words.nl';

export const nightEn: typeof nightNl = {
  tab: 'Night care', title: 'Who answers at night',
  answering: (centre, since) => `${centre} answers your alarms, since ${since}.`,
  nobody: 'No night centre answers your alarms. They go only to your own staff.',
  asked: (centre, at) => `You asked ${centre} on ${at}. As long as it has not accepted, all stays as it is.`,
  declined: (centre, at) => `${centre} said no (${at}). Nothing has changed.`,
  choose: 'Night centre', ask: 'Ask', askTitle: 'Ask a night centre', askLine: 'It sees only the name of your organisation. Your alarms go there only once it accepts.',
  askOther: 'Ask another one', noChoice: 'There is no other night centre on this server. The host of the centre can add one.', withdraw: 'Withdraw the question',
  end: 'End', endTitle: (centre) => `Stopping with ${centre}`,
  endLine: (centre) => `From that moment alarms, at night too, ring only at your own staff. If nobody is signed in then, none of them hears it. Alarms that are open now stay with ${centre} until they are closed.`,
  hours: (centre, from, until) => from === until ? `When a client wants to talk, ${centre} is asked first day and night, then your own team.` : `When a client wants to talk, ${centre} is asked first from ${from} to ${until}. By day your own team is asked first, and ${centre} when nobody answers there.`,
  hoursOf: (from, until) => from === until ? 'you are asked first day and night when a client wants to talk' : `you are asked first from ${from} to ${until} when a client wants to talk`,
  hoursChange: 'Change the hours', hoursTitle: 'When the night centre comes first', hoursLine: 'This is about clients who want to talk. Alarms go as they did. 00:00 twice is day and night.', hoursFrom: 'From', hoursUntil: 'Until', hoursSame: 'From and until are the same. Choose two times, or 00:00 twice for day and night.', save: 'Save',
  asks: 'Who asks you', since: (at) => `since ${at}`, askedAt: (at) => `asked ${at}`,
  accept: 'Accept', acceptTitle: (name) => `Answering for ${name}`,
  acceptLine: (name) => `From that moment the alarms of all homes of ${name} ring at your operators, day and night. See to it that somebody is signed in.`,
  decline: 'Decline', declineTitle: (name) => `Declining ${name}`, declineLine: (name) => `${name} reads that you said no. Nothing changes; it can ask you again later.`,
  forWhom: 'For whom you answer',
  stop: 'End', stopTitle: (name) => `Stopping with ${name}`,
  stopLine: (name) => `From that moment alarms of ${name}, at night too, ring only at its own staff. Tell them first. Alarms that are open now stay with you until they are closed.`,
  ended: 'What is over',
  endings: {
    youLeft: (name, at) => `You stopped with ${name} (${at}).`, theyLeft: (name, at) => `${name} stopped answering for you (${at}). Since then your alarms go only to your own staff.`,
    youStopped: (name, at) => `You stopped answering for ${name} (${at}).`, theyStopped: (name, at) => `${name} does not let you answer any more (${at}).`,
  },
};
