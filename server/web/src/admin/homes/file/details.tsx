import { useSignal } from '@preact/signals';
import type { HomeDetails, HomeFile, Resident } from '../../../shared/contract';
import type { Answer } from '../../../shared/http';
import { Choice, Field, Form, Lines, lines, text } from '../../form';
import { words } from '../../store';
import { Address } from '../address';
import { Contacts, readContacts, useRows, type Row } from '../contacts';
import { readWeek, useWeek, Week, type WeekRow } from './week';

const MOST_RESIDENTS = 4;

interface Props {
  is: HomeFile;
  /** Another address: what belongs to the old one is empty. */
  moved?: boolean;
  send: (details: HomeDetails) => Promise<Answer<HomeFile>>;
  done: () => void;
  cancel?: () => void;
}

/** All that staff can change about a home, in one form that is saved as a whole. */
export function Details({ is, moved, send, done, cancel }: Props) {
  const w = words.value.add;
  const f = words.value.file;
  const now = is.details;
  const residents = useSignal<{ key: number; is?: Resident }[]>(now.residents.length > 0 ? now.residents.map((each, key) => ({ key, is: each })) : [{ key: 0 }]);
  const contacts = useRows(moved ? now.contacts.filter((each) => each.relation !== 'neighbour') : now.contacts);
  const week = useWeek(now.week);
  const all = residents.value;
  return (
    <Form submit={moved ? f.moveSubmit : f.save} {...(cancel ? { cancel } : {})} done={done} send={(data) => send(read(data, all.map((each) => each.key), contacts.value, week.value))}>
      {moved && <p class="stale">{f.moveLine}</p>}
      <Address {...(moved ? {} : { is: now })} />
      <fieldset>
        <legend>{f.residents}</legend>
        {all.map(({ key, is: one }, i) => (
          <div key={key} class="contact" role="group" aria-label={f.resident(i + 1)}>
            <Field label={w.name} name={`resident-${key}`} value={one?.name} example={w.nameExample} />
            <Field label={w.birthYear} name={`birthYear-${key}`} value={one?.birthYear?.toString()} optional inputmode="numeric" size="s" most={4} />
            {all.length > 1 && <button type="button" class="plain" onClick={() => (residents.value = all.filter((each) => each.key !== key))}>{f.lessResident}</button>}
          </div>
        ))}
        {all.length < MOST_RESIDENTS && <button type="button" class="plain" onClick={() => (residents.value = [...all, { key: Math.max(...all.map((each) => each.key)) + 1 }])}>{f.moreResidents}</button>}
        <Choice label={w.language} name="language" options={w.languages} value={now.language} />
      </fieldset>
      <fieldset>
        <legend>{w.help}</legend>
        <Lines label={w.notes} name="notes" value={now.notes} example={w.notesExample} />
        <Lines label={f.rooms} name="rooms" value={moved ? [] : now.rooms} hint={f.roomsHint} example={f.roomsExample} />
        <Field label={w.door} name="door" value={moved ? '' : now.door} optional example={w.doorExample} most={200} />
        <Field label={f.key} name="key" value={moved ? '' : now.key} optional example={f.keyExample} hint={f.keyHint} most={200} />
      </fieldset>
      <Contacts rows={contacts} />
      <Week rows={week} />
    </Form>
  );
}

function read(data: FormData, residents: number[], contacts: Row[], week: WeekRow[]): HomeDetails {
  const optional = (name: 'door' | 'key') => (text(data, name) === '' ? {} : { [name]: text(data, name) });
  return {
    residents: residents.map((key) => {
      const year = text(data, `birthYear-${key}`);
      return { name: text(data, `resident-${key}`), ...(year === '' ? {} : { birthYear: Number(year) || 0 }) };
    }),
    postcode: text(data, 'postcode'), houseNumber: text(data, 'houseNumber'), street: text(data, 'street'), town: text(data, 'town'),
    language: text(data, 'language'), notes: lines(data, 'notes'), rooms: lines(data, 'rooms'), ...optional('door'), ...optional('key'),
    contacts: readContacts(data, contacts), week: readWeek(data, week),
  };
}
