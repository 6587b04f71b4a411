import { useSignal } from '@preact/signals';
import type { CallPicture, DayOfWeek, HomeFile, Relative } from '../../../shared/contract';
import { Choice, Day, Field, Form, Sheet, text } from '../../form';
import { refusal } from '../../refusal';
import { words } from '../../store';
import { consents, letIn, letInNoMore } from './relatives';
import { day, type Told } from './stay';

/** Whom of her family she lets in at certain hours without pressing anything. */
export function FamilyComesIn({ is, all, told }: { is: HomeFile; all: Relative[]; told: Told }) {
  const w = words.value.file.family.comesIn;
  const names = words.value.file.week.dayNames;
  const asking = useSignal(false);
  const given = consents.value?.given.filter((one) => one.callerKind === 'relative') ?? [];
  const days = (of: DayOfWeek[]) => of.map((each) => names[each] ?? each).join(' ');
  return (
    <div class="part">
      <h3>{w.title}</h3>
      {consents.value && given.length === 0 && <p class="quiet">{w.none}</p>}
      <ul class="things">
        {given.map((one) => (
          <li key={one.id}>
            <span>{w.given(one.callerName, days(one.days), one.from, one.until)} · {w.pictures[one.picture] ?? one.picture}</span>
            <span class="said"><span class="quiet">{w.by(one.by)}{one.lastDay === undefined ? '' : `, ${words.value.file.consents.until(day(one.lastDay))}`}</span>
              <button type="button" class="plain" onClick={() => void letInNoMore(is.id, one.id).then((answer) => told(answer.ok ? words.value.file.saved : refusal(answer, words.value), !answer.ok))}>{w.back}<span class="only-spoken"> {one.callerName}</span></button></span>
          </li>
        ))}
      </ul>
      {is.stay.state !== 'ended' && <div class="ends"><button type="button" class="plain" onClick={() => (asking.value = true)}>{w.add}</button></div>}
      <Sheet open={asking} title={w.addTitle}>
        <Form submit={words.value.file.family.save} cancel={() => (asking.value = false)} send={(data) => {
          const picked = data.getAll('days').map(String) as DayOfWeek[];
          if (picked.length === 0) return w.noDay;
          const lastDay = text(data, 'lastDay');
          return letIn(is.id, {
            callerKind: 'relative', caller: text(data, 'caller'), use: 'talk', days: picked, from: text(data, 'from'), until: text(data, 'until'), picture: text(data, 'picture') as CallPicture, by: text(data, 'by'), ...(lastDay === '' ? {} : { lastDay }),
          });
        }} done={() => {
          asking.value = false;
          told(words.value.file.saved);
        }}>
          <p>{w.line}</p>
          <fieldset>
            <Choice label={w.who} name="caller" options={Object.fromEntries(all.map((one) => [one.id, one.name]))} />
            <fieldset class="roles"><legend>{w.days}</legend>{Object.entries(names).map(([key, name]) => <label key={key} class="tick"><input type="checkbox" name="days" value={key} />{name}</label>)}</fieldset>
            <Field label={w.from} name="from" type="time" size="s" value="10:00" />
            <Field label={w.until} name="until" type="time" size="s" value="12:00" />
            <Choice label={w.picture} name="picture" options={w.pictures} />
            <Field label={words.value.file.family.by} name="by" value={is.details.residents[0]?.name} hint={words.value.file.family.byHint} />
            <Day label={w.last} name="lastDay" least={new Date().toLocaleDateString('sv-SE')} />
          </fieldset>
        </Form>
      </Sheet>
    </div>
  );
}
