// The carer's page in each state, at the sizes of telephones and a tablet.
import { anja, call, ended, fatima } from './call-frames.mjs';
import { consoleFrames } from './console-frames.mjs';
import { offering, signedByAnother, spokeBefore, unsigned } from './doubts.mjs';
import { CARER } from './drawn.mjs';
import { startHarness } from './server.mjs';

const sizes = { '360x640': [360, 640], '390x844': [390, 844], '430x932': [430, 932], 'tablet': [820, 1180], 'side': [844, 390] };
const now = '2026-11-23T07:40:00Z';
const at = (minutes) => new Date(Date.parse(now) + minutes * 60_000).toISOString();
const me = { id: 'u-1', user: 'verzorgende', shownName: 'Ans', organisation: 'o-1', organisationName: 'Thuiszorg De Bilt', roles: ['carer'], confined: false };
const on = { onDuty: true, since: at(-100), until: at(620), now };
const off = { onDuty: false, now };

const ans = { ...fatima, party: 'staff-9', name: 'Ans' };
const her = { party: 'home', name: 'mevrouw Willemse', kind: 'resident', presence: 'in', heard: true };
const long = { clientName: 'de heer Van den Berghe-Oosterhout tot Soestdijk' };
/** As this carer's page is told. */
const mine = (role, stage, others = [], more = {}) => call(role, stage, [ans, ...others], { me: 'staff-9', by: 'home', parties: [her, ...(role === 'rings' || role === 'none' ? [] : [ans]), ...others], ...more });
const over = (why, more = {}) => ({ ...ended(why, more, [ans]), me: 'staff-9', by: 'staff-9', role: 'over' });
const plan = (minutes, more = {}) => ({ plan: `00000000-0000-4000-8000-000000000${900 + Math.abs(minutes)}`, day: '2026-11-23', at: at(minutes), state: 'planned', home: 'h-1', clientName: 'mevrouw Willemse', withKind: 'team', mine: true, away: false, ...more });
const plans = () => [plan(200), plan(8, { about: 'medicijnen' }), plan(-20, { ...long, withKind: 'person', withName: 'Fatima Bennani', mine: false }), plan(-90, { state: 'missed', clientName: 'mevrouw Prins' }), plan(260, { state: 'skipped' }), plan(300, { away: true })];
const rings = mine('rings', 'ringing');
const asked = (n, more = {}) => ({ ...ended('no-answer', { missed: true, at: at(-n) }, []), by: 'home', call: `00000000-0000-4000-8000-00000000080${n % 10}`, home: `h-${n}`, ...more });
const speaks = (others = [], more = {}) => mine('speaks', 'connected', others, { peers: [], ...more });

/** What the page is told, and what happens then. */
const states = {
  'off-duty': { duty: off },
  'photo': { duty: off, photo: 'c'.repeat(32), wait: '.mine' },
  'photo-none': { duty: off, wait: '.photo-now' },
  'on-duty': { duty: on },
  'on-duty-missed': { duty: on, calls: [asked(21), asked(35, long)] },
  'off-duty-rings': { duty: off, calls: [rings, mine('none', 'connected', [anja])].map((each, i) => ({ ...each, call: `00000000-0000-4000-8000-00000000070${i}`, home: `h-${i}` })) },
  planned: { duty: on, planned: plans(), wait: '[aria-labelledby=planned] .row' },
  'planned-failed': { duty: on, planned: undefined, wait: '[aria-labelledby=planned] .refusal' },
  ending: { duty: { ...on, until: at(20) } },
  rings: { duty: on, calls: [rings], wait: '.rings' },
  'rings-urgent': { duty: on, calls: [{ ...rings, urgent: true, ...long }], wait: '.rings' },
  invited: { duty: off, calls: [mine('rings', 'ringing', [], { parties: [her, { ...fatima, presence: 'in' }, { ...ans, presence: 'rings' }] })], wait: '.rings' },
  calling: { duty: on, calls: [mine('waits', 'ringing', [], { by: 'staff-9', parties: [{ ...her, presence: 'rings', heard: true }, ans], until: at(1) })], wait: '.talk' },
  connecting: { duty: on, calls: [mine('speaks', 'connecting', [], { peers: [] })], wait: '.talk' },
  talking: { duty: on, calls: [speaks([], { picture: 'none' })], wait: '.talk' },
  'talking-three': { duty: on, calls: [speaks([anja, { ...fatima, presence: 'away' }], long)], wait: '.talk' },
  'talking-text': { duty: on, calls: [speaks()], wait: '.talk', then: (page) => page.locator('.key').nth(2).click() },
  adding: { duty: on, calls: [speaks()], wait: '.talk', then: async (page) => { await page.getByRole('button', { name: 'Erbij' }).click(); await page.waitForSelector('.company-part .stack'); } },
  'adding-link': { duty: on, calls: [speaks()], wait: '.talk', then: async (page) => { await page.getByRole('button', { name: 'Erbij' }).click(); await page.getByLabel('Naam, zoals zij hem leest').fill('dr. Smit'); await page.getByRole('button', { name: 'Maak de link' }).click(); await page.waitForSelector('.link-shown'); } },
  'talking-waits': { duty: on, calls: [speaks([{ ...anja, party: 'guest-3', kind: 'guest', guest: 'interpreter', name: 'Ali', presence: 'rings' }, { ...anja, party: 'guest-4', kind: 'guest', guest: 'doctor', name: 'dr. Smit' }])], wait: '.talk' },
  'end-lost': { duty: on, calls: [speaks()], wait: '.talk', change: over('lost') },
  'end-busy': { duty: on, calls: [mine('waits', 'ringing')], wait: '.talk', change: over('busy') },
  muted: { duty: on, calls: [speaks()], wait: '.talk', then: (page) => page.locator('.key').first().click() },
  'new-device': { duty: on, calls: [speaks([], { peers: [offering('home')] })], doubt: 'another', wait: '.troubles button' },
  unproved: { duty: on, calls: [mine('speaks', 'connecting', [], { peers: [offering('home')] })], doubt: 'unsigned', wait: '.talk.unproved' },
  'end-unproved': { duty: on, calls: [mine('speaks', 'connecting', [], { peers: [offering('home')] })], doubt: 'unsigned', wait: '.talk.unproved', change: over('set-up-failed') },
  held: { duty: on, calls: [mine('speaks', 'on-hold', [], { peers: [], until: at(8) })], wait: '.talk' },
  elsewhere: { duty: on, calls: [mine('elsewhere', 'connected')] },
  'end-hung-up': { duty: on, calls: [speaks()], wait: '.talk', change: over('hung-up', { by: 'home' }) },
  'end-no-answer': { duty: on, calls: [mine('waits', 'ringing')], wait: '.talk', change: over('no-answer') },
  'end-taken-over': { duty: on, calls: [speaks()], wait: '.talk', change: over('taken-over') },
  'opened-gone': { duty: on, query: '?call=00000000-0000-4000-8000-000000000111', wait: '.whole' },
  'clients-all': { duty: on, then: (page) => page.getByRole('button', { name: 'Ook de cliënten van andere teams' }).click() },
  'rings-unseen': { duty: on, calls: [rings], wait: '.rings', then: (page) => page.getByRole('button', { name: 'Camera uit' }).click() },
  'no-clients': { duty: on, homes: [] },
  'clients-failed': { duty: on, homes: undefined, wait: '.refusal button' },
  'find-nobody': { duty: on, then: (page) => page.locator('input[type=search]').fill('xyz') },
};

