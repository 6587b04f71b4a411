// The family page in each of its states, on telephones and at a desk.
import { call, ended } from './call-frames.mjs';
import { offering, signedByAnother, spokeBefore, unsigned } from './doubts.mjs';
import { PHOTO } from './drawn.mjs';
import { startHarness } from './server.mjs';

const sizes = { '360x740': [360, 740], '412x915': [412, 915], '1024x768': [1024, 768], zoom200: [640, 400] };
const id = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const browserOf = (n, device) => ({ id: id(n), device, since: '2026-11-20T10:00:00Z', lastSeen: '2026-11-23T07:00:00Z' });

const me = {
  me: id(701), name: 'Anna', home: 'gw-1', clientName: 'mevrouw Willemse', mayCall: true, from: '00:00', until: '00:00', openNow: true, onScreen: true, comesIn: [],
  browsers: [browserOf(801, 'Safari · iPhone')], browser: id(801), passkeys: [], planned: [],
};
const plan = (minutes, state = 'planned') => ({ day: '2026-12-01', at: new Date(Date.now() + minutes * 60_000).toISOString(), state });
const full = {
  ...me, clientName: 'mevrouw Van den Berghe-Oosterhout', from: '08:00', until: '21:30', photo: 'a'.repeat(32), browsers: [...me.browsers, browserOf(802, 'Chrome · Windows')],
  comesIn: [{ days: ['SATURDAY', 'SUNDAY'], from: '10:00', until: '12:00', picture: 'veiled' }],
  passkeys: [{ id: 'abc', device: 'Safari · iPhone', since: '2026-11-20T10:00:00Z', lastUsed: '2026-11-22T10:00:00Z' }],
};
const asMe = (state, more = {}) => ({ ...state, me: `relative-${id(701)}`, ...more });
const her = { party: 'home', name: 'mevrouw Willemse', kind: 'resident', presence: 'in', heard: true };
const anna = { party: `relative-${id(701)}`, name: 'Anna', kind: 'relative', presence: 'in', heard: false };
const live = (role, stage, parties, by, more = {}) => asMe(call(role, stage, [], { parties, by, peers: [], ...more }));
const over = (why, mine, more = {}) => asMe(ended(why, { missed: false, by: 'home', ...more }, []), { by: mine ? anna.party : 'home', parties: [her, anna] });

const calls = {
  rings: [live('rings', 'ringing', [her, { ...anna, presence: 'rings' }], 'home')],
  calling: [live('waits', 'ringing', [anna, { ...her, presence: 'rings' }], anna.party)],
  speaks: [live('speaks', 'connected', [anna, her], anna.party, { open: 'audio-clear' })],
  'new-device': [live('speaks', 'connected', [anna, her], anna.party, { open: 'audio-clear', peers: [offering('home')] })],
  unproved: [live('speaks', 'connecting', [anna, her], anna.party, { peers: [offering('home')] })],
  elsewhere: [live('elsewhere', 'connected', [anna, her], anna.party)],
  held: [live('speaks', 'on-hold', [anna, her], anna.party, { open: 'none' })],
  'no-answer': [over('no-answer', true, { missed: true })],
  ...Object.fromEntries(['busy', 'declined', 'not-home', 'unreachable', 'set-up-failed', 'hung-up'].map((why) => [`made-${why}`, [over(why, true)]])),
  'made-room': [over('made-room', true)],
  'made-lost': [over('lost', false)],
};
const missed = [over('no-answer', false, { missed: true, at: '2026-11-23T06:05:00Z' }), { ...over('unreachable', true, { missed: true, at: '2026-11-22T16:05:00Z' }), call: id(903) }];

