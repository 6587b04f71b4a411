import { mdiDoorOpen } from '@mdi/js';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CallConsentGive, CallConsentGiven, CallConsents, CallerKind, CallPicture, CallUse, DayOfWeek, HomeFile, NightCentreOverview, StaffOverview } from '../../../shared/contract';
import { ask } from '../../../shared/http';
import { Icon } from '../../../shared/icon';
import { Choice, Day, Field, Form, Sheet, text } from '../../form';
import { refusal } from '../../refusal';
import { phase, words } from '../../store';
import { callConsents, chooseForCalls, giveCallConsent, withdrawCallConsent } from './calls';
import { day, type Told } from './stay';
import { DAYS } from './week';

/** Who may be allowed to come in, as `kind:id`, with the name that is read. */
type Callers = Record<string, string>;

/** What she allowed for calls: what is seen of her during an alarm, and who may come in without her pressing anything. */
export function ComesIn({ is, told }: { is: HomeFile; told: Told }) {
  const w = words.value.file.comesIn;
  const now = useSignal<CallConsents | undefined>(undefined);
  const failed = useSignal('');
  const callers = useSignal<Callers>({});
  const choosing = useSignal(false);
  const giving = useSignal(false);
  const asking = useSignal(false);
  const taking = useSignal<CallConsentGiven | undefined>(undefined);
  useEffect(() => {
    void callConsents(is.id).then((answer) => {
      if (answer.ok) now.value = answer.body;
      failed.value = refusal(answer, words.value);
    });
    void possibleCallers().then((found) => (callers.value = found));
  }, [is.id]);
  const her = is.details.residents[0]?.name;
  const saved = (body: CallConsents) => {
    now.value = body;
    choosing.value = giving.value = asking.value = false;
    told(words.value.file.saved);
  };
  const choice = now.value?.choice;
  // Her family stands in a part of its own.
  const given = now.value?.given.filter((each) => each.callerKind !== 'relative') ?? [];
  const lives = is.stay.state !== 'ended';
  return (
    <section class="card" aria-labelledby="comes-in-title">
      <h2 id="comes-in-title"><Icon path={mdiDoorOpen} />{words.value.file.parts.comesIn}</h2>
      <p class="quiet">{w.line}</p>
      <p role="alert" class="refusal">{failed.value}</p>
      {now.value === undefined && failed.value === '' && <p class="quiet">{words.value.loading}</p>}
      {now.value && choice && (
        <>
          <ul class="things">
            <li>
              <b>{w.alarm}</b>
              <span class="quiet">{w.alarmLine}</span>
              <span class="said">
                <span class="proof plainly">{w.shows[choice.duringAlarm]}{choice.addressHidden && ` ${w.hidden}`}{choice.by !== undefined && choice.at !== undefined && ` ${w.saidBy(choice.by, day(choice.at))}`}</span>
                {lives && <button type="button" class="plain" onClick={() => (choosing.value = true)}>{words.value.file.consents.ask}<span class="only-spoken"> {w.alarm}</span></button>}
              </span>
            </li>
            {given.map((each) => (
              <li key={each.id}>
                <b>{each.callerName}</b>
                <span class="quiet">{w.uses[each.use]} {w.shows[each.picture]}</span>
                <span class="said">
                  <span class="proof plainly">{w.when(each.days.map((one) => words.value.file.week.dayNames[one]).join(', '), each.days.length === 7, each.from, each.until)}{each.lastDay !== undefined && `, ${words.value.file.consents.until(day(each.lastDay))}`}. {w.saidBy(each.by, day(each.at))}</span>
                  <button type="button" class="plain harm" onClick={() => {
                    taking.value = each;
                    asking.value = true;
                  }}>{w.withdraw}<span class="only-spoken"> {each.callerName}</span></button>
                </span>
              </li>
            ))}
          </ul>
          {given.length === 0 && <p>{w.nobody}</p>}
          {lives && now.value.given.length < MOST && <div class="ends"><button type="button" class="plain" onClick={() => (giving.value = true)}>{w.give}</button></div>}
        </>
      )}
      <Sheet open={choosing} title={w.alarm}>
        {choice && (
          <Form submit={words.value.file.save} cancel={() => (choosing.value = false)} done={saved}
            send={(data) => chooseForCalls(is.id, { duringAlarm: text(data, 'picture') as CallPicture, addressHidden: data.has('hidden'), by: text(data, 'by') })}>
            <p>{w.alarmLine}</p>
            <fieldset>
              <Choice label={w.shown} name="picture" options={w.pictures} value={choice.duringAlarm} />
              <p class="field"><label class="tick"><input type="checkbox" name="hidden" defaultChecked={choice.addressHidden} />{w.hide}</label><span class="hint">{w.hideHint}</span></p>
              <Field label={words.value.file.consents.by} name="by" value={her} hint={words.value.file.consents.byHint} />
            </fieldset>
          </Form>
        )}
      </Sheet>
      <Sheet open={giving} title={w.give}>
        <Give her={her} callers={callers.value} cancel={() => (giving.value = false)} send={(give) => giveCallConsent(is.id, give)} done={saved} />
      </Sheet>
      <Sheet open={asking} title={w.withdrawTitle(taking.value?.callerName ?? '')}>
        <Form harm submit={w.withdraw} cancel={() => (asking.value = false)} done={saved} send={() => withdrawCallConsent(is.id, taking.value?.id ?? '')}><p>{w.withdrawLine}</p></Form>
      </Sheet>
    </section>
  );
}

