// Whether somebody who calls is seen from the start: a face is what the call is for, so yes, until she chose otherwise in this browser.
import { signal } from '@preact/signals';
import { keep, kept } from '../kept';

export const seenAtStart = signal(kept('camera') !== 'off');
/** There is a camera here, as far as is known. */
export const cameraThere = signal(false);

/** Her own press, before or in a call: the next call begins as this one was left. */
export function chooseSeen(on: boolean) {
  seenAtStart.value = on;
  keep('camera', on ? 'on' : 'off');
}

/** A machine without a camera begins without one, and that is no fault. What there is can be asked without permission. */
export async function hasCamera(): Promise<boolean> {
  try {
    cameraThere.value = (await navigator.mediaDevices.enumerateDevices()).some(({ kind }) => kind === 'videoinput');
  } catch {
    cameraThere.value = false;
  }
  return cameraThere.value;
}
