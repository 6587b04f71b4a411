// Live text of a call: the lines of both sides, and what somebody types just now, letter by letter, so that who hears badly reads along as
// others listen along. It is kept nowhere.
import { MOST_TEXTS } from './limits';

/** What is typed goes out as it grows, at most so often, in ms. EN 301 549 (6.2.1.4) lets 500 pass. */
export const TYPED_EACH = 300;

export interface Text {
  party: string;
  text: string;
}

export class Texts {
  #call = '';
  #lines: Text[] = [];
  readonly #typed = new Map<string, string>();

  /** Of this call alone. */
  begin(call: string) {
    if (call === this.#call) return;
    this.#call = call;
    this.#lines = [];
    this.#typed.clear();
  }

  /** @param typing what stands in the field now, instead of what stood there before; else a line that is done */
  heard(party: string, text: string, typing: boolean) {
    this.#typed.delete(party);
    if (!typing) this.#lines = [...this.#lines, { party, text }].slice(-MOST_TEXTS);
    else if (text.trim() !== '') this.#typed.set(party, text);
  }

  get view(): { texts: Text[]; typed: Text[] } {
    return { texts: this.#lines, typed: [...this.#typed].map(([party, text]) => ({ party, text })) };
  }
}

/** What is shown of it to whom it is written: what is typed now, else the last line; `live` while it still grows. */
export function shownOf(view: { texts: Text[]; typed?: Text[] }, me: string): (Text & { live: boolean }) | undefined {
  const others = (texts: Text[] = []) => texts.filter((one) => one.party !== me && one.text.trim() !== '').at(-1);
  const typed = others(view.typed);
  const last = typed ?? others(view.texts);
  return last && { ...last, live: typed !== undefined };
}

/** The field in which somebody types, seen by whoever sends it. */
export class Typed {
  readonly #send: (text: string) => void;
  #text = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (text: string) => void) {
    this.#send = send;
  }

  becomes(text: string) {
    this.#text = text;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#send(this.#text);
    }, TYPED_EACH);
  }

  /** The line is done: what it was before must not come after it. */
  done() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
