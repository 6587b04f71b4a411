// Asking over HTTP. A refusal is a value, since each face has to say something about it.
import type { ApiError } from './contract';

/** A server that has not answered after this long is not going to, in ms; the face says so and offers to try again. */
const LONGEST_WAIT = 10_000;

export type Answer<T> =
  | { ok: true; body: T }
  /** `error` as in the contract's ApiError, or `unreachable` when nobody answered. */
  | { ok: false; status: number; error: string; message: string };

export async function ask<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, longest = LONGEST_WAIT): Promise<Answer<T>> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(longest),
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    text = await response.text();
  } catch (e) {
    return { ok: false, status: 0, error: 'unreachable', message: String(e) };
  }
  const json = parsed(text);
  if (response.ok) return { ok: true, body: json as T };
  const refusal = (json ?? {}) as Partial<ApiError>;
  return { ok: false, status: response.status, error: refusal.error ?? 'bad-answer', message: refusal.message ?? text.slice(0, 200) };
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