export async function carerShots({ browser, look, fault, names }) {
  let state = states['off-duty'];
  let signedIn = true;
  let tell = () => {};
  const harness = await startHarness({
    screen: () => [], console: () => [],
    calls: { came: (device) => (tell = device.tell), went: () => {}, said: async (device, said) => {
      const [of] = state.calls ?? [];
      if (said.type === 'here') device.tell({ type: 'whole', now, calls: state.calls ?? [] });
      if (said.type === 'relays') device.tell({ type: 'relays', call: said.call, servers: [], relayOnly: false });
      if (said.type === 'envelope' && state.doubt) device.tell(state.doubt === 'unsigned' ? unsigned(of, said.to) : await signedByAnother(browser, of, said.to, Date.parse(now)));
    } },
    http: (method, path) => {
      const no = (status, error) => ({ status, body: { error, message: '', details: [] } });
      if (path === '/api/v1/session') return method === 'GET' && signedIn ? { status: 200, body: me } : method === 'DELETE' ? { status: 204 } : no(401, 'code-needed');
      if (path === '/api/v1/carer-duty') return { status: 200, body: state.duty };
      if (path === '/api/v1/planned-calls') return 'planned' in state ? (state.planned ? { status: 200, body: state.planned } : no(503, 'busy')) : { status: 200, body: [] };
      if (path === '/api/v1/account') return { status: 200, body: { secondFactor: false, secondFactorRequired: false, recoveryCodesLeft: 0, sessions: [], ...(state.photo ? { photo: state.photo } : {}) } };
      if (path === '/api/v1/account/photo') return { status: 200, body: { image: CARER } };
      if (path === '/api/v1/push') return { status: 200, body: { publicKey: 'BAAB', subscribed: false } };
      if (path === '/api/v1/push/subscription') return { status: 204 };
      if (path === '/api/v1/push/test') return { status: 200, body: { outcome: 'accepted' } };
      if (path.endsWith('/colleagues')) return { status: 200, body: [{ user: '1', name: 'Noor', organisation: 'Nachtcentrale', speaks: false }, { user: '2', name: 'Petronella van den Berghe-Oosterhout', organisation: 'Thuiszorg De Bilt', speaks: true }] };
      if (path.endsWith('/guests')) return { status: 201, body: { party: 'guest-9', name: 'dr. Smit', kind: 'doctor', link: 'https://centrale.example/guest#T0tq2vX9k1vYw3nq0h8b5mQe7Zr4s6LpUaCdEfGhIjK', qr: Array.from({ length: 41 }, (_, y) => Array.from({ length: 41 }, (_, x) => ((x * y + x * 3 + y) % 3 === 0 ? '1' : '0')).join('')), expiresAt: new Date(Date.now() + 590_000).toISOString() } };
      if (path === '/api/v1/homes') return 'homes' in state ? (state.homes ? { status: 200, body: state.homes } : no(503, 'busy')) : { status: 200, body: consoleFrames.night.homes };
      return undefined;
    },
  });
  const wanted = (name) => names.length === 0 || names.includes(name);
  try {
    for (const [size, [width, height]] of Object.entries(sizes)) for (const theme of ['day', 'night']) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme === 'day' ? 'light' : 'dark', timezoneId: 'Europe/Amsterdam', hasTouch: true, serviceWorkers: 'block', locale: 'nl-NL' });
      const page = await context.newPage();
      await page.addInitScript(spokeBefore, { store: 'nabij-call', party: 'home home-1' });
      page.on('pageerror', (e) => fault(`carer ${size}: ${e}`));
      const shot = async (name, fullPage = false) => {
        await look(page, `carer-${name}-${theme}-${size}`, { fullPage });
        for (const small of await page.evaluate(targets)) fault(`carer-${name}-${theme}-${size}: ${small}`);
      };
      const open = async (query = '') => {
        await page.goto(`http://127.0.0.1:${harness.port}/carer${query}`);
        await page.waitForSelector('.duty .lead, form');
      };
      for (const [name, each] of Object.entries(states)) {
        if (!wanted(name)) continue;
        state = each;
        await open(each.query);
        await page.waitForSelector(each.wait ?? '.pill.ok');
        if (each.change) {
          tell({ type: 'changed', now, call: { ...each.change, version: each.calls[0].version + 1, call: each.calls[0].call } });
          await page.waitForSelector('.talk.ended');
        }
        await each.then?.(page);
        await shot(name, !(await page.locator('dialog[open]').count()));
      }
      state = states['on-duty'];
      for (const kind of size === '390x844' ? ['off', 'on', 'denied'] : []) {
        if (!wanted('push')) continue;
        const other = await context.newPage();
        await other.addInitScript(pushes, kind);
        await other.goto(`http://127.0.0.1:${harness.port}/carer`);
        await other.waitForSelector('[aria-labelledby=push]');
        await other.waitForFunction(() => !/geduld/.test(document.body.innerText));
        if (kind === 'on') {
          await other.getByText('Stuur een proefmelding').click();
          await other.getByText('Verstuurd.').waitFor();
        }
        await look(other, `carer-push-${kind}-${theme}-${size}`, { fullPage: true });
        await other.close();
      }
      if (wanted('english')) {
        await open();
        await page.getByText('English').click();
        await shot('english', true);
        await page.getByText('Nederlands').click();
      }
      if (wanted('sign-out-asks')) {
        await open();
        await page.getByText('Afmelden').click();
        await page.getByText('Aangemeld blijven').scrollIntoViewIfNeeded();
        await shot('sign-out-asks');
      }
      if (wanted('offline')) {
        await open();
        await page.waitForSelector('.pill.ok');
        harness.refuse(true);
        harness.drop();
        await page.getByText('Uit dienst gaan').click();
        await page.getByText('Wordt verstuurd').waitFor();
        await page.waitForSelector('.banner .icon');
        await shot('offline', true);
        harness.refuse(false);
        await context.clearCookies();
        await page.evaluate(() => localStorage.clear());
      }
      if (wanted('door')) {
        signedIn = false;
        await page.goto(`http://127.0.0.1:${harness.port}/carer`);
        await page.waitForSelector('form');
        await shot('door');
        await page.locator('input').first().fill('verzorgende');
        await page.locator('input').last().fill('geheim');
        await page.keyboard.press('Enter');
        await page.waitForSelector('input[name=code]');
        await shot('door-code');
        signedIn = true;
      }
      await context.close();
    }
  } finally {
    harness.close();
  }
}

