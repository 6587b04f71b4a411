// How many tiles a screen holds.
import { signal } from '@preact/signals';

/** Six big tiles fit on a wide screen, four on a small one; below that they would shrink under a finger. */
const wide = matchMedia('(min-width: 1200px)');
export const capacity = signal(wide.matches ? 6 : 4);
wide.addEventListener('change', () => (capacity.value = wide.matches ? 6 : 4));
