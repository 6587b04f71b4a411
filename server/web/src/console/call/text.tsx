// What is typed to her, for who hears badly: it goes from device to device and is kept nowhere.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { LineView } from '../../call/line';
import { letters, words } from '../prefs';
import { field, textFailed, write } from './calls';

/** As the engine has it. */
const LONGEST = 500;

export function LiveText({ me, texts, ready }: { me: string; texts: LineView['texts']; ready: boolean }) {
  const w = words.value.call;
  const line = useSignal('');
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [texts.length]);
  // Closed, on hold or over: what was not sent is not said.
  useEffect(() => () => field.leave(), []);
  function send(event: Event) {
    event.preventDefault();
    const text = line.value.trim();
    if (text !== '' && write(text)) line.value = '';
  }
  return (
    <div class="live-text">
      {texts.length === 0 ? <p class="quiet">{w.textNone}</p> : (
        <ol ref={list} aria-live="polite" tabIndex={0} aria-label={w.text}>
          {texts.map(({ party, text }, i) => <li key={i} class={party === me ? 'own' : ''}>{party === me && <span>{w.you}: </span>}{text}</li>)}
        </ol>
      )}
      <form onSubmit={send}>
        <label>
          <span>{w.text}{letters.value && <kbd>L</kbd>}</span>
          <input id="live-text" autocomplete="off" maxLength={LONGEST} value={line.value} onInput={(event) => {
            line.value = event.currentTarget.value;
            if (ready) field.becomes(line.value);
          }}
            onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()} />
        </label>
        <button type="submit" class="plain" disabled={!ready}>{w.textSend}</button>
      </form>
      <p class="refusal" role="alert">{textFailed.value ? w.textFailed : ''}</p>
    </div>
  );
}
