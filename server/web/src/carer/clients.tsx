// Her clients, to call one of them. Read while the page is looked at, kept in memory alone.
import { mdiPhone } from '@mdi/js';
import { computed, effect, signal, untracked } from '@preact/signals';
import type { HomeView } from '../shared/contract';
import { found } from '../shared/find';
import { homesOf } from '../shared/homes';
import { Icon } from '../shared/icon';
import { call, engaged, view } from './call/calls';
import { words } from './prefs';
import { me } from './store';

/** What a thumb scrolls through; the rest is found by typing. */
const SHOWN = 30;

const homes = signal<HomeView[] | undefined>(undefined);
const failed = signal(false);
const busy = signal(false);
const text = signal('');

export async function readClients() {
  if (busy.value || !me.value) return;
  busy.value = true;
  failed.value = false;
  const all = await homesOf();
  busy.value = false;
  if (!me.value) return;
  failed.value = all === undefined;
  if (all) homes.value = all;
}

export function followClients() {
  // Once for each sign-in, and once more when the line is back where it could not be read.
  const up = computed(() => view.value?.up === true);
  effect(() => {
    const signedIn = me.value !== undefined;
    void up.value;
    untracked(() => {
      if (!signedIn) {
        homes.value = undefined;
        text.value = '';
      } else if (!homes.value) void readClients();
    });
  });
}

export function Clients() {
  const w = words.value.clients;
  const all = (homes.value ?? []).map((home) => ({ ...home, name: home.client?.name ?? '', address: home.client?.address ?? '', town: home.client?.town ?? '' }));
  const some = found(all, text.value, words.value.locale);
  const able = view.value?.up === true && !engaged.value;
  const state = homes.value ? (all.length === 0 ? w.none : some.length === 0 ? w.nobody : some.length > SHOWN ? w.more(some.length - SHOWN) : '')
    : me.value === undefined ? w.offline : failed.value ? '' : w.loading;
  return (
    <section aria-labelledby="clients">
      <h2 id="clients">{w.title}</h2>
      {all.length > 0 && <label class="find"><span class="only-spoken">{w.find}</span><input type="search" placeholder={w.find} autocomplete="off" enterkeyhint="search" value={text.value} onInput={(event) => (text.value = event.currentTarget.value)} /></label>}
      <p class="quiet" role="status">{state}</p>
      {failed.value && !homes.value && <p class="refusal" role="alert">{w.failed} <button type="button" class="plain" onClick={() => void readClients()}>{w.again}</button></p>}
      <ul class="rows">
        {some.slice(0, SHOWN).map((home) => (
          <li key={home.id} class="row">
            <span class="what"><b>{home.name}</b><span>{home.address}, {home.town}{home.connected ? '' : ` · ${w.unreachable}`}</span></span>
            <button type="button" class="round" disabled={!able} aria-label={w.callHer(home.name)} onClick={() => call(home.id, home.name)}><Icon path={mdiPhone} />{w.call}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}
