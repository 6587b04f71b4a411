// The carer's preferences and words. What this phone keeps says nothing about a client.
import { computed } from '@preact/signals';
import { language } from '../shared/prefs';
import { en } from './words.en';
import { nl, type Words } from './words.nl';

export { followPrefs, language, switchLanguage, switchTheme, theme } from '../shared/prefs';

export const words = computed<Words>(() => (language.value === 'en' ? en : nl));