const pages = [
  ['link', me, [], '#ABCDE-FGHJK'],
  ...['used', 'expired', 'taken-back'].map((why) => [`link-${why}`, { refused: why }, [], '#ABCDE-FGHJK']),
  ['nobody', undefined, []], ['home', me, []], ['home-full', full, missed], ['home-not-now', { ...me, openNow: false, from: '14:00', until: '20:00' }, []],
  ['home-planned', { ...full, openNow: false, from: '14:00', until: '20:00', planned: [plan(-3), plan(1_600), plan(3_000, 'skipped')] }, []],
  // Pressed and refused: by the hours that she gave, by what is not agreed upon, by a centre that is busy.
  ...['not-now', 'not-allowed', 'busy'].map((why) => [`refused-${why}`, { ...me, refuses: why }, []]),
  ['home-not-allowed', { ...me, mayCall: false, onScreen: false }, []], ...Object.entries(calls).map(([name, told]) => [name, me, told]),
];

export async function familyShots({ browser, look, names }) {
  let who = me;
  let told = [];
  let entered = false;
  const harness = await startHarness({
    screen: () => [], console: () => [],
    calls: { came: () => {}, went: () => {}, said: async (device, said) => {
      const now = '2026-11-23T07:40:00Z';
      if (said.type === 'here') device.tell({ type: 'whole', now, calls: told });
      if (said.type === 'knock' && who.refuses) device.tell({ type: 'refused', call: said.call, reason: who.refuses });
      if (said.type === 'relays') device.tell({ type: 'relays', call: said.call, servers: [], relayOnly: false });
      if (said.type === 'envelope') device.tell(told === calls.unproved ? unsigned(told[0], said.to) : await signedByAnother(browser, told[0], said.to, Date.parse(now)));
    } },
    http: (method, path) => {
      const no = (status, error) => ({ status, body: { error, message: '', details: [] } });
      if (path === '/api/v1/family/photo') return { status: 200, body: { image: PHOTO } };
      if (path === '/api/v1/family/open' && who?.refused) return no(410, `link-${who.refused}`);
      if (path === '/api/v1/family/open') entered = true;
      return who && !who.refused && (entered || path !== '/api/v1/family/me') ? { status: 200, body: who } : no(401, 'not-in');
    },
  });
  const wanted = (name) => names.length === 0 || names.includes(name);
  try {
    for (const [size, [width, height]] of Object.entries(sizes)) for (const theme of ['day', 'night']) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme === 'day' ? 'light' : 'dark', timezoneId: 'Europe/Amsterdam', locale: 'nl-NL' });
      const page = await context.newPage();
      await page.addInitScript(spokeBefore, { store: 'nabij-call', party: 'home home-1' });
      page.on('pageerror', (e) => console.log(`${size}: ${e}`));
      for (const [name, next, frames, hash = ''] of pages) {
        if (!wanted(name) || (theme === 'night' && !['home-full', 'speaks', 'rings', 'link'].includes(name))) continue;
        who = next;
        told = frames;
        entered = hash === '';
        await page.goto('about:blank');
        await page.goto(`http://127.0.0.1:${harness.port}/family${hash}`);
        await page.waitForSelector('main h1');
        if (hash && next.refused) await page.getByRole('button', { name: 'Ga verder' }).click();
        if (next?.refuses) {
          await page.getByRole('button', { name: 'Bel mevrouw Willemse' }).click();
          await page.getByRole('button', { name: 'Goed' }).waitFor();
        }
        if (frames.length > 0) await page.waitForTimeout(400);
        if (frames === calls['new-device']) await page.getByText('vraag dan iets').waitFor();
        await look(page, `family-${name}-${theme}-${size}`, { fullPage: name.startsWith('home') });
        if (name === 'link') {
          await page.getByRole('button', { name: 'Ga verder' }).click();
          await page.getByRole('button', { name: 'Niet nu' }).or(page.getByRole('button', { name: 'Nu niet' })).waitFor();
          await look(page, `family-offer-${theme}-${size}`);
        }
        if (name === 'home' && theme === 'day') {
          await page.getByRole('button', { name: 'Meld dit toestel af' }).click();
          await look(page, `family-sign-out-${size}`);
          await page.getByRole('button', { name: 'Annuleren' }).click();
          await page.getByRole('button', { name: 'English' }).click();
          await look(page, `family-home-english-${size}`, { fullPage: true });
          await page.getByRole('button', { name: 'Nederlands' }).click();
        }
      }
      await context.close();
    }
  } finally {
    harness.close();
  }
}
