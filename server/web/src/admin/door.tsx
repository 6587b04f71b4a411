// Before somebody is in: signing in, choosing a password by an invitation, and the very first start.
import { useSignal } from '@preact/signals';
import { Choice, Field, Form, Lines, lines, NewPassword, text } from './form';
import { firstStart, phase, signIn, welcome, words } from './store';

export function SignIn() {
  const w = words.value.signIn;
  const now = phase.value;
  const why = now.at !== 'signed-out' ? '' : now.because === 'expired' ? w.expired : now.because === 'welcome' ? w.welcome : '';
  const asksCode = useSignal(false);
  async function send(data: FormData) {
    const code = text(data, 'code');
    const answer = await signIn(text(data, 'user'), String(data.get('password') ?? ''), code === '' ? undefined : code);
    if (!answer.ok && answer.error === 'code-needed') asksCode.value = true;
    return answer;
  }
  return (
    <>
      <h1>{w.title}</h1>
      {why && <p role="status" class="notice">{why}</p>}
      <Form submit={w.submit} send={send}>
        <Field label={w.user} name="user" value={now.at === 'signed-out' ? now.user : undefined} autocomplete="username" most={254} focus />
        <Field label={w.password} name="password" type="password" autocomplete="current-password" most={256} />
        {asksCode.value && <Field label={w.code} hint={w.codeHint} name="code" autocomplete="one-time-code" most={40} focus />}
      </Form>
    </>
  );
}

export function Welcome({ code }: { code: string }) {
  const w = words.value.welcome;
  return (
    <>
      <h1>{w.title}</h1>
      <p class="quiet">{w.line}</p>
      <Form submit={w.submit} send={(data) => welcome(text(data, 'code'), String(data.get('password') ?? ''))}>
        <Field label={w.code} name="code" value={code} most={40} />
        <NewPassword />
      </Form>
    </>
  );
}

/** How she reaches it now is one of its names, unless she sits at the server itself. */
const reached = () => (['localhost', '127.0.0.1', '[::1]'].includes(location.hostname) ? [] : [location.hostname]);

export function FirstStart() {
  const w = words.value.firstStart;
  return (
    <>
      <h1>{w.title}</h1>
      <p class="quiet">{w.line}</p>
      <Form submit={w.submit} send={(data) => firstStart({
        code: text(data, 'code'), organisationName: text(data, 'organisation'), organisationKind: text(data, 'kind'), user: text(data, 'user'),
        shownName: text(data, 'you'), password: String(data.get('password') ?? ''), names: lines(data, 'names'),
      })}>
        <Field label={w.code} hint={w.codeHint} name="code" most={40} focus />
        <Field label={w.organisation} name="organisation" />
        <Choice label={w.kind} name="kind" options={w.kinds} />
        <Field label={w.you} name="you" autocomplete="name" />
        <Field label={w.user} name="user" autocomplete="username" most={100} />
        <NewPassword />
        <Lines label={w.names} name="names" hint={w.namesHint} value={reached()} example="zorg.example" rows={2} />
      </Form>
    </>
  );
}
