// Draws the icons of the carer's app from src/shared/icon.svg, by hand and only when it changed: node build/icons.mjs
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const home = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const svg = fs.readFileSync(path.join(home, 'src/shared/icon.svg'), 'utf8');
const out = path.join(home, 'src/shared/icons');
/** A maskable icon is cut to any shape by the phone: its ground reaches the edge, its sign stays within the middle 80 %. */
const kinds = { '192': [192, 1], '512': [512, 1], 'maskable-512': [512, 0.66], 'touch-180': [180, 0.8] };

const browser = await chromium.launch({ executablePath: process.env.NABIJ_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
fs.mkdirSync(out, { recursive: true });
for (const [name, [size, part]] of Object.entries(kinds)) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const ground = part < 1 ? '#0b5757' : 'transparent';
  const edge = (1 - part) / 2 * size;
  await page.setContent(`<body style="margin:0;background:${ground}"><div style="position:absolute;inset:${edge}px">${svg.replace('<svg ', '<svg width="100%" height="100%" ')}</div></body>`);
  await page.screenshot({ path: path.join(out, `icon-${name}.png`), omitBackground: part === 1 });
  await page.close();
}
await browser.close();
