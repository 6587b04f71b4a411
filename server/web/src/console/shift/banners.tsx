import { mdiAlertOctagon, mdiBellOff, mdiVolumeOff } from '@mdi/js';
import { now } from '../../shared/clock';
import { Icon } from '../../shared/icon';
import { audible, testSound } from '../alive/sound';
import { words } from '../prefs';
import { elapsed } from '../say';
import { lostSince, phase, world } from '../store';
import { soundFailed, startShift } from './shift';

/** Unmistakable, and says what that means for the alarms. */
export function LostBanner() {
  return phase.value === 'lost' ? <Lost since={lostSince.value} /> : null;
}

export function Lost({ since }: { since: number }) {
  const w = words.value;
  return (
    <div class="banner lost" role="alert">
      <Icon path={mdiAlertOctagon} />
      <p><b>{w.lost}</b> <span aria-live="off">{w.lostLine(elapsed(now.value - since))}</span> {w.lostFall}</p>
    </div>
  );
}

export function ShiftBanner() {
  const shift = world.value?.shift;
  const w = words.value.shift;
  if (!shift || phase.value === 'lost') return null;
  if (shift.onDuty) {
    return audible.value ? null : (
      <div class="banner duty" role="status">
        <Icon path={mdiVolumeOff} />
        <p>{w.off['sound-blocked']}</p>
        <button type="button" class="primary" onClick={() => void startShift()}>{w.resume}</button>
      </div>
    );
  }
  return <OffDuty offBecause={shift.offBecause} />;
}

export function OffDuty({ offBecause }: { offBecause: string }) {
  const w = words.value.shift;
  const off = w.off[offBecause as keyof typeof w.off] ?? w.off.other;
  const again = offBecause !== 'not-started' && offBecause !== 'ended';
  return (
    <div class="banner duty" role="status">
      <Icon path={mdiBellOff} />
      <p><b>{off}</b> {soundFailed.value ? w.soundFailed : w.startLine}</p>
      <button type="button" class="plain" onClick={testSound}>{w.test}</button>
      <button type="button" class="primary" onClick={() => void startShift()}>{again ? w.resume : w.start}</button>
    </div>
  );
}
