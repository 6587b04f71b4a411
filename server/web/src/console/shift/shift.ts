// Being on duty: the sound has to be unlocked by her own hand before the server may count on her.
import { signal } from '@preact/signals';
import { started, unlockSound } from '../alive/sound';
import { say } from '../store';

export const soundFailed = signal(false);

export async function startShift() {
  const heard = await unlockSound();
  soundFailed.value = !heard;
  // Also without sound the server is told: it says 'sound-blocked' itself, and the screen shows why.
  started.value = true;
  say({ type: 'start-shift' });
}

export function endShift() {
  started.value = false;
  say({ type: 'end-shift' });
}
