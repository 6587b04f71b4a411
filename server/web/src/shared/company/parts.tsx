// Adding somebody to a call, in parts: whom, the link to hand over, and who is waited for. A face puts a window around them.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { now } from '../clock';
import type { CallColleague, CallState, GuestKind, GuestLink, PartyState } from '../contract';
import { withKind } from '../names';
import { Qr } from '../qr';
import { elapsed } from '../times';
import { askColleague, awaited, colleagues, dismiss, failed, guestsIn, isFull, links, makeLink } from './company';
import type { CompanyWords } from './nl';

const KINDS: GuestKind[] = ['interpreter', 'doctor', 'relative', 'other'];

export function named(w: CompanyWords, party: PartyState): string {
  return withKind(party.name, party.guest && party.guest !== 'other' ? w.kinds[party.guest].toLowerCase() : undefined);
}

const refusal = (w: CompanyWords) => (failed.value === '' ? '' : (w.failed[failed.value] ?? w.failedOther(failed.value)));

/** @param made a link, to be shown */
export function Asking({ words: w, state, asked, made }: { words: CompanyWords; state: CallState; asked: () => void; made: (link: GuestLink) => void }) {
  return (
    <>
      {isFull(state) && <p class="warning" role="status">{w.full}</p>}
      <Colleagues words={w} full={isFull(state)} asked={asked} />
      <NewGuest words={w} state={state} made={made} />
      <p class="refusal" role="alert">{refusal(w)}</p>
    </>
  );
}

function Colleagues({ words: w, full, asked }: { words: CompanyWords; full: boolean; asked: () => void }) {
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
    if (done) asked();
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

function NewGuest({ words: w, state, made }: { words: CompanyWords; state: CallState; made: (link: GuestLink) => void }) {
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

export function LinkShown({ words: w, link, client }: { words: CompanyWords; link: GuestLink; client: string }) {
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
    <>
      <p>{w.linkLine}</p>
      <div class="link-shown">
        <Qr rows={link.qr} label={w.code} />
        <div>
          <label class="link-field"><span>{w.linkField}</span><input ref={field} readOnly value={link.link} onFocus={(event) => event.currentTarget.select()} /></label>
          <div class="link-acts">
            <button type="button" class="primary" autofocus onClick={() => void copy()}>{copied.value ? w.copied : w.copy}</button>
            {'share' in navigator && <button type="button" class="plain" onClick={() => void navigator.share({ text: w.shareText(client), url: link.link }).catch(() => {})}>{w.share}</button>}
          </div>
          <p class="only-spoken" role="status">{copied.value ? w.copied : ''}</p>
          <Left words={w} link={link} />
        </div>
      </div>
    </>
  );
}

function Left({ words: w, link }: { words: CompanyWords; link: GuestLink }) {
  const left = Date.parse(link.expiresAt) - now.value;
  return left > 0 ? <p class="quiet" role="timer">{w.left(elapsed(left))}</p> : null;
}

/** In the panel of the call: who is waited for, and the guests who are there. */
export function Company({ words: w, state, show, asking }: { words: CompanyWords; state: CallState; show: (party: string) => void; asking: boolean }) {
  const waits = awaited(state);
  const guests = guestsIn(state);
  if (waits.length + guests.length === 0) return null;
  return (
    <ul class="company">
      {waits.map((party) => {
        const link = links.value.get(party.party);
        return (
          <li key={party.party}>
            <span><b>{party.kind === 'guest' ? w.comes(named(w, party)) : w.rings(party.name)}</b>{link && <Left words={w} link={link} />}</span>
            {link && <button type="button" class="plain" onClick={() => show(party.party)}>{w.showLink}</button>}
            <button type="button" class="plain" aria-label={`${w.takeBack}: ${party.name}`} onClick={() => void dismiss(party.party)}>{w.takeBack}</button>
          </li>
        );
      })}
      {guests.map((party) => <GuestIn key={party.party} words={w} party={party} />)}
      {failed.value !== '' && !asking && <li class="refusal" role="alert">{refusal(w)}</li>}
    </ul>
  );
}

function GuestIn({ words: w, party }: { words: CompanyWords; party: PartyState }) {
  const asks = useSignal(false);
  return (
    <li>
      <span>{asks.value ? w.takeOutSure(named(w, party)) : <b>{named(w, party)}</b>}</span>
      {asks.value ? (
        <>
          <button type="button" class="plain" autofocus onClick={() => (asks.value = false)}>{w.no}</button>
          <button type="button" class="plain" onClick={() => void dismiss(party.party)}>{w.yes}</button>
        </>
      ) : <button type="button" class="plain" aria-label={`${w.takeOut}: ${party.name}`} onClick={() => (asks.value = true)}>{w.takeOut}</button>}
    </li>
  );
}
