// The administrator's signals, and the one place that talks to the server.
import { computed, effect, signal, type Signal } from '@preact/signals';
import type {
  EnrolmentCodeView, FirstStart, FirstStartState, HomesPage, ImportReport, ImportRequest, ManagedHome, Me, NewHome, OwnAccount, SignInAnswer, StaffInvitation, StaffInvite, StaffOverview, StaffWelcome,
  Street,
} from '../shared/contract';
import { ask, type Answer } from '../shared/http';
import { language } from '../shared/prefs';
import { own } from './account/calls';
import { openFile, openHome, readFile } from './homes/file/calls';
import { answeredHomes, askedHomes, PAGE, query } from './homes/list';
import { nightCare, readNightCare } from './night/store';
import { organisations, readOrganisations } from './organisations/store';
import { plan, readPlan } from './outside/store';
import { readTeams, teams } from './teams/store';
import { en } from './words.en';
import { nl, type Words } from './words.nl';

export type Phase =
  | { at: 'starting' }
  /** Nobody answers; it is tried again. */
  | { at: 'lost' }
  /** The centre has nobody yet. */
  | { at: 'first-start' }
  /** Somebody came with the code of an invitation. */
  | { at: 'welcome'; code: string }
  | { at: 'signed-out'; user?: string; because?: 'expired' | 'welcome' }
  | { at: 'in'; me: Me };

const PAGES = ['homes', 'staff', 'teams', 'night', 'outside', 'organisations', 'account'] as const;
export type Page = (typeof PAGES)[number];

/** What each page reads, and where it goes. */
const READS: Record<Page, () => Promise<Answer<unknown>>> = {
  homes: readHomes,
  staff: readPeople,
  teams: readPeople,
  night: readNightCare,
  outside: readPlan,
  organisations: readOrganisations,
  account: async () => into(own, await ask<OwnAccount>('GET', '/api/v1/account')),
};

/** The open file, or the part of the list that is asked for; an answer to an older question is not shown. */
async function readHomes(): Promise<Answer<unknown>> {
  if (openHome.value !== undefined) return readFile(openHome.value);
  const asked = askedHomes.value;
  const answer = await ask<HomesPage>('GET', `/api/v1/homes-overview${query(asked)}`);
  if (answer.ok && asked === askedHomes.value) {
    homes.value = answer.body;
    answeredHomes.value = asked;
    // What was on this part is elsewhere now.
    if (answer.body.homes.length === 0 && asked.from > 0) askedHomes.value = { ...asked, from: Math.max(0, Math.floor((answer.body.found - 1) / PAGE) * PAGE) };
  }
  return answer;
}

/** People with their teams: each page shows both. */
async function readPeople(): Promise<Answer<unknown>> {
  const [people, grouped] = await Promise.all([ask<StaffOverview>('GET', '/api/v1/staff'), readTeams()]);
  into(staff, people);
  return people.ok ? grouped : people;
}

function into<T>(place: Signal<T | undefined>, answer: Answer<T>): Answer<T> {
  if (answer.ok) place.value = answer.body;
  return answer;
}

export const words = computed<Words>(() => (language.value === 'en' ? en : nl));
export const phase = signal<Phase>({ at: 'starting' });
export const page = signal<Page>(asked());
/** Undefined while it is on its way. */
export const homes = signal<HomesPage | undefined>(undefined);
export const staff = signal<StaffOverview | undefined>(undefined);
/** Why the page's list could not be read; what is shown then is old. */
export const failed = signal('');

/** How often the list of homes is read again, in ms: a fault has to be seen within the minute in which somebody looks. */
const AGAIN = 15_000;

export function followTitle() {
  effect(() => {
    const at = phase.value.at === 'in' ? `${words.value[page.value].tab} · ` : '';
    document.title = at + words.value.title;
  });
}

export async function begin() {
  const invited = /^#welcome=([0-9A-Za-z-]{1,40})$/.exec(location.hash);
  if (invited) {
    phase.value = { at: 'welcome', code: invited[1]! };
    return;
  }
  const first = await ask<FirstStartState>('GET', '/api/v1/first-start');
  if (!first.ok) {
    phase.value = { at: 'lost' };
    setTimeout(() => void begin(), 2_000);
    return;
  }
  if (first.body.awaited) {
    phase.value = { at: 'first-start' };
    return;
  }
  const answer = await ask<Me>('GET', '/api/v1/session');
  if (answer.ok) enter(answer.body);
  else phase.value = { at: 'signed-out' };
}

/** Which page the address asks for. */
function asked(): Page {
  const named = location.hash.slice(1);
  if (/^home=[\w-]{1,64}$/.test(named)) openHome.value = named.slice('home='.length);
  return PAGES.find((each) => each === named) ?? 'homes';
}

