import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { FamilyHome } from '../shared/contract';
import { squareOf } from '../shared/square';
import { givePhoto, readPhoto, takePhoto } from './api';
import { come, words } from './store';

/** Her face as the client sees it. */
export function Photo({ me }: { me: FamilyHome }) {
  const w = words.value.photo;
  const id = useId();
  const image = useSignal('');
  const told = useSignal('');
  useEffect(() => {
    if (me.photo === undefined) return void (image.value = '');
    void readPhoto().then((answer) => {
      if (answer.ok) image.value = answer.body.image;
    });
  }, [me.photo]);
  async function pick(input: HTMLInputElement) {
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    const square = await squareOf(file);
    const answer = square === undefined ? undefined : await givePhoto(square);
    told.value = answer?.ok ? w.saved : answer?.status === 0 ? words.value.unreachable : w.wrong;
    if (answer?.ok) come(answer.body);
  }
  return (
    <section class="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{w.title}</h2>
      {image.value ? <img class="mine" src={`data:image/jpeg;base64,${image.value}`} alt={w.alt} /> : null}
      <p class="quiet">{me.photo === undefined ? w.none : w.line}</p>
      <p role="status">{told.value}</p>
      <div class="ends">
        <label class="plain pick-file" for={id}>{w.pick}<input id={id} class="only-spoken" type="file" accept="image/jpeg,image/png" onChange={(event) => void pick(event.currentTarget)} /></label>
        {me.photo !== undefined && <button type="button" class="plain" onClick={() => void takePhoto().then((answer) => {
          if (!answer.ok) return;
          const { photo: _, ...rest } = me;
          come(rest);
        })}>{w.remove}</button>}
      </div>
    </section>
  );
}
