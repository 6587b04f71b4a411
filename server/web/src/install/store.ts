// What the installer's page knows: the box's last answer, asked for each second while the page is looked at.
import { computed, effect, signal } from '@preact/signals';
import type { InstallSetting, InstallState } from '../shared/contract';
import { ask, type Answer } from '../shared/http';
import { language } from '../shared/prefs';
import { en } from './words.en';
import { nl, type Words } from './words.nl';

/** Somebody stands before it and waits for a device to appear; the box is asked for some KiB on loopback or Wi-Fi. */
const EACH = 1_000;

export const words = computed<Words>(() => (language.value === 'en' ? en : nl));
export const state = signal<InstallState | undefined>(undefined);
export const lost = signal(false);

let timer: ReturnType<typeof setTimeout> | undefined;

export function start() {
  effect(() => {
    document.title = words.value.title;
  });
  document.addEventListener('visibilitychange', () => void look());
  void look();
}

export async function look() {
  clearTimeout(timer);
  if (document.hidden) return;
  const answer = await ask<InstallState>('GET', '/api/v1/install');
  lost.value = !answer.ok;
  if (answer.ok) state.value = answer.body;
  clearTimeout(timer);
  timer = setTimeout(() => void look(), EACH);
}

async function then<T>(wish: Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await wish;
  void look();
  return answer;
}

const device = (id: string) => `/api/v1/install/devices/${encodeURIComponent(id)}`;

export const signIn = (name: string, code: string) => then(ask('POST', '/api/v1/install/session', { name, code }));
export const signOut = () => then(ask('POST', '/api/v1/install/session/end', {}));
export const openForNew = (open: boolean) => then(ask('POST', '/api/v1/install/joining', { open }));
export const install = (id: string, setting: InstallSetting) => then(ask('POST', device(id), setting));
export const remove = (id: string) => then(ask('POST', `${device(id)}/remove`, {}));
export const test = (id: string) => then(ask('POST', `${device(id)}/test`, {}));
export const stopTest = () => then(ask('POST', '/api/v1/install/test/stop', {}));

/** What somebody reads whose wish was refused. */
export function refusal(answer: Answer<unknown>): string {
  if (answer.ok) return '';
  const w = words.value.refused;
  if (answer.status === 0) return w.unreachable;
  if (answer.status === 401) return w.over;
  if (answer.status === 429) return w.wait;
  const known = w[answer.error as keyof typeof w];
  return typeof known === 'string' ? known : w.other(answer.message);
}
