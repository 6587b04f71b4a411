import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Look } from '../../call/capture';
import { ONE_OPENING, openedTo, type Open, type Pressed, type Sound } from './opening';

const nothing: Pressed = { voice: false, picture: false };
const yes: Pressed = { voice: true, picture: true };
const shows: Pressed = { voice: false, picture: true };

/** What is sent, after so many ms, what she pressed for, and what is heard: nothing where it is a dash. */
type Step = [Look, number, Pressed, Sound | '-'];
const stories: [string, Step[]][] = [
  ['her yes: heard, then seen, as she wished it', [['audio', 0, yes, '-'], ['clear', 400, yes, 'yes'], ['none', 60_000, yes, '-']]],
  ['her yes, blurred, then clear, then nothing of her picture', [['audio', 0, yes, '-'], ['veiled', 400, yes, 'yes'], ['clear', 9_000, yes, '-'], ['audio', 9_000, yes, '-']]],
  ['her yes with her voice alone', [['audio', 0, yes, '-'], ['none', 60_000, yes, '-']]],
  ['in her alarm her microphone opens by itself', [['audio', 0, nothing, 'opens'], ['none', 60_000, nothing, 'closes']]],
  ['a look: both by themselves, as one opening and one end', [['audio', 0, nothing, 'opens'], ['veiled', 900, nothing, '-'], ['none', 120_000, nothing, 'closes']]],
  ['whom she lets in, whose camera comes late', [['audio', 0, nothing, 'opens'], ['clear', ONE_OPENING, nothing, 'opens'], ['none', 60_000, nothing, 'closes']]],
  ['in her alarm she shows herself, and takes it back', [['audio', 0, nothing, 'opens'], ['clear', 9_000, shows, 'yes'], ['audio', 9_000, shows, '-'], ['none', 9_000, shows, 'closes']]],
  ['a look of which she takes the picture away', [['audio', 0, nothing, 'opens'], ['clear', 500, nothing, '-'], ['audio', 9_000, nothing, 'closes'], ['none', 9_000, nothing, 'closes']]],
  ['a look in which she chose to be seen clearly: it was open before', [['audio', 0, nothing, 'opens'], ['veiled', 500, nothing, '-'], ['clear', 9_000, shows, '-'], ['audio', 9_000, shows, 'closes']]],
  ['whom she lets in came in by itself, and her yes was a moment late', [['audio', 0, nothing, 'opens'], ['audio', 500, yes, '-'], ['none', 9_000, yes, 'closes']]],
  ['held and taken up again, in her alarm', [['audio', 0, nothing, 'opens'], ['none', 9_000, nothing, 'closes'], ['audio', 9_000, nothing, 'opens']]],
  ['held and taken up again at once', [['audio', 0, nothing, 'opens'], ['none', 500, nothing, 'closes'], ['audio', 500, nothing, 'opens']]],
  ['held and taken up again, after her yes', [['clear', 0, yes, 'yes'], ['none', 9_000, yes, '-'], ['clear', 9_000, yes, 'yes']]],
  ['nothing changes', [['none', 0, nothing, '-'], ['audio', 9_000, nothing, 'opens'], ['audio', 9_000, nothing, '-']]],
];
for (const [what, steps] of stories) {
  test(what, () => {
    let open: Open = {};
    let at = 1_000;
    const heard = steps.map(([look, after, pressed]) => {
      at += after;
      const next = openedTo(open, look, pressed, at);
      open = next.open;
      return next.sound ?? '-';
    });
    assert.deepEqual(heard, steps.map(([, , , sound]) => sound));
  });
}
