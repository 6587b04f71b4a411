// The other side's voice and picture in the browser's own elements.
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { View } from '../call/view';

/** A voice that the browser holds back until somebody pressed. */
export const voiceBlocked = signal(false);
const players = new Set<HTMLAudioElement>();

/** Every voice of the call. It stands outside what is drawn of the call, so that no choice of another alarm cuts a word. */
export function Voices({ media }: { media: ReadonlyMap<string, View> | undefined }) {
  return <div hidden>{[...(media ?? [])].map(([party, { voice }]) => voice && <Voice key={party} stream={voice} />)}</div>;
}

function Voice({ stream }: { stream: MediaStream }) {
  const element = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const player = element.current!;
    player.srcObject = stream;
    players.add(player);
    void play(player);
    return () => {
      players.delete(player);
      player.srcObject = null;
      voiceBlocked.value = false;
    };
  }, [stream]);
  return <audio ref={element} autoplay />;
}

async function play(player: HTMLAudioElement) {
  try {
    await player.play();
    voiceBlocked.value = false;
  } catch (fault) {
    if ((fault as DOMException).name === 'NotAllowedError') voiceBlocked.value = true;
  }
}

/** By a press, which is what the browser waited for. */
export function playVoices() {
  for (const player of players) void play(player);
}

export function Film({ stream, label, class: name }: { stream: MediaStream; label: string; class?: string }) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    element.current!.srcObject = stream;
    void element.current!.play().catch(() => {});
  }, [stream]);
  return <video ref={element} class={name} aria-label={label} autoplay muted playsinline />;
}

/** The own camera, as it is sent. */
export function OwnFilm({ track, label }: { track: MediaStreamTrack; label: string }) {
  const stream = useRef<MediaStream | undefined>(undefined);
  if (stream.current?.getTracks()[0] !== track) stream.current = new MediaStream([track]);
  return <Film stream={stream.current!} label={label} class="own" />;
}
