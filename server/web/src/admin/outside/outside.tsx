import { useSignal } from '@preact/signals';
import type { EmergencyCall, EmergencyPlan } from '../../shared/contract';
import { Sheet } from '../form';
import { when } from '../homes/list';
import { words } from '../store';
import { PlanForm } from './plan';
import { arrived, stateOf } from './state';
import { plan } from './store';

/** Whom outside to tell when an alarm waits and nobody is there. */
export function Outside() {
  const w = words.value.outside;
  /** Secrets that were made just now: shown once, and then nowhere. */
  const made = useSignal<EmergencyPlan | undefined>(undefined);
  const showing = useSignal(false);
  const now = plan.value;
  if (!now) return <h1 aria-live="polite">{words.value.loading}</h1>;
  const state = stateOf(now);
  const saved = (next: EmergencyPlan) => {
    made.value = next;
    showing.value = next.contacts.some((contact) => contact.secret !== undefined);
  };
  return (
    <div class="outside">
      <div class="head"><h1>{w.title}</h1></div>
      <p>{w.line}</p>
      <p class={state === 'nobody' || state === 'failing' ? 'stale' : 'notice'} role="status">{w[state]}</p>
      <PlanForm plan={now} saved={saved} />
      <h2>{w.calls}</h2>
      {now.calls.length === 0 && <p class="quiet">{w.noCalls}</p>}
      <ul class="people calls">
        {now.calls.map((call) => (
          <li key={call.at + call.contact}>
            <b>{call.contact}</b>
            <span><Outcome call={call} /></span>
            <span class="quiet">{call.test ? w.isTest : call.round > 1 ? w.round(call.round) : ''}</span>
            <span class="quiet">{when(call.at, words.value.locale)}</span>
          </li>
        ))}
      </ul>
      <Sheet open={showing} title={w.secret.title}>
        <Secrets plan={made.value} close={() => (showing.value = false)} />
      </Sheet>
    </div>
  );
}

export function Outcome({ call }: { call: EmergencyCall }) {
  const w = words.value.outside;
  const bad = !arrived(call) && call.outcome !== 'under-way';
  return (
    <span class={bad ? 'refusal' : undefined}>
      {w.outcomes[call.outcome] ?? call.outcome}{bad && call.status !== undefined && ` (${w.status(call.status)})`}
    </span>
  );
}

function Secrets({ plan: made, close }: { plan: EmergencyPlan | undefined; close: () => void }) {
  const w = words.value.outside.secret;
  const copied = useSignal('');
  async function copy(secret: string) {
    try {
      await navigator.clipboard.writeText(secret);
      copied.value = secret;
    } catch {
      // Not allowed in this browser: it stands there to be marked and copied by hand.
    }
  }
  return (
    <>
      <p>{w.line}</p>
      <dl class="once">
        {made?.contacts.filter((contact) => contact.secret !== undefined).map((contact) => (
          <div key={contact.id}>
            <dt>{contact.name}</dt>
            <dd class="beside">
              <code>{contact.secret}</code>
              <button type="button" class="plain" onClick={() => void copy(contact.secret!)}>{copied.value === contact.secret ? w.copied : w.copy}</button>
            </dd>
          </div>
        ))}
      </dl>
      <div class="ends"><button type="button" class="primary" onClick={close}>{words.value.close}</button></div>
    </>
  );
}
