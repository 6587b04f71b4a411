// Her own photo, which clients see when she calls or answers.
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { OwnAccount, PhotoView } from '../shared/contract';
import { ask, type Answer } from '../shared/http';
import { Photo } from '../shared/photo';
import { words } from './prefs';
import { reached } from './store';

const ACCOUNT = '/api/v1/account';
const PHOTO = `${ACCOUNT}/photo`;

/** Its name, empty where there is none; undefined while nobody answered. */
const photo = signal<string | undefined>(undefined);

async function look() {
  const answer = await ask<OwnAccount>('GET', ACCOUNT);
  if (answer.ok) photo.value = answer.body.photo ?? '';
}

async function then(answer: Promise<Answer<void>>): Promise<Answer<void>> {
  const known = await answer;
  if (known.ok) await look();
  return known;
}

/** Asked for while it is shown alone: nothing of her is kept on the phone. */
export function OwnPhoto() {
  const w = words.value.photo;
  useEffect(() => {
    if (reached.value) void look();
    return () => void (photo.value = undefined);
  }, [reached.value]);
  if (photo.value === undefined) return null;
  return (
    <section class="card" aria-labelledby="photo">
      <h2 id="photo">{w.title}</h2>
      <Photo photo={photo.value === '' ? undefined : photo.value} words={w} ways={{
        read: () => ask<PhotoView>('GET', PHOTO), give: (image) => then(ask<void>('PUT', PHOTO, { image })), take: () => then(ask<void>('DELETE', PHOTO)),
      }} />
    </section>
  );
}
