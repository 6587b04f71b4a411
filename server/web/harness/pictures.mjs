// The pictures of the READMEs, drawn anew: node harness/pictures.mjs
import { chromium } from 'playwright-core';
import { consoleFrames, events, history, measures, sessionOf } from './console-frames.mjs';
import { residentFrames } from './resident-frames.mjs';
import { startHarness } from './server.mjs';

let screen = residentFrames.home;
const harness = await startHarness({
  screen: () => [screen],
  console: () => [consoleFrames.mine, { type: 'ping', number: 1, now: consoleFrames.mine.now }],
  http: (method, path) => {
    if (path === '/api/v1/session') return { status: 200, body: sessionOf };
    if (/\/homes\/[^/]+\/events$/.test(path)) return { status: 200, body: history };
    if (path.endsWith('/measures')) return { status: 200, body: measures };
    return path.endsWith('/events') ? { status: 200, body: events } : undefined;
  },
});
const browser = await chromium.launch({
  executablePath: process.env.NABIJ_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  for (const [name, frame] of [['resident-home', residentFrames.home], ['resident-night', residentFrames.claimed]]) {
    screen = frame;
    await page.goto(`http://127.0.0.1:${harness.port}/`);
    await page.waitForSelector('.tile, .steps');
    await page.waitForTimeout(400);
    await page.screenshot({ path: `pictures/${name}.png` });
  }
  const desk = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light', timezoneId: 'Europe/Amsterdam' })).newPage();
  await desk.goto(`http://127.0.0.1:${harness.port}/console`);
  await desk.locator('.banner .primary').click();
  await desk.locator('.lanes').waitFor();
  await desk.locator('.banner').waitFor({ state: 'detached' });
  await desk.mouse.move(720, 890);
  await desk.waitForTimeout(300);
  await desk.screenshot({ path: 'pictures/console-alarm.png' });
} finally {
  await browser.close();
  harness.close();
}
