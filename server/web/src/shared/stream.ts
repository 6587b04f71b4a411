// A WebSocket that comes back by itself. Each face is a function of what arrives here.

/** First and longest pause between two attempts, in ms: a restart of the box takes a few seconds, and a screen that waits longer looks dead. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 5_000;
/** An attempt that neither opens nor fails in this time is given up, in ms. */
const LONGEST_ATTEMPT = 8_000;
/** The other side gave this page's place to a newer one. Two that came back by themselves would take it from each other for ever. */
const TAKEN_OVER = 4001;
/** What shows that somebody is at this page, and not at the other. */
const SOMEBODY = ['pointerdown', 'keydown'] as const;

export interface StreamListener {
  /** One whole text frame, parsed. */
  frame(json: unknown): void;
  /** The connection stands, nothing has arrived yet. */
  opened(): void;
  /** Nothing comes any more; attempts go on. Called once per loss. */
  lost(): void;
}

export interface Stream {
  send(message: unknown): boolean;
  /** Drops the connection and tries anew at once, e.g. when it is open and silent. */
  renew(): void;
  close(): void;
}

export function openStream(path: string, listener: StreamListener, random: () => number = Math.random): Stream {
  const address = new URL(path, location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  let socket: WebSocket | undefined;
  let pause = FIRST_PAUSE;
  let timer = 0;
  let closed = false;
  let told = false;

  function connect() {
    const attempt = new WebSocket(address);
    socket = attempt;
    const giveUp = setTimeout(() => end(attempt), LONGEST_ATTEMPT);
    attempt.onopen = () => {
      clearTimeout(giveUp);
      told = false;
      listener.opened();
    };
    attempt.onmessage = (event) => {
      if (attempt !== socket || typeof event.data !== 'string') return;
      let json: unknown;
      try {
        json = JSON.parse(event.data);
      } catch {
        // A frame cut in two says nothing about the state: a new connection begins with a whole one.
        end(attempt);
        return;
      }
      pause = FIRST_PAUSE;
      listener.frame(json);
    };
    attempt.onclose = ({ code }) => {
      clearTimeout(giveUp);
      end(attempt, code === TAKEN_OVER);
    };
  }

  /** @param away until somebody is at this page */
  function end(attempt: WebSocket, away = false) {
    if (attempt !== socket) return;
    socket = undefined;
    attempt.onopen = attempt.onmessage = attempt.onclose = null;
    attempt.close();
    if (closed) return;
    if (!told) {
      told = true;
      listener.lost();
    }
    if (away) return void SOMEBODY.forEach((sign) => addEventListener(sign, back));
    timer = setTimeout(connect, pause * (0.75 + random() / 2));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  function back() {
    SOMEBODY.forEach((sign) => removeEventListener(sign, back));
    if (!closed && !socket) connect();
  }

  connect();
  return {
    send(message) {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    renew() {
      if (socket) end(socket);
    },
    close() {
      closed = true;
      clearTimeout(timer);
      const open = socket;
      socket = undefined;
      open?.close();
    },
  };
}
