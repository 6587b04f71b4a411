import type { ImportRow } from '../../shared/contract';
import type { Words } from '../words.nl';

export type Counts = { new: number; wrong: number; double: number; there: number };

export function counted(rows: ImportRow[]): Counts {
  const counts: Counts = { new: 0, wrong: 0, double: 0, there: 0 };
  for (const row of rows) counts[row.verdict as keyof Counts] += 1;
  return counts;
}

/** In pieces: a call with a million arguments is more than an engine takes. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8_192) text += String.fromCharCode(...bytes.subarray(i, i + 8_192));
  return btoa(text);
}

/** What the server says of a field, in the words of this face where it has some. */
export function whyOf(said: string, w: Words): string {
  const field = Object.keys(w.add.wrong).find((name) => said.startsWith(name));
  if (field) return w.add.wrong[field]!;
  const column = Object.keys(w.import.columns).find((name) => said.startsWith(name));
  return column && / is empty$/.test(said) ? w.import.empty(w.import.columns[column]!) : said;
}

/** A table with the right columns and one row, to begin from. The mark in front tells spreadsheets that it is UTF-8. */
export function sample(locale: string): string {
  const columns = locale === 'nl-NL'
    ? ['naam', 'geboortejaar', 'postcode', 'huisnummer', 'straat', 'plaats', 'taal', 'bijzonderheden', 'deur', 'contact1 naam', 'contact1 relatie', 'contact1 telefoon']
    : ['name', 'birthYear', 'postcode', 'houseNumber', 'street', 'town', 'language', 'notes', 'door', 'contact1 name', 'contact1 relation', 'contact1 phone'];
  const row = ['mevrouw Voorbeeld', '1940', '3732 AB', '12a', 'Dorpsstraat', 'De Bilt', 'nl', 'hoort slecht links|loopt met een rollator', 'sleutelkluis naast de voordeur', 'de heer Jansen', locale === 'nl-NL' ? 'buurman' : 'neighbour', '030 555 01 23'];
  return `\uFEFF${columns.join(';')}\r\n${row.join(';')}\r\n`;
}
