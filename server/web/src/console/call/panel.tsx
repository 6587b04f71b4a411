// The call of this desk: how it stands, her picture, what can be done, what is typed to her.
import { mdiAccountOutline, mdiAlertOutline, mdiCamera, mdiCameraOff, mdiMicrophone, mdiMicrophoneOff, mdiPause, mdiPhoneHangup, mdiPlay } from '@mdi/js';
import type { CallRefusal, CallState } from '../../shared/contract';
import { HOME } from '../../call/calls';
import type { LineView } from '../../call/line';
import { doubtsOf, endedUnproved, isOver, othersIn, pictureOf, type Standing } from '../../call/standing';
import { now } from '../../shared/clock';
import { Film, OwnFilm, playVoices, voiceBlocked } from '../../shared/films';
import { Icon } from '../../shared/icon';
import { Loudness } from '../../shared/loudness';
import { Seen } from '../../shared/seen/seen';
import { letters, words } from '../prefs';
import { elapsed } from '../say';
import { again, camera, current, forget, hangUp, holdOrResume, louder, mine, moveHere, mute, refused, standing, trust, useCamera, view } from './calls';
import { addable } from './company';
import { AddButton, Company, named } from './company-window';
import { LiveText } from './text';
import type { Said } from './words.nl';

export function CallPanel() {
  if (!mine.value || !standing.value || !view.value) return null;
  return <Panel name={mine.value.name} state={current.value} standing={standing.value} refused={refused.value} view={view.value} />;
}

export interface PanelProps {
  name: string;
  state: CallState | undefined;
  standing: Standing;
  refused: CallRefusal | undefined;
  view: LineView;
}

export function Panel(props: PanelProps) {
  const { name, state, standing, view } = props;
  const w = words.value.call;
  const over = isOver(standing);
  // On hold nobody sees or reads the other: nothing of it is shown then.
  const speaks = standing === 'speaking' || standing === 'disturbed' || standing === 'connecting';
  return (
    <section class={`talk ${standing}`} aria-label={w.title(name)}>
      <Head {...props} />
      <Troubles {...props} />
      {over ? <Outcome {...props} /> : (
        <>
          {state && speaks && (
            <div class="talk-body">
              <Films state={state} view={view} />
              {state.why !== 'look' && <LiveText me={state.me} texts={view.texts} ready={standing === 'speaking'} />}
            </div>
          )}
          {state?.role === 'speaks' && <Company state={state} />}
          <Acts state={state} standing={standing} view={view} />
        </>
      )}
    </section>
  );
}

function Head({ name, state, standing, view }: PanelProps) {
  const w = words.value.call;
  const word = view.media.get(HOME)?.word ?? 'good';
  const runsOut = standing === 'rings' || standing === 'rings-unheard' || standing === 'held' || (state?.why === 'look' && !isOver(standing));
  const left = state?.until && runsOut ? Date.parse(state.until) - now.value : undefined;
  const others = state && !isOver(standing) ? othersIn(state, view.media) : [];
  return (
    <header class="talk-head">
      <div>
        <h2>{name}</h2>
        <p class="standing-line" role="status">{state?.why === 'look' && standing === 'speaking' ? w.looking : w.standing[standing]}</p>
        {others.length > 0 && <p class="sub">{w.alsoIn}: {others.map(({ party }) => (party.presence === 'away' ? `${named(party)} (${w.away})` : named(party))).join(', ')}</p>}
      </div>
      {state && !isOver(standing) && (
        <p class="talk-time">
          <b role="timer">{elapsed(now.value - Date.parse(state.begunAt))}</b>
          {standing === 'speaking' && <span class={`line-${word}`}>{w.quality[word]}</span>}
          {left !== undefined && <span>{w.left(elapsed(left + 999))}</span>}
        </p>
      )}
    </header>
  );
}

/** What is wrong, each with what to do about it. */
function Troubles({ state, standing, view }: PanelProps) {
  const w = words.value.call;
  const media = view.media.get(HOME);
  const told: string[] = [];
  if (!isOver(standing)) {
    if (!view.up) told.push(standing === 'speaking' || standing === 'disturbed' ? w.centreLost : w.centreSilent);
    const { voice, picture } = view.outcome ?? {};
    if (voice && voice !== 'given' && voice !== 'not-asked') told.push(w.voice[voice]);
    if (picture && picture !== 'given' && picture !== 'not-asked') told.push(w.camera[picture]);
    if (view.muted) told.push(w.muted);
    if (standing === 'speaking' && state?.why !== 'look' && media?.state === 'connected' && !media.there.voice) told.push(w.picture.unheard);
    if (view.refused) told.push(w.refused[view.refused.reason].join(' '));
  }
  const { changed, unproved } = state ? doubtsOf(state, view.media) : { changed: [], unproved: [] };
  if (standing === 'unproved' || endedUnproved(state, view.unproved)) told.push(w.unproved);
  for (const other of unproved) if (other.party !== HOME) told.push(w.unprovedOther(named(other)));
  if (told.length === 0 && changed.length === 0 && !voiceBlocked.value) return null;
  return (
    <div class="troubles" role="alert">
      {changed.map((party) => (
        <p key={party.party} class="key-changed">
          <Icon path={mdiAlertOutline} /><span>{party.party === HOME ? w.changed : w.changedOther(named(party))}</span><button type="button" class="plain" onClick={() => trust(party.party)}>{w.trust}</button>
        </p>
      ))}
      {voiceBlocked.value && <p>{w.soundBlocked} <button type="button" class="plain" onClick={playVoices}>{w.soundOn}</button></p>}
      {told.map((line) => <p key={line}>{line}</p>)}
    </div>
  );
}

