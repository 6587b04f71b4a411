// The guest's page: what this is, the way in, the call, and what became of it.
import { mdiAccountGroupOutline, mdiCheckCircleOutline, mdiLinkOff, mdiMicrophoneOff, mdiWifiOff } from '@mdi/js';
import { useEffect, useRef } from 'preact/hooks';
import type { PartyState } from '../shared/contract';
import { withKind } from '../shared/names';
import { Icon } from '../shared/icon';
import { again, comeIn, scene, switchLanguage, view, words } from './store';
import { Talk } from './talk';
import type { Closed, Mic, Scene } from './scene';

export function Page() {
  const now = scene.value;
  if (now.show === 'talking') return <Talk state={now.state} invitation={now.invitation} view={view.value!} />;
  return (
    <main class="page">
      <header><b>{words.value.product}</b><button type="button" class="plain" onClick={switchLanguage} lang={words.value.other === 'English' ? 'en' : 'nl'}>{words.value.other}</button></header>
      <Part of={now} />
    </main>
  );
}

function Part({ of }: { of: Exclude<Scene, { show: 'talking' }> }) {
  const w = words.value;
  switch (of.show) {
    case 'opening': return <section class="told" aria-busy="true"><h1>{w.opening}</h1></section>;
    case 'unreachable': return <section class="told" role="status"><Icon path={mdiWifiOff} /><h1>{w.unreachable.title}</h1><p>{w.unreachable.line}</p></section>;
    case 'closed': return <ClosedPart why={of.why} />;
    case 'no-mic': return <NoMic why={of.why} />;
    case 'invited': return <Invited {...of} />;
  }
}

/** The heading takes the focus: a screen reader says what became of the call. */
function Heading({ text }: { text: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return <h1 ref={heading} tabIndex={-1}>{text}</h1>;
}

function Invited({ invitation, there, coming, refused }: Extract<Scene, { show: 'invited' }>) {
  const w = words.value;
  const clock = new Date(invitation.expiresAt).toLocaleTimeString(w.locale, { hour: '2-digit', minute: '2-digit' });
  return (
    <section class="told">
      <Icon path={mdiAccountGroupOutline} />
      <h1>{w.invited(invitation.invitedBy)}</h1>
      <p class="lead">{w.invitedLine(invitation.clientName, invitation.organisation)}</p>
      <p>{w.asWhom(invitation.name, invitation.kind)}</p>
      {there.length > 0 && <p>{w.thereNow}: <b>{there.map((one) => named(one)).join(', ')}</b></p>}
      <ul>{w.promise.map((line) => <li key={line}>{line}</li>)}</ul>
      <p class="refusal" role="alert">{refused ? (refused === 'full' ? w.refusedFull : w.refused) : ''}</p>
      <button type="button" class="primary" disabled={coming} onClick={() => void comeIn()}>{coming ? w.comingIn : w.comeIn}</button>
      <p class="quiet">{w.until(clock)}</p>
    </section>
  );
}

export function named(one: PartyState): string {
  return withKind(one.name, one.guest && words.value.kinds[one.guest]);
}

function NoMic({ why }: { why: Mic }) {
  const w = words.value;
  return (
    <section class="told">
      <Icon path={mdiMicrophoneOff} />
      <Heading text={w.micTitle} />
      <p class="lead">{w.mic[why]}</p>
      <button type="button" class="primary" onClick={() => void comeIn()}>{w.micAgain}</button>
      <button type="button" class="plain" onClick={() => void comeIn(true)}>{w.micWithout}</button>
    </section>
  );
}

const CALM: readonly Closed[] = ['left', 'call-over'];

function ClosedPart({ why }: { why: Closed }) {
  const w = words.value;
  const [title, line] = w.closed[why];
  return (
    <section class={`told ${CALM.includes(why) ? '' : 'trouble'}`}>
      <Icon path={CALM.includes(why) ? mdiCheckCircleOutline : mdiLinkOff} />
      <Heading text={title} />
      <p class="lead">{line}</p>
      {why === 'slow' && <button type="button" class="plain" onClick={again}>{w.again}</button>}
    </section>
  );
}
