export const seenNl = {
  seen: 'Zij ziet u zodra het gesprek begint.',
  unseen: 'Zij hoort u straks, maar ziet u niet.',
  on: 'Camera aan', off: 'Camera uit',
};
export type SeenWords = typeof seenNl;
