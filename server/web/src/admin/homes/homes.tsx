import { mdiAlertCircleOutline, mdiCheckCircleOutline, mdiHomePlusOutline, mdiLanDisconnect, mdiPackageVariantClosed, mdiTableArrowRight } from '@mdi/js';
import { useSignal } from '@preact/signals';
import type { FaultView, ManagedHome } from '../../shared/contract';
import { Icon } from '../../shared/icon';
import { Sheet } from '../form';
import { homes, words } from '../store';
import { AddHome } from './add';
import { CodeFor } from './code';
import { ImportHomes } from './import';
import { Installation } from './installation';
import { boxOf, found, needsCare, when } from './list';

export function Homes() {
  const w = words.value.homes;
  const adding = useSignal(false);
  const coding = useSignal(false);
  const importing = useSignal(false);
  const looking = useSignal(false);
  const chosen = useSignal<ManagedHome | undefined>(undefined);
  const typed = useSignal('');
  const all = homes.value;
  const shown = found(all ?? [], typed.value);
  const code = (home: ManagedHome) => {
    chosen.value = home;
    coding.value = true;
  };
  return (
    <>
      <div class="head">
        <h1 aria-live="polite">{all ? w.count(all.length, all.filter(needsCare).length, all.filter((home) => boxOf(home) === 'none').length) : words.value.loading}</h1>
        {(all?.length ?? 0) > 0 && <input type="search" aria-label={w.search} placeholder={w.search} value={typed.value} onInput={(event) => (typed.value = event.currentTarget.value)} />}
        <button type="button" class="plain" onClick={() => (importing.value = true)}><Icon path={mdiTableArrowRight} />{words.value.import.open}</button>
        <button type="button" class="primary" onClick={() => (adding.value = true)}><Icon path={mdiHomePlusOutline} />{w.add}</button>
      </div>
      {all?.length === 0 && <p class="empty">{w.none}</p>}
      {all !== undefined && all.length > 0 && shown.length === 0 && <p class="empty">{w.noneFound}</p>}
      <ul class="homes">{shown.map((home) => <Home key={home.id} home={home} onCode={code} onInstallation={(which) => {
        chosen.value = which;
        looking.value = true;
      }} />)}</ul>
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
        <h2>{home.client ?? w.noClient}</h2>
        <p class="quiet">{[home.address, home.postcode, home.town].filter((part) => part).join(', ')}</p>
      </div>
      <p class={`pill ${box}`}><Icon path={PICTURES[box]} />{told}</p>
      <span class="ends">
        <button type="button" class="plain" onClick={() => onInstallation(home)}>{words.value.installation.button}<span class="only-spoken"> {home.client}</span></button>
        <button type="button" class="plain" onClick={() => onCode(home)}>{home.hasBox ? w.newCode : w.code}<span class="only-spoken"> {home.client}</span></button>
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
