// Whether somebody who calls is seen from the start: a face is what the call is for, so yes, until she chose otherwise in this browser.
import { computed, signal } from '@preact/signals';
import { keep, kept } from '../kept';

const chosen = signal(kept('camera'));
export const seenAtStart = computed(() => chosen.value !== 'off');
/** Where nothing could be read before, as in speech for an alarm, only who once chose to be seen is. */
export const seenUntold = computed(() => chosen.value === 'on');
/** There is a camera here that this page may use, as far as is known. */
export const cameraThere = signal(false);

/** Her own press, before or in a call: the next call begins as this one was left. */
export function chooseSeen(on: boolean) {
  chosen.value = on ? 'on' : 'off';
  keep('camera', on ? 'on' : 'off');
}

/** A machine without a camera begins without one, and that is no fault. What there is can be asked without permission. */
export async function hasCamera(): Promise<boolean> {
  try {
    const there = (await navigator.mediaDevices.enumerateDevices()).some(({ kind }) => kind === 'videoinput');
    cameraThere.value = there && !(await isRefused());
  } catch {
    cameraThere.value = false;
  }
  return cameraThere.value;
}

/** Said no to once and for all: it would be told as a fault in each call. Not every browser can be asked. */
async function isRefused(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: 'camera' as PermissionName })).state === 'denied';
  } catch {
    return false;
  }
}
