// The console's second heart. A hidden page's own timers are slowed to one a minute; a worker's are not.
// It answers for itself, and it beats the time for the page's sound and watch.

/** How often the page is told to look after sound and silence, in ms. */
const BEAT = 500;
/** The page has this long after a ping to have run and drawn, in ms; then the answer goes out without it. */
const LONGEST_DRAW = 2_000;

export type ToWorker = { ping: number };
export type FromWorker = { beat: true } | { alive: number } | { due: number };

const tell = (message: FromWorker) => postMessage(message);

addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const { ping } = event.data;
  tell({ alive: ping });
  setTimeout(() => tell({ due: ping }), LONGEST_DRAW);
});
setInterval(() => tell({ beat: true }), BEAT);
