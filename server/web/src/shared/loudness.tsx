// How loud she hears who speaks with her: her own device says how it stands, and is asked for more or less.
import { mdiVolumeMinus, mdiVolumePlus } from '@mdi/js';
import { LOUDEST, SOFTEST } from '../call/loudness';
import { Icon } from './icon';

interface Words { loudness: string; loudnessIs: (step: number, of: number) => string; softer: string; louder: string }

/** @param keys whether the letters that do the same are shown */
export function Loudness({ words: w, step, louder, keys = false }: { words: Words; step: number; louder: (by: 1 | -1) => void; keys?: boolean }) {
  const key = (letter: string) => keys && <kbd>{letter}</kbd>;
  return (
    <span class="loudness" role="group" aria-label={w.loudness}>
      <button type="button" class="plain" aria-disabled={step <= SOFTEST} onClick={() => louder(-1)}><Icon path={mdiVolumeMinus} /><span class="only-spoken">{w.softer}</span>{key('-')}</button>
      <span role="status" title={w.loudness}>{w.loudnessIs(step, LOUDEST)}</span>
      <button type="button" class="plain" aria-disabled={step >= LOUDEST} onClick={() => louder(1)}><Icon path={mdiVolumePlus} /><span class="only-spoken">{w.louder}</span>{key('+')}</button>
    </span>
  );
}
