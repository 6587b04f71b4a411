import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en as adminEn } from '../admin/words.en';
import { nl as adminNl } from '../admin/words.nl';
import { en as carerEn } from '../carer/words.en';
import { nl as carerNl } from '../carer/words.nl';
import { en as consoleEn } from '../console/words.en';
import { nl as consoleNl } from '../console/words.nl';
import { familyEn } from '../family/words.en';
import { familyNl } from '../family/words.nl';
import { en as residentEn } from '../resident/words.en';
import { nl as guestNl } from '../guest/words.nl';
import { en as guestEn } from '../guest/words.en';
import { nl as residentNl } from '../resident/words.nl';

/**
 * A missing word does not compile (`en: Words`), but for the tables that the server's own names look up: those are
 * compared here, key by key, and no word may be empty.
 */
const faces: [string, object, object][] = [['resident', residentNl, residentEn], ['console', consoleNl, consoleEn], ['admin', adminNl, adminEn], ['guest', guestNl, guestEn], ['carer', carerNl, carerEn], ['family', familyNl, familyEn]];

/** The server's reasons are English already; only their translation stands in a table. Relations without a word of their own are shown without one. */
const ALLOWED = ['console.reasons', 'resident.relations.other'];

function keysOf(words: object, path: string): string[] {
  return Object.entries(words).flatMap(([key, value]) => {
    const name = `${path}.${key}`;
    if (ALLOWED.some((one) => name.startsWith(one))) return [];
    if (typeof value === 'object' && value !== null) return keysOf(value, name);
    return [typeof value === 'string' && value.trim() === '' ? `${name} (empty)` : name];
  }).sort();
}

for (const [face, nl, en] of faces) {
  test(`${face}: both languages have every word`, () => {
    const [dutch, english] = [keysOf(nl, face), keysOf(en, face)];
    assert.deepEqual(english, dutch);
    assert.deepEqual(dutch.filter((name) => name.endsWith('(empty)')), []);
  });
}
