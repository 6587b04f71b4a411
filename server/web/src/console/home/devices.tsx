import { mdiAlertCircleOutline, mdiCheckCircle, mdiCurtains, mdiLightbulbOutline, mdiLock, mdiPowerPlugOutline, mdiTimerSand } from '@mdi/js';
import type { AlarmView, CommandView, HomeView } from '../../shared/contract';
import { now } from '../../shared/clock';
import { Icon } from '../../shared/icon';
import { asking, command, controlKey } from '../actions';
import { words } from '../prefs';
import { clockOf, controlsOf, kindOf, readingsOf, roughly, stateOf, type Control } from '../say';
import { newestCommands } from '../state';
import { phase, world } from '../store';

const pictures: Record<string, string> = { curtain: mdiCurtains, light: mdiLightbulbOutline, lock: mdiLock };

/** What can be done in her home: asked is dashed, done is green and only by the device's own report. */
export function Devices({ alarm }: { alarm: AlarmView }) {
  const w = words.value;
  const home = world.value?.homes.get(alarm.home);
  if (!home) return <section class="devices"><h2>{w.devices}</h2><p class="quiet">{w.homeUnknown}</p></section>;
  const controls = controlsOf(home.devices);
  const readings = readingsOf(home.devices);
  const newest = newestCommands(world.value!.commands.values(), home.id);
  return (
    <section class="devices" aria-label={w.devices}>
      <h2>{w.devices}</h2>
      {!home.connected && (
        <p class="refusal">{w.homeOffline(home.lastHeardAt ? roughly(now.value - Date.parse(home.lastHeardAt), w) : '–')}</p>
      )}
      {controls.length === 0 && <p class="quiet">{w.noDevices}</p>}
      <ul class="controls">
        {controls.map((control, i) => (
          <ControlRow key={controlKey(home.id, control.device.id, control.kind)} number={i + 1} home={home} alarm={alarm} control={control} newest={newest.get(control.device.id)} />
        ))}
      </ul>
      {readings.length > 0 && (
        <>
          <h2>{w.readings}</h2>
          <ul class="readings">
            {readings.map(({ device, kind }) => (
              <li key={`${device.id} ${kind}`}><span>{device.name}{device.room && ` · ${device.room}`}</span> <b>{kindOf(kind, w)}: {stateOf(device.state[kind], kind, w)}</b></li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface RowProps { number: number; home: HomeView; alarm: AlarmView; control: Control; newest: CommandView | undefined }

export function ControlRow({ number, home, alarm, control, newest }: RowProps) {
  const w = words.value;
  const { device, kind } = control;
  const mine = asking.value.get(controlKey(home.id, device.id, kind));
  const last = newest?.what.kind === kind ? newest : undefined;
  const going = mine && !mine.refused ? mine.action : last?.state === 'asked' || last?.state === 'delivered' ? last.what.action : undefined;
  const confirmed = !mine && last?.state === 'confirmed' ? last.what.action : undefined;
  return (
    <li class="control">
      <span class="picture"><Icon path={pictures[kind] ?? mdiPowerPlugOutline} /></span>
      <span class="what">
        <b>{device.name}</b>
        <span>{[device.room, device.available === false ? w.unavailable : stateOf(device.state[kind], kind, w)].filter(Boolean).join(' · ')}</span>
      </span>
      <span class="buttons">
        {control.actions.map((action, i) => (
          <button
            key={action}
            type="button"
            class={action === going ? 'asked' : action === confirmed ? 'done' : ''}
            aria-label={`${w.actions[action] ?? action}: ${device.name}`}
            data-device={i === 0 ? number : undefined}
            disabled={phase.value !== 'live'}
            onClick={() => void command(home.id, alarm.id, device.id, kind, action)}
          >
            {w.actions[action] ?? action}{i === 0 && number <= 9 && <kbd>{number}</kbd>}
          </button>
        ))}
      </span>
      <Progress mine={mine} last={last} />
    </li>
  );
}

function Progress({ mine, last }: { mine: { action: string; refused?: string } | undefined; last: CommandView | undefined }) {
  const w = words.value;
  if (mine?.refused) return <span class="progress failed" role="status"><Icon path={mdiAlertCircleOutline} />{mine.refused}</span>;
  if (mine) return <span class="progress asked" role="status"><Icon path={mdiTimerSand} />{w.actions[mine.action] ?? mine.action}: {w.commandState.asked}</span>;
  if (!last) return <span class="progress" role="status" />;
  const ended = last.state !== 'asked' && last.state !== 'delivered';
  const tone = last.state === 'confirmed' ? 'done' : ended ? 'failed' : 'asked';
  const reason = last.reason && tone === 'failed' ? `: ${w.reasons[last.reason] ?? last.reason}` : '';
  return (
    <span class={`progress ${tone}`} role="status">
      <Icon path={tone === 'done' ? mdiCheckCircle : tone === 'failed' ? mdiAlertCircleOutline : mdiTimerSand} />
      {w.actions[last.what.action] ?? last.what.action}: {w.commandState[last.state]}{reason}
      <span class="by">{w.commandBy(last.askedBy, clockOf(last.endedAt ?? last.askedAt, w.locale))}</span>
    </span>
  );
}
