import { mdiAlertCircleOutline, mdiCheckCircleOutline, mdiHomePlusOutline, mdiLanDisconnect, mdiPackageVariantClosed, mdiTableArrowRight } from '@mdi/js';
import { useSignal } from '@preact/signals';
import type { FaultView, ManagedHome } from '../../shared/contract';
import { Icon } from '../../shared/icon';
import { Sheet } from '../form';
import { homes, read, words } from '../store';
import { AddHome } from './add';
import { CodeFor } from './code';
import { ImportHomes } from './import';
import { Installation } from './installation';
import { HomeFilePage } from './file/file';
import { openFile, openHome, said } from './file/calls';
import { Keeping } from './keeping';
import { answeredHomes, askedHomes, boxOf, PAGE, when, type AskedHomes, type Show } from './list';

/** The list, or one home's file. */
export function Homes() {
  return openHome.value === undefined ? <HomeList /> : <HomeFilePage key={openHome.value} home={openHome.value} />;
}

/** Long enough that a word is typed first, in ms. */
const TYPED_AFTER = 250;
let typing: ReturnType<typeof setTimeout> | undefined;

function asks(change: Partial<AskedHomes>, after = 0) {
  askedHomes.value = { ...askedHomes.value, from: 0, ...change };
  clearTimeout(typing);
  typing = setTimeout(() => void read(), after);
}

function HomeList() {
  const w = words.value.homes;
  const adding = useSignal(false);
  const coding = useSignal(false);
  const importing = useSignal(false);
  const looking = useSignal(false);
  const chosen = useSignal<ManagedHome | undefined>(undefined);
  const is = homes.value;
  const asked = askedHomes.value;
  const answered = answeredHomes.value === asked;
  const counts: Record<Show, number> = { all: is?.total ?? 0, care: is?.needCare ?? 0, 'without-box': is?.withoutBox ?? 0, ended: is?.ended ?? 0 };
  const turns = (from: number) => {
    asks({ from });
    window.scrollTo(0, 0);
  };
  const code = (home: ManagedHome) => {
    chosen.value = home;
    coding.value = true;
  };
  return (
    <>
      <div class="head">
        <h1 aria-live="polite">{is ? w.count(is.total, is.needCare, is.withoutBox) : words.value.loading}</h1>
        {(counts.all + counts.ended > 0) && <input type="search" aria-label={w.search} placeholder={w.search} value={asked.q} onInput={(event) => asks({ q: event.currentTarget.value }, TYPED_AFTER)} />}
        <button type="button" class="plain" onClick={() => (importing.value = true)}><Icon path={mdiTableArrowRight} />{words.value.import.open}</button>
        <button type="button" class="primary" onClick={() => (adding.value = true)}><Icon path={mdiHomePlusOutline} />{w.add}</button>
      </div>
      <p role="status" class={said.value ? 'notice' : 'only-spoken'}>{said.value}</p>
      {is && counts.all + counts.ended > 0 && (
        <div class="shows" role="group" aria-label={w.show}>
          {(Object.keys(w.shows) as Show[]).map((show) => (
            <button key={show} type="button" class="tab" aria-pressed={asked.show === show} onClick={() => asks({ show })}>{w.shows[show]} <span class="quiet">{counts[show]}</span></button>
          ))}
        </div>
      )}
      {is && counts.all + counts.ended === 0 && <p class="empty">{w.none}</p>}
      {is && counts.all + counts.ended > 0 && is.found === 0 && answered && <p class="empty">{asked.q.trim() === '' ? w.noneThere : w.noneFound}</p>}
      <ul class="homes" aria-busy={!answered}>{(is?.homes ?? []).map((home) => <Home key={home.id} home={home} onCode={code} onInstallation={(which) => {
        chosen.value = which;
        looking.value = true;
      }} />)}</ul>
      {is && is.found > PAGE && (
        <nav class="parts" aria-label={w.parts}>
          <button type="button" class="plain" disabled={asked.from === 0} onClick={() => turns(Math.max(0, asked.from - PAGE))}>{w.before}</button>
          <span role="status">{w.part(asked.from + 1, asked.from + is.homes.length, is.found)}</span>
          <button type="button" class="plain" disabled={asked.from + PAGE >= is.found} onClick={() => turns(asked.from + PAGE)}>{w.after}</button>
        </nav>
      )}
      {asked.show === 'ended' && <Keeping />}
      <Sheet open={adding} title={words.value.add.title}>
        <AddHome cancel={() => (adding.value = false)} done={(home) => {
          adding.value = false;
          code(home);
        }} />
      </Sheet>
      <Sheet open={importing} title={words.value.import.title}>
        <ImportHomes close={() => (importing.value = false)} />
      </Sheet>
      <Sheet open={looking} title={words.value.installation.title(chosen.value?.client ?? w.noClient)}>
        {chosen.value && <Installation home={chosen.value} close={() => (looking.value = false)} />}
      </Sheet>
      <Sheet open={coding} title={words.value.code.title(chosen.value?.client ?? w.noClient)}>
        {chosen.value && <CodeFor home={chosen.value} close={() => (coding.value = false)} />}
      </Sheet>
    </>
  );
}

const PICTURES = { connected: mdiCheckCircleOutline, none: mdiPackageVariantClosed, never: mdiPackageVariantClosed, away: mdiLanDisconnect };

function Home({ home, onCode, onInstallation }: { home: ManagedHome; onCode: (home: ManagedHome) => void; onInstallation: (home: ManagedHome) => void }) {
  const w = words.value.homes;
  const box = boxOf(home);
  const told = box === 'away' ? w.box.away(when(home.lastHeardAt!, words.value.locale)) : w.box[box];
  return (
    <li class="home">
      <div class="who">
        <h2>{home.client ?? w.noClient}{home.stay !== 'living' && <span class="pill">{words.value.file.states[home.stay]}</span>}</h2>
        <p class="quiet">{[home.address, home.postcode, home.town].filter((part) => part).join(', ')}</p>
      </div>
      {/* That the box of an ended home is silent is as it should be. */}
      <p class={home.stay === 'ended' ? 'pill' : `pill ${box}`}><Icon path={PICTURES[box]} />{told}</p>
      <span class="ends">
        <button type="button" class="plain" onClick={() => openFile(home.id)}>{words.value.file.open}<span class="only-spoken"> {home.client}</span></button>
        {home.stay !== 'ended' && <button type="button" class="plain" onClick={() => onInstallation(home)}>{words.value.installation.button}<span class="only-spoken"> {home.client}</span></button>}
        {home.stay !== 'ended' && <button type="button" class="plain" onClick={() => onCode(home)}>{home.hasBox ? w.newCode : w.code}<span class="only-spoken"> {home.client}</span></button>}
      </span>
      {home.faults.length > 0 && <ul class="faults">{home.faults.map((fault) => <Fault key={fault.id} fault={fault} />)}</ul>}
    </li>
  );
}

function Fault({ fault }: { fault: FaultView }) {
  const w = words.value;
  const known = w.faults[fault.fault];
  return (
    <li>
      <Icon path={mdiAlertCircleOutline} />
      <p><b>{fault.fault === 'device.not-tested' ? `${known![0]}: ${fault.text}` : known?.[0] ?? fault.text}</b> <span class="quiet">{w.homes.since(when(fault.since, w.locale))}</span>{known && <span class="cure">{known[1]}</span>}</p>
    </li>
  );
}
