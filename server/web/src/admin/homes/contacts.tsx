import { mdiArrowDown, mdiArrowUp } from '@mdi/js';
import { useSignal, type Signal } from '@preact/signals';
import type { Contact } from '../../shared/contract';
import { Icon } from '../../shared/icon';
import { Choice, Field, text } from '../form';
import { words } from '../store';

const MOST = 10;

export interface Row {
  key: number;
  is?: Contact;
}

/** The rows of a form's contacts, with what was there before. */
export function useRows(contacts: Contact[]): Signal<Row[]> {
  return useSignal<Row[]>(contacts.length > 0 ? contacts.map((is, key) => ({ key, is })) : [{ key: 0 }]);
}

/** Whom to call, in their order; a row keeps what was typed when it moves. */
export function Contacts({ rows }: { rows: Signal<Row[]> }) {
  const w = words.value.add;
  const all = rows.value;
  function up(i: number) {
    rows.value = [...all.slice(0, i - 1), all[i]!, all[i - 1]!, ...all.slice(i + 1)];
  }
  return (
    <fieldset>
      <legend>{w.contacts}</legend>
      {all.map(({ key, is }, i) => (
        <div key={key} class="contact" role="group" aria-label={w.contact(i + 1)}>
          <Field label={w.contactName} name={`name-${key}`} value={is?.name} optional />
          <Choice label={w.relation} name={`relation-${key}`} options={w.relations} value={is?.relation ?? 'neighbour'} />
          <Field label={w.phone} name={`phone-${key}`} value={is?.phone} optional inputmode="tel" type="tel" size="m" most={25} />
          <Field label={w.note} name={`note-${key}`} value={is?.note} optional most={200} />
          <span class="ends">
            <button type="button" class="plain square" aria-label={w.earlier(i + 1)} title={w.earlier(i + 1)} disabled={i === 0} onClick={() => up(i)}><Icon path={mdiArrowUp} /></button>
            <button type="button" class="plain square" aria-label={w.later(i + 1)} title={w.later(i + 1)} disabled={i === all.length - 1} onClick={() => up(i + 1)}><Icon path={mdiArrowDown} /></button>
            <button type="button" class="plain" onClick={() => (rows.value = all.filter((each) => each.key !== key))}>{w.less}</button>
          </span>
        </div>
      ))}
      {all.length < MOST && <button type="button" class="plain" onClick={() => (rows.value = [...all, { key: Math.max(-1, ...all.map((each) => each.key)) + 1 }])}>{w.more}</button>}
    </fieldset>
  );
}

/** A row that was left empty is none; one that was half filled is sent, and the server says what is missing. */
export function readContacts(data: FormData, rows: Row[]): Contact[] {
  return rows.flatMap(({ key }) => {
    const [name, phone, note] = ['name', 'phone', 'note'].map((part) => text(data, `${part}-${key}`)) as [string, string, string];
    return name === '' && phone === '' ? [] : [{ name, phone, relation: text(data, `relation-${key}`), ...(note === '' ? {} : { note }) }];
  });
}
