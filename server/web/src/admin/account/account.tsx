import { mdiAccountCircleOutline, mdiCellphoneKey, mdiLogoutVariant, mdiShieldCheckOutline } from '@mdi/js';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Me, OpenSession } from '../../shared/contract';
import { Icon } from '../../shared/icon';
import { Photo } from '../../shared/photo';
import { Field, Form, NewPassword, Sheet } from '../form';
import { when } from '../homes/list';
import { read, words } from '../store';
import { endSecondFactor, endSession, givePhoto, newPassword, own, readPhoto, takePhoto } from './calls';
import { SecondFactor } from './factor';

/** Her own account: everybody who works here has this page, whatever else she may do. */
export function Account({ me }: { me: Me }) {
  const w = words.value.account;
  const changing = useSignal(false);
  const beginning = useSignal(false);
  const ending = useSignal(false);
  const changed = useSignal(false);
  useEffect(() => {
    if (me.confined) beginning.value = true;
  }, [me.confined]);
  const all = own.value;
  if (!all) return <h1 aria-live="polite">{words.value.loading}</h1>;
  return (
    <>
      <div class="head"><h1>{w.title(me.shownName)}</h1></div>
      {me.confined && !all.secondFactor && <p class="stale" role="alert">{w.confined}</p>}
      <section class="card" aria-labelledby="photo-title">
        <h2 id="photo-title"><Icon path={mdiAccountCircleOutline} />{w.photo.title}</h2>
        <Photo photo={all.photo} ways={{ read: readPhoto, give: givePhoto, take: takePhoto }} words={{ ...w.photo, unreachable: words.value.refused.unreachable }} />
      </section>
      <section class="card" aria-labelledby="factor-title">
        <h2 id="factor-title"><Icon path={all.secondFactor ? mdiShieldCheckOutline : mdiCellphoneKey} />{w.factor.title}</h2>
        <p>{all.secondFactor ? w.factor.on(all.recoveryCodesLeft) : w.factor.off}</p>
        {all.secondFactor && all.recoveryCodesLeft < 3 && <p class="refusal">{w.factor.few}</p>}
        <div class="ends">
          {all.secondFactor && !all.secondFactorRequired && <button type="button" class="plain" onClick={() => (ending.value = true)}>{w.factor.end}</button>}
          <button type="button" class={all.secondFactor ? 'plain' : 'primary'} onClick={() => (beginning.value = true)}>{all.secondFactor ? w.factor.again : w.factor.begin}</button>
        </div>
      </section>
      <section class="card" aria-labelledby="password-title">
        <h2 id="password-title">{w.password.title}</h2>
        <p role="status">{changed.value ? w.password.changed : w.password.line}</p>
        <div class="ends"><button type="button" class="plain" onClick={() => (changing.value = true)}>{w.password.change}</button></div>
      </section>
      <section class="card" aria-labelledby="sessions-title">
        <h2 id="sessions-title">{w.sessions.title}</h2>
        <Sessions sessions={all.sessions} onEnd={(id) => void endSession(id)} />
      </section>
      <Sheet open={changing} title={w.password.change}>
        <Form submit={w.password.submit} cancel={() => (changing.value = false)} done={() => {
          changing.value = false;
          changed.value = true;
        }} send={(data) => newPassword({ password: String(data.get('old') ?? ''), newPassword: String(data.get('password') ?? '') })}>
          <Field label={w.password.old} name="old" type="password" autocomplete="current-password" most={256} focus />
          <NewPassword label={w.password.next} />
        </Form>
      </Sheet>
      <Sheet open={beginning} title={w.factor.title}>
        <SecondFactor close={() => {
          beginning.value = false;
          // Who was confined is not any more: only the server says so.
          if (me.confined) location.reload();
          else void read();
        }} />
      </Sheet>
      <Sheet open={ending} title={w.factor.end}>
        <Form submit={w.factor.end} cancel={() => (ending.value = false)} done={() => (ending.value = false)} send={(data) => endSecondFactor(String(data.get('old') ?? ''))}>
          <p>{w.factor.endLine}</p>
          <Field label={w.password.old} name="old" type="password" autocomplete="current-password" most={256} focus />
        </Form>
      </Sheet>
    </>
  );
}

/** Where somebody is signed in; without `onEnd` only to look at. */
export function Sessions({ sessions, onEnd }: { sessions: OpenSession[]; onEnd?: (id: string) => void }) {
  const w = words.value.account.sessions;
  if (sessions.length === 0) return <p class="quiet">{w.none}</p>;
  return (
    <ul class="sessions">
      {sessions.map((each) => (
        <li key={each.id}>
          <span><b>{each.address}</b>{each.here && <span class="pill connected">{w.here}</span>}</span>
          <span class="quiet">{w.since(when(each.startedAt, words.value.locale))} · {w.used(when(each.lastUsedAt, words.value.locale))}</span>
          {onEnd && !each.here && <button type="button" class="plain" onClick={() => onEnd(each.id)}><Icon path={mdiLogoutVariant} />{w.end}<span class="only-spoken"> {each.address}</span></button>}
        </li>
      ))}
    </ul>
  );
}
