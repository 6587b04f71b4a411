import { mdiDomainPlus } from '@mdi/js';
import { useSignal } from '@preact/signals';
import type { OrganisationAdded, OrganisationHosted, StaffInvitation } from '../../shared/contract';
import { Icon } from '../../shared/icon';
import { Choice, Field, Form, Sheet, text } from '../form';
import { when } from '../homes/list';
import { Made } from '../staff/invite';
import { words } from '../store';
import { addOrganisation, inviteAdministrator, organisations, renameOrganisation } from './store';

/** The organisations of this server. Nothing of what is in them is here. */
export function Organisations() {
  const w = words.value.organisations;
  const doing = useSignal(false);
  const what = useSignal<'add' | 'rename' | 'invite'>('add');
  const chosen = useSignal<OrganisationHosted | undefined>(undefined);
  const invited = useSignal<StaffInvitation | undefined>(undefined);
  const all = organisations.value;
  const open = (next: 'add' | 'rename' | 'invite', organisation?: OrganisationHosted) => {
    invited.value = undefined;
    chosen.value = organisation;
    what.value = next;
    doing.value = true;
  };
  const close = () => (doing.value = false);
  const made = (invitation: StaffInvitation) => (invited.value = invitation);
  const name = chosen.value?.name ?? '';
  const title = invited.value ? words.value.staff.made.title(invited.value.shownName)
    : what.value === 'add' ? w.form.title : what.value === 'rename' ? w.form.renameTitle(name) : w.form.inviteTitle(name);
  return (
    <>
      <div class="head">
        <h1 aria-live="polite">{all ? w.count(all.length) : words.value.loading}</h1>
        <button type="button" class="primary" onClick={() => open('add')}><Icon path={mdiDomainPlus} />{w.add}</button>
      </div>
      <p class="lead">{w.line}</p>
      <ul class="homes">
        {all?.map((each) => (
          <li key={each.id} class="home">
            <div class="who">
              <h2>{each.name}</h2>
              <p class="quiet">{w.kinds[each.kind] ?? each.kind} · {w.staff(each.staff)}</p>
            </div>
            <p class={each.administrated ? 'pill connected' : 'pill'}>{each.administrated ? w.administrated : each.invitedUntil ? w.invited(when(each.invitedUntil, words.value.locale)) : w.alone}</p>
            <span class="ends">
              {!each.administrated && <button type="button" class="plain" onClick={() => open('invite', each)}>{w.invite}<span class="only-spoken"> {each.name}</span></button>}
              <button type="button" class="plain" onClick={() => open('rename', each)}>{w.rename}<span class="only-spoken"> {each.name}</span></button>
            </span>
          </li>
        ))}
      </ul>
      <Sheet open={doing} title={title}>
        {invited.value ? <Made invitation={invited.value} close={close} />
          : what.value === 'add' ? <Add cancel={close} done={made} />
          : what.value === 'rename' ? (
            <Form submit={w.form.save} cancel={close} done={close} send={(data) => renameOrganisation(chosen.value!.id, text(data, 'name'))}>
              <Field label={w.form.name} name="name" value={name} focus />
            </Form>
          ) : (
            <Form submit={words.value.staff.form.submit} cancel={close} done={made} send={(data) => inviteAdministrator(chosen.value!.id, { user: text(data, 'user'), shownName: text(data, 'shownName') })}>
              <Who />
            </Form>
          )}
      </Sheet>
    </>
  );
}

function Add({ cancel, done }: { cancel: () => void; done: (invitation: StaffInvitation) => void }) {
  const w = words.value.organisations;
  return (
    <Form submit={w.form.submit} cancel={cancel} done={(added: OrganisationAdded) => done(added.invitation)} send={(data) => addOrganisation({
      name: text(data, 'name'), kind: text(data, 'kind'), administratorUser: text(data, 'user'), administratorName: text(data, 'shownName'),
    })}>
      <Field label={w.form.name} name="name" focus />
      <Choice label={w.form.kind} name="kind" options={w.kinds} />
      <p class="hint">{w.form.kindHint}</p>
      <fieldset>
        <legend>{w.form.first}</legend>
        <p class="hint all">{w.form.firstLine}</p>
        <Who />
      </fieldset>
    </Form>
  );
}

function Who() {
  const w = words.value.staff.form;
  return (
    <>
      <Field label={w.name} name="shownName" />
      <Field label={w.user} hint={w.userHint} name="user" most={100} />
    </>
  );
}
