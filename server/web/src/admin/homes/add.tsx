import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Contact, ManagedHome, NewHome } from '../../shared/contract';
import { Choice, Field, Form, text } from '../form';
import { addHome, words } from '../store';

const MOST_CONTACTS = 10;

export function AddHome({ cancel, done }: { cancel: () => void; done: (home: ManagedHome) => void }) {
  const w = words.value.add;
  const notes = useId();
  /** Numbers of the rows, so that one can be taken out of the middle. */
  const rows = useSignal([0]);
  const next = useSignal(1);
  return (
    <Form submit={w.submit} cancel={cancel} send={(data) => addHome(read(data, rows.value))} done={done}>
      <fieldset>
        <legend>{w.who}</legend>
        <Field label={w.name} name="clientName" example={w.nameExample} focus />
        <Field label={w.birthYear} name="birthYear" optional inputmode="numeric" size="s" most={4} />
        <Choice label={w.language} name="language" options={w.languages} />
      </fieldset>
      <fieldset>
        <legend>{w.where}</legend>
        <Field label={w.postcode} name="postcode" example="3732 AB" size="s" most={7} />
        <Field label={w.houseNumber} name="houseNumber" example="12a" size="s" most={10} />
        <Field label={w.street} name="street" />
        <Field label={w.town} name="town" />
      </fieldset>
      <fieldset>
        <legend>{w.help}</legend>
        <p class="field">
          <label for={notes}>{w.notes}<span class="quiet"> · {words.value.optional}</span></label>
          <textarea id={notes} name="notes" rows={3} maxLength={2_000} placeholder={w.notesExample} />
        </p>
        <Field label={w.door} name="door" optional example={w.doorExample} most={200} />
      </fieldset>
      <fieldset>
        <legend>{w.contacts}</legend>
        {rows.value.map((row, i) => (
          <div key={row} class="contact" role="group" aria-label={w.contact(i + 1)}>
            <Field label={w.contactName} name={`name-${row}`} optional />
            <Choice label={w.relation} name={`relation-${row}`} options={w.relations} />
            <Field label={w.phone} name={`phone-${row}`} optional inputmode="tel" type="tel" size="m" most={25} />
            <Field label={w.note} name={`note-${row}`} optional most={200} />
            <button type="button" class="plain" onClick={() => (rows.value = rows.value.filter((each) => each !== row))}>{w.less}</button>
          </div>
        ))}
        {rows.value.length < MOST_CONTACTS && (
          <button type="button" class="plain" onClick={() => (rows.value = [...rows.value, next.value++])}>{w.more}</button>
        )}
      </fieldset>
    </Form>
  );
}

function read(data: FormData, rows: number[]): NewHome {
  const birthYear = text(data, 'birthYear');
  const door = text(data, 'door');
  return {
    clientName: text(data, 'clientName'),
    ...(birthYear === '' ? {} : { birthYear: Number(birthYear) || 0 }),
    postcode: text(data, 'postcode'), houseNumber: text(data, 'houseNumber'), street: text(data, 'street'), town: text(data, 'town'),
    language: text(data, 'language'),
    notes: text(data, 'notes').split('\n').map((line) => line.trim()).filter((line) => line !== ''),
    ...(door === '' ? {} : { door }),
    contacts: rows.map((row) => contact(data, row)).filter((each) => each !== undefined),
  };
}

/** A row that was left empty is none; one that was half filled is sent, and the server says what is missing. */
function contact(data: FormData, row: number): Contact | undefined {
  const [name, phone, note] = ['name', 'phone', 'note'].map((part) => text(data, `${part}-${row}`)) as [string, string, string];
  if (name === '' && phone === '') return undefined;
  return { name, phone, relation: text(data, `relation-${row}`), ...(note === '' ? {} : { note }) };
}
