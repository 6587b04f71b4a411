// Proves to the server that this screen lives: its worker, its page, whether it can be seen, whether it would be heard.
import { effect, untracked } from '@preact/signals';
import { answerPings, say, watchSilence } from '../store';
import { beatCalls } from '../call/calls';
import { audible, beat } from './sound';
import type { FromWorker, ToWorker } from './worker';

interface Waiting {
  number: number;
  drew: boolean;
  worker: boolean;
}

let waiting: Waiting | undefined;

export function startAlive() {
  const worker = new Worker(WORKER_URL, { type: 'module' });
  worker.onmessage = (event: MessageEvent<FromWorker>) => {
    const message = event.data;
    if ('beat' in message) {
      watchSilence();
      beat();
      beatCalls();
    } else if ('alive' in message) {
      if (waiting?.number === message.alive) waiting.worker = true;
      answerWhenWhole();
    } else if (waiting?.number === message.due) answer();
  };
  answerPings((number) => {
    waiting = { number, drew: false, worker: false };
    worker.postMessage({ ping: number } satisfies ToWorker);
    // Runs only when the page is really drawn: a hidden or frozen page does not get here.
    requestAnimationFrame(() => {
      if (waiting?.number === number) waiting.drew = true;
      answerWhenWhole();
    });
  });
  // Told at once, not at the next ping: that nobody looks, and that the sound is on or off.
  document.addEventListener('visibilitychange', repeat);
  effect(() => {
    void audible.value;
    untracked(repeat);
  });
}

/** The newest answer; what changed since is said under its number. */
let last: Waiting | undefined;

function repeat() {
  if (last) sendAlive({ ...last, drew: last.drew && !document.hidden });
}

function answerWhenWhole() {
  if (waiting?.drew && waiting.worker) answer();
}

function answer() {
  if (!waiting) return;
  const done = waiting;
  waiting = undefined;
  sendAlive(done);
}

function sendAlive(done: Waiting) {
  last = done;
  say({
    type: 'alive', number: done.number, page: done.drew, worker: done.worker,
    visible: document.visibilityState === 'visible', sound: audible.value,
  });
}
