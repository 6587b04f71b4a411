import type { SeenWords } from './nl';

export const seenEn: SeenWords = {
  seen: 'She sees you as soon as the call begins.',
  unseen: 'She will hear you, but not see you.',
  on: 'Camera on', off: 'Camera off',
};
