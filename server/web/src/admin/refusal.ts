import type { Answer } from '../shared/http';
import type { Words } from './words.nl';

/** What somebody reads whose call was refused; the server's own English only where nothing better is known. */
export function refusal(answer: Answer<unknown>, w: Words): string {
  if (answer.ok) return '';
  if (answer.status === 0) return w.refused.unreachable;
  if (answer.status === 401 && !(answer.error in w.refused)) return w.signIn.wrong;
  if (answer.status === 429 || answer.status === 503) return w.refused.wait;
  if (answer.error === 'not-allowed') return w.refused.code;
  const known = w.refused[answer.error as keyof Words['refused']];
  if (typeof known === 'string') return known;
  const field = Object.keys(w.add.wrong).find((name) => answer.message.startsWith(name) || answer.message.includes(` ${name} `) || answer.message.includes(`: ${name}`));
  return field ? w.add.wrong[field]! : w.refused.other(answer.message);
}
