import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';

/** The buttons of a file that say by `aria-pressed` whether they are on, and whose label says it too. */
export function saidTwice(tsx: string): string[] {
  return [...tsx.matchAll(/<button\b(?:(?!<\/button>)[^])*<\/button>/g)]
    .map(([button]) => button)
    .filter((button) => button.includes('aria-pressed'))
    // What is said is the words; the picture beside them may change.
    .filter((button) => /\?[^:]*:/.test(button.replace(/<Icon\b[^>]*\/>/g, '').replace(/^<button\b(?:=>|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|[^>{}])*>/, '')));
}

test('a button says by its label or by its state whether it is on, not by both: "mute, pressed" and "unmute, pressed" mean nothing', () => {
  const told = fs.readdirSync('src', { recursive: true }).map(String).filter((name: string) => name.endsWith('.tsx'))
    .flatMap((name: string) => saidTwice(fs.readFileSync(`src/${name}`, 'utf8')).map((button) => `${name}: ${button}`));
  assert.deepEqual(told, []);
});

test('it is found where it is', () => {
  assert.equal(saidTwice('<button type="button" aria-pressed={on} onClick={() => (on = !on)}><Icon path={on ? a : b} />{on ? w.off : w.on}</button>').length, 1);
  assert.equal(saidTwice('<button type="button" aria-pressed={on} onClick={() => (on = !on)}><Icon path={on ? a : b} />{w.camera}</button>').length, 0);
  assert.equal(saidTwice('<button type="button" onClick={press}>{on ? w.off : w.on}</button>').length, 0);
});
