// What a family page asks the server. Everything counts by the cookie of this browser.
import type { FamilyHome, PasskeyAsk, PasskeyMade, PasskeyUsed, PhotoView } from '../shared/contract';
import { ask } from '../shared/http';

const FAMILY = '/api/v1/family';

export const readMe = () => ask<FamilyHome>('GET', `${FAMILY}/me`);
export const openLink = (secret: string) => ask<FamilyHome>('POST', `${FAMILY}/open`, { secret, device: deviceName() });
export const askToMake = () => ask<PasskeyAsk>('POST', `${FAMILY}/passkey-ask`, {});
export const makePasskey = (made: PasskeyMade) => ask<FamilyHome>('POST', `${FAMILY}/passkeys`, made);
export const removePasskey = (id: string) => ask<void>('DELETE', `${FAMILY}/passkeys/${encodeURIComponent(id)}`);
export const askToSignIn = () => ask<PasskeyAsk>('POST', `${FAMILY}/passkey-sign-in-ask`, {});
export const signInByPasskey = (used: PasskeyUsed) => ask<FamilyHome>('POST', `${FAMILY}/passkey-sign-in`, used);
export const signOut = (browser: string) => ask<void>('DELETE', `${FAMILY}/browsers/${browser}`);
export const readPhoto = () => ask<PhotoView>('GET', `${FAMILY}/photo`);
export const givePhoto = (image: string) => ask<FamilyHome>('PUT', `${FAMILY}/photo`, { image });
export const takePhoto = () => ask<void>('DELETE', `${FAMILY}/photo`);

/** As she will know it again in the list: what the browser is and on what. */
export function deviceName(agent = navigator.userAgent): string {
  const browser = [['Edg/', 'Edge'], ['Firefox/', 'Firefox'], ['SamsungBrowser/', 'Samsung'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']].find(([sign]) => agent.includes(sign!))?.[1] ?? 'Browser';
  const on = [['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Android', 'Android'], ['Windows', 'Windows'], ['Mac OS', 'Mac'], ['Linux', 'Linux']].find(([sign]) => agent.includes(sign!))?.[1];
  return on ? `${browser} · ${on}` : browser;
}
