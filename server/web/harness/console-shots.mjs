import { callFrames, consoleFrames, events, history, measures, sessionOf } from './console-frames.mjs';
import { startHarness } from './server.mjs';

/** 200 % zoom of 1440x900 is a window of 720x450 CSS pixels. */
const sizes = { '1440x900': [1440, 900], '1280x800': [1280, 800], '1920x1080': [1920, 1080], 'zoom200': [720, 450], '1024x768': [1024, 768], '412x915': [412, 915] };

/** She allows a look at this hour, another one at others. */
const allows = (home, clientName, isNow) => ({ home, clientName, use: 'look', now: isNow, days: ['MONDAY'], from: '22:00', until: '07:00', picture: 'veiled' });
const ALLOWED = [allows('gw-look-1', 'mevrouw Willekens', true), allows('gw-look-2', 'de heer Willems', false)];

export async function consoleShots({ browser, look, names }) {
  let frame = consoleFrames.night;
  let signedIn = true;
  let past = { status: 200, body: history };
  const alarmsAnswer = { status: 409, body: { error: 'conflict', message: 'claimed by somebody else', details: [] } };
  let calls = [];
  let told = () => {};
  let planned = [];
  const harness = await startHarness({
    calls: {
      came: (device) => (told = device.tell),
      went: () => {},
      said: (device, said) => said.type === 'here' && device.tell({ type: 'whole', now: consoleFrames.night.now, calls }),
    },
    console: () => (frame ? [frame, { type: 'ping', number: 1, now: frame.now }] : []),
    screen: () => [],
    http: (method, path) => {
      if (path === '/api/v1/session') {
        return method === 'GET' && signedIn ? { status: 200, body: sessionOf } : { status: 401, body: { error: 'not-signed-in', message: '', details: [] } };
      }
      if (path.endsWith('/colleagues')) return { status: 200, body: [{ user: '1', name: 'Noor', organisation: 'Nachtcentrale', speaks: false }, { user: '2', name: 'Petronella van den Berghe-Oosterhout', organisation: 'Thuiszorg De Bilt', speaks: true }] };
      if (path.endsWith('/guests')) return { status: 201, body: { party: 'guest-9', name: 'dr. Smit', kind: 'doctor', link: 'https://centrale.example/guest#T0tq2vX9k1vYw3nq0h8b5mQe7Zr4s6LpUaCdEfGhIjK', qr: Array.from({ length: 41 }, (_, y) => Array.from({ length: 41 }, (_, x) => ((x * y + x * 3 + y) % 3 === 0 ? '1' : '0')).join('')), expiresAt: new Date(Date.parse(consoleFrames.night.now) + 590_000).toISOString() } };
      if (path === '/api/v1/kpi') return { status: 200, body: { within30Seconds: { share: 0.964 }, within60Seconds: { share: 0.9996 }, within180Seconds: {} } };
      if (path === '/api/v1/planned-calls') return { status: 200, body: planned };
      if (path === '/api/v1/call-allowances') return { status: 200, body: ALLOWED };
      if (path === '/api/v1/homes') return { status: 200, body: consoleFrames.night.homes };
      if (/\/homes\/[^/]+\/events$/.test(path)) return past;
      if (path.endsWith('/measures')) return { status: 200, body: measures };
      if (path.endsWith('/events')) return { status: 200, body: events };
      if (path.endsWith('/commands')) return new Promise(() => {});
      if (path.endsWith('/close')) return { status: 503, body: { error: 'busy', message: '', details: [] } };
      return alarmsAnswer;
    },
  });
  const wanted = (name) => names.length === 0 || names.includes(name);
  try {
    for (const [size, [width, height]] of Object.entries(sizes)) for (const theme of ['night', 'day']) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme === 'day' ? 'light' : 'dark', timezoneId: 'Europe/Amsterdam' });
      const page = await context.newPage();
      page.on('console', (m) => m.type() === 'error' && !/WebSocket|status of 4|status of 5|ERR_/.test(m.text()) && console.log(`${size}: ${m.text()}`));
      page.on('pageerror', (e) => console.log(`${size}: ${e}`));
      const shot = (name) => look(page, `console-${name}-${theme}-${size}`);
      const open = async (next) => {
        frame = next;
        await page.goto(`http://127.0.0.1:${harness.port}/console`);
        await page.waitForSelector(signedIn ? '.desk' : 'form');
        if (next) await page.waitForSelector('.queue h2');
        if (signedIn) await page.mouse.click(5, height - 3);
      };
      for (const [name, next] of Object.entries(consoleFrames)) {
        if (!wanted(name)) continue;
        await open(next);
        await shot(name);
      }
      for (const [name, { desk, calls: next, then }] of Object.entries(callFrames)) {
        if (!wanted(name) && !wanted('calls')) continue;
        calls = next;
        await open(desk);
        await page.waitForSelector('.ring, .talk, .call-row');
        if (then) {
          told({ type: 'changed', now: desk.now, call: then });
          await page.waitForSelector('.talk.ended');
        }
        await shot(name);
        calls = [];
      }
      if (wanted('company')) {
        calls = callFrames['call-three'].calls;
        await open(consoleFrames.quiet);
        await page.waitForSelector('.talk');
        await page.keyboard.press('i');
        await page.waitForSelector('dialog .stack li');
        await shot('company');
        await page.locator('dialog input[autocomplete]').first().fill('dr. Smit');
        await page.keyboard.press('Enter');
        await page.waitForSelector('.link-shown');
        await shot('company-link');
        calls = [];
      }
      if (wanted('planned')) {
        const at = (minutes) => new Date(Date.parse(consoleFrames.night.now) + minutes * 60_000).toISOString();
        const plan = (minutes, more = {}) => ({ plan: `p${minutes}`, day: '2026-11-23', at: at(minutes), state: 'planned', home: 'gw-9x', clientName: 'mevrouw Prins', withKind: 'team', mine: true, away: false, ...more });
        planned = [plan(5, { about: 'medicijnen' }), plan(-20, { clientName: 'de heer Van den Berghe-Oosterhout', withKind: 'person', withName: 'Fatima Bennani', mine: false }), plan(200)];
        await open(consoleFrames.night);
        await page.locator('.call-row').first().waitFor();
        await page.locator('.call-row').first().scrollIntoViewIfNeeded();
        await shot('planned');
        planned = [];
      }
      if (wanted('pick')) {
        await open(consoleFrames.quiet);
        await page.keyboard.press('b');
        await page.waitForSelector('.homes li');
        await page.keyboard.type('will');
        await shot('pick');
        await page.getByRole('checkbox').check();
        await page.waitForSelector('.homes small');
        await shot('pick-look');
      }
      if (wanted('closing')) {
        await open(consoleFrames.mine);
        await page.keyboard.press('x');
        await page.waitForSelector('dialog[open]');
        await page.keyboard.press('2');
        await page.locator('textarea').fill('Zocht haar bril.\nLicht aangedaan.');
        await page.keyboard.press('Control+Enter');
        await page.waitForSelector('dialog .refusal:not(:empty)');
        await shot('closing');
      }
      if (wanted('contact')) {
        await open(consoleFrames.mine);
        await page.keyboard.press('c');
        await shot('contact');
      }
      if (wanted('responder')) {
        for (const [name, frame] of [['who', 'mine'], ['when', 'asked'], ['anew', 'late']]) {
          await open(consoleFrames[frame]);
          await page.keyboard.press('o');
          await page.waitForSelector('dialog[open]');
          await shot(`responder-${name}`);
        }
      }
      if (wanted('strip')) {
        await open(consoleFrames.mine);
        await page.locator('.lanes').waitFor();
        await page.locator('.strip').scrollIntoViewIfNeeded();
        await shot('strip');
        past = { status: 503, body: { error: 'busy', message: '', details: [] } };
        await page.locator('.strip-head button', { hasText: '24' }).click();
        await page.locator('.strip .refusal').waitFor();
        await shot('strip-failed');
        past = { status: 200, body: { ...history, entries: [] } };
        await page.locator('.strip .refusal button').click();
        await page.locator('.strip .refusal').waitFor({ state: 'detached' });
        past = { status: 200, body: history };
      }
      if (wanted('measures')) {
        await open(consoleFrames.mine);
        await page.keyboard.press('m');
        await page.locator('.plot canvas').waitFor();
        await shot('measures');
        await page.locator('select').selectOption('1');
        await page.locator('.plot canvas').waitFor();
        await shot('measures-temperature');
      }
      if (wanted('keys')) {
        await open(consoleFrames.mine);
        await page.keyboard.press('?');
        await shot('keys');
      }
      if (wanted('refused')) {
        await open(consoleFrames.night);
        await page.keyboard.press('a');
        await shot('refused');
      }
      if (wanted('loading')) {
        await open(undefined);
        await shot('loading');
      }
      if (wanted('english')) {
        await open(consoleFrames.mine);
        await page.getByText('English').click();
        await shot('english');
        await page.getByText('Nederlands').click();
      }
      if (wanted('closed-alarm')) {
        await open(consoleFrames.mine);
        await page.locator('.row.closed').click();
        await shot('closed-alarm');
      }
      if (wanted('colleagues')) {
        await open(consoleFrames.mine);
        await page.locator('[popovertarget]').click();
        await shot('colleagues');
      }
      if (wanted('lost')) {
        await open(consoleFrames.mine);
        harness.refuse(true);
        harness.drop();
        await page.waitForSelector('.banner.lost');
        await shot('lost');
        harness.refuse(false);
      }
      if (wanted('door')) {
        signedIn = false;
        await open(undefined);
        await page.locator('input').first().fill('centralist');
        await page.locator('input').last().fill('wrong');
        await page.keyboard.press('Enter');
        await page.waitForSelector('.refusal:not(:empty)');
        await shot('door');
        signedIn = true;
      }
      await context.close();
    }
  } finally {
    harness.close();
  }
}
