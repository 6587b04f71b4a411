import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ErasedHome } from '../../shared/contract';
import { Field, Form, text } from '../form';
import { words } from '../store';
import { erasures, keep, readKeeping } from './file/calls';
import { day } from './file/stay';

/** How long what has to be kept is kept, and the proof of what was erased. */
export function Keeping() {
  const w = words.value.file.keeping;
  const years = useSignal<number | undefined>(undefined);
  const erased = useSignal<ErasedHome[]>([]);
  const told = useSignal('');
  useEffect(() => {
    void readKeeping().then((answer) => {
      if (answer.ok) years.value = answer.body.years;
    });
    void erasures().then((answer) => {
      if (answer.ok) erased.value = answer.body;
    });
  }, []);
  return (
    <section class="card" aria-labelledby="keeping-title">
      <h2 id="keeping-title">{w.title}</h2>
      <p class="quiet">{w.line}</p>
      {years.value !== undefined && (
        <Form submit={w.save} send={(data) => {
          const typed = text(data, 'years');
          return /^([1-9]|[12][0-9]|30)$/.test(typed) ? keep(Number(typed)) : w.wrong;
        }} done={() => (told.value = w.saved)}>
          <Field label={w.label} name="years" value={String(years.value)} size="s" inputmode="numeric" most={2} />
        </Form>
      )}
      <p role="status">{told.value}</p>
      <h3>{w.erased}</h3>
      {erased.value.length === 0 && <p class="quiet">{w.none}</p>}
      <ul class="things">{erased.value.map((one) => (
        <li key={`${one.home}${one.at}${one.what}`}><b>{words.value.file.end.whats[one.what] ?? one.what}</b><span class="quiet">{[day(one.at), w.causes[one.cause] ?? one.cause, one.by, one.home].filter(Boolean).join(' · ')}</span></li>
      ))}</ul>
    </section>
  );
}
