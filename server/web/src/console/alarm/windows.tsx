import { signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Outcome } from '../../shared/contract';
import { busy, close, draft, drafts, madeContact, refusals } from '../actions';
import { words } from '../prefs';
import { titleOf, whoLives } from '../say';
import { current, world } from '../store';

/** The one window that is open over the desk. */
export const window_ = signal<'call' | 'close' | 'company' | 'contact' | 'help' | 'measures' | 'responder' | undefined>(undefined);

/** The contract's limit, see CloseAlarm. */
const LONGEST_NOTE = 4_000;
const OUTCOMES: Outcome[] = ['assisted', 'no-help-needed', 'false-alarm', 'test', 'technical', 'handed-over'];
const HOW = ['speech', 'video', 'none'] as const;

export function Window({ title, children }: { title: string; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  // With the drawing, not after it: who knows the keys presses the next one at once.
  useLayoutEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    dialog.current?.showModal();
    return () => before?.focus();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby="window-title" onClose={() => (window_.value = undefined)}>
      <h2 id="window-title">{title}</h2>
      {children}
    </dialog>
  );
}

/** Outcome and note. It closes only when the server has it; until then nothing that was written is lost. */
export function ClosingWindow() {
  const w = words.value;
  // The alarm of the moment it was opened: a new alarm must not slip under the note.
  const alarm = useRef(current.value);
  const missing = useSignal(false);
  const failed = useSignal(false);
  const a = alarm.current;
  if (!a) return null;
  const written = drafts.value.get(a.id) ?? { note: '' };
  const working = busy.value.has(a.id);

  async function send(event?: Event) {
    event?.preventDefault();
    if (!a) return;
    const latest = drafts.value.get(a.id);
    missing.value = latest?.outcome === undefined;
    if (!latest?.outcome) return;
    failed.value = false;
    if (await close(a.id, latest.outcome, latest.note)) window_.value = undefined;
    else failed.value = true;
  }

  return (
    <Window title={w.closeTitle}>
      <p class="about">{titleOf(a, w)}, {whoLives(world.value?.homes.get(a.home), a.home, w)}</p>
      <form
        onSubmit={(event) => void send(event)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send(event);
          const number = Number(event.key);
          if (!(event.target instanceof HTMLTextAreaElement) && OUTCOMES[number - 1]) draft(a.id, { ...written, outcome: OUTCOMES[number - 1]! });
        }}
      >
        <fieldset>
          <legend>{w.outcomeTitle}</legend>
          <div class="choices">
            {OUTCOMES.map((outcome, i) => (
              <label key={outcome}>
                <input
                  type="radio" name="outcome" value={outcome} checked={written.outcome === outcome} autofocus={i === 0}
                  onChange={() => draft(a.id, { ...written, outcome })}
                />
                <span>{w.outcomes[outcome]}</span><kbd>{i + 1}</kbd>
              </label>
            ))}
          </div>
        </fieldset>
        <label class="note">
          <span>{w.note} <small>{w.noteHint}</small></span>
          <textarea
            rows={5} maxLength={LONGEST_NOTE} value={written.note}
            onInput={(event) => draft(a.id, { ...written, note: event.currentTarget.value })}
          />
          {LONGEST_NOTE - written.note.length < 400 && <small>{w.noteLeft(LONGEST_NOTE - written.note.length)}</small>}
        </label>
        <p role="alert" class="refusal">
          {missing.value && !written.outcome ? w.chooseOutcome : failed.value && !working ? `${w.closeFailed} ${refusals.value.get(a.id) ?? ''}` : ''}
        </p>
        <div class="answers">
          <button type="button" class="plain" onClick={() => (window_.value = undefined)}>{w.cancel} <kbd>Esc</kbd></button>
          <button type="submit" class="primary" disabled={working}>{working ? w.busy : w.closeSend} <kbd>Ctrl ⏎</kbd></button>
        </div>
      </form>
    </Window>
  );
}

/** One press more, and it is on record how she was reached. */
export function ContactWindow() {
  const w = words.value;
  const alarm = useRef(current.value?.id);
  const choose = (how: (typeof HOW)[number]) => {
    if (alarm.current) void madeContact(alarm.current, how);
    window_.value = undefined;
  };
  return (
    <Window title={w.contactTitle}>
      <div
        class="stack"
        onKeyDown={(event) => {
          const how = HOW[Number(event.key) - 1];
          if (how) choose(how);
        }}
      >
        {HOW.map((how, i) => (
          <button key={how} type="button" class="plain" autofocus={i === 0} onClick={() => choose(how)}>{w.contactHow[how]} <kbd>{i + 1}</kbd></button>
        ))}
        <button type="button" class="plain quiet-button" onClick={() => (window_.value = undefined)}>{w.cancel} <kbd>Esc</kbd></button>
      </div>
    </Window>
  );
}
