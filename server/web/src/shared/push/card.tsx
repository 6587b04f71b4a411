import type { PushWords } from './words';
import { push, sendTest, tested, turnOff, turnOn } from './push';

/** Whether this phone rings with the page closed, and what can be done about it. */
export function PushCard({ words }: { words: PushWords }) {
  const state = push.value;
  if (state === 'unknown') return null;
  return (
    <section class="card" aria-labelledby="push">
      <h2 id="push">{words.title}</h2>
      <p role="status">{words[state]}</p>
      {state === 'on' && (
        <div class="pair">
          <button type="button" class="plain" disabled={tested.value === 'busy'} onClick={() => void sendTest()}>{words.test}</button>
          <button type="button" class="plain" onClick={() => void turnOff()}>{words.turnOff}</button>
        </div>
      )}
      {tested.value !== '' && tested.value !== 'busy' && <p role="status">{words.tested[tested.value]}</p>}
      {(state === 'off' || state === 'failed') && <button type="button" class="big calm primary" onClick={() => void turnOn()}>{words.turnOn}</button>}
    </section>
  );
}
