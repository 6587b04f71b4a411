import { mdiAccountHeartOutline } from '@mdi/js';
import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { HomeFile, Relative, RelativeLink } from '../../../shared/contract';
import type { Answer } from '../../../shared/http';
import { Icon } from '../../../shared/icon';
import { squareOf } from '../../../shared/square';
import { Choice, Field, Form, Sheet, text } from '../../form';
import { refusal } from '../../refusal';
import { words } from '../../store';
import { Qr } from '../../../shared/qr';
import { FamilyComesIn } from './familycomesin';
import { allow, endBrowser, givePhoto, invite, newLink, photoOf, readFamily, readRelatives, relatives, takeBack, takePhoto } from './relatives';
import { day, type Told } from './stay';

type Made = { who: string; link: RelativeLink };

/** Who of her family may call her, how they come in, and what they may. */
export function Family({ is, told }: { is: HomeFile; told: Told }) {
  const w = words.value.file.family;
  const inviting = useSignal(false);
  const showing = useSignal(false);
  const made = useSignal<Made | undefined>(undefined);
  useEffect(() => void readFamily(is.id), [is.id]);
  const all = relatives.value?.relatives ?? [];
  const show = (who: string, link: RelativeLink) => {
    made.value = { who, link };
    showing.value = true;
    void readRelatives(is.id);
  };
  return (
    <section class="card" aria-labelledby="family-title">
      <h2 id="family-title"><Icon path={mdiAccountHeartOutline} />{w.title}</h2>
      <p class="quiet">{w.line}</p>
      {relatives.value && all.length === 0 && <p>{w.none}</p>}
      <ul class="things">{all.map((one) => <One key={one.id} home={is.id} one={one} told={told} show={show} ended={is.stay.state === 'ended'} />)}</ul>
      {is.stay.state !== 'ended' && <div class="ends"><button type="button" class="primary" onClick={() => (inviting.value = true)}>{w.invite}</button></div>}
      {all.length > 0 && <FamilyComesIn is={is} all={all} told={told} />}
      <Sheet open={inviting} title={w.inviteTitle}><Invite is={is} all={all} close={() => (inviting.value = false)} made={(who, link) => {
        inviting.value = false;
        show(who, link);
      }} /></Sheet>
      <Sheet open={showing} title={made.value ? w.linkTitle(made.value.who) : ''}>{made.value && <ShownOnce link={made.value.link} close={() => {
        showing.value = false;
        made.value = undefined;
      }} />}</Sheet>
    </section>
  );
}

function Invite({ is, all, close, made }: { is: HomeFile; all: Relative[]; close: () => void; made: (who: string, link: RelativeLink) => void }) {
  const w = words.value.file.family;
  const contacts = is.details.contacts.filter((one) => !all.some((each) => each.name.toLowerCase() === one.name.toLowerCase()));
  const picked = useSignal<number | undefined>(contacts.length > 0 ? 0 : undefined);
  const from = picked.value === undefined ? undefined : contacts[picked.value];
  const who = useSignal('');
  return (
    <Form<RelativeLink> submit={w.submit} cancel={close} done={(link) => made(who.value, link)} send={(data) => {
      who.value = text(data, 'relative');
      return invite(is.id, { name: who.value, relation: text(data, 'relation'), by: text(data, 'by') });
    }}>
      <p>{w.line}</p>
      <fieldset>
        {contacts.length > 0 && <Choice label={w.from} name="contact" options={{ ...Object.fromEntries(contacts.map((one, i) => [String(i), one.name])), other: w.other }} onPick={(key) => (picked.value = key === 'other' ? undefined : Number(key))} />}
        <Field key={`name ${picked.value}`} label={w.name} name="relative" value={from?.name} />
        <Choice key={`relation ${picked.value}`} label={w.relation} name="relation" options={words.value.add.relations} value={from?.relation ?? 'daughter'} />
        <Field label={w.by} name="by" value={is.details.residents[0]?.name} hint={w.byHint} />
      </fieldset>
    </Form>
  );
}

/** Told once: the server keeps only a hash of it. */
function ShownOnce({ link, close }: { link: RelativeLink; close: () => void }) {
  const w = words.value.file.family;
  const copied = useSignal(false);
  return (
    <>
      <p>{w.linkLine(day(link.until))}</p>
      <div class="code"><Qr rows={link.qr} label={w.qr} /></div>
      <p class="link-once"><code>{link.link}</code></p>
      <div class="ends">
        <button type="button" class="primary" onClick={() => void navigator.clipboard.writeText(link.link).then(() => (copied.value = true), () => undefined)}>{w.copy}</button>
        <span role="status">{copied.value ? w.copied : ''}</span>
        <button type="button" class="plain" onClick={close}>{words.value.close}</button>
      </div>
    </>
  );
}

