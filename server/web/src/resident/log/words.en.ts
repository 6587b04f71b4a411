import type { LogWords } from './words.nl';

export const logEn: LogWords = {
  title: 'Who called or looked',
  none: 'Nobody has called in the last 30 days.',
  noneLine: 'If somebody calls or looks, you read it here.',
  loading: 'One moment …',
  loadingLine: 'We are looking it up for you.',
  away: 'This cannot be shown just now.',
  awayLine: 'It is still there. Do look again in a while.',
  older: 'What came before, your care provider can tell you.',

  night: 'Last night', today: 'Today', yesterday: 'Yesterday',
  of: (name, organisation) => `${name} of ${organisation}`,

  called: (who) => `${who} called`,
  calledPlanned: (who) => `${who} called, as planned`,
  calledBack: (who) => `${who} called you back`,
  calledForAlarm: (who) => `${who} called after your alarm`,
  looked: (who) => `${who} looked in on you`,
  wantedToLook: (who) => `${who} wanted to look in on you`,
  youCalled: (who) => `You called ${who}`,
  youAsked: 'You asked to talk',

  reason: (text) => `Reason: ‘${text}’.`,
  pressed: 'You answered.',
  byAlarm: 'It opened because of your alarm.',
  byItself: 'It opened by itself. You had agreed to that.',
  byItselfLook: 'You had agreed to that.',
  closed: {
    declined: 'You chose ‘Not now’.', 'no-answer': 'You did not answer.', cancelled: 'They hung up before you answered.', busy: 'You were in another call.', 'not-home': 'You were not at home.',
    unreachable: 'Your screen could not be reached.', lost: 'The connection was lost.', 'made-room': 'Your alarm came first.', 'consent-withdrawn': 'That was no longer allowed.',
  },
  closedSomehow: 'It did not go through.',
  rings: 'It is ringing now.',

  answered: (who) => `${who} answered.`,
  nobody: 'Nobody answered.',
  notAnswered: (who) => `${who} did not answer.`,
  notReached: (who) => `${who} could not be reached.`,
  couldNot: (who) => `${who} could not talk then.`,
  youStopped: 'You stopped before anybody was there.',

  together: (lasted, seen) => `${lasted}, ${seen}.`,
  lasted: (minutes) => (minutes < 1 ? 'Less than a minute' : [minutes < 60 ? '' : minutes < 120 ? '1\u00a0hour' : `${Math.floor(minutes / 60)}\u00a0hours`, minutes % 60 === 0 ? '' : minutes % 60 === 1 ? '1\u00a0minute' : `${minutes % 60}\u00a0minutes`].filter(Boolean).join(' and ')),
  seen: { none: 'you could not be seen', veiled: 'you were seen blurred', clear: 'you could be seen' },
  goesOn: (seen) => `It is still going on, ${seen}.`,
  noWay: 'There was no connection.',
  were: (names, several) => `${names} ${several ? 'were' : 'was'} there too.`,
};
