import { mdiPhone } from '@mdi/js';
import type { AlarmView, HomeStay, HomeView, Visit } from '../../shared/contract';
import { now } from '../../shared/clock';
import { Icon } from '../../shared/icon';
import { call, engaged, view } from '../call/calls';
import { words } from '../prefs';
import { faultName, roughly } from '../say';
import { current, world } from '../store';

/** Who she is, whom to call, how to get in, and what happens when this operator falls away. */
export function ClientPane() {
  const w = words.value;
  const alarm = current.value;
  const home = alarm && world.value?.homes.get(alarm.home);
  return (
    <aside class="pane client" aria-label={w.client} tabIndex={0}>
      <h2>{w.client}</h2>
      {home && alarm?.state === 'closed' && <CallHer home={home} />}
      {home ? <Card home={home} /> : <p class="quiet">{alarm ? w.homeUnknown : w.pick}</p>}
      {alarm && alarm.state !== 'closed' && <Fall alarm={alarm} />}
    </aside>
  );
}

export function Card({ home }: { home: HomeView }) {
  const w = words.value;
  const client = home.client;
  return (
    <>
      {client ? (
        <>
          <h3>{client.name}</h3>
          {client.stay && <p class="away" role="note"><b>{w.stay[client.stay.state as 'away' | 'ended']}</b> {stayed(client.stay)}</p>}
          {client.birthYear !== undefined && <p class="sub">{w.born(client.birthYear)}</p>}
          {client.notes.length > 0 && <p class="mind"><b>{w.mind}</b> {client.notes.join(' · ')}</p>}
          <dl>
            <dt>{w.address}</dt><dd>{client.address}, {client.town}</dd>
            {client.door && <><dt>{w.door}</dt><dd>{client.door}</dd></>}
            {client.key && <><dt>{w.key}</dt><dd>{client.key}</dd></>}
            {comes(client.nextVisit) && <><dt>{w.nextVisit}</dt><dd>{comes(client.nextVisit)}</dd></>}
            <dt>{w.provider}</dt><dd>{home.organisationName}</dd>
            <dt>{w.gateway}</dt><dd>{connection(home)}</dd>
          </dl>
          {client.contacts.length > 0 && <h2>{w.contacts}</h2>}
          {client.contacts.length > 0 && <p class="sub">{client.contactsMayKnow ? w.contactsMayKnow : w.contactsOnlyLook}</p>}
          <ul class="contacts">
            {client.contacts.map((contact) => (
              <li key={contact.phone}>
                <Icon path={mdiPhone} />
                <span><b>{contact.name}</b> · {w.relations[contact.relation] ?? contact.relation}<a href={`tel:${contact.phone.replaceAll(' ', '')}`}>{contact.phone}</a>{contact.note && <span class="sub">{contact.note}</span>}</span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <h3>{home.id}</h3>
          <p class="quiet">{w.clientHidden}</p>
          <dl><dt>{w.provider}</dt><dd>{home.organisationName}</dd><dt>{w.gateway}</dt><dd>{connection(home)}</dd></dl>
        </>
      )}
      {home.faults.filter((f) => f.endedAt === undefined).map((fault) => <p key={fault.id} class="refusal">{faultName(fault, w)}</p>)}
    </>
  );
}

/** What the card knew when it was read; what is over by now is not told. */
function comes(visit: Visit | undefined): string | undefined {
  const w = words.value;
  if (!visit || Date.parse(visit.until ?? visit.from) + (visit.until ? 0 : 3_600_000) < now.value) return undefined;
  const from = new Date(visit.from);
  if (from.getTime() <= now.value) return w.visitNow(visit.who, from.toLocaleTimeString(w.locale, { hour: '2-digit', minute: '2-digit' }));
  return `${visit.who}, ${from.toLocaleString(w.locale, { weekday: 'long', hour: '2-digit', minute: '2-digit' })}`;
}

function stayed(stay: HomeStay): string {
  const w = words.value;
  const day = (at: string) => new Date(at).toLocaleDateString(w.locale, { day: 'numeric', month: 'long' });
  return [stay.reason && (w.stay.reasons[stay.reason] ?? stay.reason), stay.since && w.stay.since(day(stay.since)), stay.back && w.stay.back(day(stay.back)), stay.note].filter(Boolean).join(' · ');
}

function connection(home: HomeView): string {
  const w = words.value;
  if (home.connected) return w.gatewayUp;
  return home.lastHeardAt ? `${w.gatewayDown}, ${roughly(now.value - Date.parse(home.lastHeardAt), w)}` : w.gatewayDown;
}

export function Fall({ alarm }: { alarm: AlarmView }) {
  const w = words.value;
  const mine = alarm.owner?.id === world.value?.me.id;
  return (
    <section class="fall" aria-label={w.fall}>
      <h2>{w.fall}</h2>
      <p>{mine ? w.fallMine : alarm.owner ? w.fallOther(alarm.owner.shownName) : w.fallOffered}</p>
    </section>
  );
}

/** While her alarm is open it is its owner who speaks with her; afterwards anybody may ask how she is. */
function CallHer({ home }: { home: HomeView }) {
  return (
    <p class="call-her"><button type="button" class="plain" disabled={engaged.value || !view.value?.up} onClick={() => call(home.id)}><Icon path={mdiPhone} />{words.value.call.call}</button></p>
  );
}
