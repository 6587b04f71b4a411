// The console's own preferences, and its words in the language that was chosen.
import { computed, signal } from '@preact/signals';
import { kept, language } from '../shared/prefs';
import { en } from './words.en';
import { nl, type Words } from './words.nl';

export { followPrefs, keep, language, theme } from '../shared/prefs';

/** Single letters as keys can be switched off, for whoever dictates (WCAG 2.1.4). */
export const letters = signal(kept('letters') !== 'off');

export const words = computed<Words>(() => (language.value === 'en' ? en : nl));