/** The server's limit. */
const MOST = 20;

type Sends = { her: string | undefined; callers: Callers; cancel: () => void; send: (give: CallConsentGive) => ReturnType<typeof giveCallConsent>; done: (now: CallConsents) => void };

function Give({ her, callers, cancel, send, done }: Sends) {
  const f = words.value.file;
  const w = f.comesIn;
  const use = useSignal<CallUse>('talk');
  const { none: _, ...seen } = w.pictures;
  return (
    <Form submit={f.save} cancel={cancel} done={done} send={(data) => {
      const days = data.getAll('day').map(String) as DayOfWeek[];
      if (days.length === 0) return w.noDay;
      const [kind, caller] = text(data, 'caller').split(':') as [CallerKind, string];
      const last = text(data, 'last');
      return send({
        callerKind: kind, caller, use: use.value, days, from: text(data, 'from'), until: text(data, 'until'), picture: text(data, 'picture') as CallPicture, by: text(data, 'by'),
        ...(last === '' ? {} : { lastDay: last }),
      });
    }}>
      <p>{w.uses[use.value]}</p>
      <fieldset>
        <Choice label={w.who} name="caller" options={callers} none={f.consents.pick} />
        <Choice label={w.what} name="use" options={w.useNames} value={use.value} onPick={(key) => (use.value = key as CallUse)} />
        <Choice label={w.shown} name="picture" options={use.value === 'look' ? seen : w.pictures} value="veiled" />
        <Field label={f.week.from} name="from" type="time" size="s" value="22:00" />
        <Field label={f.week.until} name="until" type="time" size="s" value="07:00" hint={w.allDay} />
        <div class="days" role="group" aria-label={f.week.days}>
          {DAYS.map((each) => <label key={each} class="tick"><input type="checkbox" name="day" value={each} defaultChecked />{f.week.dayNames[each]}</label>)}
        </div>
        <Day label={f.consents.last} name="last" least={new Date().toLocaleDateString('sv-SE')} />
        <Field label={f.consents.by} name="by" value={her} hint={f.consents.byHint} />
      </fieldset>
    </Form>
  );
}

/** Everybody here who works with clients, this organisation, and the night centre that it asks. */
async function possibleCallers(): Promise<Callers> {
  const me = phase.value.at === 'in' ? phase.value.me : undefined;
  const [people, night] = await Promise.all([ask<StaffOverview>('GET', '/api/v1/staff'), ask<NightCentreOverview>('GET', '/api/v1/night-centre')]);
  const w = words.value.file.comesIn;
  const found: Callers = {};
  if (me) found[`organisation:${me.organisation}`] = w.everybody(me.organisationName);
  if (night.ok && night.body.answering) found[`organisation:${night.body.answering.id}`] = w.everybody(night.body.answering.name);
  if (people.ok) {
    for (const each of people.body.members) {
      if (!each.blocked && each.roles.some((role) => role === 'carer' || role === 'operator')) found[`person:${each.id}`] = each.shownName;
    }
  }
  return found;
}
