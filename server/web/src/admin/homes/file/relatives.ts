// What the office asks of a home's family.
import { signal } from '@preact/signals';
import type { CallConsentGive, CallConsents, PhotoView, RelativeAllow, RelativeInvite, RelativeLink, Relatives } from '../../../shared/contract';
import { ask, type Answer } from '../../../shared/http';
import { openHome } from './calls';

const path = (home: string, what: string) => `/api/v1/homes/${encodeURIComponent(home)}/${what}`;
const one = (home: string, relative: string, what = '') => path(home, `relatives/${relative}${what}`);

/** Of the home whose file is open; undefined while it is on its way. */
export const relatives = signal<Relatives | undefined>(undefined);
export const consents = signal<CallConsents | undefined>(undefined);

/** Of the file that is open: a slow answer about another home is not shown in this one. */
async function into<T>(home: string, place: typeof relatives | typeof consents, answer: Promise<Answer<T>>): Promise<Answer<T>> {
  const is = await answer;
  if (is.ok && home === openHome.value) (place as { value: unknown }).value = is.body;
  return is;
}

export async function readFamily(home: string) {
  relatives.value = undefined;
  consents.value = undefined;
  void into(home, consents, ask<CallConsents>('GET', path(home, 'call-consents')));
  return into(home, relatives, ask<Relatives>('GET', path(home, 'relatives')));
}

export const readRelatives = (home: string) => into(home, relatives, ask<Relatives>('GET', path(home, 'relatives')));
export const invite = (home: string, whom: RelativeInvite) => ask<RelativeLink>('POST', path(home, 'relatives'), whom);
export const newLink = (home: string, relative: string) => ask<RelativeLink>('POST', one(home, relative, '/link'), {});
export const allow = (home: string, relative: string, what: RelativeAllow) => into(home, relatives, ask<Relatives>('PUT', one(home, relative), what));
export const takeBack = (home: string, relative: string) => into(home, relatives, ask<Relatives>('DELETE', one(home, relative)));
export const endBrowser = (home: string, relative: string, browser: string) => into(home, relatives, ask<Relatives>('DELETE', one(home, relative, `/browsers/${browser}`)));
export const photoOf = (home: string, relative: string) => ask<PhotoView>('GET', one(home, relative, '/photo'));
export const givePhoto = (home: string, relative: string, image: string) => into(home, relatives, ask<Relatives>('PUT', one(home, relative, '/photo'), { image }));
export const takePhoto = (home: string, relative: string) => into(home, relatives, ask<Relatives>('DELETE', one(home, relative, '/photo')));
export const letIn = (home: string, what: CallConsentGive) => into(home, consents, ask<CallConsents>('POST', path(home, 'call-consents'), what));
export const letInNoMore = (home: string, consent: string) => into(home, consents, ask<CallConsents>('DELETE', path(home, `call-consents/${consent}`)));
