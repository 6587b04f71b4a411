// Live text and what each side says that it sends, over a data channel: end to end, so that no server can say it for us.
import type { Look } from './capture';
import { MOST_TEXT, MOST_TEXTS_WAITING } from './limits';
import { stepOf } from './loudness';

export type Said = { type: 'text' | 'typing'; text: string } | { type: 'loudness'; step: number } | ({ type: 'sending' } & There);

export interface There {
  voice: boolean;
  look: Look;
  /** How loud it plays the voices that come to it; of a device that lets itself be set. */
  loudness?: number;
}

export interface WordsListener {
  opened: () => void;
  /** @param typing it stands in the field there, and is no line yet */
  text: (text: string, typing: boolean) => void;
  there: (there: There) => void;
  /** The other side asks this one to play voices so loud. */
  loudness: (step: number) => void;
}

const LOOKS: readonly Look[] = ['none', 'audio', 'veiled', 'clear'];

export class Words {
  readonly #listener: WordsListener;
  #channel: RTCDataChannel | undefined;
  #waiting: string[] = [];

  constructor(listener: WordsListener) {
    this.#listener = listener;
  }

  attach(connection: RTCPeerConnection) {
    // Agreed beforehand, so that it never has to be offered by one side.
    const channel = connection.createDataChannel('words', { negotiated: true, id: 0 });
    this.#channel = channel;
    channel.onopen = () => {
      this.#listener.opened();
      for (const text of this.#waiting.splice(0)) this.tell({ type: 'text', text });
    };
    channel.onmessage = (event) => this.#heard(event.data);
  }

  tell(said: Said): boolean {
    if (this.#channel?.readyState !== 'open') return false;
    this.#channel.send(JSON.stringify(said));
    return true;
  }

  /** @returns false when it is too long, or too much waits already */
  say(text: string, typing = false): boolean {
    if (text.length > MOST_TEXT) return false;
    // What is only being typed is worth nothing later.
    if (typing) return this.tell({ type: 'typing', text });
    if (this.tell({ type: 'text', text })) return true;
    if (this.#waiting.length >= MOST_TEXTS_WAITING) return false;
    this.#waiting.push(text);
    return true;
  }

  #heard(data: unknown) {
    let said: Partial<Record<string, unknown>> | null;
    try {
      said = JSON.parse(String(data));
    } catch {
      return;
    }
    const { type, text, voice, look, loudness, step } = said ?? {};
    if ((type === 'text' || type === 'typing') && typeof text === 'string') this.#listener.text(text.slice(0, MOST_TEXT), type === 'typing');
    if (type === 'loudness' && stepOf(step) !== undefined) this.#listener.loudness(stepOf(step)!);
    if (type === 'sending') {
      const loud = stepOf(loudness);
      this.#listener.there({ voice: voice === true, look: LOOKS.find((each) => each === look) ?? 'none', ...(loud === undefined ? {} : { loudness: loud }) });
    }
  }
}
