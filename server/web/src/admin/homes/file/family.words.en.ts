import type { familyNl } from './family.words.nl';

export const familyEn: typeof familyNl = {
  title: 'Family', line: 'Who may call her from a device of their own, and whose face she can press on her screen. She, or who represents her, decides. They see no alarms, sensors or file.',
  none: 'Nobody is invited yet.', invite: 'Invite somebody', inviteTitle: 'Invite somebody of her family', from: 'Who', other: 'Somebody else', name: 'Name, as she knows it', relation: 'What this person is to her', by: 'Who said it', byHint: 'Herself, or who represents her: name and who that is.', submit: 'Make a link',
  linkTitle: (who) => `Link for ${who}`, linkLine: (until) => `Give this link to this person only. It works once, until ${until}. You see it only now.`, qr: 'QR code with this link', copy: 'Copy the link', copied: 'Copied.',
  waits: (until) => `Link not opened yet; good until ${until}.`, notIn: 'Not signed in. Make a new link.', newLink: 'New link',
  may: { call: 'may call her', hours: (from, until) => `may call her from ${from} to ${until}`, no: 'may not call her', face: 'is on her screen', noFace: 'is not on her screen' },
  said: (by, at) => `Said by ${by}; invited on ${at}.`, passkeys: (n) => (n === 1 ? '1 passkey' : `${n} passkeys`),
  change: 'What is allowed', changeTitle: (who) => `What ${who} may`, mayCall: 'May call her', onScreen: 'Is on her screen, so that she can call', hoursFrom: 'From', hoursUntil: 'Until', hoursHint: '00:00 to 00:00 is all day.', save: 'Save',
  photo: 'Photo', noPhoto: 'No photo', photoLine: 'She sees it on her screen and when somebody calls.', pick: 'Choose a photo', removePhoto: 'Remove the photo', wrongPhoto: 'This is no photo that we can read. Choose a JPEG or PNG.',
  browser: (device, since) => `Signed in: ${device}, since ${since}`, endBrowser: 'Sign out', endBrowserLine: 'The passkeys of this person end too: we do not know on which device they are.',
  takeBack: 'Take back', takeBackTitle: (who) => `Take back the access of ${who}?`, takeBackLine: 'Devices are signed out, passkeys and links stop working, and a call ends at once. The face goes from her screen.', takeBackSubmit: 'Take the access back',
  comesIn: {
    title: 'Coming in without her doing anything', none: 'Nobody. Her screen rings until she chooses ‘Yes’.', add: 'Record', addTitle: 'Coming in without her doing anything', line: 'Her screen rings for ten seconds first; if she says ‘Not now’, nothing happens. Ask her whether she really wants this.', who: 'Who',
    days: 'Days', noDay: 'Choose at least one day.', from: 'From', until: 'Until', picture: 'What of her is seen', pictures: { none: 'Nothing, sound only', veiled: 'Blurred', clear: 'Clear' }, last: 'Last day', back: 'Take back',
    given: (who, days, from, until) => `${who}: ${days}, ${from} to ${until}`, by: (by) => `said by ${by}`,
  },
};