/** Runs in the page before it does: a browser that was asked for messages before, without its push service. */
function pushes(kind) {
  const mine = { options: { applicationServerKey: new Uint8Array([4, 0, 1]).buffer }, toJSON: () => ({ endpoint: 'https://push.example/1', keys: { p256dh: 'a', auth: 'b' } }) };
  const registration = { pushManager: { getSubscription: async () => (kind === 'on' ? mine : null), subscribe: async () => mine }, getNotifications: async () => [] };
  Object.defineProperty(navigator, 'serviceWorker', { value: { controller: null, register: async () => registration, addEventListener() {} } });
  Object.defineProperty(Notification, 'permission', { get: () => (kind === 'denied' ? 'denied' : kind === 'on' ? 'granted' : 'default') });
}

/** Runs in the page: what a thumb has to hit has 44 px each way at least (WCAG 2.5.5). */
function targets() {
  const room = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  return [...room.querySelectorAll('button, input')].filter((each) => each.checkVisibility()).map((each) => [each, (each.type === 'radio' ? each.closest('label') : each).getBoundingClientRect()])
    .filter(([, box]) => box.height < 43.5 || box.width < 43.5).map(([each, box]) => `target ${Math.round(box.width)}x${Math.round(box.height)}: ${each.textContent || each.name}`);
}
