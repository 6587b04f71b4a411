import { mdiBlur, mdiMicrophone, mdiVideo, mdiVideoOffOutline } from '@mdi/js';
import type { Look } from '../../call/capture';
import { Icon } from '../../shared/icon';
import type { CallWords } from './words.nl';

const icons: Record<Look, string> = { clear: mdiVideo, veiled: mdiBlur, audio: mdiMicrophone, none: mdiVideoOffOutline };

/** What of her room goes out now, as it really is and not as it was asked. It stands there as long as the call does. */
export function Sign({ look, words }: { look: Look; words: CallWords }) {
  return (
    <p class={`sign ${look}`} role="status">
      <Icon path={icons[look]} />
      <b>{words.sign[look]}</b>
    </p>
  );
}
