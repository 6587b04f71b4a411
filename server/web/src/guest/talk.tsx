// The call as a guest sees it: everybody's picture, what is typed, and the four things that can be done.
import { mdiCamera, mdiCameraOff, mdiMessageTextOutline, mdiMicrophone, mdiMicrophoneOff, mdiPhoneHangup } from '@mdi/js';
import type { LineView } from '../call/line';
import type { CallState, GuestInvitation, PartyState } from '../shared/contract';
import { Icon } from '../shared/icon';
import { initialsOf } from '../shared/names';
import { Film, OwnFilm, playVoices, voiceBlocked, Voices } from '../shared/films';
import { camera, hangUp, mute, switchLanguage, useCamera, words } from './store';
import { doubtsOf } from '../call/standing';
import { shownOf, spokenOf } from '../call/texts';
import { comingTo, lineOf, thereIn } from './scene';
import { named } from './page';

interface Props {
  state: CallState;
  invitation: GuestInvitation;
  view: LineView;
}

export function Talk({ state, invitation, view }: Props) {
  const w = words.value;
  const there = thereIn(state);
  const text = shownOf(view, state.me);
  const spoken = spokenOf(view, state.me);
  const writer = there.find((one) => one.party === spoken?.party);
  return (
    <main class="talking">
      <header>
        <h1>{w.talk(invitation.clientName)}</h1>
        <button type="button" class="plain" onClick={switchLanguage} lang={w.other === 'English' ? 'en' : 'nl'}>{w.other}</button>
      </header>
      <div class="lines" role="status">{troublesOf(state, view).map((line) => <p key={line}>{line}</p>)}
        {voiceBlocked.value && <p>{w.soundBlocked} <button type="button" class="plain" onClick={playVoices}>{w.soundOn}</button></p>}
        {comingTo(state).map((one) => <p key={one.party} class="comes">{named(one)} {w.comes}</p>)}
      </div>
      <div class={`others of-${there.length}`}>
        {there.map((one) => <Other key={one.party} one={one} view={state.stage === 'on-hold' ? undefined : view.media.get(one.party)} />)}
        {view.own && <OwnFilm track={view.own} label={w.own} />}
        {text && (
          <p class="written" aria-hidden="true"><Icon path={mdiMessageTextOutline} /><span>{text.text}</span></p>
        )}
        <p class="only-spoken" aria-live="polite">{spoken && `${w.writes(writer ? named(writer) : '')}: ${spoken.text}`}</p>
      </div>
      <div class="acts">
        <button type="button" class={view.muted ? 'on' : ''} onClick={mute}><Icon path={view.muted ? mdiMicrophoneOff : mdiMicrophone} />{view.muted ? w.unmute : w.mute}</button>
        <button type="button" class={camera.value ? 'on' : ''} onClick={useCamera}><Icon path={camera.value ? mdiCameraOff : mdiCamera} />{camera.value ? w.cameraOff : w.cameraOn}</button>
        <button type="button" class="hang-up" onClick={hangUp}><Icon path={mdiPhoneHangup} />{w.hangUp}</button>
      </div>
      <Voices media={view.media} />
    </main>
  );
}

function troublesOf(state: CallState, view: LineView): string[] {
  const w = words.value;
  if (state.stage === 'on-hold') return [w.held];
  const told: string[] = [];
  const line = lineOf(state, view);
  const { changed, unproved } = doubtsOf(state, view.media);
  const names = (all: PartyState[]) => all.map((one) => named(one)).join(', ');
  if (view.unproved?.has(state.call)) return [w.closed.unproved.join('. ')];
  if (unproved.length > 0) told.push(w.notProved(names(unproved)));
  if (line === 'connecting') told.push(w.connecting);
  if (line === 'poor') told.push(w.trouble);
  if (line === 'gone') told.push(w.reconnecting);
  const { voice, picture } = view.outcome ?? {};
  if (voice && voice !== 'given' && voice !== 'not-asked') told.push(`${w.noVoice} ${w.mic[voice]}`);
  if (picture && picture !== 'given' && picture !== 'not-asked') told.push(w.camera[picture]);
  if (view.muted) told.push(w.muted);
  if (changed.length > 0) told.push(w.changed(names(changed)));
  return told;
}

function Other({ one, view }: { one: PartyState; view: LineView['media'] extends ReadonlyMap<string, infer V> ? V | undefined : never }) {
  const w = words.value;
  const shows = view?.picture && (view.there.look === 'clear' || view.there.look === 'veiled');
  return (
    <figure>
      {shows ? <Film stream={view.picture!} label={w.pictureOf(named(one))} /> : <span class="portrait" aria-hidden="true">{initialsOf(one.name)}</span>}
      <figcaption>{named(one)}{one.presence === 'away' && ` (${w.away})`}</figcaption>
    </figure>
  );
}
