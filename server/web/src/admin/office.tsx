import { mdiThemeLightDark } from '@mdi/js';
import type { Me } from '../shared/contract';
import { Icon } from '../shared/icon';
import { switchLanguage, switchTheme } from '../shared/prefs';
import { Account } from './account/account';
import { FirstStart, SignIn, Welcome } from './door';
import { Homes } from './homes/homes';
import { Night } from './night/night';
import { Organisations } from './organisations/organisations';
import { Outside } from './outside/outside';
import { Staff } from './staff/staff';
import { Teams } from './teams/teams';
import { failed, open, page, pagesOf, phase, signOut, words } from './store';

/** What the administrator sees, whatever is the matter. */
export function Office() {
  const now = phase.value;
  switch (now.at) {
    case 'starting': return <Door><p role="status">{words.value.starting}</p></Door>;
    case 'lost': return <Door><p role="alert">{words.value.lost}</p></Door>;
    case 'first-start': return <Door><FirstStart /></Door>;
    case 'welcome': return <Door><Welcome code={now.code} /></Door>;
    case 'signed-out': return <Door><SignIn key={now.because} /></Door>;
    case 'in': return <In me={now.me} />;
  }
}

function Door({ children }: { children: preact.ComponentChildren }) {
  return (
    <>
      <header class="bar"><p class="brand">{words.value.brand}</p><Likes /></header>
      <main class="door">{children}</main>
    </>
  );
}

function Likes() {
  return (
    <span class="likes">
      <button type="button" class="plain" lang={words.value.locale === 'nl-NL' ? 'en' : 'nl'} onClick={switchLanguage}>{words.value.otherLanguage}</button>
      <button type="button" class="plain square" aria-label={words.value.theme} title={words.value.theme} onClick={switchTheme}><Icon path={mdiThemeLightDark} /></button>
    </span>
  );
}

function In({ me }: { me: Me }) {
  const w = words.value;
  return (
    <>
      <header class="bar">
        <p class="brand">{w.brand}</p>
        <p class="where"><b>{me.organisationName}</b><span class="quiet"> · {me.shownName}</span></p>
        <Likes />
        <button type="button" class="plain" onClick={() => void signOut()}>{w.signOut}</button>
        <nav aria-label={w.heading}>
          {pagesOf(me).map((each) => (
            <button key={each} type="button" class="tab" aria-current={page.value === each ? 'page' : undefined} onClick={() => open(each)}>{w[each].tab}</button>
          ))}
        </nav>
      </header>
      <main class="page">
        {failed.value && <p role="alert" class="stale">{w.stale}</p>}
        <Page me={me} />
      </main>
    </>
  );
}

function Page({ me }: { me: Me }) {
  switch (page.value) {
    case 'homes': return <Homes />;
    case 'staff': return <Staff me={me} />;
    case 'teams': return <Teams />;
    case 'night': return <Night />;
    case 'outside': return <Outside />;
    case 'organisations': return <Organisations />;
    case 'account': return <Account me={me} />;
  }
}
