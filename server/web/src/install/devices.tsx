import { mdiAlertCircleOutline, mdiCheckCircleOutline, mdiNewBox, mdiProgressClock } from '@mdi/js';
import { useSignal, type Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { InstallDevice, InstallState } from '../shared/contract';
import { Icon } from '../shared/icon';
import { clock, ordered } from './list';
import { install, refusal, remove, test, words } from './store';

export function Devices({ now }: { now: InstallState }) {
  const w = words.value.devices;
  return (
    <section aria-label={w.title}>
      <h2>{w.title}</h2>
      {now.devices.length === 0 && <p class="quiet">{w.none}</p>}
      <ul class="devices">{ordered(now.devices).map((device) => <Device key={device.id} device={device} rooms={rooms(now)} />)}</ul>
    </section>
  );
}

/** Rooms that staff wrote down or that were named already are offered first: one bedroom is called the same on all its devices. */
function rooms(now: InstallState): string[] {
  return [...new Set([...now.rooms, ...now.devices.flatMap((device) => (device.room ? [device.room] : [])), ...words.value.devices.rooms])];
}

function Device({ device, rooms: names }: { device: InstallDevice; rooms: string[] }) {
  const w = words.value.devices;
  const naming = useSignal(false);
  const removing = useSignal(false);
  const told = useSignal('');
  const what = device.kinds.map((kind) => words.value.kinds[kind]).filter((word) => word);
  const tell = async (wish: Promise<Parameters<typeof refusal>[0]>) => {
    told.value = refusal(await wish);
    return told.value === '';
  };
  return (
    <li class="card device">
      <h3>{device.name}</h3>
      <p class="quiet">{[device.room ?? w.noRoom, ...what.slice(0, 3), [device.vendor, device.model].filter((part) => part).join(' ')].filter((part) => part).join(' · ')}</p>
      <Badge device={device} />
      {device.fault && <p class="refusal">{w.fault(device.fault)}</p>}
      {device.available === false && <p class="refusal">{w.away}</p>}
      <p role="alert" class="refusal">{told.value}</p>
      <p class="ends">
        <button type="button" class={device.installed ? 'plain' : 'primary'} onClick={() => (naming.value = true)}>{device.installed ? w.change : w.install}<span class="only-spoken"> {device.name}</span></button>
        {device.alarm && <button type="button" class={device.installed && !device.tried ? 'primary' : 'plain'} onClick={() => void tell(test(device.id))}>{w.test}<span class="only-spoken"> {device.name}</span></button>}
        <button type="button" class="plain" onClick={() => (removing.value = true)}>{w.remove}<span class="only-spoken"> {device.name}</span></button>
      </p>
      <Sheet open={naming} title={w.form.title(device.name)}>
        <Naming device={device} names={names} close={() => (naming.value = false)} />
      </Sheet>
      <Sheet open={removing} title={w.removing.title(device.name)}>
        <p>{w.removing.line}</p>
        <p class="ends">
          <button type="button" class="plain" onClick={() => (removing.value = false)}>{words.value.cancel}</button>
          <button type="button" class="primary danger" onClick={() => void tell(remove(device.id)).then(() => (removing.value = false))}>{w.removing.yes}</button>
        </p>
      </Sheet>
    </li>
  );
}

function Badge({ device }: { device: InstallDevice }) {
  const w = words.value.devices;
  if (device.joining) return <p class="chip"><Icon path={mdiProgressClock} />{w.joins}</p>;
  if (!device.installed) return <p class="chip new"><Icon path={mdiNewBox} />{w.isNew}</p>;
  if (!device.alarm) return <p class="chip good"><Icon path={mdiCheckCircleOutline} />{w.named}</p>;
  return device.tried
    ? <p class="chip good"><Icon path={mdiCheckCircleOutline} />{w.tried(clock(device.tried, words.value.locale))}</p>
    : <p class="chip bad"><Icon path={mdiAlertCircleOutline} />{w.untried}</p>;
}

function Naming({ device, names, close }: { device: InstallDevice; names: string[]; close: () => void }) {
  const w = words.value.devices.form;
  const [name, room, list] = [useId(), useId(), useId()];
  const told = useSignal('');
  async function go(event: Event) {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const text = (field: string) => String(data.get(field) ?? '').trim();
    const [where, purpose] = [text('room'), text('purpose')];
    const answer = await install(device.id, { name: text('name'), ...(where ? { room: where } : {}), ...(purpose ? { purpose } : {}) });
    told.value = refusal(answer);
    if (answer.ok) close();
  }
  return (
    <form onSubmit={(event) => void go(event)}>
      <p class="field"><label for={name}>{w.name}</label><input id={name} name="name" required maxLength={80} defaultValue={device.installed ? device.name : ''} placeholder={w.nameExample} autocomplete="off" /></p>
      <p class="field">
        <label for={room}>{w.room}</label>
        <input id={room} name="room" maxLength={80} defaultValue={device.room ?? ''} list={list} placeholder={w.roomExample} autocomplete="off" required={device.alarm} />
        <datalist id={list}>{names.map((each) => <option key={each} value={each} />)}</datalist>
      </p>
      {device.purposes.length > 0 && (
        <fieldset>
          <legend>{w.purpose}</legend>
          <label class="pick"><input type="radio" name="purpose" value="" defaultChecked={!device.purpose} />{w.asItIs}</label>
          {device.purposes.map((each) => <label key={each} class="pick"><input type="radio" name="purpose" value={each} defaultChecked={device.purpose === each} />{w.purposes[each] ?? each}</label>)}
        </fieldset>
      )}
      <p role="alert" class="refusal">{told.value}</p>
      <p class="ends">
        <button type="button" class="plain" onClick={close}>{words.value.cancel}</button>
        <button type="submit" class="primary">{w.submit}</button>
      </p>
    </form>
  );
}

/** A native dialog: it keeps the focus in, Escape closes it, and the focus goes back to what opened it. */
function Sheet({ open, title, children }: { open: Signal<boolean>; title: string; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (open.value && !dialog.current?.open) dialog.current?.showModal();
    if (!open.value && dialog.current?.open) dialog.current.close();
  }, [open.value]);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={() => (open.value = false)}>
      {open.value && <><h2 id={id}>{title}</h2>{children}</>}
    </dialog>
  );
}
