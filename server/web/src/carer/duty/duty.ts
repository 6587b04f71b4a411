// Her duty: what she pressed is kept until the centre has it, also over a reload.
import { computed, effect, signal, untracked } from '@preact/signals';
import type { CarerDuty } from '../../shared/contract';
import { heard, now } from '../../shared/clock';
import { ask } from '../../shared/http';
import { keep, kept, me, phase, reached, renew, doubt } from '../store';
import { ASKS_BEFORE, dueOf, dutyOf, knownOf, wishOf, type Wish } from './wish';

// What outlives the page: times, no names.
const WISH = 'nabij.carer.wish';
const KNOWN = 'nabij.carer.duty';
/** Between two tries, in ms. */
const AGAIN_AFTER = 3_000;
/** How often it is read again: it may have ended on another device. In ms. */
const READ_EACH = 60_000;

const known = signal<CarerDuty | undefined>(knownOf(kept(KNOWN)));
const wish = signal<Wish | undefined>(wishOf(kept(WISH)));
export const problem = signal<'' | 'failed' | 'late'>('');
export const duty = computed(() => dutyOf(known.value, wish.value, now.value));
/** On duty as the centre has it: what the phone does not ring for would else look like ringing. */
export const onDuty = computed(() => duty.value?.on === true && !duty.value.pending);

let timer: ReturnType<typeof setTimeout> | undefined;
/** She wants to stay: once she signed in anew, it is said again. */
let stays = false;

function wishes(next: Wish | undefined) {
  wish.value = next;
  keep(WISH, next && JSON.stringify(next));
}

function learns(told: CarerDuty | undefined) {
  known.value = told;
  keep(KNOWN, told && JSON.stringify(told));
}

export function say(on: boolean) {
  problem.value = '';
  wishes({ onDuty: on, at: Date.now() });
  void settle();
}

/** Near the end: said again; where the session itself is almost over, she signs in anew first. */
export async function stay() {
  say(true);
  await settled;
  const { until, pending } = duty.value ?? {};
  if (!pending && until !== undefined && until - now.value <= ASKS_BEFORE) {
    stays = true;
    renew();
  }
}

let settled: Promise<void> = Promise.resolve();
let busy = false;

function settle(): Promise<void> {
  if (!busy) settled = once();
  return settled;
}

/** Says what was pressed, or reads how it is. */
async function once() {
  clearTimeout(timer);
  if (!me.value) return;
  busy = true;
  const said = wish.value;
  const due = said && dueOf(said, Date.now());
  if (due === 'late') {
    problem.value = 'late';
    wishes(undefined);
  }
  const answer = due && due !== 'late' ? await ask<CarerDuty>('PUT', '/api/v1/carer-duty', due) : await ask<CarerDuty>('GET', '/api/v1/carer-duty');
  busy = false;
  if (answer.ok) {
    heard(answer.body.now);
    learns(answer.body);
    reached.value = true;
    // She may have pressed again meanwhile.
    if (wish.value === said) wishes(undefined);
  } else if (answer.status === 401) return doubt();
  else if (answer.status >= 400 && answer.status < 500) {
    problem.value = 'failed';
    wishes(undefined);
  } else reached.value = false;
  timer = setTimeout(() => void settle(), wish.value ? AGAIN_AFTER : READ_EACH);
}

export function followDuty() {
  effect(() => {
    if (me.value) {
      untracked(() => {
        if (stays) say(true);
        stays = false;
        void settle();
      });
    } else {
      clearTimeout(timer);
      // Signing out ends her duty: what was wished before is over with it.
      if (phase.value === 'signed-out' || phase.value === 'signing-out') {
        untracked(() => {
          wishes(undefined);
          learns(undefined);
        });
      }
    }
  });
  addEventListener('online', () => void settle());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void settle());
}
