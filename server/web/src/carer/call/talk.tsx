// The call of this phone: her picture fills it, what can be done stands under the thumb.
import { useSignal } from '@preact/signals';
import {
  mdiAccountOutline, mdiAccountPlusOutline, mdiAlertOutline, mdiCamera, mdiCameraOff, mdiMessageTextOutline, mdiMicrophone, mdiMicrophoneOff, mdiPause, mdiPhoneHangup, mdiPlay, mdiVolumeHigh,
} from '@mdi/js';
import type { CallRefusal, CallState } from '../../shared/contract';
import { HOME } from '../../call/calls';
import type { LineView } from '../../call/line';
import { doubtsOf, endedUnproved, isOver, othersIn, pictureOf, type Standing } from '../../call/standing';
import { now } from '../../shared/clock';
import { isAddable } from '../../shared/company/company';
import { Film, OwnFilm, playVoices, voiceBlocked } from '../../shared/films';
import { Icon } from '../../shared/icon';
import { Loudness } from '../../shared/loudness';
import { Seen } from '../../shared/seen/seen';
import { elapsed } from '../../shared/times';
import { words } from '../prefs';
import type { Said } from '../words.nl';
import { Company, CompanyDialog, openCompany } from './company';
import { again, camera, current, forget, hangUp, holdOrResume, louder, mine, moveHere, mute, refused, standing, trust, useCamera, view } from './calls';
import { useDialog } from './ringing';
import { LiveText } from './text';

export function Talk() {
  if (!mine.value || !standing.value) return null;
  return <Panel key={mine.value.call} name={mine.value.name} state={current.value} standing={standing.value} refused={refused.value} view={view.value} />;
}

export interface TalkProps {
  name: string;
  state: CallState | undefined;
  standing: Standing;
  refused: CallRefusal | undefined;
  view: LineView | undefined;
}

export function Panel(props: TalkProps) {
  const { name, state, standing, view } = props;
  const w = words.value.talk;
  const dialog = useDialog();
  const types = useSignal(false);
  const tunes = useSignal(false);
  const over = isOver(standing);
  // On hold nobody sees or reads the other: nothing of it is shown then.
  const speaks = state !== undefined && (standing === 'speaking' || standing === 'disturbed' || standing === 'connecting');
  const loudness = standing === 'speaking' ? view?.media.get(HOME)?.there.loudness : undefined;
  return (
    <dialog ref={dialog} class={`whole talk ${standing}`} aria-label={w.title(name)} onCancel={(event) => event.preventDefault()}>
      <Head {...props} />
      <Troubles {...props} />
      <div class="talk-middle">
        {speaks && view ? <Picture state={state} view={view} /> : <span class="ring-sign"><Icon path={mdiAccountOutline} /></span>}
        {over && <Outcome {...props} />}
        {(standing === 'asking' || standing === 'rings' || standing === 'rings-unheard') && <Seen choose={useCamera} />}
        {speaks && view && types.value && <LiveText me={state.me} texts={view.texts} ready={standing === 'speaking'} />}
        {speaks && tunes.value && loudness !== undefined && <Loudness words={w} step={loudness} louder={louder} />}
        {state?.role === 'speaks' && !over && <Company state={state} />}
      </div>
      {over ? (
        <div class="ring-acts">
          <button type="button" class="big plain" onClick={forget}>{w.dismiss}</button>
          {mayCallAgain(props) && <button type="button" class="big calm" onClick={again}>{w.again}</button>}
        </div>
      ) : <Acts state={state} standing={standing} view={view} types={types.value} type={() => (types.value = !types.value)} tunes={tunes.value} tune={loudness === undefined ? undefined : () => (tunes.value = !tunes.value)} />}
      {!over && <CompanyDialog state={state} name={name} />}
    </dialog>
  );
}

function Head({ name, state, standing, view }: TalkProps) {
  const w = words.value.talk;
  const word = view?.media.get(HOME)?.word ?? 'good';
  const left = state?.until && (standing === 'rings' || standing === 'rings-unheard' || standing === 'held') ? Date.parse(state.until) - now.value : undefined;
  const others = state && view && !isOver(standing) ? othersIn(state, view.media) : [];
  return (
    <header class="talk-head">
      <h1 tabIndex={-1} autofocus>{name}</h1>
      <p class="lead" role="status">{w.standing[standing]}</p>
      {state && !isOver(standing) && (
        <p class="talk-time">
          <span role="timer">{elapsed(now.value - Date.parse(state.begunAt))}</span>
          {standing === 'speaking' && <span class={`line-${word}`}>{w.quality[word]}</span>}
          {left !== undefined && <span>{w.left(elapsed(left + 999))}</span>}
        </p>
      )}
      {others.length > 0 && <p class="sub">{w.alsoIn}: {others.map(({ party }) => (party.presence === 'away' ? `${party.name} (${w.away})` : party.name)).join(', ')}</p>}
    </header>
  );
}

