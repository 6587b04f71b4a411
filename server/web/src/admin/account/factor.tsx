import { useSignal } from '@preact/signals';
import type { RecoveryCodes, SecondFactorOffer } from '../../shared/contract';
import { Field, Form, text } from '../form';
import { Qr } from '../../shared/qr';
import { words } from '../store';
import { beginSecondFactor, offerSecondFactor } from './calls';

/** Password, then the app, then the recovery codes: nothing counts before a code of the app came back. */
export function SecondFactor({ close }: { close: () => void }) {
  const w = words.value.account.factor;
  const password = useSignal('');
  const offer = useSignal<SecondFactorOffer | undefined>(undefined);
  const codes = useSignal<string[] | undefined>(undefined);
  const copied = useSignal(false);
  if (codes.value) {
    const all = codes.value.join('\n');
    return (
      <>
        <p role="status">{w.codes}</p>
        <ol class="codes">{codes.value.map((code) => <li key={code}><code>{code}</code></li>)}</ol>
        <div class="ends">
          <span role="status">{copied.value ? w.copied : ''}</span>
          <button type="button" class="plain" onClick={() => print()}>{words.value.code.print}</button>
          <button type="button" class="plain" onClick={() => void navigator.clipboard.writeText(all).then(() => (copied.value = true), () => undefined)}>{w.copy}</button>
          <button type="button" class="primary" onClick={close}>{w.kept}</button>
        </div>
      </>
    );
  }
  const made = offer.value;
  if (made) {
    return (
      <Form key="code" submit={w.check} cancel={close} done={(body: RecoveryCodes) => (codes.value = body.codes)}
        send={(data) => beginSecondFactor({ password: password.value, secret: made.secret, code: text(data, 'code') })}>
        <p>{w.scan}</p>
        <div class="code"><Qr rows={made.qr} label={w.qr} /><p class="typed"><code>{made.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p></div>
        <Field label={w.code} name="code" inputmode="numeric" autocomplete="one-time-code" most={7} size="m" focus />
      </Form>
    );
  }
  return (
    <Form key="password" submit={w.next} cancel={close} done={(body: SecondFactorOffer) => (offer.value = body)} send={(data) => {
      password.value = String(data.get('old') ?? '');
      return offerSecondFactor(password.value);
    }}>
      <p>{w.line}</p>
      <Field label={words.value.account.password.old} name="old" type="password" autocomplete="current-password" most={256} focus />
    </Form>
  );
}
