// Proves to the server that this screen lives: its worker, its page, whether it can be seen, whether it would be heard.
import { answerPings, say, watchSilence } from '../store';
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
  document.addEventListener('visibilitychange', () => {
    // The server is told at once, not at the next ping, that nobody looks.
    if (waiting === undefined && last >= 0) sendAlive({ number: last, drew: !document.hidden, worker: true });
  });
}

let last = -1;

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
  last = done.number;
  say({
    type: 'alive', number: done.number, page: done.drew, worker: done.worker,
    visible: document.visibilityState === 'visible', sound: audible.value,
  });
}
