import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Team, TeamHome, TeamScreen } from '../../shared/contract';
import type { Answer } from '../../shared/http';
import { Photo } from '../../shared/photo';
import { Choice, Field, Form, text } from '../form';
import { refusal } from '../refusal';
import { staff, words } from '../store';
import { changeTeam, givePhoto, homesOf, MOST_HOMES, otherHomes, photoOf, putIn, removeTeam, takeOut, takePhoto } from './store';

/** One team: its name, who belongs to it, its homes, and how it ends. */
export function TeamSheet({ team, close }: { team: Team; close: () => void }) {
  const w = words.value.teams;
  const removing = useSignal(false);
  if (removing.value) {
    return (
      <Form harm submit={w.remove} cancel={() => (removing.value = false)} done={close} send={() => removeTeam(team.id)}>
        <h3>{w.removeTitle(team.name)}</h3>
        <p>{w.removeLine}</p>
      </Form>
    );
  }
  return (
    <>
      <Names team={team} />
      {(team.screen !== 'none' || team.photo !== undefined) && (
        <section class="part" aria-labelledby="team-photo">
          <h3 id="team-photo">{w.photo.title}</h3>
          <Photo photo={team.photo} words={{ ...words.value.account.photo, ...w.photo, alt: w.photo.alt(team.name), unreachable: words.value.refused.unreachable }}
            ways={{ read: () => photoOf(team.id), give: (image) => givePhoto(team.id, image), take: () => takePhoto(team.id) }} />
        </section>
      )}
      <Homes team={team} />
      <div class="part"><div class="ends"><button type="button" class="plain harm" onClick={() => (removing.value = true)}>{w.remove}</button><button type="button" class="plain" onClick={close}>{words.value.close}</button></div></div>
    </>
  );
}

function Names({ team }: { team: Team }) {
  const w = words.value.teams;
  const people = staff.value?.members.filter((member) => !member.blocked);
  const inIt = (id: string) => team.members.some((member) => member.id === id);
  const saved = useSignal(false);
  // Without the people there is nothing to tick, and saving would send nobody.
  if (!people) return <p class="quiet">{words.value.loading}</p>;
  return (
    <Form submit={w.save} done={() => (saved.value = true)} send={(data) => {
      saved.value = false;
      return changeTeam(team, text(data, 'name'), data.getAll('member').map(String), text(data, 'screen') as TeamScreen);
    }}>
      <Field label={w.name} name="name" value={team.name} />
      <fieldset class="roles">
        <legend>{w.members}</legend>
        {people.map((person) => <label key={person.id} class="tick"><input type="checkbox" name="member" value={person.id} defaultChecked={inIt(person.id)} />{person.shownName}</label>)}
      </fieldset>
      <Choice label={w.screen} name="screen" options={w.screens} value={team.screen} />
      <p class="hint">{w.screenHint}</p>
      <p role="status" class="proof">{saved.value ? w.saved : ''}</p>
    </Form>
  );
}

function Homes({ team }: { team: Team }) {
  const w = words.value.teams;
  const mine = useSignal<TeamHome[] | undefined>(undefined);
  const others = useSignal<TeamHome[] | undefined>(undefined);
  const typed = useSignal('');
  const told = useSignal('');
  const look = async () => {
    const wanted = typed.value;
    const [inIt, notInIt] = await Promise.all([homesOf(team.id, wanted), otherHomes(team.id, wanted)]);
    // Meanwhile she typed on: that answer is still to come.
    if (wanted !== typed.value) return;
    if (inIt.ok) mine.value = inIt.body;
    if (notInIt.ok) others.value = notInIt.body;
    told.value = refusal(inIt.ok ? notInIt : inIt, words.value);
  };
  useEffect(() => {
    const soon = setTimeout(() => void look(), 200);
    return () => clearTimeout(soon);
  }, [team.id, typed.value]);
  const move = (answer: Promise<Answer<unknown>>) => void answer.then(async (known) => {
    await look();
    if (!known.ok) told.value = refusal(known, words.value);
  });
  return (
    <section class="part" aria-labelledby="team-homes">
      <h3 id="team-homes">{w.homesTitle}</h3>
      <p class="field"><input type="search" aria-label={w.search} placeholder={w.search} maxLength={100} value={typed.value} onInput={(event) => (typed.value = event.currentTarget.value)} /></p>
      <p role="alert" class="refusal">{told.value}</p>
      <Rows homes={mine.value} none={w.noHomes} label={w.out} press={(home) => move(takeOut(team.id, home.id))} />
      <h3>{w.putTitle}</h3>
      <Rows homes={others.value} none={w.noneFound} label={w.put} press={(home) => move(putIn(team.id, home.id))} />
    </section>
  );
}

function Rows({ homes, none, label, press }: { homes: TeamHome[] | undefined; none: string; label: string; press: (home: TeamHome) => void }) {
  const w = words.value.teams;
  if (!homes) return <p class="quiet">{words.value.loading}</p>;
  return (
    <>
      {homes.length === 0 && <p class="quiet">{none}</p>}
      <ul class="things">
        {homes.map((home) => (
          <li key={home.id} class="beside-end">
            <span><b>{home.client ?? w.noClient}</b> <span class="quiet">{[home.address, home.town].filter((part) => part).join(', ')}{label === w.put && home.team && ` · ${w.now(home.team)}`}</span></span>
            <button type="button" class="plain" onClick={() => press(home)}>{label}<span class="only-spoken"> {home.client}</span></button>
          </li>
        ))}
      </ul>
      {homes.length === MOST_HOMES && <p class="quiet">{w.more}</p>}
    </>
  );
}
