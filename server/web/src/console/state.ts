// What the console knows, as a pure fold of the server's frames: a snapshot, then changes.
import type {
  AlarmEventView, AlarmView, Colleague, CommandView, ConsoleFrameUnion, FaultView, HomeView, Me, Shift,
} from '../shared/contract';

export interface World {
  me: Me;
  shift: Shift;
  alarms: ReadonlyMap<string, AlarmView>;
  /** The history of the alarms that were looked at or changed, by alarm, in order of `seq`. */
  events: ReadonlyMap<string, AlarmEventView[]>;
  homes: ReadonlyMap<string, HomeView>;
  commands: ReadonlyMap<string, CommandView>;
  faults: ReadonlyMap<string, FaultView>;
  colleagues: ReadonlyMap<string, Colleague>;
}

/** The world after a frame; undefined before the first snapshot. */
export function fold(world: World | undefined, frame: ConsoleFrameUnion): World | undefined {
  switch (frame.type) {
    case 'snapshot':
      return {
        me: frame.me,
        shift: frame.shift,
        alarms: byId(frame.alarms),
        // A history is appended to, never rewritten: what was read before the loss stays true.
        events: world?.events ?? new Map(),
        homes: byId(frame.homes),
        commands: byId(frame.commands),
        faults: byId(frame.faults),
        colleagues: byId(frame.colleagues),
      };
    case 'changes':
      if (!world) return undefined;
      return {
        me: world.me,
        shift: frame.shift.at(-1) ?? world.shift,
        alarms: merged(world.alarms, frame.alarms, (old, fresh) => fresh.version >= old.version),
        events: withEvents(world.events, frame.events),
        homes: merged(world.homes, frame.homes),
        commands: merged(world.commands, frame.commands),
        faults: merged(world.faults, frame.faults),
        colleagues: merged(world.colleagues, frame.colleagues),
      };
    default:
      return world;
  }
}

function byId<T extends { id: string }>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((item) => [item.id, item]));
}

function merged<T extends { id: string }>(
  old: ReadonlyMap<string, T>, fresh: readonly T[], counts: (old: T, fresh: T) => boolean = () => true,
): ReadonlyMap<string, T> {
  if (fresh.length === 0) return old;
  const next = new Map(old);
  for (const item of fresh) {
    const before = next.get(item.id);
    if (!before || counts(before, item)) next.set(item.id, item);
  }
  return next;
}

export function withEvents(old: World['events'], fresh: readonly AlarmEventView[]): World['events'] {
  if (fresh.length === 0) return old;
  const next = new Map(old);
  for (const event of fresh) {
    const line = (next.get(event.alarm) ?? []).filter((e) => e.seq !== event.seq);
    next.set(event.alarm, [...line, event].sort((a, b) => a.seq - b.seq));
  }
  return next;
}

/** Closed alarms stay readable this long, in ms, as the snapshot gives them. */
const CLOSED_SHOWN = 3_600_000;

export interface Queue {
  open: AlarmView[];
  closed: AlarmView[];
}

/** What waits, in the order in which to take it: urgency, then nobody has it, then who waits longest. */
export function queueOf(alarms: Iterable<AlarmView>, now: number): Queue {
  const all = [...alarms];
  const open = all.filter((a) => a.state !== 'closed').sort((a, b) =>
    a.urgency - b.urgency || rank(a) - rank(b) || Date.parse(a.receivedAt) - Date.parse(b.receivedAt) || a.id.localeCompare(b.id));
  const closed = all.filter((a) => a.state === 'closed' && now - Date.parse(a.closedAt ?? a.receivedAt) < CLOSED_SHOWN)
    .sort((a, b) => Date.parse(b.closedAt ?? b.receivedAt) - Date.parse(a.closedAt ?? a.receivedAt));
  return { open, closed };
}

function rank(alarm: AlarmView): number {
  return alarm.state === 'offered' ? 0 : 1;
}

/** The newest command on each device of a home, or the one that serves this alarm if both are equally new. */
export function newestCommands(commands: Iterable<CommandView>, home: string): Map<string, CommandView> {
  const newest = new Map<string, CommandView>();
  for (const command of commands) {
    if (command.home !== home) continue;
    const before = newest.get(command.device);
    if (!before || Date.parse(before.askedAt) <= Date.parse(command.askedAt)) newest.set(command.device, command);
  }
  return newest;
}
