// The guest's page in each state, on telephones and on a desk.
import { offering, signedByAnother, spokeBefore, unsigned } from './doubts.mjs';
import { startHarness } from './server.mjs';

const sizes = { '360x740': [360, 740], '412x915': [412, 915], '740x360': [740, 360], '768x1024': [768, 1024], '1280x800': [1280, 800] };
const CALL = '00000000-0000-4000-8000-000000000900';
const now = '2026-11-23T07:40:00Z';
const invitation = { call: CALL, party: 'guest-1', name: 'Ayşe', kind: 'interpreter', invitedBy: 'Fatima', organisation: 'Nachtcentrale Midden-Nederland', clientName: 'mevrouw Willemse', expiresAt: '2026-11-23T07:49:00Z' };
const party = (party, kind, name, presence = 'in', more = {}) => ({ party, kind, name, presence, heard: false, ...more });
const her = party('home', 'resident', 'mevrouw Willemse');
const fatima = party('staff-1', 'staff', 'Fatima');
const doctor = (presence = 'in') => party('guest-2', 'guest', 'Petronella van den Berghe-Oosterhout', presence, { guest: 'doctor' });
const me = (presence) => party('guest-1', 'guest', 'Ayşe', presence, { guest: 'interpreter' });
let version = 0;
const call = (own, others, more = {}) => ({
  call: CALL, version: ++version, home: `call-${CALL}`, clientName: 'mevrouw Willemse', why: 'to-talk', role: own === 'in' ? 'speaks' : 'none', stage: 'connected', begunAt: now, me: 'guest-1', by: 'staff-1',
  parties: [...others, me(own)], open: own === 'in' ? 'audio-clear' : 'none', peers: [], urgent: false, picture: 'clear', ...more,
});

const refused = (status, error) => ({ status, body: { error, message: 'no', details: [] } });
const open = { status: 200, body: invitation };
const states = {
  invited: { link: open, call: () => call('rings', [her, fatima]) },
  'no-mic': { link: open, call: () => call('rings', [her, fatima]), press: true, mic: 'NotAllowedError' },
  talking: { link: open, call: () => call('in', [her, fatima]) },
  four: { link: open, call: () => call('in', [her, fatima, doctor()]) },
  coming: { link: open, call: () => call('in', [her, fatima, doctor('rings')]) },
  hold: { link: open, call: () => call('in', [her, fatima], { stage: 'on-hold' }) },
  reconnecting: { link: open, call: () => call('in', [her, fatima]), lose: true },
  'new-device': { link: open, call: () => call('in', [her, fatima], { peers: [offering('staff-1')] }), doubt: 'another' },
  unproved: { link: open, call: () => call('in', [her, fatima], { peers: [offering('home')] }), doubt: 'unsigned' },
  'end-unproved': { link: open, call: () => call('in', [her, fatima], { peers: [offering('home')] }), doubt: 'unsigned', then: (told) => ({ ...told, version: ++version, stage: 'ended', role: 'over', peers: [], ended: { why: 'set-up-failed', at: now, missed: false } }) },
  over: { link: open, call: () => call('in', [her], { stage: 'ended', role: 'over', ended: { why: 'hung-up', at: now, missed: false } }) },
  out: { link: open, call: () => call('gone', []) },
  expired: { link: refused(410, 'link-expired') },
  used: { link: refused(409, 'link-used') },
  'taken-back': { link: refused(410, 'link-taken-back') },
  'call-over': { link: refused(410, 'call-over') },
  unknown: { link: refused(404, 'link-unknown') },
  slow: { link: refused(429, 'busy') },
  unreachable: { link: refused(503, 'unavailable') },
  'too-old': { link: open, old: true },
  english: { link: open, call: () => call('rings', [her, fatima]), locale: 'en-GB' },
};

export async function guestShots({ browser, look, names }) {
  let playing = states.invited;
  let tellIt = () => {};
  const harness = await startHarness({
    screen: () => [],
    console: () => [],
    calls: {
      came: ({ tell }) => (tellIt = tell),
      went: () => {},
      said: async ({ tell }, said) => {
        if (said.type === 'here') tell({ type: 'whole', now, calls: playing.call ? [playing.call()] : [] });
        if (said.type === 'relays') tell({ type: 'relays', call: said.call, servers: [], relayOnly: false });
        if (said.type === 'envelope' && playing.doubt) tell(playing.doubt === 'unsigned' ? unsigned(playing.call(), said.to) : await signedByAnother(browser, playing.call(), said.to, Date.parse(now)));
      },
    },
    http: (method) => (method === 'GET' && playing.link.status !== 200 ? refused(404, 'link-unknown') : playing.link),
  });
  try {
    for (const [size, [width, height]] of Object.entries(sizes)) for (const [name, state] of Object.entries(states)) {
      if (names.length > 0 && !names.includes(name)) continue;
      const scheme = size === '412x915' ? 'dark' : 'light';
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale: state.locale ?? 'nl-NL', timezoneId: 'Europe/Amsterdam', reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.on('console', (m) => m.type() === 'error' && !/WebSocket|status of 4|status of 5|ERR_/.test(m.text()) && console.log(`${size}: ${m.text()}`));
      page.on('pageerror', (e) => console.log(`${size}: ${e}`));
      if (state.mic) await page.addInitScript((fault) => (navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', fault))), state.mic);
      if (state.old) await page.addInitScript(() => delete window.RTCPeerConnection);
      playing = state;
      if (state.doubt) await page.addInitScript(spokeBefore, { store: 'nabij-guest', party: 'staff-1' });
      await page.goto(`http://127.0.0.1:${harness.port}/guest#a-secret`);
      await page.waitForSelector('h1');
      if (state.call) await page.waitForFunction((what) => document.querySelector(what), name === 'over' || name === 'out' ? '.told h1[tabindex]' : state.call().role === 'speaks' ? '.talking' : '.primary');
      if (state.doubt) await page.waitForFunction((what) => new RegExp(what).test(document.querySelector('.lines').textContent), state.doubt === 'unsigned' ? 'tegengehouden' : 'ander apparaat');
      if (state.then) {
        tellIt({ type: 'changed', now, call: state.then(state.call()) });
        await page.waitForSelector('.told h1[tabindex]');
      }
      if (state.press) {
        await page.locator('.primary').click();
        await page.waitForSelector('h1[tabindex]');
      }
      if (state.lose) {
        harness.refuse(true);
        harness.drop();
        await page.waitForFunction(() => /weg/.test(document.querySelector('.lines')?.textContent ?? ''));
      }
      if (!state.link.body?.error && !state.old && (await page.evaluate(() => location.hash)) !== '') console.log(`${name}: the secret stands in the address still`);
      await look(page, `guest-${name}-${size}`);
      harness.refuse(false);
      await context.close();
    }
  } finally {
    harness.close();
  }
}
