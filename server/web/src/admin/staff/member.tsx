import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { OpenSession, StaffInvitation, StaffMember } from '../../shared/contract';
import { Sessions } from '../account/account';
import { changeStaff, passwordCode, photoOf, sessionsOf, signOutEverywhere, takePhotoOf } from '../account/calls';
import { Photo } from '../../shared/photo';
import { Field, Form, text } from '../form';
import { iAmHost, words } from '../store';
import { Roles } from './invite';

type Props = { member: StaffMember; myself: boolean; close: () => void; onCode: (invitation: StaffInvitation) => void };

/** One person: what she is called and does, where she is signed in, a new password, and leaving. */
export function Member({ member, myself, close, onCode }: Props) {
  const w = words.value.staff;
  const asking = useSignal<'' | 'leave' | 'code'>('');
  const sessions = useSignal<OpenSession[] | undefined>(undefined);
  const photo = useSignal(member.photo);
  const look = () => void sessionsOf(member.id).then((answer) => {
    if (answer.ok) sessions.value = answer.body;
  });
  useEffect(look, [member.id]);
  const as = (blocked: boolean) => ({ shownName: member.shownName, roles: member.roles, blocked });

  if (asking.value === 'leave') {
    return (
      <Form harm submit={w.member.leave} cancel={() => (asking.value = '')} done={close} send={() => changeStaff(member.id, as(true))}>
        <p>{w.member.leaveLine(member.shownName)}</p>
      </Form>
    );
  }
  if (asking.value === 'code') {
    return (
      <Form submit={w.member.code} cancel={() => (asking.value = '')} done={onCode} send={(data) => passwordCode(member.id, data.get('drop') === 'yes')}>
        <p>{w.member.codeLine}</p>
        {member.secondFactor && <label class="tick"><input type="checkbox" name="drop" value="yes" />{w.member.drop}</label>}
      </Form>
    );
  }
  if (member.roles.includes('host') && !iAmHost.value) {
    return <><p class="notice">{w.member.hostLine}</p><div class="ends"><button type="button" class="plain" onClick={close}>{words.value.close}</button></div></>;
  }
  return (
    <>
      {member.blocked && <p class="stale">{w.member.blockedLine}</p>}
      <Form submit={w.member.save} cancel={close} done={close} send={(data) => {
        const roles = data.getAll('role').map(String);
        return roles.length === 0 ? w.form.noRole : changeStaff(member.id, { shownName: text(data, 'name'), roles, blocked: member.blocked });
      }}>
        <Field label={w.form.name} name="name" value={member.shownName} focus />
        <Roles of={member.roles} />
      </Form>
      {photo.value !== undefined && (
        <section class="part" aria-labelledby="photo-title">
          <h3 id="photo-title">{w.member.photo}</h3>
          <Photo photo={photo.value} words={{ ...words.value.account.photo, line: w.member.photoLine, alt: w.member.photoAlt(member.shownName), unreachable: words.value.refused.unreachable }} ways={{
            read: () => photoOf(member.id),
            take: async () => {
              const answer = await takePhotoOf(member.id);
              if (answer.ok) photo.value = undefined;
              return answer;
            },
          }} />
        </section>
      )}
      <section class="part" aria-labelledby="where-title">
        <h3 id="where-title">{words.value.account.sessions.title}</h3>
        {sessions.value ? <Sessions sessions={sessions.value} /> : <p class="quiet">{words.value.loading}</p>}
        {(sessions.value?.length ?? 0) > 0 && !myself && <div class="ends"><button type="button" class="plain" onClick={() => void signOutEverywhere(member.id).then(look)}>{w.member.signOut}</button></div>}
      </section>
      {!myself && (
        <section class="part" aria-labelledby="way-in-title">
          <h3 id="way-in-title">{w.member.wayIn}</h3>
          <p class="quiet">{member.secondFactor ? w.member.hasFactor : w.member.noFactor}</p>
          <div class="ends">
            <button type="button" class="plain" onClick={() => (asking.value = 'code')}>{w.member.code}</button>
            {member.blocked
              ? <button type="button" class="primary" onClick={() => void changeStaff(member.id, as(false)).then((answer) => answer.ok && close())}>{w.member.back}</button>
              : <button type="button" class="plain harm" onClick={() => (asking.value = 'leave')}>{w.member.leave}</button>}
          </div>
        </section>
      )}
    </>
  );
}
