import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';

const css: string = fs.readFileSync('src/shared/tokens.css', 'utf8');

const themes = [':root, [data-theme="day"]', '[data-theme="night"]', '[data-theme="dusk"]'];

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

for (const theme of themes) {
  test(`each text pair of ${theme} has a contrast of 7:1 or more`, () => {
    const colours = tokens(theme);
    const poor = pairs.map(([text, ground]) => [text, ground, contrast(colours.get(text)!, colours.get(ground)!)] as const)
      .filter(([, , ratio]) => !(ratio >= 7))
      .map(([text, ground, ratio]) => `${text} on ${ground}: ${ratio.toFixed(2)}`);
    assert.deepEqual(poor, []);
  });
}

test('each theme names every colour', () => {
  const [day, ...others] = themes.map((theme) => [...tokens(theme).keys()].filter((name) => name !== 'font').sort());
  for (const other of others) assert.deepEqual(other, day);
});

test('at night there is no blue: of each colour blue is the least part, and no ground is bright', () => {
  for (const [name, hex] of tokens('[data-theme="dusk"]')) {
    const [red, green, blue] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
    assert.ok(blue! < red! && blue! < green!, `${name} ${hex}`);
  }
  // About what a candle leaves of a white page; the sketch's black paper has 0.007.
  for (const ground of ['paper', 'card', 'well', 'calm-soft', 'sun-soft', 'ok-soft', 'help-soft', 'help']) {
    assert.ok(luminance(tokens('[data-theme="dusk"]').get(ground)!) < 0.06, ground);
  }
});

/** Each face's own files of style. */
const faces = { resident: ['resident', 'call/call'], console: ['console', 'call/call', '../shared/company/company'], guest: ['guest'], carer: ['carer', '../shared/company/company'], family: ['family'] };

for (const [face, names] of Object.entries(faces)) {
  const styles = names.map((name) => fs.readFileSync(`src/${face}/${name}.css`, 'utf8')).join('\n');
  test(`${face} takes colour, type, space and roundness from the tokens alone`, () => {
    const own: string = styles.replace(/\/\*[^]*?\*\//g, '');
    const strange: string[] = [];
    for (const [, property, value] of own.matchAll(/(?<![\w-])([a-z-]+): ([^;{}]+)[;}]/g)) {
      if (/#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(/i.test(value!)) strange.push(`${property}: ${value}`);
      const bare = value!.replace(/var\(--[a-z0-9-]+\)/g, '');
      // em: a part of its own type; vh, vw and %: of the screen.
      if (/^(font-size|padding|margin|gap|border-radius)/.test(property!) && /\d(px|rem)|calc\([\d.]+ \*/.test(bare)) strange.push(`${property}: ${value}`);
    }
    assert.deepEqual(strange, []);
  });

  test(`${face} uses no token that is not there`, () => {
    const own: string = styles;
    const made = new Set([...(css + own).matchAll(/(--[a-z0-9-]+):/g)].map((m) => m[1]));
    const used = [...own.matchAll(/var\((--[a-z0-9-]+)/g)].map((m) => m[1]!);
    assert.deepEqual(used.filter((name) => !made.has(name)), []);
  });
}

test('what she reads is never smaller than 24, what she presses never smaller than 88', () => {
  const u = [...css.matchAll(/--(type-[a-z]+|target): (?:calc\((\d+) \* var\(--u\)\)|(\d+)px)/g)].map((m) => [m[1]!, Number(m[2] ?? m[3])] as const);
  assert.ok(u.length > 8);
  for (const [name, size] of u) assert.ok(size >= (name === 'target' ? 88 : 24), `${name} ${size}`);
});
