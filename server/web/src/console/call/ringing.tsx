// That somebody asks to talk: reported as ringing where it can be seen and heard, and said to a screen reader.
import { effect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { audible } from '../alive/sound';
import { words } from '../prefs';
import { reallyRings, rings } from './calls';

export function followRinging() {
  const told = () => {
    if (audible.value && rings.value.length > 0 && document.visibilityState === 'visible') reallyRings();
  };
  effect(told);
  document.addEventListener('visibilitychange', told);
}

/** Said once each, and once more when it became urgent; politely, since an alarm is said at once. */
export function RingAnnouncer() {
  const told = useRef(new Set<string>());
  const last = useRef('');
  for (const { call, urgent, clientName } of rings.value) {
    const name = `${call} ${urgent}`;
    if (told.current.has(name)) continue;
    told.current.add(name);
    last.current = words.value.call.announced(clientName, urgent);
  }
  return <p class="only-spoken" role="status">{last.current}</p>;
}
