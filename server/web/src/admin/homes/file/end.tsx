import { mdiDownloadOutline, mdiHomeRemoveOutline } from '@mdi/js';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { HomeFile } from '../../../shared/contract';
import { Icon } from '../../../shared/icon';
import { Choice, Field, Form, Sheet, text } from '../../form';
import { refusal } from '../../refusal';
import { read, words } from '../../store';
import { end, erase, exportOf, openFile, readKeeping, reopen, said } from './calls';
import { day, type Told } from './stay';

type Props = { is: HomeFile; told: Told };

/** What is kept about her, to hand over. */
export function Hers({ is }: { is: HomeFile }) {
  const w = words.value.file;
  return (
    <section class="card" aria-labelledby="hers-title">
      <h2 id="hers-title"><Icon path={mdiDownloadOutline} />{w.parts.hers}</h2>
      <p class="quiet">{w.hers.line}</p>
      <div class="ends"><a class="plain button" href={exportOf(is.id)} download>{w.hers.export}</a></div>
    </section>
  );
}

/** The end of care: asked before it is done, and what follows told before it is asked. */
export function End({ is, told }: Props) {
  const w = words.value.file;
  const ending = useSignal(false);
  /** Undefined while it is not known: nothing is promised then. */
  const years = useSignal<number | undefined>(undefined);
  const name = is.details.residents[0]?.name ?? w.nobody;
  useEffect(() => void readKeeping().then((answer) => {
    if (answer.ok) years.value = answer.body.years;
  }), []);
  if (is.stay.state === 'ended') return <Plan is={is} told={told} name={name} />;
  return (
    <section class="card" aria-labelledby="end-title">
      <h2 id="end-title"><Icon path={mdiHomeRemoveOutline} />{w.parts.end}</h2>
      <p class="quiet">{w.end.line}</p>
      <div class="ends"><button type="button" class="plain harm" onClick={() => (ending.value = true)}>{w.end.begin}</button></div>
      <Sheet open={ending} title={w.end.title(name)}>
        <Form harm submit={w.end.submit} cancel={() => (ending.value = false)} send={(data) => {
          const note = text(data, 'note');
          return end(is.id, { reason: text(data, 'reason'), ...(note === '' ? {} : { note }) });
        }} done={() => {
          ending.value = false;
          told(w.saved);
        }}>
          <ul class="told">{[...w.end.what, ...(years.value === undefined ? [] : [w.end.then(years.value)])].map((line) => <li key={line}>{line}</li>)}</ul>
          {is.connected && <p class="stale">{w.end.connected}</p>}
          <fieldset>
            <Choice label={w.end.reason} name="reason" options={w.endReasons} />
            <Field label={w.end.note} name="note" optional most={200} />
          </fieldset>
        </Form>
      </Sheet>
    </section>
  );
}

function Plan({ is, told, name }: Props & { name: string }) {
  const w = words.value.file;
  const erasing = useSignal(false);
  const fileIsErased = is.erasures.some((each) => each.what === 'file' && each.done);
  async function goesOn() {
    const answer = await reopen(is.id);
    told(answer.ok ? w.saved : refusal(answer, words.value), !answer.ok);
  }
  return (
    <section class="card" aria-labelledby="end-title">
      <h2 id="end-title"><Icon path={mdiHomeRemoveOutline} />{w.end.plan}</h2>
      <ul class="things">{is.erasures.map((each) => <li key={each.what}><b>{w.end.whats[each.what] ?? each.what}</b><span class="quiet">{each.done ? w.end.done(day(each.at)) : w.end.at(day(each.at))}</span></li>)}</ul>
      {is.connected && <p class="stale">{w.end.waits}</p>}
      <div class="ends">
        <button type="button" class="plain harm" onClick={() => (erasing.value = true)}>{w.end.erase}</button>
        {!fileIsErased && <button type="button" class="primary" onClick={() => void goesOn()}>{w.end.reopen}</button>}
      </div>
      <Sheet open={erasing} title={w.end.eraseTitle}>
        <Form harm submit={w.end.eraseSubmit} cancel={() => (erasing.value = false)} send={(data) => erase(is.id, text(data, 'client'))} done={() => {
          openFile(undefined);
          said.value = w.end.gone;
          void read();
        }}>
          <p>{w.end.eraseLine}</p>
          <Field label={w.end.eraseName(name)} name="client" />
        </Form>
      </Sheet>
    </section>
  );
}
