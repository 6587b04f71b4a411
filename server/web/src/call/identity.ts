// This side's own key and the keys it met, kept by the browser; and the proof that a session asks for, made of both.
import type { Meeting, Proof } from './proof';
import { KEY_KIND, nameOf, refusalOf, sign, STATEMENT_LIVES } from './statement';

/** The keys met so far, by party. */
export interface Pins {
  get(party: string): Promise<string | undefined>;
  put(party: string, key: string): Promise<void>;
}

/** Of what was met before, and what comes now. A changed key is told each time, until a person said `trust`. */
export async function meet(pins: Pins, party: string, key: string): Promise<Meeting> {
  const known = await pins.get(party);
  if (known === undefined) {
    await pins.put(party, key);
    return 'first';
  }
  return known === key ? 'known' : 'changed';
}

export interface Parties {
  call: string;
  me: string;
  other: string;
  keys: CryptoKeyPair;
  pins: Pins;
  /** The centre's time in ms since 1970: a browser's own may be wrong by years. */
  now: () => number;
}

export function proofOf({ call, me, other, keys, pins, now }: Parties): Proof {
  let last = 0;
  let believed = 0;
  let key: string | undefined;
  return {
    prove(own, seen) {
      // Whole milliseconds, since a page's clock has finer ones and a statement does not. Each later than the one before, also within a millisecond: that is how a replayed one is known.
      last = Math.max(Math.floor(now()), last + 1);
      return sign({ call, from: me, to: other, fingerprints: own, seen, issuedAt: last, expiresAt: last + STATEMENT_LIVES }, keys);
    },
    async check(signed, theirs, own) {
      const refusal = await refusalOf(signed, { call, from: other, to: me, fingerprints: theirs, seen: own, now: now(), after: believed });
      if (refusal !== undefined || !signed) return { ok: false, refusal: refusal ?? 'missing' };
      believed = signed.claims.issuedAt;
      key = signed.key;
      return { ok: true, meeting: await meet(pins, other, signed.key) };
    },
    trust: async () => {
      if (key !== undefined) await trust(pins, other, key);
    },
  };
}

const DATABASE = 'nabij-call';

function open(name: string): Promise<IDBDatabase> {
  const asked = indexedDB.open(name, 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore('own');
    asked.result.createObjectStore('met');
  };
  return done(asked);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}

/** The key of this browser, made when it is first asked for. Its private half cannot be read out, not even by this page. */
export async function ownKeys(name = DATABASE): Promise<CryptoKeyPair> {
  const database = await open(name);
  const read = () => done(database.transaction('own').objectStore('own').get('keys') as IDBRequest<CryptoKeyPair | undefined>);
  const kept = await read();
  if (kept) return kept;
  const made = await crypto.subtle.generateKey(KEY_KIND, false, ['sign', 'verify']);
  try {
    // Another window of this browser may have been quicker; the first one counts for both.
    await done(database.transaction('own', 'readwrite').objectStore('own').add(made, 'keys'));
    return made;
  } catch {
    return (await read()) ?? made;
  }
}

export async function browserPins(name = DATABASE): Promise<Pins> {
  const database = await open(name);
  return {
    get: (party) => done(database.transaction('met').objectStore('met').get(party) as IDBRequest<string | undefined>),
    put: async (party, key) => void (await done(database.transaction('met', 'readwrite').objectStore('met').put(key, party))),
  };
}

/** The key and all that was met: of somebody who comes once. Pages that have it open keep it until they go. */
export function forgetKeys(name: string) {
  indexedDB.deleteDatabase(name);
}

/** A person said that the new key is right. */
export async function trust(pins: Pins, party: string, keys: CryptoKey | string): Promise<void> {
  await pins.put(party, typeof keys === 'string' ? keys : await nameOf(keys));
}
