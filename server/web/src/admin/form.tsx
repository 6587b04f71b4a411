// The parts that each form of this face is made of.
import { useSignal, type Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Answer } from '../shared/http';
import { refusal } from './refusal';
import { words } from './store';

type FieldProps = {
  label: string; name: string; value?: string | undefined; hint?: string; optional?: boolean; example?: string; type?: 'text' | 'password' | 'tel' | 'time'; inputmode?: 'numeric' | 'tel';
  autocomplete?: string; size?: 's' | 'm'; focus?: boolean; most?: number; onTyped?: (input: HTMLInputElement) => void;
};

export function Field({ label, name, value, hint, optional, example, type, inputmode, autocomplete, size, focus, most, onTyped }: FieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) input.current?.focus();
  }, []);
  return (
    <p class={size ? `field ${size}` : 'field'}>
      <label for={id}>{label}{optional && <span class="quiet"> · {words.value.optional}</span>}</label>
      <input ref={input} id={id} name={name} type={(type ?? 'text') as 'text'} required={!optional} defaultValue={value} placeholder={example} inputMode={inputmode} maxLength={most ?? 80}
        autocomplete={autocomplete ?? 'off'} spellcheck={false} onChange={(event) => onTyped?.(event.currentTarget)} aria-describedby={hint ? `${id}-hint` : undefined} />
      {hint && <span id={`${id}-hint`} class="hint">{hint}</span>}
    </p>
  );
}

/** @param none what stands there while nothing was chosen: then one has to */
export function Choice({ label, name, options, value, none, onPick }: { label: string; name: string; options: Record<string, string>; value?: string | undefined; none?: string; onPick?: (key: string) => void }) {
  const id = useId();
  return (
    <p class="field m">
      <label for={id}>{label}</label>
      {/* A select has no default value of its own here; its options say it. */}
      <select id={id} name={name} required={none !== undefined} onChange={(event) => onPick?.(event.currentTarget.value)}>{none !== undefined && <option value="">{none}</option>}{Object.entries(options).map(([key, text]) => <option key={key} value={key} selected={key === value}>{text}</option>)}</select>
    </p>
  );
}

/** A day, or none where it is not needed. */
export function Day({ label, name, value, least, most, needed, hint }: { label: string; name: string; value?: string | undefined; least?: string; most?: string; needed?: boolean; hint?: string }) {
  const id = useId();
  return (
    <p class="field m">
      <label for={id}>{label}{!needed && <span class="quiet"> · {words.value.optional}</span>}</label>
      <input id={id} name={name} type="date" defaultValue={value} min={least} max={most ?? '2100-12-31'} required={needed} aria-describedby={hint ? `${id}-hint` : undefined} />
      {hint && <span id={`${id}-hint`} class="hint">{hint}</span>}
    </p>
  );
}

/** Several lines, each of which is something of its own. */
export function Lines({ label, name, value, hint, example, rows }: { label: string; name: string; value?: string[]; hint?: string; example?: string; rows?: number }) {
  const id = useId();
  return (
    <p class="field">
      <label for={id}>{label}<span class="quiet"> · {words.value.optional}</span></label>
      <textarea id={id} name={name} rows={rows ?? 3} maxLength={2_000} placeholder={example} defaultValue={value?.join('\n')} aria-describedby={hint ? `${id}-hint` : undefined} />
      {hint && <span id={`${id}-hint`} class="hint">{hint}</span>}
    </p>
  );
}

/** A password that one chooses can be looked at: typing it twice finds fewer mistakes than seeing it once. */
export function NewPassword({ label }: { label?: string }) {
  const w = words.value.password;
  const id = useId();
  const shown = useSignal(false);
  return (
    <p class="field">
      <label for={id}>{label ?? w.label}</label>
      <span class="beside">
        <input id={id} name="password" type={(shown.value ? 'text' : 'password') as 'password'} required minLength={12} maxLength={256} autocomplete="new-password" aria-describedby={`${id}-hint`} />
        <button type="button" class="plain" onClick={() => (shown.value = !shown.value)}>{shown.value ? w.hide : w.show}</button>
      </span>
      <span id={`${id}-hint`} class="hint">{w.hint}</span>
    </p>
  );
}

/** @param harm what is sent cannot be taken back, or takes help from somebody: it looks so */
type FormProps<T> = { submit: string; harm?: boolean; send: (data: FormData) => Promise<Answer<T>> | string; done?: (body: T) => void; cancel?: () => void; children: ComponentChildren };

/** Sends once at a time, and says what was refused where it is read and spoken. */
export function Form<T>({ submit, harm, send, done, cancel, children }: FormProps<T>) {
  const w = words.value;
  const busy = useSignal(false);
  const told = useSignal('');
  async function go(event: Event) {
    event.preventDefault();
    if (busy.value) return;
    told.value = '';
    const sent = send(new FormData(event.currentTarget as HTMLFormElement));
    if (typeof sent === 'string') {
      told.value = sent;
      return;
    }
    busy.value = true;
    const answer = await sent;
    busy.value = false;
    if (answer.ok) done?.(answer.body);
    else told.value = refusal(answer, words.value);
  }
  return (
    <form onSubmit={(event) => void go(event)}>
      {children}
      <p role="alert" class="refusal">{told.value}</p>
      <div class="ends">
        {cancel && <button type="button" class="plain" onClick={cancel}>{w.cancel}</button>}
        <button type="submit" class={harm ? 'primary harm' : 'primary'} aria-disabled={busy.value}>{busy.value ? w.busy : submit}</button>
      </div>
    </form>
  );
}

/** A native dialog: it keeps the focus in, Escape closes it, and the focus goes back to what opened it. */
export function Sheet({ open, title, children }: { open: Signal<boolean>; title: string; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (open.value && !dialog.current?.open) dialog.current?.showModal();
    if (!open.value && dialog.current?.open) dialog.current.close();
  }, [open.value]);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={() => (open.value = false)}>
      {open.value && <><h2 id={id}>{title}</h2>{children}</>}
    </dialog>
  );
}

export const text = (data: FormData, name: string): string => String(data.get(name) ?? '').trim();

/** The lines of a text area that hold something. */
export const lines = (data: FormData, name: string): string[] => text(data, name).split('\n').map((line) => line.trim()).filter((line) => line !== '');
