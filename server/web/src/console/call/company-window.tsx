// Adding somebody to the call of this desk: the window around it.
import { mdiAccountPlusOutline } from '@mdi/js';
import { useSignal } from '@preact/signals';
import type { CallState, GuestLink, PartyState } from '../../shared/contract';
import { failed, links } from '../../shared/company/company';
import { Asking, Company as Others, LinkShown, named as namedIn } from '../../shared/company/parts';
import { Icon } from '../../shared/icon';
import { Window, window_ } from '../alarm/windows';
import { letters, words } from '../prefs';
import { current, mine } from './calls';
import { addable } from './company';

/** Which link the window shows, by its party; none while one is made. */
let shown: string | undefined;

export function openCompany(party?: string) {
  if (!addable.value && !party) return;
  shown = party;
  failed.value = '';
  window_.value = 'company';
}

export const named = (party: PartyState) => namedIn(words.value.call.company, party);

export function CompanyWindow() {
  const w = words.value.call.company;
  const link = useSignal<GuestLink | undefined>(shown === undefined ? undefined : links.value.get(shown));
  const state = current.value;
  const close = () => (window_.value = undefined);
  const end = (label: string) => <div class="answers"><button type="button" class="plain" onClick={close}>{label} <kbd>Esc</kbd></button></div>;
  if (!state || state.stage === 'ended') return <Window title={w.title}><p>{w.failed['call-over']}</p>{end(words.value.cancel)}</Window>;
  if (link.value) return <Window title={w.linkTitle(link.value.name)}><LinkShown words={w} link={link.value} client={mine.value?.name ?? ''} />{end(w.done)}</Window>;
  return <Window title={w.title}><Asking words={w} state={state} asked={close} made={(fresh) => (link.value = fresh)} />{end(words.value.cancel)}</Window>;
}

export function Company({ state }: { state: CallState }) {
  return <Others words={words.value.call.company} state={state} show={openCompany} asking={window_.value === 'company'} />;
}

export function AddButton() {
  const w = words.value.call.company;
  return <button type="button" class="plain" onClick={() => openCompany()}><Icon path={mdiAccountPlusOutline} />{w.add}{letters.value && <kbd>I</kbd>}</button>;
}
