// How loud she hears this phone: her own device says how it stands, and is asked for more or less.
import { mdiVolumeMinus, mdiVolumePlus } from '@mdi/js';
import { LOUDEST, SOFTEST } from '../../call/loudness';
import { Icon } from '../../shared/icon';
import { words } from '../prefs';
import { louder } from './calls';

export function Loudness({ step }: { step: number }) {
  const w = words.value.talk;
  return (
    <div class="loudness" role="group" aria-label={w.loudness}>
      <button type="button" class="plain" aria-disabled={step <= SOFTEST} onClick={() => louder(-1)}><Icon path={mdiVolumeMinus} /><span class="only-spoken">{w.softer}</span></button>
      <span role="status">{w.loudnessIs(step, LOUDEST)}</span>
      <button type="button" class="plain" aria-disabled={step >= LOUDEST} onClick={() => louder(1)}><Icon path={mdiVolumePlus} /><span class="only-spoken">{w.louder}</span></button>
    </div>
  );
}
