import { mdiAlertCircle } from '@mdi/js';
import { Icon } from '../../shared/icon';
import { words } from '../prefs';
import { roughly } from '../say';
import type { Room } from './rooms';

/** Where the alarm is, and where she was before: read in one look. */
export function Rooms({ rooms, at }: { rooms: Room[]; at: number }) {
  const w = words.value;
  if (rooms.length < 2) return null;
  return (
    <ul class="rooms" aria-label={w.rooms.title}>
      {rooms.map((room) => (
        <li key={room.name} class={room.alarm ? 'alarm' : room.there ? 'there' : ''}>
          <b>{room.alarm && <Icon path={mdiAlertCircle} />}{room.name}</b>
          <span>{[room.alarm && w.rooms.alarm, room.there ? w.rooms.there : room.last !== undefined && w.rooms.last(roughly(at - room.last, w))].filter(Boolean).join(' · ') || w.rooms.nothing}</span>
        </li>
      ))}
    </ul>
  );
}
