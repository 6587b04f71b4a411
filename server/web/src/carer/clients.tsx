// Her clients, to call one of them: those of her teams, and all others only when she asks, since each name that is read is written down.
// Kept in memory alone.
import { mdiPhone } from '@mdi/js';
import { batch, computed, effect, signal, untracked } from '@preact/signals';
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
/** Whose they are. Who is in no team with clients has all at once. */
const whose = signal<'team' | 'all'>('team');
const failed = signal(false);
const busy = signal(false);
const text = signal('');

export async function readClients(wish: 'team' | 'all' = whose.value) {
  if (busy.value || !me.value) return;
  busy.value = true;
  failed.value = false;
  let read = wish;
  let some = await homesOf(wish);
  if (some?.length === 0 && wish === 'team') {
    read = 'all';
    some = await homesOf();
  }
  batch(() => {
    busy.value = false;
    if (!me.value) return;
    failed.value = some === undefined;
    if (!some) return;
    homes.value = some;
    whose.value = read;
  });
}

async function readAll() {
  await readClients('all');
  // The button that was pressed is gone: the focus goes to the top of what it brought, unless she went on already.
  if (document.activeElement === document.body) document.getElementById('clients')?.focus();
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
        whose.value = 'team';
        text.value = '';
      } else if (!homes.value) void readClients();
    });
  });
}

export function Clients() {
  const w = words.value.clients;
  const all = (homes.value ?? []).map((home) => ({ ...home, name: home.client?.name ?? '', address: home.client?.address ?? '', town: home.client?.town ?? '' }));
  const own = whose.value === 'team';
  const some = found(all, text.value, words.value.locale);
  const able = view.value?.up === true && !engaged.value;
  const state = homes.value ? (all.length === 0 ? w.none : some.length === 0 ? (own ? w.nobodyHere : w.nobody) : some.length > SHOWN ? w.more(some.length - SHOWN) : '')
    : me.value === undefined ? w.offline : failed.value ? '' : w.loading;
  return (
    <section aria-labelledby="clients">
      <h2 id="clients" tabIndex={-1}>{own ? w.ofTeam : w.title}</h2>
      {all.length > 0 && <label class="find"><span class="only-spoken">{w.find}</span><input type="search" placeholder={w.find} autocomplete="off" enterkeyhint="search" value={text.value} onInput={(event) => (text.value = event.currentTarget.value)} /></label>}
      <p class="quiet" role="status">{state}</p>
      {failed.value && <p class="refusal" role="alert">{w.failed} <button type="button" class="plain" onClick={() => void (homes.value ? readAll() : readClients())}>{w.again}</button></p>}
      <ul class="rows">
        {some.slice(0, SHOWN).map((home) => (
          <li key={home.id} class="row">
            <span class="what"><b>{home.name}</b><span>{home.address}, {home.town}{home.connected ? '' : ` · ${w.unreachable}`}</span></span>
            <button type="button" class="round" disabled={!able} aria-label={w.callHer(home.name)} onClick={() => call(home.id, home.name)}><Icon path={mdiPhone} />{w.call}</button>
          </li>
        ))}
      </ul>
      {homes.value && own && !failed.value && <p class="more"><button type="button" class="plain" aria-disabled={busy.value} onClick={() => void readAll()}>{busy.value ? w.loading : w.all}</button></p>}
    </section>
  );
}
