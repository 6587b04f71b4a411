import { mdiHandshakeOutline } from '@mdi/js';
import { useSignal } from '@preact/signals';
import type { ConsentPurpose, ConsentState, HomeFile } from '../../../shared/contract';
import { Icon } from '../../../shared/icon';
import { Choice, Day, Field, Form, Sheet, text } from '../../form';
import { words } from '../../store';
import { consent } from './calls';
import { day, type Told } from './stay';

/** What she agreed to, purpose by purpose, in the words that are read to her. */
export function Consents({ is, told }: { is: HomeFile; told: Told }) {
  const w = words.value.file.consents;
  const asking = useSignal(false);
  const purpose = useSignal<ConsentPurpose>('history');
  const picked = useSignal('');
  const her = is.details.residents[0]?.name;
  return (
    <section class="card" aria-labelledby="consents-title">
      <h2 id="consents-title"><Icon path={mdiHandshakeOutline} />{words.value.file.parts.consents}</h2>
      <p class="quiet">{w.line}</p>
      <ul class="things">
        {is.consents.map((each) => (
          <li key={each.purpose}>
            <b>{w.purposes[each.purpose][0]}</b>
            <span class="quiet">{w.purposes[each.purpose][1]}</span>
            <span class="said">
              <span class={each.given === undefined ? 'proof refusal' : 'proof plainly'}>{said(each)}</span>
              {(is.stay.state !== 'ended' || each.given) && (
                <button type="button" class="plain" onClick={() => {
                  purpose.value = each.purpose;
                  picked.value = '';
                  asking.value = true;
                }}>{w.ask}<span class="only-spoken"> {w.purposes[each.purpose][0]}</span></button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Sheet open={asking} title={w.purposes[purpose.value][0]}>
        <Form submit={w.submit} cancel={() => (asking.value = false)} send={(data) => {
          const until = text(data, 'until');
          return consent(is.id, { purpose: purpose.value, given: text(data, 'given') === 'yes', by: text(data, 'by'), ...(until === '' ? {} : { until }) });
        }} done={() => {
          asking.value = false;
          told(words.value.file.saved);
        }}>
          <p>{w.purposes[purpose.value][1]}</p>
          <fieldset>
            <Choice label={w.what} name="given" options={w.given} none={w.pick} onPick={(key) => (picked.value = key)} />
            <Field label={w.by} name="by" value={her} hint={w.byHint} />
            {picked.value === 'yes' && <Day label={w.last} name="until" least={new Date().toLocaleDateString('sv-SE')} />}
          </fieldset>
        </Form>
      </Sheet>
    </section>
  );
}

function said(one: ConsentState): string {
  const w = words.value.file.consents;
  if (one.given === undefined) return one.until === undefined ? w.none : w.over(day(one.until));
  const text = (one.given ? w.yes : w.no)(one.by ?? '', one.at === undefined ? '' : day(one.at));
  return one.until === undefined ? text : `${text}, ${w.until(day(one.until))}`;
}