/** Hers, and beside it everybody else's. */
function Films({ state, view }: { state: CallState; view: LineView }) {
  const others = othersIn(state, view.media);
  return (
    <div class={`films of-${others.length + 1}`}>
      <Picture state={state} view={view} />
      {others.map(({ party, view: there }) => (
        <figure key={party.party} class="film smaller">
          {there?.picture && (there.there.look === 'clear' || there.there.look === 'veiled') ? <Film stream={there.picture} label={named(party)} /> : <Icon path={mdiAccountOutline} />}
          <figcaption>{named(party)}</figcaption>
        </figure>
      ))}
    </div>
  );
}

export function Picture({ state, view }: { state: CallState; view: LineView }) {
  const w = words.value.call;
  const media = view.media.get(HOME);
  const { word, shows } = pictureOf(state, media);
  return (
    <figure class={`film hers ${shows ? 'shows' : ''}`}>
      {shows && media?.picture ? <Film stream={media.picture} label={`${state.clientName}: ${w.picture[word]}`} /> : <Icon path={mdiAccountOutline} />}
      <figcaption>{w.picture[word]}</figcaption>
      {view.own && <OwnFilm track={view.own} label={w.picture.own} />}
    </figure>
  );
}

function Acts({ state, standing, view }: { state: CallState | undefined; standing: Standing; view: LineView }) {
  const w = words.value.call;
  const key = (letter: string) => letters.value && <kbd>{letter}</kbd>;
  if (standing === 'elsewhere') {
    return (
      <div class="talk-acts">
        <button type="button" class="primary" onClick={() => state && moveHere(state)}>{w.moveHere}</button>
        <button type="button" class="plain" onClick={forget}>{w.dismiss}</button>
      </div>
    );
  }
  const speaks = state?.role === 'speaks';
  const held = state?.stage === 'on-hold';
  const loudness = standing === 'speaking' ? view.media.get(HOME)?.there.loudness : undefined;
  return (
    <div class="talk-acts">
      <button type="button" class="hang-up" onClick={hangUp}><Icon path={mdiPhoneHangup} />{w.hangUp}{key('E')}</button>
      {!speaks && state && state.why !== 'look' && <Seen choose={useCamera} />}
      {speaks && state?.why !== 'look' && (
        <>
          <button type="button" class={`plain ${view.muted ? 'on' : ''}`} onClick={mute}><Icon path={view.muted ? mdiMicrophoneOff : mdiMicrophone} />{view.muted ? w.unmute : w.mute}{key('D')}</button>
          <button type="button" class={`plain ${camera.value ? 'on' : ''}`} onClick={() => useCamera()}><Icon path={camera.value ? mdiCameraOff : mdiCamera} />{camera.value ? w.cameraOff : w.cameraOn}{key('V')}</button>
          {loudness !== undefined && <Loudness words={w} step={loudness} louder={louder} keys={letters.value} />}
          {state?.stage === 'connected' && addable.value && <AddButton />}
          {(held || state?.stage === 'connected') && <button type="button" class={`plain ${held ? 'on' : ''}`} onClick={holdOrResume}><Icon path={held ? mdiPlay : mdiPause} />{held ? w.resume : w.hold}{key('H')}</button>}
        </>
      )}
    </div>
  );
}

/** What came of it, and what to do next. */
function Outcome({ state, standing, refused, view }: PanelProps) {
  const w = words.value.call;
  const [line, next] = outcomeOf(state, standing, refused, view.unproved);
  const mayCallAgain = state?.ended?.why !== 'taken-over' && standing !== 'taken-over' && refused !== 'alarm-not-yours';
  return (
    <>
      {line && <p class="outcome" role="alert"><b>{line}</b> {next}</p>}
      <div class="talk-acts">
        {mayCallAgain && <button type="button" class="plain" onClick={again}>{w.again}</button>}
        <button type="button" class="plain" onClick={forget}>{w.dismiss}{letters.value && <kbd>E</kbd>}</button>
      </div>
    </>
  );
}

export function outcomeOf(state: CallState | undefined, standing: Standing, refused: CallRefusal | undefined, unproved?: ReadonlySet<string>): Said {
  const w = words.value.call;
  if (standing === 'refused' && refused) return w.refused[refused];
  const ended = state?.ended;
  // That it could not be proved is told above, with what to do.
  if (!ended || endedUnproved(state, unproved)) return [''];
  if (ended.why === 'hung-up' && ended.by !== HOME) return [w.hungUpByOther];
  return w.ended[ended.why] ?? w.endedOther(ended.why);
}
