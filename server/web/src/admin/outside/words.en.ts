// What is told and asked about people outside, in English.
import type { outsideNl } from './words.nl';

export const outsideEn: typeof outsideNl = {
  tab: 'When nobody is there', title: 'When nobody is there',
  line: 'When an alarm waits and nobody who could take it is signed in, Nabij tells these addresses, in this order, until somebody takes the alarm. No name or address of a client goes with it.',
  nobody: 'Nobody outside is told now. Add an address.',
  failing: 'The last call did not arrive everywhere. See below what is wrong, then send a test.',
  fine: 'The last calls arrived.', untested: 'Send a test: then you know whether a call arrives.',
  when: 'When', after: 'Nobody is signed in', afterUnit: 'seconds', unanswered: 'Somebody is there, and nobody answers', again: 'Again and louder, each', againUnit: 'minutes',
  numbers: 'One of the times is not right. What is possible stands with each.', from: (least, most) => `${least} to ${most}`,
  contacts: 'Who is told, in this order', contact: (n) => `Address ${n}`, name: 'Name, as operators read it', nameExample: 'SMS service, backup',
  url: 'Web address of the service', urlHint: 'A program that passes the message on as an SMS, a telephone call or a mail. It begins with https://.',
  up: 'Earlier', down: 'Later', less: 'Remove', more: 'One more address', first: 'Add an address', save: 'Save', saved: 'Saved.',
  test: 'Send a test', testing: 'The test is being sent …', saveFirst: 'Save first; then you can send a test.',
  secret: {
    title: 'Secret for the receiver', line: 'Give this secret to whoever sets up the service: by it they check that the message is yours. You see it only now.', copy: 'Copy', copied: 'Copied',
  },
  calls: 'Last calls', noCalls: 'Nobody has been called yet.', isTest: 'test', round: (n) => `round ${n}`,
  outcomes: {
    accepted: 'Arrived', refused: 'The service refused the message', redirected: 'The service points to another address; type that one',
    'no-answer': 'The service did not answer in time', unreachable: 'The service cannot be reached', 'unknown-host': 'This web address does not exist',
    'not-trusted': 'The certificate of the service is not right', 'address-not-allowed': 'This address lies in our own network and is not called', 'under-way': 'On its way',
    unknown: 'The server stopped before the answer; the message was sent again',
  },
  status: (code) => `answer ${code}`,
};