function One({ home, one, told, show, ended }: { home: string; one: Relative; told: Told; show: (who: string, link: RelativeLink) => void; ended: boolean }) {
  const w = words.value.file.family;
  const changing = useSignal(false);
  const taking = useSignal(false);
  const tell = (answer: Answer<unknown>) => told(answer.ok ? words.value.file.saved : refusal(answer, words.value), !answer.ok);
  const may = [!one.mayCall ? w.may.no : one.from === one.until ? w.may.call : w.may.hours(one.from, one.until), one.onScreen ? w.may.face : w.may.noFace];
  async function link() {
    const answer = await newLink(home, one.id);
    if (answer.ok) show(one.name, answer.body);
    else tell(answer);
  }
  return (
    <li>
      <b>{one.name}, {words.value.add.relations[one.relation] ?? one.relation}</b>
      <span>{may.join(', ')}{one.passkeys > 0 ? ` · ${w.passkeys(one.passkeys)}` : ''}</span>
      <span class="quiet">{w.said(one.by, day(one.at))}</span>
      {one.linkUntil !== undefined && <span class="quiet">{w.waits(day(one.linkUntil))}</span>}
      {one.linkUntil === undefined && one.browsers.length === 0 && one.passkeys === 0 && <span class="quiet">{w.notIn}</span>}
      {one.browsers.map((each) => (
        <span key={each.id} class="said"><span class="quiet">{w.browser(each.device, day(each.since))}</span><button type="button" class="plain" title={w.endBrowserLine} onClick={() => void endBrowser(home, one.id, each.id).then(tell)}>{w.endBrowser}<span class="only-spoken"> {each.device} {one.name}</span></button></span>
      ))}
      <span class="ends">
        <button type="button" class="plain" onClick={() => (changing.value = true)}>{w.change}<span class="only-spoken"> {one.name}</span></button>
        {!ended && <button type="button" class="plain" onClick={() => void link()}>{w.newLink}<span class="only-spoken"> {one.name}</span></button>}
        <button type="button" class="plain harm" onClick={() => (taking.value = true)}>{w.takeBack}<span class="only-spoken"> {one.name}</span></button>
      </span>
      <Sheet open={changing} title={w.changeTitle(one.name)}><Change home={home} one={one} open={changing} tell={tell} /></Sheet>
      <Sheet open={taking} title={w.takeBackTitle(one.name)}>
        <Form harm submit={w.takeBackSubmit} cancel={() => (taking.value = false)} send={() => takeBack(home, one.id)} done={() => told(words.value.file.saved)}><p>{w.takeBackLine}</p></Form>
      </Sheet>
    </li>
  );
}

function Change({ home, one, open, tell }: { home: string; one: Relative; open: Signal<boolean>; tell: (answer: Answer<unknown>) => void }) {
  const w = words.value.file.family;
  const id = useId();
  const image = useSignal('');
  const wrong = useSignal(false);
  useEffect(() => {
    image.value = '';
    if (one.photo !== undefined) void photoOf(home, one.id).then((answer) => answer.ok && (image.value = answer.body.image));
  }, [one.photo]);
  async function pick(input: HTMLInputElement) {
    const file = input.files?.[0];
    input.value = '';
    const square = file && await squareOf(file);
    wrong.value = file !== undefined && square === undefined;
    if (square !== undefined) tell(await givePhoto(home, one.id, square));
  }
  return (
    <>
      <div class="portrait-of">
        {image.value ? <img src={`data:image/jpeg;base64,${image.value}`} alt={w.photo} width={96} height={96} /> : <span class="quiet">{w.noPhoto}</span>}
        <label class="plain button pick-file" for={id}>{w.pick}<input id={id} class="only-spoken" type="file" accept="image/jpeg,image/png" onChange={(event) => void pick(event.currentTarget)} /></label>
        {one.photo !== undefined && <button type="button" class="plain" onClick={() => void takePhoto(home, one.id).then(tell)}>{w.removePhoto}</button>}
      </div>
      <p role="alert" class="refusal">{wrong.value ? w.wrongPhoto : ''}</p>
      <p class="quiet">{w.photoLine}</p>
      <Form submit={w.save} cancel={() => (open.value = false)} send={(data) => allow(home, one.id, {
        mayCall: data.has('mayCall'), onScreen: data.has('onScreen'), from: text(data, 'from'), until: text(data, 'until'), by: text(data, 'by'),
      })} done={() => {
        open.value = false;
        tell({ ok: true, body: undefined });
      }}>
        <fieldset>
          <label class="tick"><input type="checkbox" name="mayCall" defaultChecked={one.mayCall} />{w.mayCall}</label>
          <Field label={w.hoursFrom} name="from" value={one.from} type="time" size="s" hint={w.hoursHint} />
          <Field label={w.hoursUntil} name="until" value={one.until} type="time" size="s" />
          <label class="tick"><input type="checkbox" name="onScreen" defaultChecked={one.onScreen} />{w.onScreen}</label>
          <Field label={w.by} name="by" value={one.by} hint={w.byHint} />
        </fieldset>
      </Form>
    </>
  );
}
