import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { InstallState } from '../shared/contract';
import { canScan, Scan } from './scan';
import { refusal, signIn, words } from './store';

/** Who comes in: with the home's enrolment code at a new box, with eight digits at one that belongs to a home. */
export function Door({ box }: { box: InstallState }) {
  const w = words.value.door;
  const [name, code] = [useId(), useId()];
  const typed = useRef<HTMLInputElement>(null);
  const busy = useSignal(false);
  const told = useSignal('');
  const asked = useSignal(false);
  async function go(event: Event) {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    busy.value = true;
    told.value = '';
    const answer = await signIn(String(data.get('name')).trim(), String(data.get('code')).trim());
    busy.value = false;
    told.value = refusal(answer);
    asked.value = answer.ok;
  }
  const enrolling = !box.enrolled && asked.value ? w.enrolling[box.enrolling] : '';
  return (
    <main class="door">
      <h1>{box.enrolled ? w.titleEnrolled : w.titleNew}</h1>
      <p>{box.enrolled ? w.lineEnrolled : w.lineNew}</p>
      <form onSubmit={(event) => void go(event)}>
        <p class="field"><label for={name}>{w.name}</label><input id={name} name="name" required maxLength={80} autocomplete="name" /></p>
        <p class="field">
          <label for={code}>{box.enrolled ? w.digits : w.code}</label>
          <input id={code} ref={typed} name="code" required maxLength={200} autocomplete="off" autocapitalize="characters" spellcheck={false} inputMode={box.enrolled ? 'numeric' : 'text'} />
        </p>
        {!box.enrolled && canScan && <Scan found={(text) => {
          if (typed.current) typed.current.value = text;
        }} />}
        <p role="alert" class="refusal">{told.value}</p>
        <p role="status" class={box.enrolling === 'refused' ? 'refusal' : 'quiet'}>{enrolling}</p>
        <button type="submit" class="primary" aria-disabled={busy.value}>{w.submit}</button>
      </form>
    </main>
  );
}
