import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';

const css: string = fs.readFileSync('src/shared/tokens.css', 'utf8');

function tokens(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(selector + ' {')).split('}')[0]!;
  return new Map([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1]!, m[2]!]));
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const pairs = [
  ['ink', 'paper'], ['ink', 'card'], ['ink', 'well'], ['ink-soft', 'paper'], ['ink-soft', 'card'], ['ink-soft', 'well'],
  ['calm', 'card'], ['calm', 'paper'], ['calm', 'calm-soft'], ['calm-ink', 'calm'], ['sun-ink', 'sun-soft'], ['sun-ink', 'card'], ['ink', 'sun-soft'],
  ['help-ink', 'help'], ['help-text', 'card'], ['help-text', 'paper'], ['help-text', 'help-soft'], ['ink', 'help-soft'], ['ink-soft', 'help-soft'],
  ['ok', 'card'], ['ok', 'paper'], ['ok', 'ok-soft'], ['ok-ink', 'ok'], ['ink', 'ok-soft'], ['paper', 'ink'],
] as const;

for (const theme of [':root', '[data-theme="night"]']) {
  test(`each text pair of ${theme} has a contrast of 7:1 or more`, () => {
    const colours = tokens(theme);
    const poor = pairs.map(([text, ground]) => [text, ground, contrast(colours.get(text)!, colours.get(ground)!)] as const)
      .filter(([, , ratio]) => !(ratio >= 7))
      .map(([text, ground, ratio]) => `${text} on ${ground}: ${ratio.toFixed(2)}`);
    assert.deepEqual(poor, []);
  });
}
