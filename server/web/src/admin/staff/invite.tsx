import { useSignal } from '@preact/signals';
import type { StaffInvitation } from '../../shared/contract';
import { Field, Form, text } from '../form';
import { iAmHost, invite, words } from '../store';

export function Invite({ cancel, done }: { cancel: () => void; done: (invitation: StaffInvitation) => void }) {
  const w = words.value.staff;
  return (
    <Form submit={w.form.submit} cancel={cancel} done={done} send={(data) => {
      const roles = data.getAll('role').map(String);
      return roles.length === 0 ? w.form.noRole : invite({ user: text(data, 'user'), shownName: text(data, 'name'), roles });
    }}>
      <Field label={w.form.name} name="name" focus />
      <Field label={w.form.user} hint={w.form.userHint} name="user" most={100} />
      <Roles />
    </Form>
  );
}

/** Hosting is offered to hosts alone: the server refuses it from anybody else. */
export function Roles({ of = [] }: { of?: string[] }) {
  const w = words.value.staff;
  return (
    <fieldset class="roles">
      <legend>{w.form.roles}</legend>
      {Object.entries(w.roles).filter(([role]) => role !== 'host' || iAmHost.value).map(([role, name]) => <label key={role} class="tick"><input type="checkbox" name="role" value={role} defaultChecked={of.includes(role)} />{name}</label>)}
    </fieldset>
  );
}

/** Told once: the server keeps only a hash of it. */
export function Made({ invitation, close }: { invitation: StaffInvitation; close: () => void }) {
  const w = words.value.staff.made;
  const copied = useSignal(false);
  const link = `${location.origin}/admin#welcome=${invitation.code}`;
  async function copy() {
    try {
      await navigator.clipboard.writeText(link);
      copied.value = true;
    } catch {
      // Not allowed in this browser: it stands there to be marked and copied by hand.
    }
  }
  return (
    <>
      <p>{w.line}</p>
      <dl class="once"><dt>{w.link}</dt><dd><code>{link}</code></dd><dt>{w.code}</dt><dd><code>{invitation.code}</code></dd></dl>
      <div class="ends">
        <button type="button" class="primary" onClick={() => void copy()}>{w.copy}</button>
        <span role="status">{copied.value ? w.copied : ''}</span>
        <button type="button" class="plain" onClick={close}>{words.value.close}</button>
      </div>
    </>
  );
}
