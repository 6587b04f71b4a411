import { mdiLanDisconnect, mdiPhoneInTalk, mdiSunClockOutline } from '@mdi/js';
import { Icon } from '../shared/icon';
import { whole } from './phone';
import { help, line, state, words } from './store';

/** The screen has nothing true to show: just started, or cut off from its own box. */
export function Waiting() {
  const w = words.value;
  if (line.value === 'loading') {
    return (
      <section class="story" role="status">
        <div class="face heard"><Icon path={mdiSunClockOutline} /></div>
        <div class="told"><h1>{w.loading}</h1><p>{w.loadingLine}</p></div>
      </section>
    );
  }
  const neighbour = state.value?.neighbour;
  return (
    <section class="story" role="status">
      <div class="face offline"><Icon path={mdiLanDisconnect} /></div>
      <div class="told">
        <h1>{w.lost}</h1>
        <p>{w.lostLine}</p>
        <ul class="numbers lost">
          <li><Icon path={mdiPhoneInTalk} />{w.lostHelp}</li>
          {neighbour && <li><Icon path={mdiPhoneInTalk} />{w.lostNeighbour(neighbour.name, whole(neighbour.phone))}</li>}
          {help.value && help.value.stage !== 'over' && <li class="calm">{w.lostGoesOn}</li>}
        </ul>
      </div>
    </section>
  );
}
