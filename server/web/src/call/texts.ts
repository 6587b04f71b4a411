// Live text of a call: the lines of both sides, and what somebody types just now, letter by letter, so that who hears badly reads along as
// others listen along. It is kept nowhere.
import { MOST_TEXTS } from './limits';

/** What is typed goes out as it grows, at most so often, in ms. EN 301 549 (6.2.4) lets 500 pass. */
export const TYPED_EACH = 300;
/** Whoever went on with something else in the middle of a line takes it back: it would stand before all that comes. In ms. */
export const TYPED_STANDS = 10_000;

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
    if (typing && text.trim() !== '') this.#typed.set(party, text);
    if (typing) return;
    this.#lines = [...this.#lines, { party, text }].slice(-MOST_TEXTS);
    // The newer is read: whoever still types is there again with the next letter.
    this.#typed.clear();
  }

  /** @param isHere who left in the middle of a line types it no more, also when she comes back */
  view(isHere: (party: string) => boolean): { texts: Text[]; typed: Text[] } {
    for (const party of this.#typed.keys()) if (!isHere(party)) this.#typed.delete(party);
    return { texts: this.#lines, typed: [...this.#typed].map(([party, text]) => ({ party, text })) };
  }
}

type Read = { texts: Text[]; typed?: Text[] };

const others = (texts: Text[] = [], me: string) => texts.filter((one) => one.party !== me && one.text.trim() !== '').at(-1);

/** What is shown of it to whom it is written: what is typed now, else the last line. */
export function shownOf(view: Read, me: string): Text | undefined {
  return others(view.typed, me) ?? others(view.texts, me);
}

/** What is spoken of it by a screen reader: lines that are done, once each. */
export function spokenOf(view: Read, me: string): Text | undefined {
  return others(view.texts, me);
}

/** The field in which somebody types, seen by whoever sends it. */
export class Typed {
  readonly #send: (text: string) => void;
  #text = '';
  #sent = '';
  #next: ReturnType<typeof setTimeout> | undefined;
  #stands: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (text: string) => void) {
    this.#send = send;
  }

  becomes(text: string) {
    this.#text = text;
    this.#next ??= setTimeout(() => this.#tell(this.#text), TYPED_EACH);
  }

  /** The line is done: what it was before must not come after it. */
  done() {
    this.#forget();
    this.#sent = '';
  }

  /** The field is gone, and what was in it was not sent. */
  leave() {
    this.#forget();
    if (this.#sent !== '') this.#tell('');
  }

  #tell(text: string) {
    this.#forget();
    this.#sent = text;
    this.#send(text);
    if (text !== '') this.#stands = setTimeout(() => this.#tell(''), TYPED_STANDS);
  }

  #forget() {
    clearTimeout(this.#next);
    clearTimeout(this.#stands);
    this.#next = undefined;
  }
}
