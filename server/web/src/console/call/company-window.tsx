// Adding somebody to the call of this desk: whom, the link to hand over, and who is waited for.
import { mdiAccountPlusOutline } from '@mdi/js';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CallColleague, CallState, GuestKind, GuestLink, PartyState } from '../../shared/contract';
import { now } from '../../shared/clock';
import { Icon } from '../../shared/icon';
import { withKind } from '../../shared/names';
import { Qr } from '../../shared/qr';
import { Window, window_ } from '../alarm/windows';
import { letters, words } from '../prefs';
import { elapsed } from '../say';
import { current, mine } from './calls';
import { addable, askColleague, awaited, colleagues, dismiss, failed, guestsIn, isFull, links, makeLink } from './company';

const KINDS: GuestKind[] = ['interpreter', 'doctor', 'relative', 'other'];
/** Which link the window shows, by its party; none while one is made. */
let shown: string | undefined;

export function openCompany(party?: string) {
  if (!addable.value && !party) return;
  shown = party;
  failed.value = '';
  window_.value = 'company';
}

export function named(party: PartyState): string {
  return withKind(party.name, party.guest && party.guest !== 'other' ? words.value.call.company.kinds[party.guest].toLowerCase() : undefined);
}

const refusal = () => {
  const w = words.value.call.company;
  return failed.value === '' ? '' : (w.failed[failed.value] ?? w.failedOther(failed.value));
};

export function CompanyWindow() {
  const w = words.value.call.company;
  const link = useSignal<GuestLink | undefined>(shown === undefined ? undefined : links.value.get(shown));
  const state = current.value;
  if (!state || state.stage === 'ended') return <Window title={w.title}><p>{w.failed['call-over']}</p><Close /></Window>;
  if (link.value) return <LinkShown link={link.value} client={mine.value?.name ?? ''} />;
  return (
    <Window title={w.title}>
      {isFull(state) && <p class="warning" role="status">{w.full}</p>}
      <Colleagues full={isFull(state)} />
      <NewGuest state={state} made={(fresh) => (link.value = fresh)} />
      <p class="refusal" role="alert">{refusal()}</p>
      <Close />
    </Window>
  );
}

function Close() {
  return <div class="answers"><button type="button" class="plain" onClick={() => (window_.value = undefined)}>{words.value.cancel} <kbd>Esc</kbd></button></div>;
}

function Colleagues({ full }: { full: boolean }) {
  const w = words.value.call.company;
  const all = useSignal<CallColleague[] | undefined>(undefined);
  const busy = useSignal(false);
  useEffect(() => {
    let wanted = true;
    void colleagues().then((found) => {
      if (wanted) all.value = found ?? [];
    });
    return () => {
      wanted = false;
    };
  }, []);
  async function choose(user: string) {
    busy.value = true;
    const done = await askColleague(user);
    busy.value = false;
    if (done) window_.value = undefined;
  }
  return (
    <section class="company-part">
      <h3>{w.colleague}</h3>
      {all.value === undefined || all.value.length === 0 ? <p class="quiet" role="status">{all.value ? w.colleagueNone : w.colleagueFinding}</p> : (
        <ul class="stack">{all.value.map((one) => (
          <li key={one.user}>
            <span><b>{one.name}</b> <small>{one.organisation}{one.speaks && `, ${w.speaks}`}</small></span>
            <button type="button" class="plain" disabled={full || busy.value} aria-label={`${w.colleagueAsk}: ${one.name}`} onClick={() => void choose(one.user)}>{w.colleagueAsk}</button>
          </li>
        ))}</ul>
      )}
    </section>
  );
}

function NewGuest({ state, made }: { state: CallState; made: (link: GuestLink) => void }) {
  const w = words.value.call.company;
  const kind = useSignal<GuestKind>('interpreter');
  const name = useSignal('');
  const clientAs = useSignal(state.clientName);
  const missing = useSignal(false);
  const busy = useSignal(false);
  async function make(event: Event) {
    event.preventDefault();
    missing.value = name.value.trim() === '';
    if (missing.value || busy.value) return;
    busy.value = true;
    const as = clientAs.value.trim();
    const link = await makeLink({ name: name.value.trim(), kind: kind.value, ...(as === '' ? {} : { clientAs: as }) });
    busy.value = false;
    if (link) made(link);
  }
  return (
    <form class="company-part note" onSubmit={(event) => void make(event)}>
      <h3>{w.guest}</h3>
      <p class="quiet">{w.guestLine}</p>
      <fieldset class="kinds">
        <legend>{w.kind}</legend>
        {KINDS.map((one) => <label key={one}><input type="radio" name="kind" checked={kind.value === one} onChange={() => (kind.value = one)} /><span>{w.kinds[one]}</span></label>)}
      </fieldset>
      <label><span>{w.name}</span><input autofocus autocomplete="off" maxLength={80} value={name.value} aria-invalid={missing.value} onInput={(event) => (name.value = event.currentTarget.value)} /></label>
      {missing.value && <p class="refusal" role="alert">{w.nameMissing}</p>}
      <label><span>{w.clientAs}</span><input autocomplete="off" maxLength={80} value={clientAs.value} onInput={(event) => (clientAs.value = event.currentTarget.value)} /></label>
      <button type="submit" class="primary" disabled={isFull(state) || busy.value}>{busy.value ? w.making : w.make}</button>
    </form>
  );
}