/** What is wrong, each with what to do about it. */
function Troubles({ state, standing, view }: TalkProps) {
  const w = words.value.talk;
  const media = view?.media.get(HOME);
  const told: string[] = [];
  if (!isOver(standing)) {
    if (!view?.up) told.push(standing === 'asking' ? w.pending : standing === 'speaking' || standing === 'disturbed' ? w.centreLost : w.centreSilent);
    const { voice, picture } = view?.outcome ?? {};
    if (voice && voice !== 'given' && voice !== 'not-asked') told.push(w.voice[voice]);
    if (picture && picture !== 'given' && picture !== 'not-asked') told.push(w.camera[picture]);
    if (view?.muted) told.push(w.muted);
    if (standing === 'speaking' && media?.state === 'connected' && !media.there.voice) told.push(w.unheard);
    if (view?.refused) told.push(w.refused[view.refused.reason].join(' '));
  }
  const { changed, unproved } = state && view ? doubtsOf(state, view.media) : { changed: [], unproved: [] };
  if (standing === 'unproved' || endedUnproved(state, view?.unproved)) told.push(w.unproved);
  for (const other of unproved) if (other.party !== HOME) told.push(w.unprovedOther(other.name));
  if (told.length === 0 && changed.length === 0 && !voiceBlocked.value) return null;
  return (
    <div class="troubles" role="alert">
      {changed.map((party) => (
        <p key={party.party}><Icon path={mdiAlertOutline} />{party.party === HOME ? w.changed : w.changedOther(party.name)} <button type="button" class="plain" onClick={() => trust(party.party)}>{w.trust}</button></p>
      ))}
      {voiceBlocked.value && <p>{w.soundBlocked} <button type="button" class="plain" onClick={playVoices}>{w.soundOn}</button></p>}
      {told.map((line) => <p key={line}>{line}</p>)}
    </div>
  );
}

function Picture({ state, view }: { state: CallState; view: LineView }) {
  const w = words.value.talk;
  const media = view.media.get(HOME);
  const { word, shows } = pictureOf(state, media);
  return (
    <figure class={`film ${shows ? 'shows' : ''}`}>
      {shows && media?.picture ? <Film stream={media.picture} label={`${state.clientName}: ${w.picture[word]}`} class="hers" /> : <span class="ring-sign"><Icon path={mdiAccountOutline} /></span>}
      <figcaption>{w.picture[word]}</figcaption>
      <div class="small-films">
        {othersIn(state, view.media).map(({ party, view: there }) => there?.picture && (there.there.look === 'clear' || there.there.look === 'veiled') && (
          <Film key={party.party} stream={there.picture} label={party.name} class="other" />
        ))}
        {view.own && <OwnFilm track={view.own} label={w.picture.own} />}
      </div>
    </figure>
  );
}

interface ActsProps { state: CallState | undefined; standing: Standing; view: LineView | undefined; types: boolean; type: () => void; tunes: boolean; tune: (() => void) | undefined }

function Acts({ state, standing, view, types, type, tunes, tune }: ActsProps) {
  const w = words.value.talk;
  if (standing === 'elsewhere') {
    return (
      <div class="ring-acts">
        <button type="button" class="big plain" onClick={forget}>{w.dismiss}</button>
        <button type="button" class="big calm" onClick={() => state && moveHere(state)}>{words.value.others.moveHere}</button>
      </div>
    );
  }
  const speaks = state?.role === 'speaks';
  const held = state?.stage === 'on-hold';
  return (
    <div class="talk-acts">
      {speaks && (
        <>
          <button type="button" class={`key ${view?.muted ? 'on' : ''}`} onClick={mute}><Icon path={view?.muted ? mdiMicrophoneOff : mdiMicrophone} />{view?.muted ? w.unmute : w.mute}</button>
          <button type="button" class={`key ${camera.value ? 'on' : ''}`} onClick={() => useCamera()}><Icon path={camera.value ? mdiCameraOff : mdiCamera} />{camera.value ? w.cameraOff : w.cameraOn}</button>
          <button type="button" class="key" aria-expanded={types} onClick={type}><Icon path={mdiMessageTextOutline} />{types ? w.textClose : w.text}</button>
          <button type="button" class={`key ${held ? 'on' : ''}`} disabled={!held && state?.stage !== 'connected'} onClick={holdOrResume}><Icon path={held ? mdiPlay : mdiPause} />{held ? w.resume : w.hold}</button>
          <button type="button" class="key" aria-expanded={tunes} disabled={!tune} onClick={tune}><Icon path={mdiVolumeHigh} />{w.loudnessKey}</button>
          <button type="button" class="key" disabled={state.stage !== 'connected' || !isAddable(state)} onClick={openCompany}><Icon path={mdiAccountPlusOutline} />{w.add}</button>
        </>
      )}
      <button type="button" class="big end" onClick={hangUp}><Icon path={mdiPhoneHangup} />{w.hangUp}</button>
    </div>
  );
}

function mayCallAgain({ state, standing, refused }: TalkProps): boolean {
  return state?.ended?.why !== 'taken-over' && standing !== 'taken-over' && refused !== 'alarm-not-yours' && refused !== 'unknown' && refused !== 'answered-elsewhere';
}

/** What came of it, and what to do next. */
function Outcome({ state, standing, refused, view }: TalkProps) {
  const [line, next] = outcomeOf(state, standing, refused, view?.unproved);
  const w = words.value.talk;
  if (!line) return null;
  const spoke = state?.ended?.why === 'hung-up' || state?.ended?.why === 'lost' || state?.ended?.why === 'time-over';
  return (
    <div class="outcome" role="alert">
      <p class="lead">{line}</p>
      {next && <p>{next}</p>}
      {spoke && state?.ended && <p class="quiet">{w.lasted(elapsed(Date.parse(state.ended.at) - Date.parse(state.begunAt)))}</p>}
    </div>
  );
}

function outcomeOf(state: CallState | undefined, standing: Standing, refused: CallRefusal | undefined, unproved: ReadonlySet<string> | undefined): Said {
  const w = words.value.talk;
  if (standing === 'refused' && refused) return w.refused[refused];
  const ended = state?.ended;
  // That it could not be proved is told above, with what to do.
  if (!ended || endedUnproved(state, unproved)) return [''];
  if (ended.why === 'hung-up' && ended.by !== HOME) return [w.hungUpByOther];
  return w.ended[ended.why] ?? w.endedOther(ended.why);
}
