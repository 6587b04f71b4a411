import { mdiAccountMultiplePlusOutline } from '@mdi/js';
import { useSignal } from '@preact/signals';
import type { Team } from '../../shared/contract';
import { Icon } from '../../shared/icon';
import { Field, Form, Sheet, text } from '../form';
import { words } from '../store';
import { addTeam, teams } from './store';
import { TeamSheet } from './team';

/** The teams of the organisation: which people and homes belong together. */
export function Teams() {
  const w = words.value.teams;
  const adding = useSignal(false);
  const looking = useSignal(false);
  const chosen = useSignal('');
  const all = teams.value;
  const team = all?.find((each) => each.id === chosen.value);
  const open = (id: string) => {
    chosen.value = id;
    looking.value = true;
  };
  return (
    <>
      <div class="head">
        <h1 aria-live="polite">{all ? w.count(all.length) : words.value.loading}</h1>
        <button type="button" class="primary" onClick={() => (adding.value = true)}><Icon path={mdiAccountMultiplePlusOutline} />{w.add}</button>
      </div>
      <p class="lead">{w.line}</p>
      {all?.length === 0 && <p class="empty">{w.none}</p>}
      <ul class="homes">
        {all?.map((each) => (
          <li key={each.id} class="home">
            <div class="who">
              <h2>{each.name}</h2>
              <p class="quiet">{each.members.length === 0 ? w.noMembers : each.members.map((member) => member.shownName).join(', ')}</p>
            </div>
            <p class="pill">{w.homes(each.homes)}</p>
            <span class="ends"><button type="button" class="plain" onClick={() => open(each.id)}>{w.open}<span class="only-spoken"> {each.name}</span></button></span>
          </li>
        ))}
      </ul>
      <Sheet open={adding} title={w.add}>
        <Form submit={w.add} cancel={() => (adding.value = false)} done={(made: Team) => {
          adding.value = false;
          open(made.id);
        }} send={(data) => addTeam(text(data, 'name'))}>
          <Field label={w.name} name="name" example={w.nameExample} focus />
        </Form>
      </Sheet>
      <Sheet open={looking} title={team?.name ?? ''}>
        {team && <TeamSheet key={team.id} team={team} close={() => (looking.value = false)} />}
      </Sheet>
    </>
  );
}
