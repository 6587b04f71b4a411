import { mdiCloudOffOutline, mdiHandHeart } from '@mdi/js';
import { Icon } from '../shared/icon';
import { HelpView } from './help';
import { Mistake } from './mistake';
import { asking, callHelp, help, line, moment, ownCall, state, tilesDuringHelp, words } from './store';
import { Tiles } from './tiles';
import { Waiting } from './waiting';

/** Head, middle, and the red bar: only the middle ever changes places. */
export function Screen() {
  const helping = help.value !== undefined || ownCall.value !== undefined;
  return (
    <>
      <Head helping={helping} />
      <main>{middle(helping)}</main>
      <HelpBar helping={helping} />
      {asking.value && <Mistake />}
    </>
  );
}

function middle(helping: boolean) {
  if (helping && !tilesDuringHelp.value && (line.value !== 'lost' || ownCall.value)) return <HelpView />;
  if (line.value !== 'live' && !(line.value === 'loading' && state.value)) return <Waiting />;
  return <Tiles />;
}

function Head({ helping }: { helping: boolean }) {
  const w = words.value;
  const at = moment.value;
  return (
    <header>
      <div class="when">
        {at && line.value !== 'loading' ? (
          <>
            <p class="day">{at.day} · {w.parts[at.part]}</p>
            <p class="clock">{at.clock}</p>
          </>
        ) : (
          <p class="brand">Nabij</p>
        )}
      </div>
      {helping ? <HelpButtons /> : <Aside />}
    </header>
  );
}

function Aside() {
  const w = words.value;
  if (!state.value || line.value !== 'live') return null;
  if (!state.value.uplink) {
    return (
      <div class="notice" role="status">
        <Icon path={mdiCloudOffOutline} />
        <p>{w.offline}<b>{w.offlineCalm}</b></p>
      </div>
    );
  }
  const greeting = moment.value ? w.greeting[moment.value.part] : undefined;
  return greeting ? <p class="greeting">{w.greet(greeting, state.value.clientName)}</p> : null;
}

function HelpButtons() {
  const w = words.value;
  const over = help.value?.stage === 'over';
  const devices = (state.value?.tiles.length ?? 0) > 0 && line.value === 'live';
  return (
    <div class="help-buttons">
      {devices && !over && (
        <button type="button" class="plain" onClick={() => (tilesDuringHelp.value = !tilesDuringHelp.value)}>
          {tilesDuringHelp.value ? w.toHelp : w.toTiles}
        </button>
      )}
      {!over && !help.value?.cancelled && (
        <button type="button" class="plain" onClick={() => (asking.value = true)}>{w.mistake}</button>
      )}
    </div>
  );
}

function HelpBar({ helping }: { helping: boolean }) {
  const w = words.value;
  const calling = helping && help.value?.stage !== 'over';
  const offline = state.value && !state.value.uplink && !calling && line.value === 'live';
  return (
    <button type="button" class="help" onClick={() => void callHelp()}>
      <Icon path={mdiHandHeart} />
      <span>
        {calling ? w.helpAgain : w.help}
        {offline && <small>{w.helpOffline(state.value?.neighbour?.name)}</small>}
      </span>
    </button>
  );
}
