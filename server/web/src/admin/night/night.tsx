import { useSignal } from '@preact/signals';
import type { NightCentreEnded, NightCentreOverview } from '../../shared/contract';
import type { Answer } from '../../shared/http';
import { Choice, Field, Form, Sheet, text } from '../form';
import { when } from '../homes/list';
import { words } from '../store';
import { acceptRequest, askCentre, declineRequest, endFor, endMine, nightCare, setHours, withdrawQuestion } from './store';

/** What is asked before something is done that others notice. */
type Question = { title: string; line: string; submit: string; harm?: boolean; send: () => Promise<Answer<void>> };

/** Who answers an organisation's alarms, and for whom a night centre does. */
export function Night() {
  const w = words.value.night;
  const asking = useSignal(false);
  const question = useSignal<Question | undefined>(undefined);
  const choosing = useSignal(false);
  const now = nightCare.value;
  if (!now) return <h1 aria-live="polite">{words.value.loading}</h1>;
  const before = (next: Question) => {
    question.value = next;
    asking.value = true;
  };
  const close = () => (asking.value = false);
  const at = (then: string) => when(then, words.value.locale);
  return (
    <div class="outside">
      <div class="head"><h1>{w.title}</h1></div>
      <Answering now={now} before={before} choose={() => (choosing.value = true)} />
      {now.requests.length > 0 && (
        <>
          <h2>{w.asks}</h2>
          <ul class="homes">
            {now.requests.map((each) => (
              <li key={each.id} class="home">
                <div class="who"><h3>{each.name}</h3><p class="quiet">{w.askedAt(at(each.at))}</p></div>
                <span />
                <span class="ends">
                  <button type="button" class="plain" onClick={() => before({ title: w.declineTitle(each.name), line: w.declineLine(each.name), submit: w.decline, send: () => declineRequest(each.id) })}>{w.decline}<span class="only-spoken"> {each.name}</span></button>
                  <button type="button" class="primary" onClick={() => before({ title: w.acceptTitle(each.name), line: w.acceptLine(each.name), submit: w.accept, send: () => acceptRequest(each.id) })}>{w.accept}<span class="only-spoken"> {each.name}</span></button>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {now.organisations.length > 0 && (
        <>
          <h2>{w.forWhom}</h2>
          <ul class="homes">
            {now.organisations.map((each) => (
              <li key={each.id} class="home">
                <div class="who"><h3>{each.name}</h3><p class="quiet">{w.since(at(each.since))}; {w.hoursOf(each.hours.from, each.hours.until)}</p></div>
                <span />
                <span class="ends"><button type="button" class="plain harm" onClick={() => before({ title: w.stopTitle(each.name), line: w.stopLine(each.name), submit: w.stop, harm: true, send: () => endFor(each.id) })}>{w.stop}<span class="only-spoken"> {each.name}</span></button></span>
              </li>
            ))}
          </ul>
        </>
      )}
      {now.ended.length > 0 && (
        <>
          <h2>{w.ended}</h2>
          <ul class="things">{now.ended.map((each) => <li key={each.name + each.at}>{told(each, at(each.at))}</li>)}</ul>
        </>
      )}
      <Sheet open={choosing} title={w.askTitle}>
        <Form submit={w.ask} cancel={() => (choosing.value = false)} done={() => (choosing.value = false)} send={(data) => askCentre(text(data, 'centre'))}>
          <p>{w.askLine}</p>
          <Choice label={w.choose} name="centre" options={Object.fromEntries(now.choices.filter((each) => each.id !== now.answering?.id).map((each) => [each.id, each.name]))} />
        </Form>
      </Sheet>
      <Sheet open={asking} title={question.value?.title ?? ''}>
        {question.value && <Form harm={question.value.harm ?? false} submit={question.value.submit} cancel={close} done={close} send={question.value.send}><p>{question.value.line}</p></Form>}
      </Sheet>
    </div>
  );
}

function Answering({ now, before, choose }: { now: NightCentreOverview; before: (question: Question) => void; choose: () => void }) {
  const w = words.value.night;
  const at = (then: string) => when(then, words.value.locale);
  const { answering, asked } = now;
  const others = now.choices.filter((each) => each.id !== answering?.id);
  const setting = useSignal(false);
  return (
    <section class="card" aria-label={w.title}>
      <p role="status">{answering ? w.answering(answering.name, at(answering.since)) : w.nobody}</p>
      {answering && <p>{w.hours(answering.name, answering.hours.from, answering.hours.until)}</p>}
      {asked && <p class={asked.declinedAt ? 'stale' : 'notice'}>{asked.declinedAt ? w.declined(asked.name, at(asked.declinedAt)) : w.asked(asked.name, at(asked.at))}</p>}
      {others.length === 0 && !answering && <p class="quiet">{w.noChoice}</p>}
      <div class="ends">
        {asked && !asked.declinedAt && <button type="button" class="plain" onClick={() => void withdrawQuestion()}>{w.withdraw}</button>}
        {answering && <button type="button" class="plain" onClick={() => (setting.value = true)}>{w.hoursChange}</button>}
        {answering && <button type="button" class="plain harm" onClick={() => before({ title: w.endTitle(answering.name), line: w.endLine(answering.name), submit: w.end, harm: true, send: endMine })}>{w.end}<span class="only-spoken"> {answering.name}</span></button>}
        {others.length > 0 && <button type="button" class={answering || asked ? 'plain' : 'primary'} onClick={choose}>{answering || asked ? w.askOther : w.askTitle}</button>}
      </div>
      <Sheet open={setting} title={w.hoursTitle}>
        {answering && (
          <Form submit={w.save} cancel={() => (setting.value = false)} done={() => (setting.value = false)} send={(data) => {
            const hours = { from: text(data, 'from'), until: text(data, 'until') };
            return hours.from === hours.until && hours.from !== '00:00' ? w.hoursSame : setHours(hours);
          }}>
            <p>{w.hoursLine}</p>
            <Field label={w.hoursFrom} name="from" type="time" size="s" value={answering.hours.from} />
            <Field label={w.hoursUntil} name="until" type="time" size="s" value={answering.hours.until} />
          </Form>
        )}
      </Sheet>
    </section>
  );
}

function told(each: NightCentreEnded, at: string): string {
  const w = words.value.night.endings;
  if (each.youAnswered) return each.byYou ? w.youStopped(each.name, at) : w.theyStopped(each.name, at);
  return each.byYou ? w.youLeft(each.name, at) : w.theyLeft(each.name, at);
}
