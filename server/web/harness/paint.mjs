// How soon each face is seen on a slow core: node harness/paint.mjs [slowdown]. Cold cache, CPU slowed by the browser.
import { chromium } from 'playwright-core';
import { consoleFrames, sessionOf } from './console-frames.mjs';
import { residentFrames } from './resident-frames.mjs';
import { startHarness } from './server.mjs';

const slowdown = Number(process.argv[2] ?? 4);
/** The promise for the box, in ms. */
const MOST = 1_000;
const TIMES = 7;

const harness = await startHarness({
  screen: () => [residentFrames.home],
  console: () => [consoleFrames.night],
  http: (method, path) => (path === '/api/v1/session' ? { status: 200, body: sessionOf } : undefined),
});
const browser = await chromium.launch({ executablePath: process.env.NABIJ_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] });
let late = false;
for (const [face, path, full] of [['resident', '/', '.tile'], ['console', '/console', '.row']]) {
  const paints = [];
  const fulls = [];
  for (let i = 0; i < TIMES; i++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(`http://127.0.0.1:${harness.port}${path}`);
    await page.waitForSelector(full);
    fulls.push(await page.evaluate(() => performance.now()));
    paints.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime));
    await context.close();
  }
  const median = (all) => Math.round(all.sort((a, b) => a - b)[TIMES >> 1]);
  late ||= median(paints) > MOST;
  console.log(`${face}: slowdown=${slowdown} firstPaintMs=${median(paints)} firstDataMs=${median(fulls)}`);
}
await browser.close();
harness.close();
process.exit(late ? 1 : 0);
