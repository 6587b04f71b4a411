// What somebody asks of the server about her own account, and an administrator about others.
import { signal } from '@preact/signals';
import type {
  AccountNewPassword, OpenSession, OrganisationSettings, OwnAccount, PhotoView, RecoveryCodes, SecondFactorBegun, SecondFactorOffer, StaffChange, StaffInvitation,
} from '../../shared/contract';
import { ask, type Answer } from '../../shared/http';
import { read } from '../store';

/** Undefined while it is on its way. */
export const own = signal<OwnAccount | undefined>(undefined);

const ACCOUNT = '/api/v1/account';

async function then<T>(answer: Promise<Answer<T>>): Promise<Answer<T>> {
  const known = await answer;
  if (known.ok) await read();
  return known;
}

export const endSession = (id: string) => then(ask<void>('DELETE', `${ACCOUNT}/sessions/${encodeURIComponent(id)}`));
export const newPassword = (change: AccountNewPassword) => then(ask<void>('POST', `${ACCOUNT}/password`, change));
export const offerSecondFactor = (password: string) => ask<SecondFactorOffer>('POST', `${ACCOUNT}/second-factor`, { password });
export const beginSecondFactor = (begun: SecondFactorBegun) => ask<RecoveryCodes>('POST', `${ACCOUNT}/second-factor/begun`, begun);
export const endSecondFactor = (password: string) => then(ask<void>('POST', `${ACCOUNT}/second-factor/ended`, { password }));

export const readPhoto = () => ask<PhotoView>('GET', `${ACCOUNT}/photo`);
export const givePhoto = (image: string) => then(ask<void>('PUT', `${ACCOUNT}/photo`, { image }));
export const takePhoto = () => then(ask<void>('DELETE', `${ACCOUNT}/photo`));

const one = (id: string) => `/api/v1/staff/${encodeURIComponent(id)}`;

export const changeStaff = (id: string, change: StaffChange) => then(ask<void>('PUT', one(id), change));
export const sessionsOf = (id: string) => ask<OpenSession[]>('GET', `${one(id)}/sessions`);
export const signOutEverywhere = (id: string) => then(ask<void>('DELETE', `${one(id)}/sessions`));
export const photoOf = (id: string) => ask<PhotoView>('GET', `${one(id)}/photo`);
export const takePhotoOf = (id: string) => then(ask<void>('DELETE', `${one(id)}/photo`));
export const passwordCode = (id: string, dropSecondFactor: boolean) => ask<StaffInvitation>('POST', `${one(id)}/new-password`, { dropSecondFactor });
export const withdraw = (user: string) => then(ask<void>('POST', '/api/v1/staff/invitations/withdrawn', { user }));
export const organisation = () => ask<OrganisationSettings>('GET', '/api/v1/organisation');
export const requireSecondFactor = (secondFactorRequired: boolean) => ask<void>('PUT', '/api/v1/organisation', { secondFactorRequired });
