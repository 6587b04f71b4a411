import { mdiAccountSearchOutline, mdiPhoneCheckOutline, mdiPhoneRemoveOutline } from '@mdi/js';
import { Icon } from '../../shared/icon';
import { Portrait } from './portrait';
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

/** She pressed a face, and it rings there. */
export function Calling({ name, photo, unsaid, words: w }: { name: string; photo?: string | undefined; unsaid: boolean; words: CallWords }) {
  return (
    <section class="story calling" aria-live="polite">
      <Portrait name={name} photo={photo} />
      <div class="told"><h1>{w.calling.title(name)}</h1><p>{unsaid ? w.calling.unsaid : w.calling.line(name)}</p></div>
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
