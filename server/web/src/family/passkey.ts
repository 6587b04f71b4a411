// Making and using a passkey: the browser's own dialog between two questions to the server.
import type { FamilyHome, PasskeyAsk } from '../shared/contract';
import type { Answer } from '../shared/http';
import { askToMake, askToSignIn, deviceName, makePasskey, signInByPasskey } from './api';

/** As long as the server's challenge lives, in ms. */
const TIMEOUT = 300_000;
/** P-256, Ed25519, RSA: what the server takes. */
const ALGORITHMS = [-7, -8, -257];

export const canPasskey = (): boolean => typeof PublicKeyCredential === 'function';

export const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
export const text = (buffer: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** She closed the browser's dialog, or has no passkey for this. */
const NOT_NOW: Answer<FamilyHome> = { ok: false, status: 0, error: 'passkey-not-now', message: '' };

async function withDialog(ask: Answer<PasskeyAsk>, dialog: (asked: PasskeyAsk) => Promise<Answer<FamilyHome>>): Promise<Answer<FamilyHome>> {
  if (!ask.ok) return ask;
  try {
    return await dialog(ask.body);
  } catch {
    return NOT_NOW;
  }
}

export async function make(): Promise<Answer<FamilyHome>> {
  return withDialog(await askToMake(), async ({ challenge, rpId, user, userName, known }) => {
    const made = await navigator.credentials.create({
      publicKey: {
        challenge: bytes(challenge), rp: { id: rpId, name: 'Nabij' }, user: { id: bytes(user ?? ''), name: userName ?? '', displayName: userName ?? '' },
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })), excludeCredentials: known.map((id) => ({ type: 'public-key', id: bytes(id) })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' }, attestation: 'none', timeout: TIMEOUT,
      },
    });
    if (!(made instanceof PublicKeyCredential)) return NOT_NOW;
    const response = made.response as AuthenticatorAttestationResponse;
    return makePasskey({ attestationObject: text(response.attestationObject), clientData: text(response.clientDataJSON), device: deviceName() });
  });
}

export async function use(): Promise<Answer<FamilyHome>> {
  return withDialog(await askToSignIn(), async ({ challenge, rpId }) => {
    const used = await navigator.credentials.get({ publicKey: { challenge: bytes(challenge), rpId, userVerification: 'preferred', timeout: TIMEOUT } });
    if (!(used instanceof PublicKeyCredential)) return NOT_NOW;
    const response = used.response as AuthenticatorAssertionResponse;
    return signInByPasskey({
      id: used.id, authenticatorData: text(response.authenticatorData), clientData: text(response.clientDataJSON), signature: text(response.signature), device: deviceName(),
    });
  });
}
