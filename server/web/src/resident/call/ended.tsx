import { mdiAccountSearchOutline, mdiPhoneCheckOutline, mdiPhoneRemoveOutline } from '@mdi/js';
import { Icon } from '../../shared/icon';
import type { Ended } from './tell';
import type { CallWords } from './words.nl';

/** She asked to talk, and somebody is looked for. */
export function Asking({ stage, words: w }: { stage: 'unsaid' | 'asked' | 'urgent'; words: CallWords }) {
  const told = { unsaid: w.askingUnsaid, asked: w.asking, urgent: w.askingAgain }[stage];
  return (
    <section class="story" aria-live="polite">
      <div class="face heard"><Icon path={mdiAccountSearchOutline} /></div>
      <div class="told"><h1>{told.title}</h1><p>{told.line}</p><p>{w.urgent}</p></div>
    </section>
  );
}

/** It is over. It goes by itself; who wants to be back at once presses. */
export function EndOfCall({ told, words: w, close }: { told: Ended; words: CallWords; close: () => void }) {
  return (
    <section class="story" aria-live="polite">
      <div class={`face ${told.heavy ? 'offline' : 'over'}`}><Icon path={told.heavy ? mdiPhoneRemoveOutline : mdiPhoneCheckOutline} /></div>
      <div class="told">
        <h1>{told.title}</h1>
        <p>{told.line}</p>
        {told.heavy && <p>{w.urgent}</p>}
        <button type="button" class="plain strong" onClick={close}>{w.close}</button>
      </div>
    </section>
  );
}
