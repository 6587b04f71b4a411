import { mdiCalendarClock } from '@mdi/js';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AgreeCall, CallPlan, CallPlans, DayOfWeek, HomeFile, PlanDay, Relatives, StaffOverview, WithKind } from '../../../shared/contract';
import { ask } from '../../../shared/http';
import { Icon } from '../../../shared/icon';
import { Choice, Day, Field, Form, Sheet, text } from '../../form';
import { refusal } from '../../refusal';
import { words } from '../../store';
import { agreeCall, callPlans, changePlan, removePlan, sayPlanDay } from './calls';
import { relatives } from './relatives';
import { day, type Told } from './stay';
import { DAYS } from './week';

/** The server's limit. */
const MOST = 20;
/** Days that can be called off from the list; one further ahead is changed nearer to it. */
const SHOWN = 3;

type Names = Record<string, string>;

/** The calls that were agreed upon with her: with whom, when, and which of the next days are off. */
export function Plans({ is, told }: { is: HomeFile; told: Told }) {
  const w = words.value.file.plans;
  const now = useSignal<CallPlans | undefined>(undefined);
  const failed = useSignal('');
  const staff = useSignal<Names>({});
  const writing = useSignal(false);
  const asking = useSignal(false);
  const chosen = useSignal<CallPlan | undefined>(undefined);
  useEffect(() => {
    void callPlans(is.id).then((answer) => {
      if (answer.ok) now.value = answer.body;
      failed.value = refusal(answer, words.value);
    });
    void colleagues().then((found) => (staff.value = found));
  }, [is.id]);
  const saved = (body: CallPlans) => {
    now.value = body;
    writing.value = asking.value = false;
    told(words.value.file.saved);
  };
  const say = async (plan: CallPlan, one: PlanDay) => {
    const skipped = one.state !== 'skipped';
    const answer = await sayPlanDay(is.id, plan.id, one.day, skipped);
    if (answer.ok) now.value = answer.body;
    told(answer.ok ? (skipped ? w.saidOff : w.saidOn) : refusal(answer, words.value), !answer.ok);
  };
  const lives = is.stay.state !== 'ended';
  const all = now.value?.plans ?? [];
  const with_ = { ...staff.value, ...family(relatives.value) };
  return (
    <section class="card" aria-labelledby="plans-title">
      <h2 id="plans-title"><Icon path={mdiCalendarClock} />{w.title}</h2>
      <p class="quiet">{w.line}</p>
      <p role="alert" class="refusal">{failed.value}</p>
      {now.value === undefined && failed.value === '' && <p class="quiet">{words.value.loading}</p>}
      {now.value && all.length === 0 && <p>{w.none}</p>}
      <ul class="things">
        {all.map((plan) => (
          <li key={plan.id}>
            <b>{nameOf(plan)} · {whenOf(plan)}</b>
            {plan.withGone && <span class="refusal">{plan.withKind === 'person' ? w.goneTeam : w.gone}</span>}
            <span class="quiet">{[plan.about, w.by(plan.plannedBy, day(plan.plannedAt))].filter(Boolean).join(' · ')}</span>
            {plan.coming.slice(0, SHOWN).map((one) => (
              <span key={one.day} class="said">
                <span class={one.state === 'skipped' ? 'proof refusal' : 'proof plainly'}>{dayOf(one.day)} · {w.states[one.state]}</span>
                {lives && (one.state === 'planned' || one.state === 'skipped') && <button type="button" class="plain" onClick={() => void say(plan, one)}>{one.state === 'skipped' ? w.letBe : w.callOff}<span class="only-spoken"> {nameOf(plan)}, {dayOf(one.day)}</span></button>}
              </span>
            ))}
            {lives && (
              <span class="ends">
                <button type="button" class="plain" onClick={() => {
                  chosen.value = plan;
                  writing.value = true;
                }}>{w.change}<span class="only-spoken"> {nameOf(plan)}, {plan.at}</span></button>
                <button type="button" class="plain harm" onClick={() => {
                  chosen.value = plan;
                  asking.value = true;
                }}>{w.remove}<span class="only-spoken"> {nameOf(plan)}, {plan.at}</span></button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {lives && now.value && all.length < MOST && <div class="ends"><button type="button" class="plain" onClick={() => {
        chosen.value = undefined;
        writing.value = true;
      }}>{w.add}</button></div>}
      <Sheet open={writing} title={chosen.value ? w.changeTitle : w.addTitle}>
        <Agree plan={chosen.value} people={with_} cancel={() => (writing.value = false)} done={saved}
          send={(agree) => (chosen.value ? changePlan(is.id, chosen.value.id, agree) : agreeCall(is.id, agree))} />
      </Sheet>
      <Sheet open={asking} title={w.removeTitle(chosen.value ? nameOf(chosen.value) : '')}>
        <Form harm submit={w.remove} cancel={() => (asking.value = false)} done={saved} send={() => removePlan(is.id, chosen.value?.id ?? '')}><p>{w.removeLine}</p></Form>
      </Sheet>
    </section>
  );
}

type Agrees = { plan: CallPlan | undefined; people: Names; cancel: () => void; send: (agree: AgreeCall) => ReturnType<typeof agreeCall>; done: (now: CallPlans) => void };

function Agree({ plan, people, cancel, send, done }: Agrees) {
  const f = words.value.file;
  const w = f.plans;
  const weekly = useSignal((plan?.days.length ?? 0) > 0);
  const today = new Date().toLocaleDateString('sv-SE');
  const value = plan && (plan.withKind === 'team' ? 'team' : `${plan.withKind}:${plan.with}`);
  return (
    <Form submit={plan ? w.save : w.submit} cancel={cancel} done={done} send={(data) => {
      const days = weekly.value ? data.getAll('day').map(String) as DayOfWeek[] : [];
      if (weekly.value && days.length === 0) return w.noDay;
      const [kind, whom] = text(data, 'with').split(':') as [WithKind, string | undefined];
      const [last, about] = [weekly.value ? text(data, 'last') : '', text(data, 'about')];
      return send({
        withKind: kind, ...(whom === undefined ? {} : { with: whom }), days, at: text(data, 'at'), firstDay: text(data, 'first'),
        ...(last === '' ? {} : { lastDay: last }), ...(about === '' ? {} : { about }),
      });
    }}>
      <fieldset>
        <Choice label={w.with} name="with" options={{ team: w.team, ...people }} value={value} {...(value === undefined || value === 'team' || value in people ? {} : { none: w.pick })} />
        <Choice label={w.repeat} name="repeat" options={w.repeats} value={weekly.value ? 'weekly' : 'once'} onPick={(key) => (weekly.value = key === 'weekly')} />
        <Day label={weekly.value ? w.from : w.on} name="first" needed least={plan && plan.firstDay < today ? plan.firstDay : today} value={plan?.firstDay ?? today} />
        <Field label={w.at} name="at" type="time" size="s" value={plan?.at ?? '10:00'} hint={w.atHint} />
        {weekly.value && (
          <>
            <div class="days" role="group" aria-label={w.days}>
              {DAYS.map((each) => <label key={each} class="tick"><input type="checkbox" name="day" value={each} defaultChecked={plan?.days.includes(each) ?? false} />{f.week.dayNames[each]}</label>)}
            </div>
            <Day label={w.until} name="last" least={today} value={plan?.lastDay} />
          </>
        )}
        <Field label={w.about} name="about" optional value={plan?.about} hint={w.aboutHint} />
      </fieldset>
    </Form>
  );
}

const nameOf = (plan: CallPlan) => plan.withName ?? words.value.file.plans.teamTold;

function whenOf(plan: CallPlan): string {
  const w = words.value.file.plans;
  if (plan.days.length === 0) return w.once(dayOf(plan.firstDay), plan.at);
  const days = plan.days.length === 7 ? w.everyDay : DAYS.filter((each) => plan.days.includes(each)).map((each) => words.value.file.week.dayNames[each]).join(', ');
  return w.weekly(days, plan.at) + (plan.lastDay === undefined ? '' : `, ${w.lasts(dayOf(plan.lastDay))}`);
}

/** A day of her calendar, whatever clock this browser has. */
const dayOf = (iso: string) => new Date(`${iso}T12:00:00Z`).toLocaleDateString(words.value.locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

function family(all: Relatives | undefined): Names {
  return Object.fromEntries((all?.relatives ?? []).filter((one) => one.mayCall).map((one) => [`relative:${one.id}`, one.name]));
}

/** Everybody here who works with clients. */
async function colleagues(): Promise<Names> {
  const people = await ask<StaffOverview>('GET', '/api/v1/staff');
  if (!people.ok) return {};
  return Object.fromEntries(people.body.members
    .filter((each) => !each.blocked && each.roles.some((role) => role === 'carer' || role === 'operator'))
    .map((each) => [`person:${each.id}`, each.shownName]));
}
