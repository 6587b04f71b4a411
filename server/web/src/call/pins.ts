// With which keys a party was spoken before: a person has several devices, and each browser a key of its own. Pure; the browser's store is
// in identity.ts.
import type { Meeting } from './proof';

/** Of one party. More than the devices of one person; the one that was not spoken with for longest goes, and is told as changed when it comes back. */
export const MOST_KEYS = 8;

export interface PinnedKey {
  key: string;
  /** The call in which it joined, and how it was told there: as changed that call goes on telling it, over a reload too. */
  joined?: { call: string; as: Meeting };
}

/** The one that was spoken with last stands last. */
export type Keys = readonly PinnedKey[];

export function meetingOf(keys: Keys, key: string, call: string): Meeting {
  if (keys.length === 0) return 'first';
  const found = keys.find((one) => one.key === key);
  if (!found) return 'changed';
  return found.joined?.call === call && found.joined.as === 'changed' ? 'changed' : 'known';
}

/** The call was really spoken in with it. */
export function joinedBy(keys: Keys, key: string, call: string, as: Meeting): Keys {
  const found = keys.find((one) => one.key === key);
  const joined = found ? (found.joined?.call === call ? found.joined : undefined) : { call, as };
  return last(keys, { key, ...(joined ? { joined } : {}) });
}

/** The call in which it joined ended as one that was not proved. */
export function withdrawn(keys: Keys, key: string, call: string): Keys {
  return keys.filter((one) => one.key !== key || one.joined?.call !== call);
}

/** A person said that it is right. */
export function trusted(keys: Keys, key: string): Keys {
  return last(keys, { key });
}

function last(keys: Keys, one: PinnedKey): Keys {
  return [...keys.filter((other) => other.key !== one.key), one].slice(-MOST_KEYS);
}

/** What a browser kept; of an earlier version it is one key, which counts as met. */
export function keptKeys(kept: unknown): Keys {
  if (typeof kept === 'string') return [{ key: kept }];
  return Array.isArray(kept) ? (kept as PinnedKey[]).filter((one) => typeof (one as PinnedKey | null)?.key === 'string').slice(-MOST_KEYS) : [];
}
