import { bundleShowcase } from '../build/bundle.mjs';
import { startHarness } from './server.mjs';

/** The same component stands there many times, so that its landmark is not unique. One long page for each face: every component in every state, in each theme; axe looks at all of it. */
export async function componentShots({ browser, look }) {
  await bundleShowcase('target/showcase');
  const harness = await startHarness({ screen: () => [], console: () => [], http: () => undefined });
  try {
    for (const [face, width] of [['resident', 1280], ['console', 1440]]) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
      page.on('pageerror', (e) => console.log(`${face}: ${e}`));
      await page.goto(`http://127.0.0.1:${harness.port}/components/${face}`);
      await page.waitForSelector('.theme');
      await look(page, `components-${face}`, { fullPage: true, without: ['landmark-unique'] });
      await page.close();
    }
  } finally {
    harness.close();
  }
}
