import { mdiAccountHeart, mdiCalendarHeart, mdiPhoneInTalk, mdiPhoneLogOutline, mdiVideoOutline, mdiWeatherNight, mdiWeatherSunny, mdiWeatherSunset } from '@mdi/js';
import type { Appointment, Happening, Person } from '../shared/contract';
import { now } from '../shared/clock';
import { askToTalk, callFace, free, photoOf } from './call/calls';
import { partyOf, type Face } from './call/faces';
import { Portrait } from './call/portrait';
import { Icon } from '../shared/icon';
import { momentOf, type Part } from './day';
import { Heading } from './heading';
import { whole } from './phone';
import { agendaOf } from './planned';
import { open, page, state, words } from './store';
import { More } from './more';
import { pageOf } from './tile';

/** So many cards have room for a long name and a number that is read from a chair. */
const CARDS = 4;

/** Whom she can call, with the number as it is dialled. It stays until she goes back: nothing here times out. */
export function People() {
  const w = words.value;
  const all = peopleOf(state.value?.people ?? [], state.value?.neighbour);
  const at = pageOf(all, page.value, CARDS);
  return (
    <section class="view">
      <Heading title={all.length > 0 ? w.peopleTitle : w.people}>
        <button type="button" class="plain to-log" onClick={() => open('log')}><Icon path={mdiPhoneLogOutline} />{w.log.title}</button>
      </Heading>
      {all.length === 0 ? (
        <div class="nothing"><Icon path={mdiAccountHeart} /><p><b>{w.peopleEmpty}</b>{w.peopleEmptyLine}</p></div>
      ) : (
        <>
          <ul class={`people of-${at.pages > 1 ? at.shown.length + 1 : at.shown.length}`}>
            {at.shown.map((person) => person.face === undefined ? <PersonCard key={`${person.name} ${person.phone}`} person={person} />
              : <FaceCard key={person.face} face={person as Face} photo={photoOf(partyOf(person.face))} press={free.value ? callFace : undefined} />)}
            {at.pages > 1 && <li class="turn"><More at={at} /></li>}
          </ul>
          <p class="how"><Icon path={mdiPhoneInTalk} />{free.value && at.shown.some((one) => one.face !== undefined) ? w.facesHow : w.peopleHow}</p>
        </>
      )}
    </section>
  );
}

export function PersonCard({ person }: { person: Person }) {
  const relation = words.value.relations[person.relation] ?? person.relation;
  return (
    <li class="person">
      <span class="pic"><Icon path={mdiAccountHeart} /></span>
      <span class="name"><b>{person.name}</b>{relation && !person.name.toLowerCase().includes(relation) && <small>{relation}</small>}</span>
      <b class="number">{whole(person.phone)}</b>
    </li>
  );
}

/** So many letters have room twice on a card. */
const NAME_FITS = 16;

/** A face is pressed; where that cannot work now, the number is what is left. */
export function FaceCard({ face, photo, press }: { face: Face; photo?: string | undefined; press?: ((face: Face) => void) | undefined }) {
  const w = words.value;
  const relation = w.relations[face.relation] ?? face.relation;
  const inside = (
    <>
      <Portrait name={face.name} photo={photo} />
      <span class="name"><b>{face.name}</b>{relation && !face.name.toLowerCase().includes(relation) && <small>{relation}</small>}</span>
      {press ? <span class="call-face"><Icon path={mdiVideoOutline} />{face.name.length <= NAME_FITS ? w.call.face(face.name) : w.call.faceBrief}</span> : face.phone !== '' && <b class="number">{whole(face.phone)}</b>}
    </>
  );
  return <li class="person with-face">{press ? <button type="button" onClick={() => press(face)}>{inside}</button> : inside}</li>;
}

/** The neighbour is one of them; a box that knows only her shows her. */
export function peopleOf(people: Person[], neighbour: { name: string; phone: string } | undefined): Person[] {
  if (!neighbour || people.some((p) => p.phone === neighbour.phone || p.name === neighbour.name)) return people;
  const next = { ...neighbour, relation: 'neighbour' };
  // Whom one press calls stands first.
  return [...people.filter((one) => one.face !== undefined), next, ...people.filter((one) => one.face === undefined)];
}

const skies: Record<Part, string> = { night: mdiWeatherNight, morning: mdiWeatherSunset, afternoon: mdiWeatherSunny, evening: mdiWeatherNight };

/** Which day it is, said large, and what is on: the visit that is known, and what the centre put here. */
export function Today() {
  const w = words.value;
  const s = state.value;
  if (!s?.clockTrusted) {
    return <section class="view"><Heading title={w.today} /><div class="nothing"><Icon path={mdiCalendarHeart} /><p><b>{w.todayNoClock}</b></p></div></section>;
  }
  const moment = momentOf(now.value, s.timeZone, w.locale);
  const [weekday = '', ...date] = moment.day.split(' ');
  const rows = agendaOf(s.nextVisit, comingOf(s.today, now.value), s.calls ?? [], now.value, s.timeZone, w, ROWS);
  return (
    <section class="view">
      <Heading title={w.today} />
      <div class="today">
        <div class="date">
          <Icon path={skies[moment.part]} />
          <b>{weekday}</b>
          <span>{date.join(' ')}</span>
          <small>{w.parts[moment.part]}</small>
        </div>
        {rows.length > 0 ? (
          <ol class="agenda">
            {rows.map((row) => (
              <li key={row.key} class={row.begin && free.value ? 'begins' : ''}>
                <b>{row.when}</b><span>{row.what}</span>
                {row.begin && free.value && <Begin call={row.begin} />}
              </li>
            ))}
          </ol>
        ) : (
          <div class="nothing"><Icon path={mdiCalendarHeart} /><p><b>{w.todayNothing}</b>{w.todayNothingLine}</p></div>
        )}
      </div>
    </section>
  );
}

/** So many lines have room beside the date. */
const ROWS = 4;

/** Nobody called yet: she does not have to wait. */
function Begin({ call }: { call: Appointment }) {
  const w = words.value.planned;
  const face = (state.value?.people ?? []).find((one) => one.face !== undefined && one.face === call.face) as Face | undefined;
  return <button type="button" class="plain strong" onClick={() => (face ? callFace(face) : askToTalk({ planned: call.plan }))}>{face && face.name.length <= NAME_FITS ? w.callFace(face.name) : w.talk}</button>;
}

/** What began more than an hour ago is not what comes. */
export function comingOf(today: Happening[], at: number): Happening[] {
  return today.filter((one) => Date.parse(one.at) > at - 3_600_000).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
