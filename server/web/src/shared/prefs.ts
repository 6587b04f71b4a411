// How somebody at a desk likes the screen; kept in the browser, never anything about a client.
import { effect, signal } from '@preact/signals';
import { keep, kept } from './kept';

export { keep, kept } from './kept';

type Theme = 'night' | 'day';

export const language = signal<'nl' | 'en'>(kept('language') === 'en' ? 'en' : 'nl');
export const theme = signal<Theme>((kept('theme') as Theme | null) ?? (matchMedia('(prefers-color-scheme: light)').matches ? 'day' : 'night'));

export function followPrefs() {
  effect(() => {
    document.documentElement.dataset['theme'] = theme.value;
    document.documentElement.lang = language.value;
  });
}

export function switchLanguage() {
  language.value = language.value === 'nl' ? 'en' : 'nl';
  keep('language', language.value);
}

export function switchTheme() {
  theme.value = theme.value === 'night' ? 'day' : 'night';
  keep('theme', theme.value);
}
