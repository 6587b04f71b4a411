// The file of one home: what the page shows, and its calls of the server.
import { signal } from '@preact/signals';
import type { AgreeCall, CallChoose, CallConsentGive, CallConsents, CallEntry, CallPlans, ErasedHome, GiveConsent, HomeAway, HomeDetails, HomeEnd, HomeFile, Keeping } from '../../../shared/contract';
import { ask, type Answer } from '../../../shared/http';

const path = (home: string, what: string) => `/api/v1/homes/${encodeURIComponent(home)}/${what}`;

/** Which home's file is open; none: the list. */
export const openHome = signal<string | undefined>(undefined);
/** What the list has to tell after a file was closed by what was done in it. */
export const said = signal('');
/** Undefined while it is on its way. */
export const file = signal<HomeFile | undefined>(undefined);

export function openFile(home: string | undefined) {
  openHome.value = home;
  said.value = '';
  file.value = undefined;
  history.replaceState(null, '', home === undefined ? location.pathname : `#home=${home}`);
}

async function into(answer: Promise<Answer<HomeFile>>): Promise<Answer<HomeFile>> {
  const is = await answer;
  if (is.ok && is.body.id === openHome.value) file.value = is.body;
  return is;
}

export async function readFile(home: string): Promise<Answer<HomeFile>> {
  const answer = await into(ask('GET', path(home, 'file')));
  // What may not be seen any more is not left standing there.
  if (answer.ok || answer.status === 0 || home !== openHome.value) return answer;
  file.value = undefined;
  return answer;
}
export const changeHome = (is: HomeFile, details: HomeDetails) => into(ask('PUT', path(is.id, 'file'), { revision: is.revision, details }));
export const moveHome = (is: HomeFile, details: HomeDetails) => into(ask('POST', path(is.id, 'move'), { revision: is.revision, details }));
export const away = (home: string, how: HomeAway) => into(ask('PUT', path(home, 'away'), how));
export const back = (home: string) => into(ask('DELETE', path(home, 'away')));
export const end = (home: string, how: HomeEnd) => into(ask('POST', path(home, 'end'), how));
export const reopen = (home: string) => into(ask('POST', path(home, 'reopen')));
export const erase = (home: string, client: string) => ask<undefined>('POST', path(home, 'erasure'), { client });
export const consent = (home: string, said: GiveConsent) => into(ask('POST', path(home, 'consents'), said));
export const callsOf = (home: string, before?: string) => ask<CallEntry[]>('GET', `${path(home, 'calls')}${before === undefined ? '' : `?before=${encodeURIComponent(before)}`}`);
export const callConsents = (home: string) => ask<CallConsents>('GET', path(home, 'call-consents'));
export const chooseForCalls = (home: string, choice: CallChoose) => ask<CallConsents>('PUT', path(home, 'call-choice'), choice);
export const giveCallConsent = (home: string, give: CallConsentGive) => ask<CallConsents>('POST', path(home, 'call-consents'), give);
export const withdrawCallConsent = (home: string, consent: string) => ask<CallConsents>('DELETE', path(home, `call-consents/${encodeURIComponent(consent)}`));
export const callPlans = (home: string) => ask<CallPlans>('GET', path(home, 'call-plans'));
export const agreeCall = (home: string, agree: AgreeCall) => ask<CallPlans>('POST', path(home, 'call-plans'), agree);
export const changePlan = (home: string, plan: string, agree: AgreeCall) => ask<CallPlans>('PUT', path(home, `call-plans/${plan}`), agree);
export const removePlan = (home: string, plan: string) => ask<CallPlans>('DELETE', path(home, `call-plans/${plan}`));
export const sayPlanDay = (home: string, plan: string, day: string, skipped: boolean) => ask<CallPlans>('PUT', path(home, `call-plans/${plan}/days/${day}`), { skipped });
/** A link, so that the browser saves it. */
export const exportOf = (home: string) => path(home, 'export');

export const readKeeping = () => ask<Keeping>('GET', '/api/v1/keeping');
export const keep = (years: number, confirmed: boolean) => ask<Keeping>('PUT', '/api/v1/keeping', { years, ...(confirmed ? { confirmed } : {}) });
export const erasures = () => ask<ErasedHome[]>('GET', '/api/v1/erasures');
