import { useRef } from 'preact/hooks';
import { words } from './prefs';
import { titleOf, whoLives } from './say';
import { queue, world } from './store';

/** Says a new alarm to a screen reader, once each. */
export function Announcer() {
  const told = useRef(new Set<string>());
  const last = useRef('');
  const fresh = queue.value.open.filter((alarm) => alarm.state === 'offered' && !told.current.has(alarm.id));
  if (fresh.length > 0) {
    for (const alarm of fresh) told.current.add(alarm.id);
    const alarm = fresh[0]!;
    last.current = words.value.newAlarm(titleOf(alarm, words.value), whoLives(world.value?.homes.get(alarm.home), alarm.home, words.value));
  }
  return <p class="only-spoken" role="alert">{last.current}</p>;
}
