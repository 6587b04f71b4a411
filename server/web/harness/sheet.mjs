// Lays pictures side by side, to look at many at once: node harness/sheet.mjs OUT.png SIZE name …
import fs from 'node:fs';
import { chromium } from 'playwright-core';

const [out, size, ...names] = process.argv.slice(2);
const images = names.map((name) => `<img src="data:image/png;base64,${fs.readFileSync(`target/shots/${name}-${size}.png`).toString('base64')}">`);
const browser = await chromium.launch({ executablePath: process.env.NABIJ_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1560, height: 600 } });
await page.setContent(`<style>body{margin:8px;display:grid;grid-template-columns:1fr 1fr;gap:8px;background:#888}img{width:100%}</style>${images.join('')}`);
await page.screenshot({ path: out, fullPage: true });
await browser.close();
