// How this operator likes the screen; kept in the browser, never anything about a client.
import { computed, effect, signal } from '@preact/signals';
import { en } from './words.en';
import { nl, type Words } from './words.nl';

type Theme = 'night' | 'day';

export const language = signal<'nl' | 'en'>(kept('language') === 'en' ? 'en' : 'nl');
export const theme = signal<Theme>((kept('theme') as Theme | null) ?? (matchMedia('(prefers-color-scheme: light)').matches ? 'day' : 'night'));
/** Single letters as keys can be switched off, for whoever dictates (WCAG 2.1.4). */
export const letters = signal(kept('letters') !== 'off');

export const words = computed<Words>(() => (language.value === 'en' ? en : nl));

export function followPrefs() {
  effect(() => {
    document.documentElement.dataset['theme'] = theme.value;
    document.documentElement.lang = language.value;
  });
}

export function keep(name: 'language' | 'theme' | 'letters', value: string) {
  try {
    localStorage.setItem(`nabij.${name}`, value);
  } catch {
    // A browser that keeps nothing: it holds for this page only.
  }
}

function kept(name: string): string | null {
  try {
    return localStorage.getItem(`nabij.${name}`);
  } catch {
    return null;
  }
}
