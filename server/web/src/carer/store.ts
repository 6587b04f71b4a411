// Who is here, and whether the centre can be reached: the one place that signs in and out.
import { signal } from '@preact/signals';
import type { Me, SignInAnswer } from '../shared/contract';
import { ask, type Answer } from '../shared/http';

export type Phase =
  | 'starting'
  | 'signed-out'
  /** Signed in, as far as this phone knows; `me` is missing while the centre was not reached yet. */
  | 'in'
  /** She pressed 'sign out' and the centre does not know yet. */
  | 'signing-out'
  /** Her session is almost over: she signs in anew, and stays on duty. */
  | 'renewing';

export type Because = '' | 'expired' | 'no-carer' | 'signed-out';

export const phase = signal<Phase>('starting');
export const me = signal<Me | undefined>(undefined);
export const because = signal<Because>('');
/** The last word of the centre to a question; calls have a line of their own. */
export const reached = signal(false);

/** Between two tries, in ms. */
const AGAIN_AFTER = 3_000;

// What outlives the page: flags, no names.
const IN = 'nabij.carer.in';
const LEAVING = 'nabij.carer.leaving';

export function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string | undefined) {
  try {
    if (value === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing: it holds for this page only.
  }
}

let leaving = kept(LEAVING) !== null;
let timer: ReturnType<typeof setTimeout> | undefined;

const again = () => {
  clearTimeout(timer);
  timer = setTimeout(() => void begin(), AGAIN_AFTER);
};

/** Looks whether a session is still there; what was pressed without a connection comes first. */
export async function begin(): Promise<void> {
  clearTimeout(timer);
  if (leaving) return leave();
  const answer = await ask<Me | SignInAnswer>('GET', '/api/v1/session');
  // She pressed something meanwhile, or types her password: the form stays until she has.
  if (leaving || renewing()) return;
  if (answer.ok) enter('me' in answer.body ? answer.body.me : answer.body);
  else if (answer.status === 401 || answer.status === 403) out(kept(IN) !== null ? 'expired' : '');
  else {
    reached.value = false;
    // The shell opened without a connection: as it was left.
    if (phase.value === 'starting' && kept(IN) !== null) phase.value = 'in';
    again();
  }
}

export async function signIn(user: string, password: string, code?: string): Promise<Answer<SignInAnswer>> {
  const answer = await ask<SignInAnswer>('POST', '/api/v1/session', { user, password, ...(code ? { code } : {}) });
  if (answer.ok) {
    because.value = '';
    enter(answer.body.me);
  }
  return answer;
}

/** @returns after it is decided what is shown */
function enter(who: Me) {
  reached.value = true;
  // She has to set up her second step first, and there she can.
  if (who.confined) return location.assign('/admin#account');
  if (!who.roles.includes('carer')) {
    signOut('no-carer');
    return;
  }
  keep(IN, '1');
  me.value = who;
  phase.value = 'in';
}

export function renew() {
  phase.value = 'renewing';
}

const renewing = () => phase.value === 'renewing';

/** At once here; at the centre as soon as it is reached. */
export function signOut(why: Because = 'signed-out') {
  leaving = true;
  keep(LEAVING, '1');
  keep(IN, undefined);
  because.value = why;
  me.value = undefined;
  phase.value = 'signing-out';
  void leave();
}

async function leave() {
  phase.value = 'signing-out';
  const answer = await ask('DELETE', '/api/v1/session');
  if (!answer.ok && answer.status !== 401) {
    reached.value = false;
    return again();
  }
  leaving = false;
  keep(LEAVING, undefined);
  out(because.value || 'signed-out');
}

function out(why: Because) {
  keep(IN, undefined);
  me.value = undefined;
  because.value = why;
  reached.value = true;
  phase.value = 'signed-out';
}

/** The line to the centre is refused: by a lost network, or because the session is over? */
export function doubt() {
  if (phase.value === 'in') void begin();
}

export function followConnection() {
  addEventListener('online', () => phase.value !== 'signed-out' && void begin());
}
