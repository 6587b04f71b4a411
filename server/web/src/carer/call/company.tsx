// Adding somebody to the call of this phone: a colleague, the interpreter, her daughter.
import { signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CallState, GuestLink } from '../../shared/contract';
import { failed, followCompany, links } from '../../shared/company/company';
import { Asking, Company as Others, LinkShown } from '../../shared/company/parts';
import { words } from '../prefs';
import { current } from './calls';

followCompany(() => current.value);

/** What stands over the call: somebody is asked, or a link is shown again, by its party. */
const open = signal<'' | 'asking' | { party: string }>('');

export function openCompany() {
  failed.value = '';
  open.value = 'asking';
}

export function CompanyDialog({ state, name }: { state: CallState | undefined; name: string }) {
  if (open.value === '' || state?.role !== 'speaks') return null;
  return <Over key={typeof open.value === 'string' ? '' : open.value.party} state={state} name={name} link={typeof open.value === 'string' ? undefined : links.value.get(open.value.party)} />;
}

function Over({ state, name, link: first }: { state: CallState; name: string; link: GuestLink | undefined }) {
  const w = words.value.company;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current!.showModal(), []);
  const link = useSignal(first);
  const close = () => (open.value = '');
  return (
    <dialog ref={dialog} class="whole company-over" aria-labelledby="company-title" onClose={close}>
      <h2 id="company-title" class="lead" tabIndex={-1} autofocus>{link.value ? w.linkTitle(link.value.name) : w.title}</h2>
      {link.value ? <LinkShown words={w} link={link.value} client={name} /> : <Asking words={w} state={state} asked={close} made={(fresh) => (link.value = fresh)} />}
      <button type="button" class="big plain" onClick={close}>{link.value ? w.done : w.back}</button>
    </dialog>
  );
}

export function Company({ state }: { state: CallState }) {
  return <Others words={words.value.company} state={state} show={(party) => (open.value = { party })} asking={open.value !== ''} />;
}
