// Whom to call, where no alarm leads to her: found by name, street or town.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { HomeView } from '../../shared/contract';
import { ask } from '../../shared/http';
import { Window, window_ } from '../alarm/windows';
import { words } from '../prefs';
import { engaged, call, view } from './calls';
import { found, SHOWN } from './find';

/** Each answer has at most so many, the server says; fewer is the last. */
const PAGE = 200;
/** More homes than a desk can call; who has more finds the rest by an alarm. */
const MOST_PAGES = 10;

/** All homes whose names this person may see. Each reading is written down as a look, so it is read once for each window. */
async function read(): Promise<HomeView[] | undefined> {
  const all: HomeView[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const after = all.at(-1)?.id;
    const answer = await ask<HomeView[]>('GET', `/api/v1/homes${after === undefined ? '' : `?after=${encodeURIComponent(after)}`}`);
    if (!answer.ok || !Array.isArray(answer.body)) return undefined;
    all.push(...answer.body);
    if (answer.body.length < PAGE) break;
  }
  return all.filter((home) => home.client);
}

export function CallWindow() {
  const w = words.value.call;
  const homes = useSignal<HomeView[] | undefined>(undefined);
  const failed = useSignal(false);
  const text = useSignal('');
  const wanted = useRef(true);
  useEffect(() => {
    void read().then((all) => {
      if (!wanted.current) return;
      homes.value = all;
      failed.value = all === undefined;
    });
    return () => {
      wanted.current = false;
    };
  }, []);
  const all = found(homes.value ?? [], text.value, words.value.locale);
  const able = view.value?.up === true && !engaged.value;
  const choose = (home: HomeView | undefined) => {
    if (!home || !able) return;
    call(home.id, home.client?.name);
    window_.value = undefined;
  };
  return (
    <Window title={w.callTitle}>
      <form class="note" onSubmit={(event) => {
        event.preventDefault();
        choose(all[0]);
      }}>
        <label><span>{w.callFind}</span><input autofocus autocomplete="off" value={text.value} onInput={(event) => (text.value = event.currentTarget.value)} /></label>
      </form>
      <p class="quiet" role="status">
        {failed.value ? '' : !homes.value ? w.callFinding : all.length === 0 ? w.callNobody : all.length > SHOWN ? w.callMore(all.length - SHOWN) : ''}
      </p>
      <p class="refusal" role="alert">{failed.value ? w.callFailed : view.value?.up ? '' : w.callNotNow}</p>
      <ul class="stack homes">
        {all.slice(0, SHOWN).map((home, i) => (
          <li key={home.id}>
            <button type="button" class="plain" disabled={!able} onClick={() => choose(home)}>
              <span><b>{home.client?.name}</b> <small>{home.client?.address}, {home.client?.town}</small></span>{i === 0 && text.value !== '' && <kbd>⏎</kbd>}
            </button>
          </li>
        ))}
      </ul>
      <div class="answers"><button type="button" class="plain" onClick={() => (window_.value = undefined)}>{words.value.cancel} <kbd>Esc</kbd></button></div>
    </Window>
  );
}