function LinkShown({ link, client }: { link: GuestLink; client: string }) {
  const w = words.value.call.company;
  const copied = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  async function copy() {
    try {
      await navigator.clipboard.writeText(link.link);
    } catch {
      // Without that right the text is chosen, and the browser's own key copies it.
      field.current?.select();
      return;
    }
    copied.value = true;
  }
  return (
    <Window title={w.linkTitle(link.name)}>
      <p>{w.linkLine}</p>
      <div class="link-shown">
        <Qr rows={link.qr} label={w.code} />
        <div>
          <label class="link-field"><span>{w.linkField}</span><input ref={field} readOnly value={link.link} onFocus={(event) => event.currentTarget.select()} /></label>
          <div class="talk-acts">
            <button type="button" class="primary" autofocus onClick={() => void copy()}>{copied.value ? w.copied : w.copy}</button>
            {'share' in navigator && <button type="button" class="plain" onClick={() => void navigator.share({ text: w.shareText(client), url: link.link }).catch(() => {})}>{w.share}</button>}
          </div>
          <p class="only-spoken" role="status">{copied.value ? w.copied : ''}</p>
          <Left link={link} />
        </div>
      </div>
      <div class="answers"><button type="button" class="plain" onClick={() => (window_.value = undefined)}>{w.done} <kbd>Esc</kbd></button></div>
    </Window>
  );
}

function Left({ link }: { link: GuestLink }) {
  const left = Date.parse(link.expiresAt) - now.value;
  return left > 0 ? <p class="quiet" role="timer">{words.value.call.company.left(elapsed(left))}</p> : null;
}

/** In the panel of the call: who is waited for, and the guests who are there. */
export function Company({ state }: { state: CallState }) {
  const w = words.value.call.company;
  const waits = awaited(state);
  const guests = guestsIn(state);
  if (waits.length + guests.length === 0) return null;
  return (
    <ul class="company">
      {waits.map((party) => {
        const link = links.value.get(party.party);
        return (
          <li key={party.party}>
            <span><b>{party.kind === 'guest' ? w.comes(named(party)) : w.rings(party.name)}</b>{link && <Left link={link} />}</span>
            {link && <button type="button" class="plain" onClick={() => openCompany(party.party)}>{w.showLink}</button>}
            <button type="button" class="plain" aria-label={`${w.takeBack}: ${party.name}`} onClick={() => void dismiss(party.party)}>{w.takeBack}</button>
          </li>
        );
      })}
      {guests.map((party) => <GuestIn key={party.party} party={party} />)}
      {failed.value !== '' && window_.value !== 'company' && <li class="refusal" role="alert">{refusal()}</li>}
    </ul>
  );
}

function GuestIn({ party }: { party: PartyState }) {
  const w = words.value.call.company;
  const asks = useSignal(false);
  return (
    <li>
      <span>{asks.value ? w.takeOutSure(named(party)) : <b>{named(party)}</b>}</span>
      {asks.value ? (
        <>
          <button type="button" class="plain" autofocus onClick={() => (asks.value = false)}>{w.no}</button>
          <button type="button" class="plain" onClick={() => void dismiss(party.party)}>{w.yes}</button>
        </>
      ) : <button type="button" class="plain" aria-label={`${w.takeOut}: ${party.name}`} onClick={() => (asks.value = true)}>{w.takeOut}</button>}
    </li>
  );
}

export function AddButton() {
  const w = words.value.call.company;
  return <button type="button" class="plain" onClick={() => openCompany()}><Icon path={mdiAccountPlusOutline} />{w.add}{letters.value && <kbd>I</kbd>}</button>;
}
