// What a line keeps over a page that is loaded anew.
import assert from 'node:assert/strict';
import { later, peer, state, story } from './line.fake';

let kept: ReadonlySet<string> = new Set();

await story('what she put down before this page was loaded stays down, and the centre hears of it', async (d) => {
  d.connect(state({ call: 'down', role: 'speaks', stage: 'connected', peers: [peer(3)] }));
  await later();
  assert.deepEqual([d.engines.length, d.view.active, d.of('hang-up').map((each) => each.call)], [0, undefined, ['down']]);
}, { putDown: { read: () => ({ closed: new Set(['down']), wanted: new Set() }), keep: () => {} } });

const hers = (call: string) => state({ call, me: 'home', peers: [peer(3, false, 'staff-1')] });
const saidYes = { putDown: { read: () => ({ closed: new Set<string>(), wanted: new Set(['yes']) }), keep: () => {} } };
await story('in a call that she said yes to before this page was loaded she is back at once', async (d) => {
  d.connect(hers('yes'));
  d.relays('yes');
  await later();
  assert.equal(d.engine.allowed.at(-1), 'clear');
}, saidYes);

await story('in another it takes the ten seconds of whatever opens by itself', async (d) => {
  d.connect(hers('other'));
  d.relays('other');
  await later();
  assert.equal(d.engine.allowed.at(-1), 'none');
}, saidYes);

await story('what she puts down is kept for the next page, and given back by her next yes', async (d) => {
  await d.speaks();
  d.line.hangUp('a');
  assert.deepEqual([...kept], ['a']);
  d.line.moveHere('a');
  assert.deepEqual([...kept], []);
}, { putDown: { read: () => ({ closed: new Set(), wanted: new Set() }), keep: ({ closed }) => (kept = closed) } });
