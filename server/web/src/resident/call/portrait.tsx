import { mdiAccount } from '@mdi/js';
import { useEffect, useRef } from 'preact/hooks';
import type { View } from '../../call/view';
import { Icon } from '../../shared/icon';
import { initialsOf } from './tell';

/** Who it is, large: the photo where there is one, else the letters of the name. */
export function Portrait({ name, photo }: { name: string; photo?: string | undefined }) {
  const letters = initialsOf(name);
  return (
    <span class="portrait" aria-hidden="true">
      {photo ? <img src={photo} alt="" /> : letters === '' ? <Icon path={mdiAccount} /> : letters}
    </span>
  );
}

/** Whether the other side sends a picture: a track is there before, dark. */
export function isSeen(view: View | undefined): view is View & { picture: MediaStream } {
  return view?.picture !== undefined && (view.there.look === 'clear' || view.there.look === 'veiled');
}

/** Its sound goes its own way (`Voices`), so that it waits for no picture. */
export function Picture({ stream, label, own = false }: { stream: MediaStream; label: string; own?: boolean }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current && video.current.srcObject !== stream) video.current.srcObject = stream;
  }, [stream]);
  return <video ref={video} class={own ? 'own' : ''} aria-label={label} autoplay playsInline muted />;
}
