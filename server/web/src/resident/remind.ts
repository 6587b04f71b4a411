// A soft sound some minutes before a planned call, once for each; what it means stands in the head of the screen.
import { effect } from '@preact/signals';
import { now } from '../shared/clock';
import { chime } from './call/sound';
import { remindedOf } from './planned';
import { line, state } from './store';

export function remind() {
  const sounded = new Set<string>();
  effect(() => {
    const s = state.value;
    // A screen that knows no time, or shows an old frame, says nothing of it.
    if (!s?.clockTrusted || line.value !== 'live') return;
    const due = remindedOf(s.calls ?? [], now.value).filter((key) => !sounded.has(key));
    for (const key of due) sounded.add(key);
    if (due.length > 0) chime();
  });
}
