import type { EndWord } from '../resident/call/tell';
import { pushEn } from '../shared/push/words';
import type { Words } from './words.nl';

export const familyEn: Words = {
  locale: 'en-GB', title: 'Nabij · family', brand: 'Nabij', heading: 'family', otherLanguage: 'Nederlands', theme: 'Light or dark',
  starting: 'One moment …', unreachable: 'The centre does not answer. We keep trying.', noLine: 'No connection. You can call once it is back.', again: 'Try again', soundBlocked: 'The browser holds the sound back.', soundOn: 'Turn the sound on', cancel: 'Cancel', ready: 'Done',
  door: {
    link: 'You are invited', linkLine: 'With this link you call somebody of your family on her screen, and she can call you. The link works once. Open it on the device that you will call with.', open: 'Go on',
    refused: {
      used: ['This link has been used', 'Each link works once. If you are on another device, ask for a new one.'],
      expired: ['This link is too old', 'A link works for seven days. Ask for a new one.'],
      takenBack: ['This link was taken back', 'A newer link was made, or your access has ended. Please ask.'],
      wait: ['One moment', 'There were too many tries. Try again in half a minute.'],
      unknown: ['This link is not right', 'Copy all of it, or ask for a new one.'],
    },
    over: ['You are signed out', 'Your access has ended, or this device was signed out.'],
    nobody: ['Family', 'Come in with the link that you were given, or with your passkey.'],
    passkey: 'Come in with your passkey', passkeyFailed: 'It did not work with a passkey. Try again, or ask for a new link.',
    ask: 'No link or passkey? The care organisation of your relative makes a new link for you.',
  },
  offer: {
    title: 'Come back easily', line: 'With a passkey you open this page with your finger, face or screen lock. You need no new link then, not even on another device.',
    make: 'Make a passkey', skip: 'Not now', failed: 'No passkey was made. You can do it later under ‘My access’.', known: 'This device has a passkey already.', made: 'Your passkey is made.',
  },
  hello: (name) => `Hello ${name}`,
  planned: { title: 'Planned', due: 'now', off: 'called off' },
  reach: { planned: 'The call is planned: you can call now.', may: 'You can call.', until: (at) => `You can call, until ${at}.`, from: (at) => `Not now, from ${at}.`, notAllowed: 'Calling is not agreed now. She can call you.' },
  call: (who) => `Call ${who}`,
  missed: 'Missed', missedBy: (who, at) => `${who} called you ${at}.`, missedMine: (at) => `You called ${at}. Nobody answered.`, callBack: 'Call back',
  stay: 'Keep this page open, then she can call you. With messages, below, she can also while it is closed.', reached: 'She can call you, also while this page is closed.',
  push: {
    ...pushEn,
    title: 'Being called with the page closed', off: 'This device rings only while this page is open and visible.', on: 'This device gets a message when she calls you, also with the screen off. No name stands on it.',
    denied: 'Messages are blocked on this device. Allow them in the settings of the browser.',
    'needs-install': 'First put this page on your home screen (Share, then ‘Add to Home Screen’) and open it there. Come in there with your passkey; then messages can be switched on. So make a passkey below first.',
    tested: { ...pushEn.tested, accepted: 'Sent. The message comes to this device now; if not, check ‘do not disturb’ and the settings for messages.', gone: 'Messages have to be switched on anew on this device.', other: 'The message service did not take the test. Try later.' },
  },
  rings: (who) => `${who} is calling you`, answer: 'Answer', notNow: 'Not now',
  calling: (who) => `Calling ${who} …`, callingLine: 'She hears and sees you only once she answers.', heardLine: 'It is ringing at her.', unsaid: 'One moment …', stop: 'Never mind',
  connecting: 'Connecting you …', speaks: (who) => `You are talking with ${who}.`, held: 'The call is on hold.', noPicture: 'She shows no picture.',
  elsewhere: 'You are talking on another device.', moveHere: 'Bring it here', notHere: 'It does not work just now. Please try again in a moment.',
  hangUp: 'Hang up', muted: 'Microphone off', mute: 'Microphone on', cameraOn: 'Camera off', cameraOff: 'Camera on', writes: (who: string) => `${who} writes:`, pictureOf: (who) => `Picture of ${who}`, own: 'How you are seen',
  noVoice: 'Your microphone does not work. Allow it for this page in your browser.', noCamera: 'Your camera does not work. You can be heard.', bad: 'The connection is bad.', gone: 'The connection is gone for a moment.', away: 'She is gone for a moment. Please wait.',
  changed: (who) => `You did not speak with this screen of ${who} before. If you do not trust it, ask something that only she knows.`,
  changedOther: (who) => `${who} uses a new device. Feel free to ask who it is.`, notProved: (who) => `${who} does not hear or see you: it was not certain who it is.`,
  unproved: { title: 'This call was stopped.', line: (who) => `It could not be proved that this is the screen of ${who}. Nothing was opened. Ring her telephone, and tell the care organisation.` },
  close: 'Fine', callAgain: 'Call again',
  ended: (why, mine, who) => {
    switch (why as EndWord) {
      case 'hung-up':
      case 'taken-over': return { title: 'The call is over.', line: '' };
      case 'no-answer':
      case 'given-up': return mine ? { title: `${who} did not answer.`, line: 'She sees that you called, and can call back.', again: true } : undefined;
      case 'declined': return mine ? { title: 'It is not a good moment.', line: 'Try again later.' } : undefined;
      case 'busy': return mine ? { title: `${who} is on another call.`, line: 'She sees that you called.', again: true } : undefined;
      case 'not-home':
      case 'unreachable': return mine ? { title: `${who} cannot be reached now.`, line: 'She sees that you called. If it is urgent, ring her telephone.', again: true } : undefined;
      case 'lost':
      case 'set-up-failed': return { title: 'The connection was lost.', line: 'Please call again.', again: true };
      case 'made-room': return { title: 'The call has ended.', line: 'She needs other help now. You will be called when that is possible.' };
      case 'cancelled': return undefined;
      default: return { title: 'The call has ended.', line: '' };
    }
  },
  refused: (reason, who) => {
    switch (reason) {
      case 'not-now': return { title: 'Not now.', line: `${who} wants to be called at other hours.` };
      case 'not-allowed':
      case 'unknown': return { title: 'That is not possible here.', line: 'Calling is not agreed now.' };
      default: return { title: 'It does not work now.', line: 'Try again in a moment.' };
    }
  },
  may: {
    title: 'What you can do here', call: 'Call her; she answers herself.', noCall: 'Not call her.', hours: (from, until) => `Call her from ${from} to ${until}; she answers herself.`, face: 'Your face is on her screen: she can call you.', noFace: 'You are not on her screen.',
    comesIn: (days, from, until, picture) => `On ${days} from ${from} to ${until} you may come in without her doing anything, ${picture}.`,
    pictures: { none: 'with sound only', veiled: 'with a blurred picture', clear: 'with a picture' },
    nothing: 'You see no alarms here, no sensors, no file, and not whether she is at home. She decides what you may, and can say otherwise at any time.',
    days: { MONDAY: 'Mon', TUESDAY: 'Tue', WEDNESDAY: 'Wed', THURSDAY: 'Thu', FRIDAY: 'Fri', SATURDAY: 'Sat', SUNDAY: 'Sun' }, always: 'all days',
  },
  photo: { title: 'Your photo', line: 'She sees this photo on her screen and when you call.', none: 'You gave no photo yet.', pick: 'Choose a photo', remove: 'Remove', wrong: 'This is no photo that we can read. Choose a JPEG or PNG.', alt: 'Your photo', saved: 'Saved.', busy: 'Many photos are being made just now. Try again in a minute.' },
  access: {
    title: 'My access', passkeys: 'Passkeys', noPasskeys: 'You have no passkey yet.', made: (at) => `made on ${at}`, used: (at) => `used on ${at}`, remove: 'Remove',
    browsers: 'Devices', this: 'this device', since: (at) => `since ${at}`, end: 'Sign out', signOut: 'Sign this device out', signOutAsk: 'She cannot call you on this device then. Without a passkey you need a new link.', failed: 'That did not work. Try again.',
  },
};
