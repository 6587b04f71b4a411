import { useSignal } from '@preact/signals';
import type { EmergencyContact, EmergencyPlan, EmergencyPlanChange } from '../../shared/contract';
import { Field, Form, text } from '../form';
import { refusal } from '../refusal';
import { words } from '../store';
import { Outcome } from './outside';
import { moved } from './state';
import { savePlan, sendTest } from './store';

/** As the server has it too. */
const MOST_CONTACTS = 10;

const LIMITS = { after: [10, 600], unanswered: [60, 3_600], again: [1, 60] } as const;

function possible(change: EmergencyPlanChange): boolean {
  const within = (is: number, [least, most]: readonly [number, number]) => Number.isInteger(is) && is >= least && is <= most;
  return within(change.afterSeconds, LIMITS.after) && within(change.unansweredAfterSeconds, LIMITS.unanswered) && within(change.againMinutes, LIMITS.again);
}

/** A row of the form: a contact that there is, or one that is being typed. */
type Row = { key: string; contact?: EmergencyContact };

const rowsOf = (plan: EmergencyPlan): Row[] => plan.contacts.map((contact) => ({ key: contact.id, contact }));

export function PlanForm({ plan, saved }: { plan: EmergencyPlan; saved: (plan: EmergencyPlan) => void }) {
  const w = words.value.outside;
  const rows = useSignal<Row[]>(rowsOf(plan));
  const next = useSignal(0);
  const told = useSignal('');
  const add = () => {
    told.value = '';
    rows.value = [...rows.value, { key: `new-${next.value++}` }];
  };
  return (
    <Form submit={w.save} send={(data) => {
      told.value = '';
      const change = read(data, rows.value);
      return possible(change) ? savePlan(change) : w.numbers;
    }} done={(body) => {
      rows.value = rowsOf(body);
      told.value = w.saved;
      saved(body);
    }}>
      <fieldset>
        <legend>{w.when}</legend>
        <Field label={`${w.after} (${w.afterUnit})`} name="after" value={String(plan.afterSeconds)} hint={w.from(...LIMITS.after)} inputmode="numeric" size="m" most={3} />
        <Field label={`${w.unanswered} (${w.afterUnit})`} name="unanswered" value={String(plan.unansweredAfterSeconds)} hint={w.from(...LIMITS.unanswered)} inputmode="numeric" size="m" most={4} />
        <Field label={`${w.again} (${w.againUnit})`} name="again" value={String(plan.againMinutes)} hint={w.from(...LIMITS.again)} inputmode="numeric" size="m" most={2} />
      </fieldset>
      <fieldset>
        <legend>{w.contacts}</legend>
        {rows.value.map((row, i) => (
          <div key={row.key} class="contact" role="group" aria-label={w.contact(i + 1)}>
            <Field label={w.name} name={`name-${row.key}`} value={row.contact?.name} example={w.nameExample} size="m" />
            <Field label={w.url} name={`url-${row.key}`} value={row.contact?.url} hint={w.urlHint} example="https://sms.example/nabij" most={500} />
            <div class="ends">
              {rows.value.length > 1 && (
                <>
                  <button type="button" class="plain" disabled={i === 0} onClick={() => (rows.value = moved(rows.value, i, -1))}>{w.up}</button>
                  <button type="button" class="plain" disabled={i === rows.value.length - 1} onClick={() => (rows.value = moved(rows.value, i, 1))}>{w.down}</button>
                </>
              )}
              <button type="button" class="plain" onClick={() => (rows.value = rows.value.filter((each) => each.key !== row.key))}>{w.less}</button>
            </div>
            <Test id={row.contact?.id} plan={plan} />
          </div>
        ))}
        {rows.value.length < MOST_CONTACTS && <button type="button" class="plain" onClick={add}>{rows.value.length === 0 ? w.first : w.more}</button>}
      </fieldset>
      <p role="status" class="quiet">{told.value}</p>
    </Form>
  );
}

/** What became of the last call of a contact, and a button that tries it. */
function Test({ id, plan }: { id: string | undefined; plan: EmergencyPlan }) {
  const w = words.value.outside;
  const busy = useSignal(false);
  const refused = useSignal('');
  if (id === undefined) return <p class="hint">{w.saveFirst}</p>;
  const last = plan.contacts.find((contact) => contact.id === id)?.last;
  async function go() {
    if (busy.value) return;
    busy.value = true;
    refused.value = '';
    const answer = await sendTest(id!);
    busy.value = false;
    if (!answer.ok) refused.value = refusal(answer, words.value);
  }
  return (
    <div class="try">
      <button type="button" class="plain" aria-disabled={busy.value} onClick={() => void go()}>{w.test}</button>
      <span role="status">{busy.value ? w.testing : refused.value !== '' ? <span class="refusal">{refused.value}</span> : last && <Outcome call={last} />}</span>
    </div>
  );
}

function read(data: FormData, rows: readonly Row[]): EmergencyPlanChange {
  const number = (name: string) => Number(text(data, name)) || 0;
  return {
    afterSeconds: number('after'), unansweredAfterSeconds: number('unanswered'), againMinutes: number('again'),
    contacts: rows.map((row) => ({
      ...(row.contact ? { id: row.contact.id } : {}), name: text(data, `name-${row.key}`), url: text(data, `url-${row.key}`),
    })),
  };
}
