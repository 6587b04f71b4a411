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
  const erased = useSignal<ErasedHome[] | undefined>(undefined);
  const told = useSignal('');
  /** The years whose consequence was told and that can be confirmed. */
  const asked = useSignal<number | undefined>(undefined);
  const due = useSignal(0);
  useEffect(() => {
    void readKeeping().then((answer) => {
      if (answer.ok) years.value = answer.body.years;
    });
    void erasures().then((answer) => {
      if (answer.ok) erased.value = answer.body;
    });
  }, []);
  async function keepOrAsk(typed: number) {
    const answer = await keep(typed, asked.value === typed);
    if (!answer.ok && answer.error === 'erases-now') {
      asked.value = typed;
      due.value = Number.parseInt(answer.message, 10) || 1;
    }
    return answer;
  }
  return (
    <section class="card" aria-labelledby="keeping-title">
      <h2 id="keeping-title">{w.title}</h2>
      <p class="quiet">{w.line}</p>
      {years.value !== undefined && (
        <Form harm={asked.value !== undefined} submit={asked.value === undefined ? w.save : w.eraseThem} {...(asked.value === undefined ? {} : { cancel: () => (asked.value = undefined) })} send={(data) => {
          const typed = text(data, 'years');
          return /^([1-9]|[12][0-9]|30)$/.test(typed) ? keepOrAsk(Number(typed)) : w.wrong;
        }} done={() => {
          asked.value = undefined;
          told.value = w.saved;
        }}>
          {asked.value !== undefined && <p role="alert" class="stale">{w.dueNow(due.value)}</p>}
          <Field label={w.label} name="years" value={String(years.value)} size="s" inputmode="numeric" most={2} />
        </Form>
      )}
      <p role="status">{told.value}</p>
      <h3>{w.erased}</h3>
      {erased.value === undefined && <p class="quiet">{words.value.loading}</p>}
      {erased.value?.length === 0 && <p class="quiet">{w.none}</p>}
      <ul class="things">{erased.value?.map((one) => (
        <li key={`${one.home}${one.at}${one.what}`}><b>{words.value.file.end.whats[one.what] ?? one.what}</b><span class="quiet">{[day(one.at), w.causes[one.cause] ?? one.cause, one.by, one.home].filter(Boolean).join(' · ')}</span></li>
      ))}</ul>
    </section>
  );
}
