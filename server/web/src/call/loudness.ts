// How loud a voice is at the other side, as steps that a person can count: `+` and `-` like on a telephone for the hard of hearing.

/** Against the voice as it comes; the middle is as it comes. About 8 dB between two of them is clearly heard as louder. */
const FACTORS = [0.16, 0.4, 1, 2.5, 6.3];

export const SOFTEST = 1;
export const LOUDEST = FACTORS.length;
export const USUAL = 3;

/** @returns undefined for what is no step: it comes from another device */
export function stepOf(said: unknown): number | undefined {
  return typeof said === 'number' && Number.isInteger(said) && said >= SOFTEST && said <= LOUDEST ? said : undefined;
}

export function factorOf(step: number): number {
  return FACTORS[step - 1] ?? 1;
}
