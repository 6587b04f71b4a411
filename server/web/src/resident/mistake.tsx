import { useEffect, useRef } from 'preact/hooks';
import { asking, mistakeFailed, sayMistake, words } from './store';

/** The one question of this screen. Its safe answer has the focus: OK pressed by accident changes nothing. */
export function Mistake() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const w = words.value;
  const close = () => {
    asking.value = false;
    mistakeFailed.value = false;
  };
  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="question">
      <h1 id="question">{w.question}</h1>
      <p role="status" class={mistakeFailed.value ? 'failed' : ''}>{mistakeFailed.value ? w.mistakeFailed : w.questionLine}</p>
      <div class="answers">
        <button type="button" class="no" autofocus onClick={close}>{w.questionNo}</button>
        <button type="button" class="yes" onClick={() => void sayMistake()}>{w.questionYes}</button>
      </div>
    </dialog>
  );
}
