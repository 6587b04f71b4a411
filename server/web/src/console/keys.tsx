import { busy, claim, release } from './actions';
import { Window, window_ } from './alarm/windows';
import { addable } from './call/company';
import { openCompany } from './call/company-window';
import { engaged, hangUp, holdOrResume, louder, mine as myCall, mute, notNow, answer, rings, talk, useCamera, view } from './call/calls';
import { keep, letters, words } from './prefs';
import { isUnderWay } from './say';
import { current, phase, queue, select, selected, world } from './store';

/** Every key of the console, in one place. */
export function followKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !world.value || window_.value || phase.value === 'signed-out') return;
    const target = event.target as Element;
    if (target.matches('input, textarea, select')) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') return done(event, () => move(event.key === 'ArrowDown' ? 1 : -1));
    if (event.key === '?') return done(event, () => (window_.value = 'help'));
    // A key that is held would switch what it switches over and over.
    if (!letters.value || event.repeat) return;
    const key = event.key.toLowerCase();
    if (key === 'j' || key === 'k') return done(event, () => move(key === 'j' ? 1 : -1));
    if (/^[1-9]$/.test(key)) return done(event, () => document.querySelector<HTMLElement>(`[data-device="${key}"]`)?.focus());
    const talked = talkKey(key);
    if (talked) return done(event, talked);
    if (key === 'm' && current.value) return done(event, () => (window_.value = 'measures'));
    const alarm = current.value;
    if (!alarm || alarm.state === 'closed') return;
    const mine = alarm.owner?.id === world.value.me.id;
    // Speaking waits for nothing else that is asked of the alarm.
    if (key === 's' && mine && !engaged.value && view.value?.up) return done(event, () => talk(alarm.id, alarm.home));
    if (busy.value.has(alarm.id)) return;
    const live = phase.value === 'live';
    if (key === 'a' && alarm.state === 'offered' && live) return done(event, () => void claim(alarm.id));
    if (key === 'o' && live && (mine || isUnderWay(alarm.responder))) return done(event, () => (window_.value = 'responder'));
    if (!mine) return;
    if (key === 't' && live) return done(event, () => void release(alarm.id));
    if (key === 'c' && live) return done(event, () => (window_.value = 'contact'));
    if (key === 'x') return done(event, () => (window_.value = 'close'));
  });
}

/** What a key does for a call, if it does anything now. */
function talkKey(key: string): (() => void) | undefined {
  switch (key) {
    case 'b': return () => (window_.value = 'call');
    case 'g': return rings.value.length > 0 && !engaged.value ? () => answer() : undefined;
    case 'n': return rings.value.length > 0 ? () => notNow() : undefined;
    case 'e': return myCall.value ? hangUp : undefined;
    case 'd': return engaged.value ? mute : undefined;
    case 'v': return engaged.value ? () => useCamera() : undefined;
    case 'h': return engaged.value ? holdOrResume : undefined;
    case '+':
    case '=': return engaged.value ? () => louder(1) : undefined;
    case '-': return engaged.value ? () => louder(-1) : undefined;
    case 'i': return addable.value ? () => openCompany() : undefined;
    case 'l': return document.getElementById('live-text') ? () => document.getElementById('live-text')?.focus() : undefined;
    default: return undefined;
  }
}

function done(event: Event, act: () => void) {
  event.preventDefault();
  act();
}

function move(by: number) {
  const all = [...queue.value.open, ...queue.value.closed];
  if (all.length === 0) return;
  const at = all.findIndex((a) => a.id === selected.value);
  const next = all[Math.min(Math.max(at + by, 0), all.length - 1)]!;
  select(next.id);
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.queue [aria-current]')?.scrollIntoView({ block: 'nearest' }));
}

export function HelpWindow() {
  const w = words.value;
  const k = w.keyNames;
  const t = w.call.keyNames;
  const rows: [string, string][] = [
    ['↑ ↓  J K', k.move], ['A', k.claim], ['C', k.contact], ['O', k.responder], ['T', k.release], ['X', k.close], ['1 – 9', k.devices], ['M', k.measures],
    ['S', t.talk], ['B', t.call], ['G', t.answer], ['N', t.notNow], ['E', t.hangUp], ['D', t.mute], ['V', t.camera], ['H', t.hold], ['L', t.text], ['+ −', t.loudness], ['I', t.company],
    ['Ctrl ⏎', k.send], ['Esc', k.escape], ['?', k.help],
  ];
  return (
    <Window title={w.help}>
      <dl class="keys">{rows.map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}</dl>
      <label class="check">
        <input type="checkbox" checked={letters.value} onChange={(event) => {
          letters.value = event.currentTarget.checked;
          keep('letters', letters.value ? 'on' : 'off');
        }} />
        {w.keysOn}
      </label>
      <div class="answers"><button type="button" class="primary" autofocus onClick={() => (window_.value = undefined)}>{w.done}</button></div>
    </Window>
  );
}
