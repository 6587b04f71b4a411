// How the console's components are laid out on their page.
import type { ComponentChildren } from 'preact';
import { Case } from './frame';

export function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return <section class="part"><h2>{title}</h2><div class="cases">{children}</div></section>;
}

export function Box({ name, wide, children }: { name: string; wide?: boolean; children: ComponentChildren }) {
  return <Case name={name}><div class={`box ${wide ? 'middle' : ''}`}>{children}</div></Case>;
}
