// Whom to call, where no alarm leads to her: found by name, street or town.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CallAllowance } from '../../shared/contract';
import { found, joined, SHOWN, type Callable } from '../../shared/find';
import { homesOf } from '../../shared/homes';
import { ask } from '../../shared/http';
import { Window, window_ } from '../alarm/windows';
import { words } from '../prefs';
import { engaged, call, look, view } from './calls';

/** Each reading is written down as a look, so it is read once for each window. */
async function readAll(): Promise<Callable[] | undefined> {
  const [homes, allowed] = await Promise.all([homesOf(), ask<CallAllowance[]>('GET', '/api/v1/call-allowances')]);
  return homes && allowed.ok ? joined(homes, allowed.body) : undefined;
}

/** As the centre takes it. */
const LONGEST_REASON = 200;

export function CallWindow() {
  const w = words.value.call;
  const homes = useSignal<Callable[] | undefined>(undefined);
  const failed = useSignal(false);
  const text = useSignal('');
  const looks = useSignal(false);
  const reason = useSignal('');
  const wanted = useRef(true);
  useEffect(() => {
    void readAll().then((all) => {
      if (!wanted.current) return;
      homes.value = all;
      failed.value = all === undefined;
    });
    return () => {
      wanted.current = false;
    };
  }, []);
  const all = found((homes.value ?? []).filter((home) => !looks.value || home.look), text.value, words.value.locale)
    .sort((a, b) => (looks.value ? Number(b.look === 'now') - Number(a.look === 'now') : 0));
  const reached = view.value?.up === true && !engaged.value;
  const mayPick = (home: Callable) => reached && (!looks.value || (home.look === 'now' && reason.value.trim() !== ''));
  const choose = (home: Callable | undefined) => {
    if (!home || !mayPick(home)) return;
    if (looks.value) look(home.home, home.name, reason.value.trim());
    else call(home.home, home.name);
    window_.value = undefined;
  };
  const nobody = looks.value ? w.lookNobody : w.callNobody;
  return (
    <Window title={looks.value ? w.lookTitle : w.callTitle}>
      <label class="check"><input type="checkbox" checked={looks.value} onChange={(event) => (looks.value = event.currentTarget.checked)} />{w.lookInstead}</label>
      <form class="note picks" onSubmit={(event) => {
        event.preventDefault();
        choose(all[0]);
      }}>
        {looks.value && (
          <>
            <label><span>{w.lookReason}</span><input autocomplete="off" maxLength={LONGEST_REASON} value={reason.value} onInput={(event) => (reason.value = event.currentTarget.value)} /></label>
            <p class="quiet">{w.lookLine}</p>
          </>
        )}
        <label><span>{w.callFind}</span><input autofocus autocomplete="off" value={text.value} onInput={(event) => (text.value = event.currentTarget.value)} /></label>
        <button type="submit" hidden />
      </form>
      <p class="quiet" role="status">
        {failed.value ? '' : !homes.value ? w.callFinding : all.length === 0 ? nobody : all.length > SHOWN ? w.callMore(all.length - SHOWN) : ''}
      </p>
      <p class="refusal" role="alert">{failed.value ? w.callFailed : view.value?.up ? '' : w.callNotNow}</p>
      <ul class="stack homes">
        {all.slice(0, SHOWN).map((home, i) => (
          <li key={home.home}>
            <button type="button" class="plain" disabled={!mayPick(home)} onClick={() => choose(home)}>
              <span><b>{home.name}</b> <small>{looks.value && home.look === 'later' ? w.lookLater : [home.address, home.town].filter(Boolean).join(', ')}</small></span>{i === 0 && text.value !== '' && <kbd>⏎</kbd>}
            </button>
          </li>
        ))}
      </ul>
      <div class="answers"><button type="button" class="plain" onClick={() => (window_.value = undefined)}>{words.value.cancel} <kbd>Esc</kbd></button></div>
    </Window>
  );
}
