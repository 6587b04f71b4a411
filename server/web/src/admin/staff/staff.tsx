import { mdiAccountPlusOutline, mdiShieldCheckOutline } from '@mdi/js';
import { useSignal } from '@preact/signals';
import type { Me, StaffInvitation, StaffMember } from '../../shared/contract';
import { Icon } from '../../shared/icon';
import { withdraw } from '../account/calls';
import { Sheet } from '../form';
import { when } from '../homes/list';
import { staff, words } from '../store';
import { teams, teamsOf } from '../teams/store';
import { Invite, Made } from './invite';
import { Member } from './member';
import { FactorRule } from './rule';

export function Staff({ me }: { me: Me }) {
  const w = words.value.staff;
  const inviting = useSignal(false);
  const invited = useSignal<StaffInvitation | undefined>(undefined);
  const chosen = useSignal<StaffMember | undefined>(undefined);
  const choosing = useSignal(false);
  const choose = (member: StaffMember) => {
    chosen.value = member;
    choosing.value = true;
  };
  const all = staff.value;
  const roles = (of: string[]) => of.map((role) => w.roles[role] ?? role).join(', ');
  const open = () => {
    invited.value = undefined;
    inviting.value = true;
  };
  return (
    <>
      <div class="head">
        <h1 aria-live="polite">{all ? w.count(all.members.length) : words.value.loading}</h1>
        <button type="button" class="primary" onClick={open}><Icon path={mdiAccountPlusOutline} />{w.invite}</button>
      </div>
      <ul class="people">
        {all?.members.map((member) => (
          <li key={member.id}>
            <b>{member.shownName}</b>
            <span class="quiet">{member.user}{member.id === me.id && ` · ${w.you}`}</span>
            <span>{roles(member.roles)}{teamsOf(teams.value, member.id).length > 0 && <span class="quiet"> · {teamsOf(teams.value, member.id).join(', ')}</span>}</span>
            <span class="quiet">{member.openSessions > 0 ? w.here : member.lastSeenAt ? w.lastSeen(when(member.lastSeenAt, words.value.locale)) : w.never}</span>
            <span class="marks">
              {member.blocked && <span class="pill away">{w.blocked}</span>}
              {member.secondFactor && <span class="pill"><Icon path={mdiShieldCheckOutline} />{w.factor}</span>}
            </span>
            <button type="button" class="plain" onClick={() => choose(member)}>{w.change}<span class="only-spoken"> {member.shownName}</span></button>
          </li>
        ))}
      </ul>
      {(all?.invitations.length ?? 0) > 0 && (
        <>
          <h2>{w.invited}</h2>
          <ul class="people">
            {all!.invitations.map((each) => (
              <li key={each.user + each.expiresAt}>
                <b>{each.shownName}</b><span class="quiet">{each.user}</span><span>{roles(each.roles)}</span><span class="quiet">{w.until(when(each.expiresAt, words.value.locale))}</span>
                <button type="button" class="plain" onClick={() => void withdraw(each.user)}>{w.withdraw}<span class="only-spoken"> {each.shownName}</span></button>
              </li>
            ))}
          </ul>
        </>
      )}
      <FactorRule />
      <Sheet open={choosing} title={chosen.value?.shownName ?? ''}>
        {chosen.value && <Member member={chosen.value} myself={chosen.value.id === me.id} close={() => (choosing.value = false)} onCode={(made) => {
          choosing.value = false;
          invited.value = made;
          inviting.value = true;
        }} />}
      </Sheet>
      <Sheet open={inviting} title={invited.value ? w.made.title(invited.value.shownName) : w.form.title}>
        {invited.value
          ? <Made invitation={invited.value} close={() => (inviting.value = false)} />
          : <Invite cancel={() => (inviting.value = false)} done={(invitation) => (invited.value = invitation)} />}
      </Sheet>
    </>
  );
}
