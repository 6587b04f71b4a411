import { mdiArrowLeft, mdiCardAccountDetailsOutline } from '@mdi/js';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Icon } from '../../../shared/icon';
import { Sheet } from '../../form';
import { refusal } from '../../refusal';
import { read, words } from '../../store';
import { changeHome, file, moveHome, openFile, readFile } from './calls';
import { ComesIn } from './comesin';
import { Consents } from './consents';
import { Details } from './details';
import { End, Hers } from './end';
import { Family } from './family';
import { Plans } from './plans';
import { day, Stay, type Told } from './stay';
import { Talks } from './talks';

/** Everything about one home and who lives there, on one page. */
export function HomeFilePage({ home }: { home: string }) {
  const w = words.value.file;
  const failed = useSignal('');
  const told = useSignal({ text: '', refused: false });
  const moving = useSignal(false);
  /** Of what the form was filled with: a consent or a stay that changes meanwhile takes nothing that was typed. */
  const filled = useSignal<number | undefined>(undefined);
  useEffect(() => {
    void readFile(home).then((answer) => {
      failed.value = refusal(answer, words.value);
    });
  }, [home]);
  const is = file.value;
  if (is && filled.value === undefined) filled.value = is.revision;
  const say: Told = (text, refused = false) => (told.value = { text, refused });
  const done = () => {
    moving.value = false;
    filled.value = file.value?.revision;
    say(w.saved);
    window.scrollTo(0, 0);
  };
  return (
    <div class="file">
      <div class="head">
        <h1>{is ? w.of(is.details.residents.map((each) => each.name).join(', ') || w.nobody) : failed.value ? w.open : words.value.loading}</h1>
        <button type="button" class="plain" onClick={() => {
          openFile(undefined);
          void read();
        }}><Icon path={mdiArrowLeft} />{w.all}</button>
      </div>
      <p role="alert" class="refusal">{failed.value}</p>
      <p role="status" class={told.value.text === '' ? 'only-spoken' : told.value.refused ? 'stale' : 'notice'}>{told.value.text}</p>
      {is && (
        <>
          <p class="quiet">{[[is.details.street, is.details.houseNumber].filter(Boolean).join(' '), is.details.postcode, is.details.town].filter(Boolean).join(', ')} · {w.since(day(is.since))}</p>
          <Stay is={is} told={say} />
          <Consents is={is} told={say} />
          <ComesIn is={is} told={say} />
          {is.stay.state !== 'ended' && (
            <section class="card" aria-labelledby="details-title">
              <h2 id="details-title"><Icon path={mdiCardAccountDetailsOutline} />{w.parts.details}</h2>
              {filled.value !== is.revision && (
                <p role="alert" class="stale said">{w.changed}<button type="button" class="plain" onClick={() => (filled.value = is.revision)}>{w.readAgain}</button></p>
              )}
              <Details key={filled.value} is={is} send={(details) => changeHome({ ...is, revision: filled.value! }, details)} done={done} />
              <div class="part ends"><button type="button" class="plain" onClick={() => (moving.value = true)}>{w.move}</button></div>
            </section>
          )}
          <Family is={is} told={say} />
          <Plans is={is} told={say} />
          <Talks is={is} />
          <Hers is={is} />
          <End is={is} told={say} />
          <Sheet open={moving} title={w.moveTitle}>
            <Details is={is} moved send={(details) => moveHome(is, details)} done={done} cancel={() => (moving.value = false)} />
          </Sheet>
        </>
      )}
    </div>
  );
}
