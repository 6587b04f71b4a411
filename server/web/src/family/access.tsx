import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { FamilyHome } from '../shared/contract';
import { removePasskey, signOut } from './api';
import { canPasskey, make } from './passkey';
import { come, look, out, words } from './store';

/** Passkeys and devices by which she comes in, and the way out. */
export function Access({ me }: { me: FamilyHome }) {
  const w = words.value.access;
  const o = words.value.offer;
  const told = useSignal('');
  const asking = useSignal(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (asking.value) dialog.current?.showModal();
    else dialog.current?.close();
  }, [asking.value]);
  const day = (at: string) => new Date(at).toLocaleDateString(words.value.locale, { day: 'numeric', month: 'long' });
  const done = (ok: boolean) => {
    told.value = ok ? '' : w.failed;
    if (ok) void look();
  };
  return (
    <section class="card" aria-labelledby="access">
      <h2 id="access">{w.title}</h2>
      <h3>{w.passkeys}</h3>
      {me.passkeys.length === 0 && <p class="quiet">{w.noPasskeys}</p>}
      <ul>
        {me.passkeys.map((one) => (
          <li key={one.id} class="line">
            <span>{one.device}<small>{one.lastUsed ? w.used(day(one.lastUsed)) : w.made(day(one.since))}</small></span>
            <button type="button" class="plain" onClick={() => void removePasskey(one.id).then((answer) => done(answer.ok))}>{w.remove}<span class="only-spoken"> {one.device}</span></button>
          </li>
        ))}
      </ul>
      {canPasskey() && <button type="button" class="plain" onClick={() => void make().then((answer) => {
        told.value = answer.ok ? o.made : answer.error === 'known-already' ? o.known : o.failed;
        if (answer.ok) come(answer.body);
      })}>{o.make}</button>}
      <p role="status">{told.value}</p>
      <h3>{w.browsers}</h3>
      <ul>
        {me.browsers.map((one) => (
          <li key={one.id} class="line">
            <span>{one.device}<small>{one.id === me.browser ? w.this : w.since(day(one.since))}</small></span>
            {one.id !== me.browser && <button type="button" class="plain" onClick={() => void signOut(one.id).then((answer) => done(answer.ok))}>{w.end}<span class="only-spoken"> {one.device}</span></button>}
          </li>
        ))}
      </ul>
      <button type="button" class="plain" onClick={() => (asking.value = true)}>{w.signOut}</button>
      <dialog ref={dialog} aria-labelledby="sign-out" onClose={() => (asking.value = false)}>
        <h2 id="sign-out">{w.signOut}?</h2>
        <p>{w.signOutAsk}</p>
        <div class="ends">
          <button type="button" class="primary" onClick={() => (asking.value = false)}>{words.value.cancel}</button>
          <button type="button" class="plain" onClick={() => void signOut(me.browser).then((answer) => {
            asking.value = false;
            if (answer.ok || answer.status === 401) out({ kind: 'over' });
            else told.value = w.failed;
          })}>{w.signOut}</button>
        </div>
      </dialog>
    </section>
  );
}
