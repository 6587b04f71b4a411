// The file of a home, in English.
import { familyEn } from './family.words.en';
import { plansEn } from './plans.words.en';
import type { fileNl } from './words.nl';

export const fileEn: typeof fileNl = {
  family: familyEn,
  plans: plansEn,
  open: 'File', all: 'All homes', of: (name) => `File of ${name}`, nobody: 'Nobody registered yet', saved: 'Saved.', changed: 'Somebody else changed these details meanwhile.', readAgain: 'Read again; what you typed is lost',
  since: (at) => `With you since ${at}`,
  parts: { details: 'Details', stay: 'At home or away', consents: 'Consent', comesIn: 'Video calls', talks: 'Calls', hers: 'For her', end: 'End of care' },
  resident: (n) => `Resident ${n}`, moreResidents: 'Another resident', lessResident: 'Remove this resident', residents: 'Who lives there; the first is greeted by the screen',
  key: 'Where the key is', keyHint: 'Stands on the screen of who helps at each alarm. The code of a safe is allowed.', keyExample: 'key safe left of the door, 4711',
  rooms: 'Rooms, one per line', roomsHint: 'As she calls them. The operator sees them as a plan; the installer chooses from them.', roomsExample: 'living room',
  week: {
    title: 'A usual week', line: 'Who comes and what is on. It stands on her screen, and at an alarm who helps sees who is on the way. While she is away nothing is shown.',
    entry: (n) => `Appointment ${n}`, kind: 'What it is', kinds: { VISIT: 'Somebody comes', HAPPENING: 'Something is on' }, what: 'Who or what, as she reads it', whatExample: 'the home care', where: 'Where',
    from: 'From', until: 'Until', days: 'Days', more: 'Another appointment', less: 'Remove this appointment',
    dayNames: { MONDAY: 'Mon', TUESDAY: 'Tue', WEDNESDAY: 'Wed', THURSDAY: 'Thu', FRIDAY: 'Fri', SATURDAY: 'Sat', SUNDAY: 'Sun' },
  },
  save: 'Save', move: 'Moved', moveTitle: 'Moved, and took the box along',
  moveLine: 'Do this on the day of the move: from now on help goes to the new address. What sensors reported at the old address is erased, and somebody has to check the installation again. Look through the contacts: the neighbours are others.',
  moveSubmit: 'Help goes to this address now',
  stay: {
    living: 'Lives at home.', away: (reason, since) => `${reason} since ${since}.`, ended: (reason, since) => `Care ended on ${since}: ${reason}.`,
    back: (day) => `Expected back on ${day}.`, by: (who) => `Told by ${who}.`,
    awayLine: 'Alarms come in as ever, and who helps reads that she is away. Nobody is sent for a box without a sign. What sensors report is not kept now.',
    nobody: (n) => `${n} people live here. Report this only when none of them is at home.`, untilHint: 'If you do not know, choose a day on which to ask. From the day after it a silent box is an alarm again.',
    goes: 'She is away', goesTitle: 'She is not at home for a while', reason: 'Why', until: 'Expected back on', note: 'What who helps has to know', submit: 'Save', isBack: 'She is back', change: 'Change',
  },
  reasons: {
    hospital: 'In hospital', rehabilitation: 'In rehabilitation', holiday: 'On holiday', other: 'Away for another reason', moved: 'moved without the box', died: 'died', 'care-ended': 'care stopped',
  },
  awayReasons: { hospital: 'Hospital', rehabilitation: 'Rehabilitation', holiday: 'Holiday', other: 'Other' },
  endReasons: { moved: 'Moved, without the box', died: 'Died', 'care-ended': 'Care stopped', other: 'Other' },
  end: {
    line: 'When she moves without the box, dies or care stops, you close the file.', begin: 'End care',
    title: (name) => `End care for ${name}`,
    what: [
      'She is no longer in the list. No box can be added.',
      'What sensors reported is erased now.',
      'The box is heard until you collect it: who still presses there gets help. Collect it.',
      'After 30 days contacts, notes, key and devices are erased. Until then you can take this back.',
    ],
    then: (years) => `Name, address and alarms are erased after ${years === 1 ? '1 year' : `${years} years`}.`,
    connected: 'The box is connected now.', reason: 'Why', note: 'Remark', submit: 'End the care',
    reopen: 'Not after all: care goes on', plan: 'What is erased', done: (at) => `erased on ${at}`, at: (at) => `on ${at}`,
    whats: { sensors: 'What sensors reported', file: 'Contacts, notes, key, rooms, devices', all: 'Name, address and alarms' },
    waits: 'The box is still connected. Collect it; until then the file is not erased.',
    erase: 'Erase all now', eraseTitle: 'Erase all now', eraseLine: 'Name, address, alarms and what belongs to them disappear for good. This cannot be taken back. Only that it was erased and who looked at the file stays.',
    eraseName: (name) => `To be sure, type: ${name}`, eraseSubmit: 'Erase for good', gone: 'All is erased.',
  },
  consents: {
    line: 'Ask her in plain words. She may say otherwise at any time; the last word counts.',
    none: 'Not asked yet', over: (day) => `Was fine through ${day}. Ask again.`,
    yes: (by, at) => `Yes, said ${by} on ${at}`, no: (by, at) => `No, said ${by} on ${at}`, until: (day) => `through ${day}`,
    pick: 'Choose', ask: 'Record', what: 'What she said', given: { yes: 'Yes, that is fine', no: 'No' }, by: 'Who said it', byHint: 'She herself, or who represents her: name and who that is.', last: 'Through', submit: 'Save',
    purposes: {
      history: ['Sensors', 'Nabij keeps for some days which door opened and where somebody moved. At an alarm who helps sees what happened before. Without her yes nothing is kept; at a no what is there is erased.'],
      door: ['Door', 'Who takes her alarm may unlock the door from afar, for who comes to help. If she says no, nobody unlocks the door; somebody has to come with the key.'],
      contacts: ['Contacts', 'The people who are called may hear what is the matter. Without her yes they are only asked to go and look.'],
    },
  },
  comesIn: {
    line: 'Her screen rings, and she says yes or no herself. Only what stands here happens without her touching anything. She may take it back at any time.',
    alarm: 'After her alarm', alarmLine: 'Whoever takes her alarm speaks with her at once. Whether she is seen too, she chooses.', shown: 'What is seen of her', hidden: 'Where her line is stays hidden.',
    shows: { none: 'No picture.', veiled: 'Blurred: one sees that somebody is there, not how.', clear: 'Plain picture.' },
    pictures: { none: 'No picture', veiled: 'Blurred picture', clear: 'Plain picture' },
    hide: 'Hide the address of her internet line', hideHint: 'All picture and sound then goes by way of the centre. Without such a relay nobody can call her.',
    saidBy: (who, at) => `Said ${who} on ${at}.`, nobody: 'Nobody may come in without her yes.', give: 'Somebody may come in', withdraw: 'Take back',
    withdrawTitle: (name) => `${name} may not come in any more`, withdrawLine: 'A call that began so ends at once. Ringing and waiting for her yes is always possible.',
    uses: { talk: 'The screen rings for 10 seconds, then they speak with each other.', look: 'A look whether all is well, of at most 2 minutes, without a word. Whoever looks gives a reason, and she can read who looked and why.' },
    useNames: { talk: 'Talking', look: 'A look' },
    when: (days, all, from, until) => `${all ? 'Every day' : days}${from === until ? ', all day' : ` from ${from} to ${until}`}`,
    who: 'Who', what: 'For what', allDay: 'From 00:00 to 00:00 is all day.', noDay: 'Pick at least one day.', everybody: (name) => `Everybody who answers at ${name}`,
  },
  talks: {
    line: 'Who called or looked, when, why and how it went. When she asks who saw her, it stands here; that you read it is written down.', none: 'No calls yet.', older: 'Earlier calls',
    whys: { 'to-talk': 'Talking', planned: 'Planned call', 'calls-back': 'Calling back', alarm: 'Speaking for an alarm', look: 'A look' },
    reason: (text) => `Reason: ${text}`, goesOn: 'It goes on.', lasted: (seconds) => (seconds < 60 ? `Took ${seconds} s.` : `Took ${Math.round(seconds / 60)} min.`),
    opened: { not: 'Nothing opened at her side.', pressed: 'She said yes herself.', alarm: 'Her alarm opened the call.', allowed: 'She had allowed it before.' },
    picture: { none: 'She was not seen.', veiled: 'She was seen blurred.', clear: 'She was seen.' },
    ended: {
      'hung-up': 'Hung up as usual.', cancelled: 'Hung up before anybody answered.', declined: 'She or the other did not want to now.', 'no-answer': 'Nobody answered.', busy: 'Busy.', 'not-home': 'She was not at home.', unreachable: 'The screen could not be reached.',
      'set-up-failed': 'The connection did not come about.', lost: 'The connection was lost.', 'taken-over': 'Taken over.', dismissed: 'Taken out.', 'made-room': 'An alarm came first.', 'consent-withdrawn': 'She took back her consent.', 'held-too-long': 'Was on hold for too long.',
      'time-over': 'The time was over.', 'given-up': 'Stopped by a fault.',
    },
    went: { good: 'The line was good.', poor: 'The line was poor.', bad: 'The line was bad.', gone: 'The line was lost.' }, notCome: (names) => `Did not come: ${names}.`,
  },
  hers: {
    line: 'When she asks what is kept about her, give her this file. All of it is in there, also who looked at her data. That you fetch it is written down.', export: 'Fetch all of it',
  },
  states: { living: 'at home', away: 'away', ended: 'ended' },
  keeping: {
    title: 'Keeping after the end of care', label: 'Years', line: 'Name, address and alarms are erased after so many years. The Dutch law says twenty years for a care record.', save: 'Save', saved: 'Saved.', wrong: 'A number from 1 to 30.', dueNow: (n) => (n === 1 ? 'All of 1 ended home is erased at once then. This cannot be taken back.' : `All of ${n} ended homes is erased at once then. This cannot be taken back.`), eraseThem: 'Erase them',
    erased: 'Erased', none: 'Nothing was erased yet.', causes: { ended: 'by its term', asked: 'on request', moved: 'moved', withdrawn: 'consent taken back' },
  },
};
