// The office's pages with photos in them: one's own account, somebody who works there, a team that is a face.
import { CARER, LOGO } from './drawn.mjs';
import { startHarness } from './server.mjs';

const sizes = { '1280x800': [1280, 800], '390x844': [390, 844], zoom200: [640, 400] };
const id = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const at = '2026-11-23T07:00:00Z';
const me = { id: id(1), user: 'bas', shownName: 'Bas', organisation: id(9), organisationName: 'Thuiszorg De Bilt', roles: ['administrator', 'carer'], confined: false };
const account = { secondFactor: false, secondFactorRequired: false, recoveryCodesLeft: 0, sessions: [{ id: id(21), address: '192.0.2.17', startedAt: at, lastUsedAt: at, here: true }] };
const member = (n, user, shownName, more = {}) => ({ id: id(n), user, shownName, roles: ['carer'], blocked: false, secondFactor: true, openSessions: 1, lastSeenAt: at, ...more });
const people = { members: [member(1, 'bas', 'Bas'), member(2, 'ans', 'Ans de Boer', { photo: 'c'.repeat(32) }), member(3, 'petronella', 'Petronella van den Berghe-Oosterhout')], invitations: [] };
const team = (n, name, screen, more = {}) => ({ id: id(n), name, members: [{ id: id(2), shownName: 'Ans de Boer' }], homes: 12, screen, ...more });
const teams = [team(31, 'Helpdesk Mens en Wijk', 'all', { photo: 'd'.repeat(32) }), team(32, 'Oost', 'own'), team(33, 'West', 'none')];

const partner = (n, name, from, until) => ({ id: id(n), name, since: at, hours: { from, until } });
const nightCare = (until) => ({ answering: partner(41, 'Nachtzorgcentrale Utrecht', until === '23:00' ? '23:00' : '00:00', until === '23:00' ? '07:00' : '00:00'), choices: [], requests: [], organisations: [partner(42, 'Wijkverpleging Zeist', '22:00', '07:30')], ended: [] });

const open = (name) => (page) => page.getByRole('button', { name }).click();
/** Where, what is pressed there, and what is waited for. */
const states = {
  account: ['account', undefined, '.photo-now'],
  'account-photo': ['account', undefined, '.mine'],
  'staff-photo': ['staff', open('Wijzig Ans de Boer'), 'dialog[open] .mine'],
  'team-photo': ['teams', open('Open Helpdesk Mens en Wijk'), 'dialog[open] .mine'],
  'team-letters': ['teams', open('Open Oost'), 'dialog[open] .photo-now'],
  'night-hours': ['night', undefined, 'section.card'],
  'night-day-too': ['night', undefined, 'section.card'],
  'night-hours-form': ['night', open('Verander de uren'), 'dialog[open] form'],
  'night-hours-equal': ['night', async (page) => {
    await open('Verander de uren')(page);
    await page.getByLabel('Van').fill('07:00');
    await page.getByLabel('Tot', { exact: true }).fill('07:00');
    await open('Opslaan')(page);
  }, 'dialog[open] [role=alert]'],
  'team-no-face': ['teams', open('Open West'), 'dialog[open] form'],
};

export async function adminShots({ browser, look, names }) {
  let state = 'account';
  const answers = {
    '/api/v1/night-centre': () => nightCare(state === 'night-day-too' ? '' : '23:00'),
    '/api/v1/session': () => me, '/api/v1/account': () => ({ ...account, ...(state === 'account-photo' ? { photo: 'c'.repeat(32) } : {}) }), '/api/v1/staff': () => people, '/api/v1/teams': () => teams,
    '/api/v1/organisation': () => ({ name: me.organisationName, secondFactorRequired: false }), '/api/v1/first-start': () => ({ awaited: false }), '/api/v1/account/photo': () => ({ image: CARER }),
  };
  const harness = await startHarness({
    screen: () => [], console: () => [],
    http: (method, path) => {
      if (answers[path]) return { status: 200, body: answers[path]() };
      if (path.endsWith('/photo')) return { status: 200, body: { image: path.includes('/teams/') ? LOGO : CARER } };
      return /(homes|sessions)$/.test(path) ? { status: 200, body: [] } : undefined;
    },
  });
  try {
    for (const [size, [width, height]] of Object.entries(sizes)) for (const theme of ['day', 'night']) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme === 'day' ? 'light' : 'dark', timezoneId: 'Europe/Amsterdam', locale: 'nl-NL' });
      const page = await context.newPage();
      page.on('pageerror', (e) => console.log(`${size}: ${e}`));
      for (const [name, [where, press, wait]] of Object.entries(states)) {
        if (names.length > 0 && !names.includes(name)) continue;
        state = name;
        await page.goto('about:blank');
        await page.goto(`http://127.0.0.1:${harness.port}/admin#${where}`);
        await page.waitForSelector('main h1, h1');
        await press?.(page);
        await page.waitForSelector(wait);
        if (await page.locator('.photo-now').count()) await page.locator('.photo-now').scrollIntoViewIfNeeded();
        await look(page, `admin-${name}-${theme}-${size}`, { fullPage: !press });
      }
      await context.close();
    }
  } finally {
    harness.close();
  }
}
