import { mdiArrowLeft } from '@mdi/js';
import type { ComponentChildren } from 'preact';
import { Icon } from '../shared/icon';
import { open, words, type Place } from './store';

/** The head of each view, with the way back first. */
export function Heading({ title, to = 'home', children }: { title: string; to?: Place; children?: ComponentChildren }) {
  return (
    <div class="heading">
      <button type="button" class="plain back" onClick={() => open(to)}><Icon path={mdiArrowLeft} />{words.value.toStart}</button>
      <h1>{title}</h1>
      {children}
    </div>
  );
}
