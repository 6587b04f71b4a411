// It rings: the whole screen, two large answers. And what was opened from a message and is not there.
import { mdiAccountVoice, mdiBellSleepOutline, mdiPhone } from '@mdi/js';
import { useEffect, useRef } from 'preact/hooks';
import type { CallState } from '../../shared/contract';
import { now } from '../../shared/clock';
import { Icon } from '../../shared/icon';
import { Seen } from '../../shared/seen/seen';
import { elapsed } from '../../shared/times';
import { words } from '../prefs';
import { answer, forgetOpened, lookedFor, loud, notNow } from './calls';
import { audible } from './ring';
import { invitedBy } from './rules';
import { stays } from './stays';

export function Ringing() {
  const ring = loud.value;
  if (ring) return <Ring key={ring.call} ring={ring} />;
  if (lookedFor.value) return <Looked state={lookedFor.value} />;
  return null;
}

export function Ring({ ring }: { ring: CallState }) {
  const w = words.value.ring;
  const by = invitedBy(ring);
  const dialog = useDialog();
  return (
    <dialog ref={dialog} class={`whole rings ${ring.urgent ? 'urgent' : ''}`} aria-labelledby="ring-who" onCancel={(event) => event.preventDefault()}>
      <div class="ring-what" role="alert">
        <span class="ring-sign"><Icon path={mdiAccountVoice} /></span>
        <h1 id="ring-who" tabIndex={-1} autofocus>{ring.clientName}</h1>
        <p class="lead">{by === undefined ? (ring.urgent ? w.asksUrgent : w.asks) : by === '' ? w.invitedLine : w.invited(by)}</p>
        <p class="quiet" role="timer">{w.waits(elapsed(now.value - Date.parse(ring.begunAt)))}</p>
        {!audible.value && <p class="hint">{w.silent}</p>}
      </div>
      <Seen />
      <div class="ring-acts">
        <button type="button" class="big plain" onClick={() => notNow(ring)}><Icon path={mdiBellSleepOutline} />{w.notNow}</button>
        <button type="button" class="big yes" onClick={() => answer(ring)}><Icon path={mdiPhone} />{w.answer}</button>
      </div>
    </dialog>
  );
}

function Looked({ state }: { state: 'looking' | 'gone' }) {
  const w = words.value.ring;
  const dialog = useDialog();
  return (
    <dialog ref={dialog} class="whole" aria-labelledby="looked" onCancel={forgetOpened}>
      <div class="ring-what" role="status"><h1 id="looked" tabIndex={-1} autofocus>{state === 'looking' ? w.looking : w.gone}</h1></div>
      <div class="ring-acts one"><button type="button" class="big plain" onClick={forgetOpened}>{w.ok}</button></div>
    </dialog>
  );
}

/** Over all else. The focus is on its heading: a key that was meant for something else answers, ends or refuses nothing. */
export function useDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => stays(dialog.current!), []);
  return dialog;
}
