import { mdiPhoneLogOutline } from '@mdi/js';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CallEntry, HomeFile } from '../../../shared/contract';
import { Icon } from '../../../shared/icon';
import { refusal } from '../../refusal';
import { words } from '../../store';
import { when } from '../list';
import { callsOf } from './calls';
import { PAGE, wordOf } from './talk';

/** Who called or looked, when, why, and how it went: what she asks for when she wonders who saw her. */
export function Talks({ is }: { is: HomeFile }) {
  const w = words.value.file.talks;
  const all = useSignal<CallEntry[] | undefined>(undefined);
  const more = useSignal(false);
  const failed = useSignal('');
  const read = async (before?: string) => {
    const answer = await callsOf(is.id, before);
    failed.value = refusal(answer, words.value);
    if (!answer.ok) return;
    more.value = answer.body.length === PAGE;
    all.value = [...(before === undefined ? [] : all.value ?? []), ...answer.body];
  };
  useEffect(() => {
    void read();
  }, [is.id]);
  const last = all.value?.at(-1);
  return (
    <section class="card" aria-labelledby="talks-title">
      <h2 id="talks-title"><Icon path={mdiPhoneLogOutline} />{words.value.file.parts.talks}</h2>
      <p class="quiet">{w.line}</p>
      <p role="alert" class="refusal">{failed.value}</p>
      {all.value === undefined ? failed.value === '' && <p class="quiet">{words.value.loading}</p> : all.value.length === 0 ? <p>{w.none}</p> : (
        <ul class="things">{all.value.map((each) => <Row key={each.call} is={each} />)}</ul>
      )}
      {more.value && last && <div class="ends"><button type="button" class="plain" onClick={() => void read(last.begunAt)}>{w.older}</button></div>}
    </section>
  );
}

function Row({ is }: { is: CallEntry }) {
  const w = words.value.file.talks;
  const others = is.parties.filter((each) => each.kind !== 'resident');
  const names = (came: boolean) => others.filter((each) => each.came === came).map((each) => each.name).join(', ');
  const word = wordOf(is);
  const lasted = is.endedAt === undefined ? w.goesOn : w.lasted(Math.round((Date.parse(is.endedAt) - Date.parse(is.begunAt)) / 1000));
  return (
    <li>
      <b>{when(is.begunAt, words.value.locale)} · {w.whys[is.why]}{names(true) !== '' && ` · ${names(true)}`}</b>
      {is.reason !== undefined && <span>{w.reason(is.reason)}</span>}
      <span class="quiet">{[w.opened[is.opened], is.opened === 'not' ? '' : w.picture[is.picture], is.ended === undefined ? '' : w.ended[is.ended] ?? is.ended, lasted, word && w.went[word]].filter(Boolean).join(' ')}</span>
      {names(false) !== '' && <span class="quiet">{w.notCome(names(false))}</span>}
    </li>
  );
}
