import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { words } from './prefs';
import { phase, signIn, signedOutBecause } from './store';

/** The first thing a shift begins with. */
export function SignInForm() {
  const w = words.value.signIn;
  const failure = useSignal('');
  const busy = useSignal(false);
  const user = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  const asksCode = useSignal(false);
  useEffect(() => code.current?.focus(), [asksCode.value]);
  useEffect(() => user.current?.focus(), []);
  const reason = signedOutBecause.value;
  const told = failure.value || (reason === '' ? '' : reason === 'expired' ? w.expired : reason === 'no-console' ? w.noConsole : w.ended(reason));

  async function submit(event: Event) {
    event.preventDefault();
    busy.value = true;
    failure.value = '';
    const answer = await signIn(user.current!.value.trim(), password.current!.value, code.current?.value.trim());
    busy.value = false;
    if (answer.ok) return;
    if (answer.error === 'code-needed' || answer.error === 'code-refused') {
      asksCode.value = true;
      failure.value = answer.error === 'code-needed' ? '' : w.codeRefused;
      return;
    }
    failure.value = answer.status === 401 ? w.wrong : answer.status === 429 || answer.status === 503 ? w.wait : w.unreachable;
    password.current?.select();
  }

  return (
    <main class="door">
      <form onSubmit={(event) => void submit(event)} aria-labelledby="door-title">
        <p class="brand">Nabij</p>
        <h1 id="door-title">{w.title}</h1>
        <label>{w.user}<input ref={user} name="user" autocomplete="username" required spellcheck={false} autocapitalize="none" /></label>
        <label>{w.password}<input ref={password} name="password" type="password" autocomplete="current-password" required /></label>
        {asksCode.value && <label>{w.code}<input ref={code} name="code" autocomplete="one-time-code" required maxLength={40} /></label>}
        <p role="alert" class="refusal">{told}</p>
        <button type="submit" class="primary" disabled={busy.value}>{busy.value ? w.busy : w.submit}</button>
      </form>
    </main>
  );
}

/** Before it is known whether somebody is signed in. */
export function Searching() {
  const w = words.value.signIn;
  return <main class="door"><h1 class="only-spoken">{words.value.heading}</h1><p role="status">{phase.value === 'lost' ? w.searching : w.starting}</p></main>;
}
