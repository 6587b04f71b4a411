import { useSignal, type Signal } from '@preact/signals';
import type { DayOfWeek, WeekEntry, WeekEntryKind } from '../../../shared/contract';
import { Choice, Field, text } from '../../form';
import { words } from '../../store';

const MOST = 40;
export const DAYS: DayOfWeek[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

export interface WeekRow {
  key: number;
  is?: WeekEntry;
}

export const useWeek = (week: WeekEntry[]): Signal<WeekRow[]> => useSignal<WeekRow[]>(week.map((is, key) => ({ key, is })));

/** Who comes and what is on in a usual week. */
export function Week({ rows }: { rows: Signal<WeekRow[]> }) {
  const w = words.value.file.week;
  const all = rows.value;
  return (
    <fieldset>
      <legend>{w.title}</legend>
      <p class="hint">{w.line}</p>
      {all.map(({ key, is }, i) => (
        <div key={key} class="contact" role="group" aria-label={w.entry(i + 1)}>
          <Choice label={w.kind} name={`week-kind-${key}`} options={w.kinds} value={is?.kind} />
          <Field label={w.what} name={`week-what-${key}`} value={is?.what} example={w.whatExample} />
          <Field label={w.where} name={`week-where-${key}`} value={is?.where} optional />
          <Field label={w.from} name={`week-from-${key}`} value={is?.from} type="time" size="s" />
          <Field label={w.until} name={`week-until-${key}`} value={is?.until} type="time" size="s" optional />
          <div class="days" role="group" aria-label={w.days}>
            {DAYS.map((day) => <label key={day} class="tick"><input type="checkbox" name={`week-day-${key}`} value={day} defaultChecked={is?.days.includes(day) ?? false} />{w.dayNames[day]}</label>)}
          </div>
          <button type="button" class="plain" onClick={() => (rows.value = all.filter((each) => each.key !== key))}>{w.less}</button>
        </div>
      ))}
      {all.length < MOST && <button type="button" class="plain" onClick={() => (rows.value = [...all, { key: Math.max(-1, ...all.map((each) => each.key)) + 1 }])}>{w.more}</button>}
    </fieldset>
  );
}

export function readWeek(data: FormData, rows: WeekRow[]): WeekEntry[] {
  return rows.map(({ key }) => {
    const [where, until] = [text(data, `week-where-${key}`), text(data, `week-until-${key}`)];
    return {
      kind: text(data, `week-kind-${key}`) as WeekEntryKind, what: text(data, `week-what-${key}`), from: text(data, `week-from-${key}`), days: data.getAll(`week-day-${key}`).map(String) as DayOfWeek[],
      ...(where === '' ? {} : { where }), ...(until === '' ? {} : { until }),
    };
  });
}
