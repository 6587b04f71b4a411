// Said while it only rings: nobody is to be surprised by being seen.
import { mdiCamera, mdiCameraOff } from '@mdi/js';
import { useEffect } from 'preact/hooks';
import { Icon } from '../icon';
import { language } from '../prefs';
import { cameraThere, chooseSeen, hasCamera, seenAtStart } from './choice';
import { seenEn } from './en';
import { seenNl } from './nl';

export function Seen({ choose = chooseSeen }: { choose?: (on: boolean) => void }) {
  useEffect(() => void hasCamera(), []);
  const w = language.value === 'en' ? seenEn : seenNl;
  if (!cameraThere.value) return null;
  const on = seenAtStart.value;
  return (
    <p class="seen">
      <span role="status">{on ? w.seen : w.unseen}</span>
      <button type="button" class="plain" onClick={() => choose(!on)}><Icon path={on ? mdiCameraOff : mdiCamera} />{on ? w.off : w.on}</button>
    </p>
  );
}
