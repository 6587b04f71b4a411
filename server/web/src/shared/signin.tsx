// How staff come in: name, password, and a code where the account has a second step.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { Answer } from './http';

export interface SignInWords {
  title: string;
  user: string;
  password: string;
  code: string;
  codeRefused: string;
  submit: string;
  busy: string;
  wrong: string;
  wait: string;
  unreachable: string;
}

export interface SignInProps {
  words: SignInWords;
  /** Why she is asked, where there is a reason to say. */
  told: string;
  signIn(user: string, password: string, code?: string): Promise<Answer<unknown>>;
  children?: ComponentChildren;
}

export function SignIn({ words: w, told, signIn, children }: SignInProps) {
  const failure = useSignal('');
  const busy = useSignal(false);
  const user = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  const asksCode = useSignal(false);
  useEffect(() => code.current?.focus(), [asksCode.value]);
  useEffect(() => user.current?.focus(), []);

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
        <p role="alert" class="refusal">{failure.value || told}</p>
        <button type="submit" class="primary" disabled={busy.value}>{busy.value ? w.busy : w.submit}</button>
        {children}
      </form>
    </main>
  );
}
