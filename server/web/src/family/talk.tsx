import { mdiMicrophone, mdiMicrophoneOff, mdiPhone, mdiPhoneHangup, mdiVideo, mdiVideoOff } from '@mdi/js';
import { useEffect, useMemo } from 'preact/hooks';
import { isSeen, Picture } from '../resident/call/portrait';
import { initialsOf } from '../resident/call/tell';
import { doubtsOf } from '../call/standing';
import { shownOf, spokenOf } from '../call/texts';
import type { CallState, FamilyHome, PartyState } from '../shared/contract';
import { Icon } from '../shared/icon';
import { Seen } from '../shared/seen/seen';
import { answer, beginSeen, call, camera, centreNow, close, decline, hangUp, moveHere, mute, show, useCamera, view, words } from './store';
import { reachOf, type Scene } from './tell';

/** The one thing that goes on between her and the client. */
export function CallPage({ me, scene }: { me: FamilyHome; scene: Scene }) {
  const w = words.value;
  const who = me.clientName;
  switch (scene.kind) {
    case 'rings': return (
      <main class="call">
        <Letters name={who} ringing />
        <h1 aria-live="assertive">{w.rings(who)}</h1>
        <Seen />
        <div class="ends"><button type="button" class="plain big" onClick={() => decline(scene.state.call)}>{w.notNow}</button><button type="button" class="primary big" onClick={() => answer(scene.state.call)}><Icon path={mdiPhone} />{w.answer}</button></div>
      </main>
    );
    case 'calls': return (
      <main class="call">
        <Letters name={who} ringing />
        <h1>{w.calling(who)}</h1>
        <p role="status">{!scene.said ? w.unsaid : scene.heard ? w.heardLine : w.callingLine}</p>
        <Seen />
        <div class="ends"><button type="button" class="plain big" onClick={() => hangUp(scene.call)}>{w.stop}</button></div>
      </main>
    );
    case 'elsewhere': return (
      <main class="call">
        <Letters name={who} />
        <h1>{w.elsewhere}</h1>
        <p role="status">{scene.refused ? w.notHere : ''}</p>
        <div class="ends"><button type="button" class="plain big" onClick={() => close(scene.state.call)}>{w.close}</button><button type="button" class="primary big" onClick={() => moveHere(scene.state.call)}><Icon path={mdiPhone} />{w.moveHere}</button></div>
      </main>
    );
    case 'speaks': return <Speaks state={scene.state} who={who} />;
    case 'ended': return <Ended me={me} scene={scene} />;
  }
}

function Ended({ me, scene }: { me: FamilyHome; scene: Scene & { kind: 'ended' } }) {
  const w = words.value;
  const again = scene.again && reachOf(me, w, centreNow.value).may;
  return (
    <main class="call">
      <h1 aria-live="polite">{scene.title}</h1>
      <p>{scene.line}</p>
      <div class="ends">
        <button type="button" class={`${again ? 'plain' : 'primary'} big`} onClick={() => close(scene.call)}>{w.close}</button>
        {again && <button type="button" class="primary big" onClick={() => { close(scene.call); call(); }}><Icon path={mdiPhone} />{w.callAgain}</button>}
      </div>
    </main>
  );
}

function Letters({ name, ringing = false }: { name: string; ringing?: boolean }) {
  return <span class={ringing ? 'letters ringing' : 'letters'} aria-hidden="true">{initialsOf(name)}</span>;
}

function Speaks({ state, who }: { state: CallState; who: string }) {
  const w = words.value;
  const now = view.value!;
  const there = now.media.get('home');
  const seen = state.stage === 'connected' && isSeen(there);
  const text = shownOf(now, state.me);
  const spoken = spokenOf(now, state.me);
  const writer = state.parties.find((one) => one.party === spoken?.party);
  const own = useMemo(() => now.own && new MediaStream([now.own]), [now.own]);
  useEffect(() => {
    beginSeen(state.call);
    return () => show(false);
  }, [state.call]);
  if (now.unproved?.has(state.call)) {
    return (
      <main class="call">
        <h1 aria-live="assertive">{w.unproved.title}</h1>
        <p>{w.unproved.line(who)}</p>
        <div class="ends"><button type="button" class="primary big danger" onClick={() => hangUp(state.call)}><Icon path={mdiPhoneHangup} />{w.hangUp}</button></div>
      </main>
    );
  }
  return (
    <main class="call speaking">
      <div class="picture">
        {seen ? <Picture stream={there.picture} label={w.pictureOf(who)} /> : <Letters name={who} />}
        {own && <Picture stream={own} label={w.own} own />}
        {text && <p class="written" aria-hidden="true">{text.text}</p>}
        <p class="only-spoken" aria-live="polite">{spoken && `${w.writes(writer?.name ?? '')} ${spoken.text}`}</p>
      </div>
      <h1>{state.stage === 'connected' ? w.speaks(who) : state.stage === 'on-hold' ? w.held : w.connecting}</h1>
      <p role="status">{trouble(state) ?? (state.stage === 'connected' && !seen ? w.noPicture : '')}</p>
      <div class="ends tools">
        <button type="button" class="plain big" onClick={() => mute(!now.muted)}><Icon path={now.muted ? mdiMicrophoneOff : mdiMicrophone} />{now.muted ? w.mute : w.muted}</button>
        <button type="button" class="plain big" onClick={() => useCamera(!camera.value)}><Icon path={camera.value ? mdiVideoOff : mdiVideo} />{camera.value ? w.cameraOn : w.cameraOff}</button>
        <button type="button" class="primary big danger" onClick={() => hangUp(state.call)}><Icon path={mdiPhoneHangup} />{w.hangUp}</button>
      </div>
    </main>
  );
}

function trouble(state: CallState): string | undefined {
  const w = words.value;
  const now = view.value!;
  const there = now.media.get('home');
  const fails = (given: string | undefined) => given !== undefined && given !== 'given' && given !== 'not-asked';
  if (fails(now.outcome?.voice)) return w.noVoice;
  if (state.parties.some((one) => one.kind === 'resident' && one.presence === 'away')) return w.away;
  if (there?.state === 'disturbed' || there?.word === 'gone') return w.gone;
  const { changed, unproved } = doubtsOf(state, now.media);
  const names = (all: PartyState[]) => all.map(({ name }) => name).join(', ');
  if (unproved.length > 0) return w.notProved(names(unproved));
  if (changed.length > 0) return changed.some(({ party }) => party === 'home') ? w.changed(state.clientName) : w.changedOther(names(changed));
  if (there?.word === 'bad' || there?.word === 'poor') return w.bad;
  if (fails(now.outcome?.picture)) return w.noCamera;
  return now.up ? undefined : w.noLine;
}
