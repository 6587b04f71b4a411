import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { EnrolmentCodeView, ManagedHome } from '../../shared/contract';
import { enrolmentCode, replacementCode, words } from '../store';
import { Qr } from '../../shared/qr';

/** The code is made when somebody asks for it, and shown until it is too old. */
export function CodeFor({ home, close }: { home: ManagedHome; close: () => void }) {
  const w = words.value.code;
  const made = useSignal<EnrolmentCodeView | undefined>(undefined);
  const failure = useSignal(false);
  const over = useSignal(false);
  async function make() {
    failure.value = false;
    over.value = false;
    const answer = await (home.hasBox ? replacementCode(home.id) : enrolmentCode(home.id));
    if (answer.ok) made.value = answer.body;
    else failure.value = true;
  }
  useEffect(() => void make(), [home.id]);
  useEffect(() => {
    if (!made.value) return;
    const timer = setTimeout(() => (over.value = true), Math.max(0, Date.parse(made.value.expiresAt) - Date.now()));
    return () => clearTimeout(timer);
  }, [made.value]);
  const code = made.value;
  return (
    <>
      <p>{w.line}</p>
      {home.hasBox && <p class="notice">{w.old}</p>}
      <div role="status" class="code">
        {failure.value ? <p class="refusal">{w.failed}</p>
          : !code ? <p>{words.value.busy}</p>
          : over.value ? <p class="refusal">{w.over}</p>
          : <>
              <Qr rows={code.qr} label={w.qr} />
              <p class="typed"><code>{code.code}</code></p>
              <p class="quiet">{w.until(new Date(code.expiresAt).toLocaleTimeString(words.value.locale, { hour: '2-digit', minute: '2-digit' }))}</p>
            </>}
      </div>
      <div class="ends">
        {(over.value || failure.value) && <button type="button" class="primary" onClick={() => void make()}>{w.again}</button>}
        {code && !over.value && <button type="button" class="plain" onClick={() => print()}>{w.print}</button>}
        <button type="button" class="plain" onClick={close}>{words.value.close}</button>
      </div>
    </>
  );
}
