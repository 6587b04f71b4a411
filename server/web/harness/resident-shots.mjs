import { alarmCalls, callFrames, faceCalls, whole } from './call-frames.mjs';
import { signedByAnother, spokeBefore, unsigned } from './doubts.mjs';
import { drawnOf } from './drawn.mjs';
import { logFrames } from './log-frames.mjs';
import { residentFrames } from './resident-frames.mjs';
import { startHarness } from './server.mjs';

const sizes = { '1280x800': [1280, 800], '1024x768': [1024, 768], '1920x1080': [1920, 1080] };
const least = { type: 24, target: 88 };

/** Runs in the page: walks with the four arrows from every button to every other one. */
function unreached() {
  const all = [...document.querySelectorAll('button')];
  const press = (key) => document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const seen = new Set([all[0]]);
  for (const from of seen) {
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
      from.focus();
      press(key);
      seen.add(document.activeElement);
    }
  }
  return all.filter((e) => !seen.has(e)).map((e) => e.getAttribute('aria-label') ?? e.textContent);
}

export async function residentShots({ browser, look, fault, names }) {
  let frame = residentFrames.home;
  let calls = [];
  let doubt;
  let log = logFrames.some;
  let answers = true;
  const harness = await startHarness({
    screen: () => (frame ? [frame] : []),
    calls: {
      came: () => {},
      went: () => {},
      said: async ({ tell }, message) => {
        // What she speaks in without an alarm was a knock before: nothing opens without her yes.
        const knocked = calls.map((one) => (one.role === 'speaks' && one.why === 'to-talk' ? { ...one, role: 'rings', stage: 'ringing', open: 'none', peers: [] } : one));
        if (message.type === 'here' && answers) tell(whole(knocked));
        if (message.type === 'log' && log) tell({ type: 'log', ...log });
        if (message.type === 'photo') tell({ type: 'photo', name: message.name, image: drawnOf(message.name) });
        if (message.type === 'relays') tell({ type: 'relays', call: message.call, servers: [], relayOnly: false });
        if (message.type === 'envelope' && doubt === 'unproved') tell(unsigned(calls[0], message.to));
        if (message.type === 'envelope' && doubt === 'new-device') tell(await signedByAnother(browser, calls[0], message.to, Date.parse(whole([]).now)));
        if (message.type === 'yes') tell({ type: 'changed', now: whole([]).now, call: { ...calls[0], version: calls[0].version + 1_000 } });
      },
    },
    http: (method, path) => ({ status: 202, body: { id: '00000000-0000-4000-8000-000000000009', state: 'asked' } }),
  });
  const wanted = (name) => names.length === 0 || names.includes(name);
  try {
    for (const [size, [width, height]] of Object.entries(sizes)) {
      const page = await browser.newPage({ viewport: { width, height }, bypassCSP: false });
      page.on('console', (m) => m.type() === 'error' && !m.text().includes('WebSocket') && console.log(`${size}: ${m.text()}`));
      page.on('pageerror', (e) => console.log(`${size}: ${e}`));
      await page.addInitScript(spokeBefore, { store: 'nabij-call', party: 'staff-1' });
      const open = async (next) => {
        frame = next;
        await page.goto(`http://127.0.0.1:${harness.port}/`);
        await page.waitForSelector('.help');
        if (next) await page.waitForSelector('.tile, .steps, .story h1, .knock, .talking', { timeout: 5_000 });
      };
      for (const [name, next] of Object.entries(residentFrames)) {
        if (!wanted(name)) continue;
        await open(next);
        await look(page, `resident-${name}-${size}`, { least });
      }
      const during = [
        ...Object.entries(callFrames).map(([name, told]) => [`call-${name}`, told, residentFrames.home]),
        ...Object.entries(alarmCalls).map(([name, told]) => [`call-${name}`, told, residentFrames.claimed]),
        ...Object.entries(faceCalls).map(([name, told]) => [`call-${name}`, told, residentFrames.faces]),
        ['call-face-calling-evening', faceCalls['face-calling'], residentFrames['faces-evening']],
        ['call-face-unreachable-english', faceCalls['face-unreachable'], residentFrames['faces-english']],
        ['call-alarm-coming', alarmCalls['alarm-talking'], residentFrames['coming-about']],
        ['call-knock-comes-in-evening', callFrames['knock-comes-in'], residentFrames.evening],
        ['call-knock-comes-in-english', callFrames['knock-comes-in'], residentFrames.english],
        ['call-knock-evening', callFrames.knock, residentFrames.evening],
        ['call-knock-photo-evening', callFrames['knock-photo'], residentFrames.evening],
        ['call-talking-evening', callFrames.talking, residentFrames.evening],
        ['call-missed-evening', callFrames.missed, residentFrames.evening],
        ['call-knock-english', callFrames.knock, residentFrames.english],
        ['call-talking-english', callFrames.talking, residentFrames.english],
        ['call-missed-english', callFrames.missed, residentFrames.english],
      ];
      for (const [name, told, around] of during) {
        if (!wanted(name) && !wanted('call') && !(wanted('faces') && name.includes('face'))) continue;
        calls = told;
        doubt = /unproved|new-device/.exec(name)?.[0];
        await open(around);
        await page.waitForSelector('.bar .talk, .knock', { timeout: 5_000 });
        if (told[0].role === 'speaks' && told[0].why === 'to-talk') {
          await page.waitForTimeout(800);
          await page.keyboard.press('Enter');
          await page.waitForSelector('.talking');
        }
        await page.waitForTimeout(700);
        if (doubt) await page.getByText(doubt === 'unproved' ? 'tegengehouden' : 'nieuw apparaat').waitFor();
        await look(page, `resident-${name}-${size}`, { least });
        const lost = await page.evaluate(unreached);
        if (lost.length > 0) fault(`resident-${name}-${size}: four arrows do not reach ${lost.join(', ')}`);
        calls = [];
      }
      for (const name of ['home', 'busy', 'many', 'heard', 'over', 'empty', 'four']) {
        if (!wanted('reach')) continue;
        await open(residentFrames[name]);
        const lost = await page.evaluate(unreached);
        if (lost.length > 0) fault(`resident-${name}-${size}: four arrows do not reach ${lost.join(', ')}`);
      }
      if (wanted('focus')) {
        await open(residentFrames.busy);
        for (const key of ['ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
        await look(page, `resident-focus-${size}`, { least });
      }
      for (const [name, frame, tile] of [
        ['people', 'home', '.way.people'], ['people-many', 'everybody', '.way.people'], ['people-none', 'nobody', '.way.people'], ...['faces', 'faces-many', 'faces-team', 'faces-one', 'faces-evening', 'faces-offline', 'faces-english'].map((name) => [`people-${name}`, name, '.way.people']),
        ['today', 'visit-soon', '.way.calendar'], ['today-nothing', 'home', '.way.calendar'], ['today-evening', 'evening', '.way.calendar'],
        ['today-no-clock', 'clock-unknown', '.way.calendar'], ['today-planned', 'planned-day', '.way.calendar'],
      ]) {
        if (!wanted(name) && !(wanted('faces') && name.startsWith('people-faces'))) continue;
        await open(residentFrames[frame]);
        await page.locator(tile).click();
        if (frame.startsWith('faces')) await page.waitForTimeout(500);
        await look(page, `resident-${name}-${size}`, { least });
        const lost = await page.evaluate(unreached);
        if (lost.length > 0) fault(`resident-${name}-${size}: four arrows do not reach ${lost.join(', ')}`);
      }
      for (const [name, told, around, press] of [
        ['log', logFrames.some, 'home'], ['log-next', logFrames.some, 'home', '.more'], ['log-many', logFrames.many, 'home'], ['log-few', logFrames.few, 'home'], ['log-one', logFrames.one, 'home'],
        ['log-none', logFrames.none, 'home'], ['log-long', logFrames.long, 'home'], ['log-evening', logFrames.some, 'evening'], ['log-english', logFrames.some, 'visit-english'], ['log-visit', logFrames.some, 'visit-soon'],
        ['log-loading', undefined, 'home'], ['log-away', undefined, 'offline-day'], ['log-away-evening', undefined, 'offline'],
      ]) {
        if (!wanted(name) && !wanted('log')) continue;
        log = told;
        answers = residentFrames[around].uplink;
        await open(residentFrames[around]);
        await page.locator('.way.people').click();
        await page.locator('.to-log').click();
        await page.waitForSelector(told?.entries.length > 0 ? '.entry' : '.nothing');
        if (press) await page.locator(press).click();
        await look(page, `resident-${name}-${size}`, { least });
        const lost = await page.evaluate(unreached);
        if (lost.length > 0) fault(`resident-${name}-${size}: four arrows do not reach ${lost.join(', ')}`);
        answers = true;
      }
      if (wanted('voice')) {
        await page.addInitScript(() => {
          window.speechSynthesis = undefined;
          const said = [];
          const voices = [{ lang: 'nl-NL', name: 'nl' }];
          Object.defineProperty(window, 'speechSynthesis', { value: { getVoices: () => voices, addEventListener() {}, cancel() {}, speak: (one) => said.push(one.text) } });
          window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
          window.said = said;
        });
        for (const name of ['home', 'visit-soon', 'offline', 'heard', 'calling-offline', 'responder-coming', 'coming-about']) {
          await open(residentFrames[name]);
          await look(page, `resident-voice-${name}-${size}`, { least });
          await page.locator('.speak').click();
          const said = await page.evaluate(() => window.said.splice(0).join(' '));
          if (size === '1280x800') console.log(`  ${name} is read as: ${said}`);
          if (said.length < 40) fault(`resident-voice-${name}: hardly anything is read: ${said}`);
        }
        log = logFrames.some;
        await open(residentFrames.home);
        await page.locator('.way.people').click();
        await page.locator('.to-log').click();
        await page.waitForSelector('.entry');
        await look(page, `resident-voice-log-${size}`, { least });
        await page.locator('.speak').click();
        const said = await page.evaluate(() => window.said.splice(0).join(' '));
        if (size === '1280x800') console.log(`  log is read as: ${said}`);
        if (!said.includes('keek bij u. Reden')) fault(`resident-voice-log: it is not read: ${said}`);
      }
      if (wanted('question')) {
        await open(residentFrames.heard);
        await page.locator('.help-buttons button').last().click();
        await look(page, `resident-question-${size}`, { least });
      }
      if (wanted('tiles-during-help')) {
        await open(residentFrames.heard);
        await page.locator('.help-buttons button').first().click();
        await look(page, `resident-tiles-during-help-${size}`, { least });
      }
      if (wanted('touched')) {
        await open(residentFrames.home);
        await page.locator('.tile button').first().click();
        await look(page, `resident-touched-${size}`, { least });
      }
      if (wanted('still')) {
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await open(residentFrames.heard);
        const moving = await page.evaluate(() => document.getAnimations().length);
        if (moving > 0) fault(`resident-still-${size}: ${moving} things move though she wants none to`);
        await page.emulateMedia({ reducedMotion: 'no-preference' });
        await open(residentFrames.heard);
        if ((await page.evaluate(() => document.getAnimations().length)) === 0) fault(`resident-still-${size}: nothing shows that it lives`);
      }
      if (wanted('loading')) {
        await open(undefined);
        await look(page, `resident-loading-${size}`, { least });
      }
      if (wanted('lost')) {
        await open(residentFrames.home);
        harness.refuse(true);
        harness.drop();
        await page.waitForTimeout(2_600);
        await look(page, `resident-lost-${size}`, { least });
        await page.locator('.help').click();
        await look(page, `resident-blocked-${size}`, { least });
        harness.refuse(false);
      }
      await page.close();
    }
    // 200 % zoom of 1280x800 and of a television: it scrolls then, and everything is there; the red bar stays in sight.
    for (const [width, height] of [[640, 400], [960, 540]]) {
      if (!wanted('zoom200')) continue;
      const page = await browser.newPage({ viewport: { width, height } });
      for (const name of ['home', 'busy', 'offline', 'heard', 'calling-offline']) {
        frame = residentFrames[name];
        await page.goto(`http://127.0.0.1:${harness.port}/`);
        await page.waitForSelector('.tile, .steps', { timeout: 5_000 });
        await look(page, `resident-${name}-zoom200-${width}`);
        const bar = await page.locator('.help').boundingBox();
        if (bar.y + bar.height > height + 1) fault(`resident-${name}-zoom200-${width}: the red bar is out of sight`);
      }
      await page.close();
    }
  } finally {
    harness.close();
  }
}
