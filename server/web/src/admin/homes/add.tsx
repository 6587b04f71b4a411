import type { ManagedHome, NewHome } from '../../shared/contract';
import { Choice, Field, Form, Lines, lines, text } from '../form';
import { addHome, words } from '../store';
import { Address } from './address';
import { Contacts, readContacts, useRows, type Row } from './contacts';

export function AddHome({ cancel, done }: { cancel: () => void; done: (home: ManagedHome) => void }) {
  const w = words.value.add;
  const rows = useRows([]);
  return (
    <Form submit={w.submit} cancel={cancel} send={(data) => addHome(read(data, rows.value))} done={done}>
      <fieldset>
        <legend>{w.who}</legend>
        <Field label={w.name} name="clientName" example={w.nameExample} focus />
        <Field label={w.birthYear} name="birthYear" optional inputmode="numeric" size="s" most={4} />
        <Choice label={w.language} name="language" options={w.languages} />
      </fieldset>
      <Address />
      <fieldset>
        <legend>{w.help}</legend>
        <Lines label={w.notes} name="notes" example={w.notesExample} />
        <Field label={w.door} name="door" optional example={w.doorExample} most={200} />
      </fieldset>
      <Contacts rows={rows} />
    </Form>
  );
}

function read(data: FormData, rows: Row[]): NewHome {
  const birthYear = text(data, 'birthYear');
  const door = text(data, 'door');
  return {
    clientName: text(data, 'clientName'),
    ...(birthYear === '' ? {} : { birthYear: Number(birthYear) || 0 }),
    postcode: text(data, 'postcode'), houseNumber: text(data, 'houseNumber'), street: text(data, 'street'), town: text(data, 'town'),
    language: text(data, 'language'),
    notes: lines(data, 'notes'),
    ...(door === '' ? {} : { door }),
    contacts: readContacts(data, rows),
  };
}
