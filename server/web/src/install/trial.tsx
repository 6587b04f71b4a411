import { mdiCheckCircle, mdiCircleOutline, mdiProgressClock } from '@mdi/js';
import { useEffect, useRef } from 'preact/hooks';
import type { InstallDevice, InstallTrial } from '../shared/contract';
import { Icon } from '../shared/icon';
import { clock, minutes } from './list';
import { stopTest, words } from './store';

/** A test press on its way, one line for each step that really happened. */
export function Trial({ trial, device }: { trial: InstallTrial; device: InstallDevice | undefined }) {
  const w = words.value.trial;
  const card = useRef<HTMLElement>(null);
  // Who asked for it stands at its device, perhaps far down: what to do now has to be seen.
  useEffect(() => card.current?.scrollIntoView({ block: 'start' }), [trial.askedAt]);
  const name = device?.name ?? trial.device;
  const over = !trial.heardAt && trial.remainingSeconds === 0;
  const steps: [string, string | undefined][] = [
    [w.heard, trial.heardAt],
    [w.stored, trial.storedAt],
    [w.seen, trial.seenAt],
    [trial.answeredBy ? w.answeredBy(trial.answeredBy) : w.answered, trial.answeredAt],
  ];
  const next = steps.findIndex(([, at]) => !at);
  const sentence = over ? w.over(name) : !trial.heardAt ? w.pressNow(name, minutes(trial.remainingSeconds)) : trial.real ? w.real : trial.answeredAt ? w.done(name) : trial.seenAt ? w.passed(name) : w.underWay;
  return (
    <section ref={card} class="card trial" aria-label={w.title(name)}>
      <h2>{w.title(name)}</h2>
      <p role="status" class={trial.real || over ? 'refusal' : 'say'}>{sentence}</p>
      <ol class="steps">
        {steps.map(([what, at], i) => (
          <li key={i} class={at ? 'done' : i === next && trial.heardAt ? 'now' : 'later'}>
            <Icon path={at ? mdiCheckCircle : i === next && trial.heardAt ? mdiProgressClock : mdiCircleOutline} />
            <span>{what}</span>
            <span class="quiet">{at ? clock(at, words.value.locale) : w.notYet}</span>
          </li>
        ))}
      </ol>
      {!trial.heardAt && !over && <p class="ends"><button type="button" class="plain" onClick={() => void stopTest()}>{w.stop}</button></p>}
    </section>
  );
}
