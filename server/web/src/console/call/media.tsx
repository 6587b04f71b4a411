// The other sides' voices and pictures, of this desk's call.
import { Voices as All } from '../../shared/media';
import { view } from './calls';

export { Film, OwnFilm, playVoices, voiceBlocked } from '../../shared/media';

export function Voices() {
  return <All of={view.value?.media ?? []} />;
}
