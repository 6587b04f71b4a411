import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { organisation, requireSecondFactor } from '../account/calls';
import { refusal } from '../refusal';
import { words } from '../store';

/** Whether everybody here needs a second factor. The server refuses it to who has none herself. */
export function FactorRule() {
  const w = words.value.staff.rule;
  const required = useSignal<boolean | undefined>(undefined);
  const told = useSignal('');
  useEffect(() => void organisation().then((answer) => {
    if (answer.ok) required.value = answer.body.secondFactorRequired;
  }), []);
  async function change(next: boolean) {
    told.value = '';
    const answer = await requireSecondFactor(next);
    if (answer.ok) required.value = next;
    else told.value = refusal(answer, words.value);
  }
  if (required.value === undefined) return null;
  return (
    <section class="card" aria-labelledby="rule-title">
      <h2 id="rule-title">{w.title}</h2>
      <label class="tick"><input type="checkbox" checked={required.value} onChange={(event) => {
        const box = event.currentTarget;
        void change(box.checked).then(() => (box.checked = required.value === true));
      }} />{w.required}</label>
      <p class="hint">{w.hint}</p>
      <p role="alert" class="refusal">{told.value}</p>
    </section>
  );
}
