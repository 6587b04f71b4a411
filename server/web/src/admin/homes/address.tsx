// Where a home stands. Street and town follow from the postcode where the organisation has a home with the same one.
import { useSignal } from '@preact/signals';
import { Field } from '../form';
import { streetsOf, words } from '../store';

type Where = { postcode?: string | undefined; houseNumber?: string | undefined; street?: string | undefined; town?: string | undefined };

export function Address({ is = {} }: { is?: Where }) {
  const w = words.value.add;
  const filled = useSignal('');
  async function complete(postcode: HTMLInputElement) {
    const form = postcode.form;
    const field = (name: string) => form?.elements.namedItem(name) as HTMLInputElement | null;
    const typed = postcode.value;
    filled.value = '';
    const [found] = await streetsOf(typed);
    const street = field('street');
    const town = field('town');
    // What somebody wrote stays hers, also what she writes while it is looked up.
    if (!found || postcode.value !== typed || !street || !town || street.value !== '' || town.value !== '') return;
    street.value = found.street;
    town.value = found.town;
    filled.value = w.filled(found.street, found.town);
  }
  return (
    <fieldset>
      <legend>{w.where}</legend>
      <Field label={w.postcode} name="postcode" value={is.postcode} example="3732 AB" size="s" most={7} onTyped={(input) => void complete(input)} />
      <Field label={w.houseNumber} name="houseNumber" value={is.houseNumber} example="12a" size="s" most={10} />
      <Field label={w.street} name="street" value={is.street} />
      <Field label={w.town} name="town" value={is.town} />
      <p role="status" class="hint">{filled.value}</p>
    </fieldset>
  );
}
