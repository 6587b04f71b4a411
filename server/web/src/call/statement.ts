// A statement 'these are my fingerprints in this call with you, until then', signed by its maker's own key, and the rules
// by which the other side believes it. No browser store, no clock: both are given.
//
// It protects against a server that alters the signalling: swapped, replayed or newly made fingerprints do not carry this
// key's name. It does not protect against altered faces: whoever serves the page can serve one that does not look.

export interface Claims {
  call: string;
  from: string;
  to: string;
  /** All of the description it goes with, in order. */
  fingerprints: string[];
  /** The other side's as its maker saw them; empty in a first offer. */
  seen: string[];
  /** In ms since 1970, by the clock that both sides get from the centre. */
  issuedAt: number;
  expiresAt: number;
}

export interface SignedStatement {
  claims: Claims;
  /** The maker's public key, SPKI in base64url. */
  key: string;
  /** ECDSA P-256 with SHA-256 over the claims as `spelled`, in base64url. */
  signature: string;
}

export type Refusal =
  | 'missing'
  | 'malformed'
  | 'bad-signature'
  | 'other-call'
  | 'other-party'
  | 'other-fingerprint'
  | 'other-view'
  | 'expired'
  | 'not-yet'
  | 'too-long'
  | 'replayed';

/** What the one who checks knows by itself. */
export interface Expected {
  call: string;
  /** Who has to have made it. */
  from: string;
  /** For whom: the one who checks. */
  to: string;
  fingerprints: string[];
  /** Ours, when the maker has to have seen them. */
  seen: string[] | undefined;
  now: number;
  /** When the last one that was believed in this call was made; 0 before. */
  after: number;
}

/** How long a statement is good: as long as an offer may be on its way, not as long as a call. In ms. */
export const STATEMENT_LIVES = 5 * 60_000;
/** What two clocks may differ, both set by the centre's. In ms. */
export const CLOCKS_DIFFER = 60_000;

const ALGORITHM = { name: 'ECDSA', hash: 'SHA-256' } as const;
export const KEY_KIND = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** One spelling for one meaning; the first word keeps a signature from being taken for another kind. */
function spelled(c: Claims): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(JSON.stringify(['nabij-call-1', c.call, c.from, c.to, c.fingerprints, c.seen, c.issuedAt, c.expiresAt])));
}

export async function sign(claims: Claims, keys: CryptoKeyPair): Promise<SignedStatement> {
  const signature = await crypto.subtle.sign(ALGORITHM, keys.privateKey, spelled(claims));
  return { claims, key: await nameOf(keys.publicKey), signature: toText(signature) };
}

/** The name by which a key is pinned: all of it. */
export async function nameOf(key: CryptoKey): Promise<string> {
  return toText(await crypto.subtle.exportKey('spki', key));
}

/** @returns why it is not believed, if so; the signature is looked at first, since what is not signed says nothing */
export async function refusalOf(signed: SignedStatement | undefined, expected: Expected): Promise<Refusal | undefined> {
  if (signed === undefined) return 'missing';
  if (!wellFormed(signed)) return 'malformed';
  const { claims } = signed;
  let believed: boolean;
  try {
    const key = await crypto.subtle.importKey('spki', fromText(signed.key), KEY_KIND, true, ['verify']);
    believed = await crypto.subtle.verify(ALGORITHM, key, fromText(signed.signature), spelled(claims));
  } catch {
    return 'malformed';
  }
  if (!believed) return 'bad-signature';
  if (claims.call !== expected.call) return 'other-call';
  if (claims.from !== expected.from || claims.to !== expected.to) return 'other-party';
  if (expected.now > claims.expiresAt + CLOCKS_DIFFER) return 'expired';
  if (claims.issuedAt > expected.now + CLOCKS_DIFFER) return 'not-yet';
  if (claims.expiresAt - claims.issuedAt > STATEMENT_LIVES) return 'too-long';
  if (claims.issuedAt <= expected.after) return 'replayed';
  if (expected.fingerprints.length === 0 || !same(claims.fingerprints, expected.fingerprints)) return 'other-fingerprint';
  if (expected.seen && !same(claims.seen, expected.seen)) return 'other-view';
  return undefined;
}

function same(a: string[], b: string[]) {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}

function wellFormed(signed: SignedStatement): boolean {
  const c = signed.claims as Partial<Claims> | undefined;
  const texts = (list: unknown) => Array.isArray(list) && list.length <= 16 && list.every((each) => typeof each === 'string');
  return (
    typeof signed.key === 'string' && typeof signed.signature === 'string' && c !== undefined && c !== null &&
    typeof c.call === 'string' && typeof c.from === 'string' && typeof c.to === 'string' && texts(c.fingerprints) && texts(c.seen) &&
    Number.isSafeInteger(c.issuedAt) && Number.isSafeInteger(c.expiresAt)
  );
}

function toText(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromText(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (each) => each.charCodeAt(0));
}
