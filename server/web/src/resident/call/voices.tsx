// The voices that come, as loud as she needs them.
import { useEffect, useRef } from 'preact/hooks';
import { factorOf, USUAL } from '../../call/loudness';
import type { View } from '../../call/view';
import { amplified } from './sound';

/** Everybody's voice, wherever on the screen she is. */
export function Voices({ media, loudness = USUAL }: { media: ReadonlyMap<string, View>; loudness?: number | undefined }) {
  return <>{[...media].map(([party, view]) => view.voice && <Voice key={party} stream={view.voice} factor={factorOf(loudness)} />)}</>;
}

function Voice({ stream, factor }: { stream: MediaStream; factor: number }) {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    if (audio.current && audio.current.srcObject !== stream) audio.current.srcObject = stream;
  }, [stream]);
  useEffect(() => {
    const player = audio.current;
    if (!player) return undefined;
    player.volume = Math.min(1, factor);
    // An element plays no louder than what comes. What amplifies may not be allowed to sound yet; until it does, the element goes on.
    return factor <= 1 ? undefined : amplified(stream, factor, (sounds) => (player.muted = sounds));
  }, [stream, factor]);
  return <audio ref={audio} autoplay data-factor={factor} />;
}
