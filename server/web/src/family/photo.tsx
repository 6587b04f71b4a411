import { useId } from 'preact/hooks';
import type { FamilyHome } from '../shared/contract';
import { Photo } from '../shared/photo';
import { givePhoto, readPhoto, takePhoto } from './api';
import { come, words } from './store';

/** Her face as the client sees it. */
export function OwnPhoto({ me }: { me: FamilyHome }) {
  const w = words.value.photo;
  const id = useId();
  const give = async (image: string) => {
    const answer = await givePhoto(image);
    if (answer.ok) come(answer.body);
    return answer;
  };
  const take = async () => {
    const answer = await takePhoto();
    const { photo: _, ...rest } = me;
    if (answer.ok) come(rest);
    return answer;
  };
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{w.title}</h2>
      <Photo photo={me.photo} ways={{ read: readPhoto, give, take }} words={{ ...w, unreachable: words.value.unreachable }} />
    </section>
  );
}
