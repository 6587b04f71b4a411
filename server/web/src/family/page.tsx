import { mdiThemeLightDark } from '@mdi/js';
import { useSignal } from '@preact/signals';
import { playVoices, voiceBlocked, Voices } from '../shared/films';
import { Icon } from '../shared/icon';
import { switchLanguage, switchTheme } from '../shared/prefs';
import { Home } from './home';
import { canPasskey, make } from './passkey';
import { come, comeByPasskey, door, family, look, offering, open, pressedCall, put, unreachable, view, words, type Door as Of } from './store';
import { CallPage } from './talk';
import { sceneOf } from './tell';

export function Page() {
  const w = words.value;
  const me = family.value;
  const scene = me && sceneOf(view.value, pressedCall.value, put.value, me.clientName, w);
  return (
    <>
      <header class="bar">
        <p class="brand">{w.brand}<span class="quiet"> · {w.heading}</span></p>
        <button type="button" class="plain" lang={w.locale === 'nl-NL' ? 'en' : 'nl'} onClick={switchLanguage}>{w.otherLanguage}</button>
        <button type="button" class="plain square" aria-label={w.theme} onClick={switchTheme}><Icon path={mdiThemeLightDark} /></button>
      </header>
      {unreachable.value && <p role="alert" class="stale">{w.unreachable}</p>}
      {me && !unreachable.value && view.value && !view.value.up && !scene && <p role="alert" class="stale">{w.noLine}</p>}
      {voiceBlocked.value && <p role="alert" class="stale">{w.soundBlocked} <button type="button" class="plain" onClick={playVoices}>{w.soundOn}</button></p>}
      {me && scene ? <CallPage me={me} scene={scene} /> : me && offering.value && canPasskey() ? <Offer /> : me ? <Home me={me} /> : <Door of={door.value} />}
      {view.value && <Voices media={view.value.media} />}
    </>
  );
}

function Door({ of }: { of: Of | undefined }) {
  const w = words.value.door;
  const busy = useSignal(false);
  const failed = useSignal(false);
  if (!of) {
    return (
      <main class="door">
        <h1>{words.value.heading}</h1>
        <p role="status">{words.value.starting}</p>
        {unreachable.value && <button type="button" class="primary" onClick={() => void look()}>{words.value.again}</button>}
      </main>
    );
  }
  if (of.kind === 'link') {
    return (
      <main class="door">
        <h1>{w.link}</h1>
        <p>{w.linkLine}</p>
        <button type="button" class="primary big" aria-disabled={busy.value} onClick={() => {
          if (busy.value) return;
          busy.value = true;
          void open(of.secret).then(() => (busy.value = false));
        }}>{w.open}</button>
      </main>
    );
  }
  const [title, line] = of.kind === 'refused' ? w.refused[of.why] : of.kind === 'over' ? w.over : w.nobody;
  return (
    <main class="door">
      <h1>{title}</h1>
      <p>{line}</p>
      {canPasskey() && (
        <button type="button" class="primary big" aria-disabled={busy.value} onClick={() => {
          if (busy.value) return;
          busy.value = true;
          failed.value = false;
          void comeByPasskey().then((answer) => {
            busy.value = false;
            failed.value = !answer.ok;
          });
        }}>{w.passkey}</button>
      )}
      <p role="alert" class="refusal">{failed.value ? w.passkeyFailed : ''}</p>
      <p class="quiet">{w.ask}</p>
    </main>
  );
}

function Offer() {
  const w = words.value.offer;
  const told = useSignal('');
  const busy = useSignal(false);
  return (
    <main class="door">
      <h1>{w.title}</h1>
      <p>{w.line}</p>
      <button type="button" class="primary big" aria-disabled={busy.value} onClick={() => {
        if (busy.value) return;
        busy.value = true;
        void make().then((answer) => {
          busy.value = false;
          if (!answer.ok) return void (told.value = answer.error === 'known-already' ? w.known : w.failed);
          offering.value = false;
          come(answer.body);
        });
      }}>{w.make}</button>
      <button type="button" class="plain big" onClick={() => (offering.value = false)}>{w.skip}</button>
      <p role="alert" class="refusal">{told.value}</p>
    </main>
  );
}
