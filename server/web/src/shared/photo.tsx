// The photo by which others know somebody, or a team: as it stands now, given by a file and taken away.
import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { PhotoView } from './contract';
import type { Answer } from './http';
import { squareOf } from './square';

export interface PhotoWays {
  read: () => Promise<Answer<PhotoView>>;
  /** Where somebody else gives it, it can only be looked at and taken away. */
  give?: (image: string) => Promise<Answer<unknown>>;
  take: () => Promise<Answer<unknown>>;
}

export interface PhotoWords {
  /** Where it is seen. */
  line: string;
  none: string;
  alt: string;
  pick: string;
  remove: string;
  saved: string;
  wrong: string;
  busy: string;
  unreachable: string;
}

/** @param photo the name of the one that is there; whoever shows it reads it anew after a change */
export function Photo({ photo, ways, words: w }: { photo: string | undefined; ways: PhotoWays; words: PhotoWords }) {
  const id = useId();
  const image = useSignal('');
  const told = useSignal('');
  useEffect(() => {
    let here = true;
    image.value = '';
    if (photo !== undefined) void ways.read().then((answer) => {
      if (answer.ok && here) image.value = answer.body.image;
    });
    return () => void (here = false);
  }, [photo]);
  async function pick(input: HTMLInputElement) {
    const file = input.files?.[0];
    input.value = '';
    if (!file || !ways.give) return;
    const square = await squareOf(file);
    const answer = square === undefined ? undefined : await ways.give(square);
    told.value = answer?.ok ? w.saved : answer?.status === 0 ? w.unreachable : answer?.status === 503 ? w.busy : w.wrong;
  }
  return (
    <div class="photo-now">
      {image.value ? <img class="mine" src={`data:image/jpeg;base64,${image.value}`} alt={w.alt} width={96} height={96} /> : null}
      <p class="quiet">{photo === undefined ? w.none : w.line}</p>
      <p role="status">{told.value}</p>
      <div class="ends">
        {ways.give && <label class="plain button pick-file" for={id}>{w.pick}<input id={id} class="only-spoken" type="file" accept="image/jpeg,image/png" onChange={(event) => void pick(event.currentTarget)} /></label>}
        {photo !== undefined && <button type="button" class="plain" onClick={() => void ways.take().then((answer) => (told.value = answer.ok ? '' : w.unreachable))}>{w.remove}</button>}
      </div>
    </div>
  );
}
