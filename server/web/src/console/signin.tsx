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
  useEffect(() => user.current?.focus(), []);
  const reason = signedOutBecause.value;
  const told = failure.value || (reason === '' ? '' : reason === 'expired' ? w.expired : reason === 'no-console' ? w.noConsole : w.ended(reason));

  async function submit(event: Event) {
    event.preventDefault();
    busy.value = true;
    failure.value = '';
    const answer = await signIn(user.current!.value.trim(), password.current!.value);
    busy.value = false;
    if (answer.ok) return;
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
