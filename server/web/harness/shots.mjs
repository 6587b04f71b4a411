// Draws each state at each size into target/shots and checks what a program can check: axe, nothing cut, targets, type.
// node harness/shots.mjs [resident|console|guest|carer|family|admin|components] [name …]
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { adminShots } from './admin-shots.mjs';
import { componentShots } from './component-shots.mjs';
import { carerShots } from './carer-shots.mjs';
import { consoleShots } from './console-shots.mjs';
import { guestShots } from './guest-shots.mjs';
import { familyShots } from './family-shots.mjs';
import { residentShots } from './resident-shots.mjs';

const [face, ...names] = process.argv.slice(2);
const out = 'target/shots';
fs.mkdirSync(out, { recursive: true });
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const browser = await chromium.launch({
  executablePath: process.env.NABIJ_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--autoplay-policy=no-user-gesture-required',
    // A camera and a microphone that nobody has to allow, as the kiosk's policy does.
    '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
});
const faults = [];

/** Takes the picture and tells what is wrong with it. */
async function look(page, name, { least, fullPage = false, without = [] } = {}) {
  await page.waitForTimeout(150);
  await page.screenshot({ path: `${out}/${name}.png`, fullPage });
  const violations = await page.evaluate(async ([source, enhanced, without]) => {
    // As a function of the page's own world: the strict policy allows no inline script.
    (0, eval)(source);
    const { violations } = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'color-contrast-enhanced': { enabled: enhanced }, ...Object.fromEntries(without.map((rule) => [rule, { enabled: false }])) },
    });
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
  }, [axe, Boolean(least), without]).catch(async () => {
    return ['axe could not run'];
  });
  for (const violation of violations) faults.push(`${name}: axe ${violation}`);
  for (const fault of await page.evaluate(measure, least ?? null)) faults.push(`${name}: ${fault}`);
}

/** Runs in the page. With `least`: the resident's rules of size. */
function measure(least) {
  const found = [];
  const root = document.scrollingElement;
  if (least && (root.scrollHeight > innerHeight + 1 || root.scrollWidth > innerWidth + 1)) found.push(`scrolls: ${root.scrollWidth}x${root.scrollHeight}`);
  if (root.scrollWidth > innerWidth + 1) found.push(`wider than the window: ${root.scrollWidth}`);
  const room = document.querySelector('dialog[open]') ?? document.body;
  for (const e of room.querySelectorAll('*')) {
    if (e.closest('svg') || e.closest('.only-spoken') || e.closest('noscript')) continue;
    const style = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    if (box.width === 0 || style.visibility === 'hidden') continue;
    const name = e.tagName.toLowerCase() + (e.className ? '.' + String(e.className).trim().replaceAll(' ', '.') : '');
    const text = [...e.childNodes].filter((n) => n.nodeType === 3 && n.data.trim()).map((n) => n.data.trim()).join(' ');
    if (least && text && parseFloat(style.fontSize) < least.type) found.push(`type ${style.fontSize} in ${name}: ${text}`);
    if (least && e.matches('button') && (box.width < least.target - 0.5 || box.height < least.target - 0.5)) found.push(`target ${Math.round(box.width)}x${Math.round(box.height)}: ${name} ${e.textContent}`);
    if (least && (box.bottom > innerHeight + 1 || box.right > innerWidth + 1 || box.top < -1 || box.left < -1)) found.push(`outside: ${name} ${text}`);
    if (text && e.scrollWidth > e.clientWidth + 2 && style.display !== 'inline' && style.overflowX !== 'auto') found.push(`text wider than its box: ${name} ${text}`);
    if (style.overflowY === 'visible' && style.display !== 'inline' && e.scrollHeight > e.clientHeight + 3 && e.matches('.pane, .row, .control, .tile, form, section')) found.push(`runs over its edge: ${name}`);
    if (style.webkitLineClamp !== 'none' && e.scrollHeight > e.clientHeight + 2) found.push(`cut: ${name} ${text || e.textContent}`);
    if (e.tabIndex > 0) found.push(`its own place in the order of focus: ${name}`);
    const parent = e.parentElement;
    if (parent && parent !== document.body && least) {
      const hold = parent.getBoundingClientRect();
      if (box.bottom > hold.bottom + 2 || box.right > hold.right + 2 || box.top < hold.top - 2) found.push(`leaves its box: ${name} in ${parent.className}: ${text || e.textContent.slice(0, 40)}`);
    }
  }
  return found;
}

try {
  if (!face || face === 'resident') await residentShots({ browser, look, fault: (text) => faults.push(text), names });
  if (!face || face === 'components') await componentShots({ browser, look });
  if (!face || face === 'guest') await guestShots({ browser, look, names });
  if (!face || face === 'carer') await carerShots({ browser, look, fault: (text) => faults.push(text), names });
  if (!face || face === 'console') await consoleShots({ browser, look, names });
  if (!face || face === 'admin') await adminShots({ browser, look, names });
  if (!face || face === 'family') await familyShots({ browser, look, names });
} finally {
  await browser.close();
}
for (const fault of faults) console.log(fault);
console.log(`${fs.readdirSync(out).length} pictures in ${out}, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
