import { mdiHomeAccount, mdiHomeOff, mdiHospitalBuilding } from '@mdi/js';
import { useSignal } from '@preact/signals';
import type { HomeFile } from '../../../shared/contract';
import { Icon } from '../../../shared/icon';
import { Choice, Day, Field, Form, Sheet, text } from '../../form';
import { refusal } from '../../refusal';
import { words } from '../../store';
import { when } from '../list';
import { away, back } from './calls';

const PICTURES = { living: mdiHomeAccount, away: mdiHospitalBuilding, ended: mdiHomeOff };

export const day = (at: string) => new Date(at).toLocaleDateString(words.value.locale, { day: 'numeric', month: 'long', year: 'numeric' });

/** The server's own limit: a silent box is no alarm for so long. */
const LONGEST_AWAY_DAYS = 92;

const today = (later = 0) => new Date(Date.now() + later * 86_400_000).toLocaleDateString('sv-SE');

/** What was done in a part of the page, or why not, is told in one place. */
export type Told = (text: string, refused?: boolean) => void;

/** Whether she is at home, and saying that she is not. */
export function Stay({ is, told }: { is: HomeFile; told: Told }) {
  const f = words.value.file;
  const w = f.stay;
  const asking = useSignal(false);
  const { state, reason, since, back: until, note, by } = is.stay;
  const why = reason === undefined ? '' : f.reasons[reason] ?? reason;
  const at = since === undefined ? '' : when(since, words.value.locale);
  async function isBack() {
    const answer = await back(is.id);
    told(answer.ok ? f.saved : refusal(answer, words.value), !answer.ok);
  }
  return (
    <section class="card" aria-labelledby="stay-title">
      <h2 id="stay-title"><Icon path={PICTURES[state]} />{f.parts.stay}</h2>
      <p>{state === 'living' ? w.living : state === 'away' ? w.away(why, at) : w.ended(why, day(since!))}{until !== undefined && ` ${w.back(day(until))}`}</p>
      {note && <p>{note}</p>}
      {by && <p class="quiet">{w.by(by)}</p>}
      {state === 'away' && <p class="quiet">{w.awayLine}</p>}
      {state !== 'ended' && (
        <div class="ends">
          {state === 'away' && <button type="button" class="plain" onClick={() => (asking.value = true)}>{w.change}</button>}
          {state === 'away' ? <button type="button" class="primary" onClick={() => void isBack()}>{w.isBack}</button> : <button type="button" class="plain" onClick={() => (asking.value = true)}>{w.goes}</button>}
        </div>
      )}
      <Sheet open={asking} title={w.goesTitle}>
        <Form submit={w.submit} cancel={() => (asking.value = false)} send={(data) => {
          const what = text(data, 'note');
          return away(is.id, { reason: text(data, 'reason'), back: text(data, 'back'), ...(what === '' ? {} : { note: what }) });
        }} done={() => {
          asking.value = false;
          told(f.saved);
        }}>
          <p>{w.awayLine}</p>
          {is.details.residents.length > 1 && <p class="stale">{w.nobody(is.details.residents.length)}</p>}
          <fieldset>
            <Choice label={w.reason} name="reason" options={f.awayReasons} value={state === 'away' ? reason : undefined} />
            <Day label={w.until} name="back" value={until} least={today()} most={today(LONGEST_AWAY_DAYS)} needed hint={w.untilHint} />
            <Field label={w.note} name="note" value={note} optional most={200} />
          </fieldset>
        </Form>
      </Sheet>
    </section>
  );
}
