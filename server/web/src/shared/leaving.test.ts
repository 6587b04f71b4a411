import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whenPageGoes } from './leaving';

/** A page that a test lets go and come back. */
function page() {
  const events = new EventTarget();
  const did: string[] = [];
  Object.assign(globalThis, { addEventListener: events.addEventListener.bind(events), location: { reload: () => did.push('reload') } });
  whenPageGoes(() => did.push('close'));
  return { did, tell: (type: string, persisted: boolean) => events.dispatchEvent(Object.assign(new Event(type), { persisted })) };
}

test('a page that the browser kept is loaded anew when it is shown again, since all that it had open is closed', () => {
  const { did, tell } = page();
  tell('pagehide', true);
  assert.deepEqual(did, ['close']);
  tell('pageshow', true);
  assert.deepEqual(did, ['close', 'reload']);
});

test('a page that is shown for the first time is not', () => {
  const { did, tell } = page();
  tell('pageshow', false);
  assert.deepEqual(did, []);
});
