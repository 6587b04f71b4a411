import { useSignal } from '@preact/signals';
import type { ImportReport, ImportRow } from '../../shared/contract';
import { refusal } from '../refusal';
import { importHomes, words } from '../store';
import { counted, sample, toBase64, whyOf } from './table';

/** More are counted, not listed: who has more mistakes than this mends the table first. */
const MOST_SHOWN = 100;

/** A table is chosen, judged row by row, and only then written: all of it or none. */
export function ImportHomes({ close }: { close: () => void }) {
  const w = words.value.import;
  const table = useSignal('');
  const name = useSignal('');
  const report = useSignal<ImportReport | undefined>(undefined);
  const skip = useSignal(false);
  const busy = useSignal(false);
  const told = useSignal('');

  async function send(write: boolean) {
    busy.value = true;
    told.value = '';
    const answer = await importHomes({ table: table.value, write, skip: skip.value });
    busy.value = false;
    if (answer.ok) report.value = answer.body;
    else told.value = refusal(answer, words.value);
  }
  async function choose(file: File | undefined) {
    report.value = undefined;
    skip.value = false;
    if (!file) return;
    name.value = file.name;
    table.value = toBase64(new Uint8Array(await file.arrayBuffer()));
    await send(false);
  }

  const found = report.value;
  const counts = found && counted(found.rows);
  const refused = found?.rows.filter((row) => row.verdict !== 'new') ?? [];
  if (found && found.written > 0) {
    return (
      <>
        <p role="status" class="notice">{w.written(found.written)}</p>
        <div class="ends"><button type="button" class="primary" onClick={close}>{words.value.close}</button></div>
      </>
    );
  }
  return (
    <>
      <p>{w.line} <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(sample(words.value.locale))}`} download="nabij.csv">{w.sample}</a></p>
      <p class="field">
        <label for="table-file">{w.file}</label>
        <input id="table-file" type="file" accept=".csv,.txt,text/csv" onChange={(event) => void choose(event.currentTarget.files?.[0])} />
      </p>
      <div role="status" aria-live="polite" class="part">
        {busy.value && <p>{words.value.busy}</p>}
        {found && !busy.value && (
          <>
            {found.missing.length > 0 && <p class="refusal">{w.missing(found.missing.map((column) => w.columns[column] ?? column).join(', '))}</p>}
            {found.missing.length === 0 && counts && <h3>{w.counts(counts.new, counts.wrong, counts.double, counts.there)}</h3>}
            {found.encoding === 'windows-1252' && <p class="notice">{w.encoding}</p>}
            {found.unknown.length > 0 && <p class="quiet">{w.unknown(found.unknown.join(', '))}</p>}
          </>
        )}
      </div>
      {refused.length > 0 && (
        <div class="report" tabIndex={0} role="region" aria-label={w.report}>
          <table>
            <thead><tr><th scope="col">{w.row}</th><th scope="col">{w.who}</th><th scope="col">{w.verdict}</th></tr></thead>
            <tbody>{refused.slice(0, MOST_SHOWN).map((row) => <Refused key={row.line} row={row} />)}</tbody>
          </table>
          {refused.length > MOST_SHOWN && <p class="quiet">{w.more(refused.length - MOST_SHOWN)}</p>}
        </div>
      )}
      <p role="alert" class="refusal">{told.value}</p>
      <div class="ends">
        {counts && counts.new > 0 && refused.length > 0 && (
          <label class="tick"><input type="checkbox" checked={skip.value} onChange={(event) => (skip.value = event.currentTarget.checked)} />{w.skip(refused.length)}</label>
        )}
        <button type="button" class="plain" onClick={close}>{words.value.cancel}</button>
        {counts && counts.new > 0 && (refused.length === 0 || skip.value) && (
          <button type="button" class="primary" aria-disabled={busy.value} onClick={() => !busy.value && void send(true)}>{w.write(counts.new)}</button>
        )}
      </div>
    </>
  );
}

function Refused({ row }: { row: ImportRow }) {
  const w = words.value;
  const why = row.verdict === 'there' ? [w.import.there] : row.verdict === 'double' ? [w.import.double(row.why[0] ?? '')] : row.why.map((each) => whyOf(each, w));
  return <tr><td>{row.line}</td><td>{row.client}</td><td>{why.map((each) => <p key={each}>{each}</p>)}</td></tr>;
}
