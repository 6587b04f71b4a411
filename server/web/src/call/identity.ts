// This side's own key and the keys it spoke with, kept by the browser; and the proof that a session asks for, made of both.
import { joinedBy, keptKeys, meetingOf, trusted, withdrawn, type Keys } from './pins';
import type { Meeting, Proof } from './proof';
import { KEY_KIND, refusalOf, sign, STATEMENT_LIVES } from './statement';

/** The keys spoken with so far, by party. */
export interface Pins {
  keys(party: string): Promise<Keys>;
  /** Reads and writes as one: several windows of a browser have the same. */
  change(party: string, by: (keys: Keys) => Keys): Promise<void>;
}

export interface Parties {
  call: string;
  me: string;
  other: string;
  keys: CryptoKeyPair;
  pins: Pins;
  /** The centre's time in ms since 1970: a browser's own may be wrong by years. */
  now: () => number;
  /** Nobody speaks in it, so nobody would hear that it is a stranger: no key joins others by it. */
  wordless?: boolean;
}

export function proofOf({ call, me, other, keys, pins, now, wordless = false }: Parties): Proof {
  let last = 0;
  let believed = 0;
  let key: string | undefined;
  /** How each key was told in this call: as changed it stays so. */
  const told = new Map<string, Meeting>();
  async function meet(met: string): Promise<Meeting> {
    const before = told.get(met);
    if (before !== undefined && before !== 'first') return before;
    const found = meetingOf(await pins.keys(other), met, call);
    // Two that nobody knew, in one call: the second is not the first.
    const meeting = found === 'first' && before === undefined && told.size > 0 ? 'changed' : found;
    told.set(met, meeting);
    return meeting;
  }
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
      return { ok: true, meeting: await meet(signed.key) };
    },
    async trust() {
      const right = key;
      if (right === undefined) return;
      told.set(right, 'known');
      await pins.change(other, (before) => trusted(before, right));
    },
    async spoken() {
      const with_ = key;
      const as = with_ === undefined ? undefined : told.get(with_);
      if (with_ === undefined || as === undefined || (wordless && as === 'changed')) return;
      await pins.change(other, (before) => joinedBy(before, with_, call, as));
    },
    async withdraw() {
      for (const one of told.keys()) await pins.change(other, (before) => withdrawn(before, one, call));
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

/**
 * The keys of a party lie beside the single one of earlier versions, in the same store: another version of the database would lock out pages
 * that still run, and a program that was set back reads its own.
 */
const placeOf = (party: string) => ['keys', party];

async function keysIn(met: IDBObjectStore, party: string): Promise<Keys> {
  return keptKeys((await done(met.get(placeOf(party)) as IDBRequest<unknown>)) ?? (await done(met.get(party) as IDBRequest<unknown>)));
}

export async function browserPins(name = DATABASE): Promise<Pins> {
  const database = await open(name);
  return {
    keys: (party) => keysIn(database.transaction('met').objectStore('met'), party),
    async change(party, by) {
      const met = database.transaction('met', 'readwrite').objectStore('met');
      await done(met.put(by(await keysIn(met, party)), placeOf(party)));
    },
  };
}

/** The key and all that was met: of somebody who comes once. Pages that have it open keep it until they go. */
export function forgetKeys(name: string) {
  indexedDB.deleteDatabase(name);
}
