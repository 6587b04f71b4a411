import { mdiAlertCircleOutline, mdiCheckCircleOutline } from '@mdi/js';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { HomeInstallation, InstalledThing, InstallerCode, ManagedHome } from '../../shared/contract';
import { ask } from '../../shared/http';
import { Icon } from '../../shared/icon';
import { refusal } from '../refusal';
import { words } from '../store';
import { when } from './list';

const path = (home: string) => `/api/v1/homes/${encodeURIComponent(home)}`;

/** What stands where in a home, what was tried, and a second person's yes. */
export function Installation({ home, close }: { home: ManagedHome; close: () => void }) {
  const w = words.value.installation;
  const now = useSignal<HomeInstallation | undefined>(undefined);
  const code = useSignal<InstallerCode | undefined>(undefined);
  const told = useSignal('');
  const tell = (answer: Parameters<typeof refusal>[0]) => {
    if (answer.ok) told.value = '';
    else told.value = (w.refused as Record<string, string>)[answer.error] ?? refusal(answer, words.value);
  };
  async function look() {
    const answer = await ask<HomeInstallation>('GET', `${path(home.id)}/installation`);
    if (answer.ok) now.value = answer.body;
    else tell(answer);
  }
  useEffect(() => void look(), [home.id]);
  async function confirm(version: string) {
    const answer = await ask<HomeInstallation>('POST', `${path(home.id)}/installation/check`, { version });
    tell(answer);
    if (answer.ok) now.value = answer.body;
    else if (answer.error === 'changed') void look();
  }
  async function letIn() {
    const answer = await ask<InstallerCode>('POST', `${path(home.id)}/installer-codes`);
    tell(answer);
    if (answer.ok) code.value = answer.body;
  }
  const is = now.value;
  if (!is) return <p role="status">{told.value || words.value.busy}</p>;
  const l = words.value.locale;
  return (
    <>
      <p role="status" class={is.missing.length === 0 ? 'notice' : 'stale'}>
        {is.missing.length > 0 ? `${w.missing} ${is.missing.map((each) => w.what[each]).join(' · ')}`
          : is.check?.current ? w.checked(is.check.by, when(is.check.at, l))
          : is.check ? w.changedSince(is.check.by, when(is.check.at, l)) : w.notChecked}
      </p>
      {is.installedBy && is.installedAt && <p class="quiet">{w.installed(is.installedBy, when(is.installedAt, l))}</p>}
      <h3>{w.devices}</h3>
      {is.devices.length === 0 && <p class="quiet">{w.noDevices}</p>}
      <ul class="things">{is.devices.map((thing) => <Thing key={thing.id} thing={thing} />)}</ul>
      <h3>{w.contacts}</h3>
      {is.contacts.length === 0 && <p class="quiet">{w.noContacts}</p>}
      <ol class="things">{is.contacts.map((contact) => <li key={contact.phone}><b>{contact.name}</b><span class="quiet">{[words.value.add.relations[contact.relation], contact.phone].join(' · ')}</span></li>)}</ol>
      {code.value && (
        <p role="status" class="notice">{w.codeIs} <code>{code.value.code.replace(/(\d{4})/, '$1 ')}</code><br />{code.value.toldToBox ? w.codeTold : w.codeNotTold}</p>
      )}
      <p role="alert" class="refusal">{told.value}</p>
      <div class="ends">
        {is.boxSince && <button type="button" class="plain" onClick={() => void letIn()}>{w.letIn}</button>}
        <button type="button" class="plain" onClick={close}>{words.value.close}</button>
        {is.missing.length === 0 && !is.check?.current && <button type="button" class="primary" onClick={() => void confirm(is.version)}>{w.confirm}</button>}
      </div>
    </>
  );
}

function Thing({ thing }: { thing: InstalledThing }) {
  const w = words.value.installation;
  const l = words.value.locale;
  const proof = thing.proof;
  const tried = proof && [w.tried(proof.by, when(proof.storedAt, l)), proof.backMillis !== undefined ? w.back(proof.backMillis) : '', proof.answeredBy ? w.answered(proof.answeredBy) : ''].filter((part) => part).join(' · ');
  return (
    <li>
      <b>{thing.name}</b>
      <span class="quiet">{[thing.room ?? w.noRoom, thing.purpose ? w.purposes[thing.purpose] : '', thing.model].filter((part) => part).join(' · ')}</span>
      {thing.alarm && <span class={proof ? 'proof' : 'proof refusal'}><Icon path={proof ? mdiCheckCircleOutline : mdiAlertCircleOutline} />{tried ?? w.untried}</span>}
    </li>
  );
}