/** @param code of the second factor, once the server has asked for it */
export async function signIn(user: string, password: string, code?: string): Promise<Answer<SignInAnswer>> {
  const answer = await ask<SignInAnswer>('POST', '/api/v1/session', { user, password, ...(code === undefined ? {} : { code }) });
  if (answer.ok) enter(answer.body.me);
  return answer;
}

export async function signOut() {
  await ask('DELETE', '/api/v1/session');
  forget();
  phase.value = { at: 'signed-out' };
}

/** The next one at this desk may be of another organisation: nothing of this one's stays, not in the address either. */
function forget() {
  homes.value = undefined;
  staff.value = undefined;
  own.value = undefined;
  plan.value = undefined;
  teams.value = undefined;
  nightCare.value = undefined;
  organisations.value = undefined;
  openFile(undefined);
  askedHomes.value = { q: '', show: 'all', from: 0 };
}

/** The server's own routes have the same rule; without it every call would be refused. */
export const pagesOf = (me: Me): Page[] => PAGES.filter((each) => each === 'account' || (!me.confined && me.roles.includes(each === 'organisations' ? 'host' : 'administrator')));

/** Hosts are made and changed by hosts alone. */
export const iAmHost = computed(() => phase.value.at === 'in' && phase.value.me.roles.includes('host'));

function enter(me: Me) {
  if (!pagesOf(me).includes(page.value)) page.value = pagesOf(me)[0]!;
  phase.value = { at: 'in', me };
  void read();
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Reads what the open page shows, and again while it is open. */
export async function read() {
  clearTimeout(timer);
  if (phase.value.at !== 'in') return;
  const answer = await READS[page.value]();
  if (answer.ok) {
    failed.value = '';
  } else if (answer.status === 401) {
    forget();
    phase.value = { at: 'signed-out', because: 'expired' };
    return;
  } else {
    failed.value = answer.message;
  }
  timer = setTimeout(() => void read(), AGAIN);
}

export function open(next: Page) {
  page.value = next;
  openHome.value = undefined;
  history.replaceState(null, '', next === 'homes' ? location.pathname : `#${next}`);
  void read();
}

export async function addHome(home: NewHome): Promise<Answer<ManagedHome>> {
  const answer = await ask<ManagedHome>('POST', '/api/v1/homes', home);
  if (answer.ok) void read();
  return answer;
}

/** Empty also where it cannot be asked: then she types it, as ever. */
export async function streetsOf(postcode: string): Promise<Street[]> {
  if (!/^\s*[1-9]\d{3}\s*[a-z]{2}\s*$/i.test(postcode)) return [];
  const answer = await ask<Street[]>('GET', `/api/v1/streets?postcode=${encodeURIComponent(postcode.trim())}`);
  return answer.ok ? answer.body : [];
}

/** Thousands of rows are judged and written, in ms. */
const LONGEST_IMPORT = 120_000;

export async function importHomes(request: ImportRequest): Promise<Answer<ImportReport>> {
  const answer = await ask<ImportReport>('POST', '/api/v1/homes/import', request, LONGEST_IMPORT);
  if (answer.ok && answer.body.written > 0) void read();
  return answer;
}

export const enrolmentCode = (home: string) => ask<EnrolmentCodeView>('POST', `/api/v1/homes/${encodeURIComponent(home)}/enrolment-codes`);

/** For a box that takes a broken one's place: once it is used, the old one counts no longer. */
export const replacementCode = (home: string) => ask<EnrolmentCodeView>('POST', `/api/v1/homes/${encodeURIComponent(home)}/replacement`);

export async function invite(who: StaffInvite): Promise<Answer<StaffInvitation>> {
  const answer = await ask<StaffInvitation>('POST', '/api/v1/staff', who);
  if (answer.ok) void read();
  return answer;
}

export async function welcome(code: string, password: string): Promise<Answer<StaffWelcome>> {
  const answer = await ask<StaffWelcome>('POST', '/api/v1/staff/welcome', { code, password });
  if (answer.ok) afterwards(answer.body.user);
  return answer;
}

export async function firstStart(start: FirstStart): Promise<Answer<StaffWelcome>> {
  const answer = await ask<StaffWelcome>('POST', '/api/v1/first-start', start);
  if (answer.ok) {
    const signedIn = await signIn(start.user, start.password);
    if (!signedIn.ok) afterwards(answer.body.user);
  }
  return answer;
}

/** The code is used: it must not stay in the address. */
function afterwards(user: string) {
  history.replaceState(null, '', location.pathname);
  phase.value = { at: 'signed-out', user, because: 'welcome' };
}
