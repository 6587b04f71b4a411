import assert from 'node:assert/strict';
import type { LogTold } from '../shared/contract';
import { later, now, peer, state, story } from './line.fake';
import { SILENCE } from './line';

await story("'here' is said after each connect and each minute; the view is up once it was answered", (d) => {
  assert.equal(d.view, undefined);
  d.connect();
  assert.deepEqual([d.types(), d.view.up], [['here'], true]);
  d.forward(59_000);
  assert.deepEqual(d.types(), ['here']);
  d.forward(1_000);
  d.told({ type: 'whole', now, calls: [] });
  assert.deepEqual(d.types(), ['here', 'here']);
  d.lose();
  assert.equal(d.view.up, false);
});

await story("in a call 'here' is said each 10 s, so that the centre knows soon who is away", async (d) => {
  await d.speaks();
  const before = d.types().filter((type) => type === 'here').length;
  d.forward(10_000);
  assert.equal(d.types().filter((type) => type === 'here').length, before + 1);
});

await story("the centre's clock is the one that counts", (d) => {
  d.connect();
  assert.equal(d.view.now(), Date.parse(now));
  d.forward(1_499.7);
  assert.equal(d.view.now(), Date.parse(now) + 1_500);
});

await story('35 s without a word close all, also while a socket stands or comes back dumb', async (d) => {
  await d.speaks();
  assert.deepEqual(d.engine.allowed, ['clear']);
  d.forward(22_000);
  assert.equal(d.renewed.length, 1);
  d.lose();
  d.forward(5_000);
  d.connectDumb();
  d.forward(SILENCE - 27_000 - 1);
  assert.deepEqual(d.engine.hungUp, []);
  d.forward(1);
  assert.deepEqual([d.engine.hungUp, d.view.up, d.view.outgoing], [[undefined], false, 'none']);
  // The camera does not open again by itself after she read that it is over; the centre hears of it.
  d.connect(state({ version: 1 }));
  d.change(state({ version: 9, stage: 'connected', peers: [peer(3)] }));
  await later();
  assert.deepEqual([d.engines.length, d.of('hang-up').length, d.view.active, d.view.calls[0]?.ended?.why], [1, 1, undefined, 'lost']);
  d.change(state({ version: 10, stage: 'ended', role: 'over', peers: [], ended: { why: 'hung-up', by: 'staff-1', at: now, missed: false } }));
  assert.equal(d.view.calls[0]?.ended?.why, 'lost');
});

for (const role of ['rings', 'waits', 'speaks'] as const) {
  await story(`35 s without a word: who ${role} reads an end, and nothing rings on`, async (d) => {
    d.connect(state({ role, stage: role === 'speaks' ? 'connected' : 'ringing', peers: [] }));
    d.lose();
    d.forward(SILENCE - 1);
    assert.deepEqual([d.view.active?.role, d.view.calls[0]?.stage], [role, role === 'speaks' ? 'connected' : 'ringing']);
    d.forward(1);
    assert.deepEqual([d.view.active, d.view.calls[0]?.role, d.view.calls[0]?.stage], [undefined, 'over', 'ended']);
    assert.deepEqual(d.view.calls[0]?.ended, { why: 'lost', at: new Date(Date.parse(now) + SILENCE).toISOString(), missed: false });
    // The centre knows better, also where nothing changed there; but what was spoken in stays over.
    d.connect(state({ role, stage: 'ringing', peers: [] }));
    assert.equal(d.view.active?.role, role === 'speaks' ? undefined : role);
  });
}

await story('it is over also where something else was told first, or the machine slept', async (d) => {
  await d.speaks();
  d.lose();
  d.sleep(SILENCE);
  d.engine.show('home', { state: 'disturbed' });
  d.connect(state({ version: 1 }));
  await later();
  assert.deepEqual([d.engines.length, d.of('hang-up').length, d.view.active, d.view.calls[0]?.ended?.why], [1, 1, undefined, 'lost']);
});

await story('a call of others is not over because the centre is silent', (d) => {
  d.connect(state({ role: 'none', stage: 'connected', peers: [] }));
  d.lose();
  d.forward(6 * SILENCE);
  assert.equal(d.view.calls[0]?.stage, 'connected');
});

await story('nothing is open, and nobody joined, before this device speaks', async (d) => {
  d.connect(state({ role: 'waits', stage: 'ringing', peers: [] }));
  await later();
  assert.equal(d.engines.length, 0);
  d.change(state({ version: 2 }));
  d.relays();
  await later();
  assert.deepEqual(d.engine.joined.map(({ party, polite, offers }) => [party, polite, offers]), [['home', true, false]]);
});

await story('her hang-up closes at once, and stays whatever comes later', async (d) => {
  await d.speaks();
  d.line.hangUp('a');
  assert.deepEqual(d.engine.hungUp, [undefined]);
  assert.equal(d.view.active, undefined);
  d.change(state({ version: 7, stage: 'connected', peers: [peer(3)] }));
  await later();
  assert.deepEqual([d.engines.length, d.of('hang-up').length], [1, 1]);
});

await story('less is taken back before the centre answers, more only with it', async (d) => {
  await d.speaks({ open: 'audio-veiled' });
  d.line.show('a', 'clear');
  assert.deepEqual(d.engine.allowed, ['veiled']);
  d.change(state({ version: 2, open: 'audio-clear' }));
  d.line.show('a', 'none');
  assert.deepEqual(d.engine.allowed, ['veiled', 'clear', 'audio']);
  d.change(state({ version: 3, open: 'none', stage: 'on-hold' }));
  assert.equal(d.engine.allowed.at(-1), 'none');
});

await story('the camera of staff is off until it is switched on', async (d) => {
  await d.speaks();
  assert.deepEqual(d.engine.allowed, ['audio']);
  d.line.picture(true);
  assert.deepEqual(d.engine.allowed, ['audio', 'clear']);
}, { camera: false });

await story('an envelope carries the newest generation, and an older one is dropped', async (d) => {
  await d.speaks({ peers: [peer(4)] });
  d.engine.joined[0]!.signalling.send({ type: 'hello', epoch: 'e' });
  assert.deepEqual(d.of('envelope').map(({ to, generation }) => [to, generation]), [['home', 4]]);
  d.change(state({ version: 2, peers: [peer(5)] }));
  d.engine.joined[0]!.signalling.send({ type: 'hello', epoch: 'e' });
  assert.equal(d.of('envelope').at(-1)?.generation, 5);
  d.told({ type: 'envelope', call: 'a', from: 'home', generation: 4, text: '{"type":"hello","epoch":"old"}' });
  d.told({ type: 'envelope', call: 'a', from: 'home', generation: 5, text: '{"type":"hello","epoch":"new"}' });
  d.told({ type: 'envelope', call: 'a', from: 'home', generation: 5, text: 'no json' });
  assert.deepEqual(d.engine.takes.get('home'), [{ type: 'hello', epoch: 'new' }]);
});

await story('what comes before the way to the relay is known is held until then', async (d) => {
  d.connect(state());
  d.told({ type: 'envelope', call: 'a', from: 'home', generation: 1, text: '{"type":"hello","epoch":"x"}' });
  await later();
  assert.equal(d.engines.length, 0);
  d.relays();
  await later();
  assert.deepEqual(d.engine.takes.get('home'), [{ type: 'hello', epoch: 'x' }]);
});

await story('the relay is asked for until it is told; nothing is tried before, since her address may have to be hidden', async (d) => {
  d.connect(state());
  assert.equal(d.of('relays').length, 1);
  await later();
  d.giveUpWaiting();
  await later();
  assert.equal(d.engines.length, 0);
  assert.equal(d.of('relays').length, 2);
  d.told({ type: 'relays', call: 'a', servers: [], relayOnly: true });
  await later();
  assert.equal(d.engine.options.relayOnly, true);
});

await story('later, what was told of the relay last still holds', async (d) => {
  d.connect(state());
  d.told({ type: 'relays', call: 'a', servers: [{ urls: ['turn:x'] }], relayOnly: false });
  await later();
  d.forward(60_000);
  const servers = d.engine.options.iceServers();
  await later();
  d.giveUpWaiting();
  assert.deepEqual(await servers, [{ urls: ['turn:x'] }]);
});

await story('relay only, and with which', async (d) => {
  d.connect(state());
  d.told({ type: 'relays', call: 'a', servers: [{ urls: ['turn:x'], username: 'u', credential: 'c' }], relayOnly: true });
  await later();
  assert.equal(d.engine.options.relayOnly, true);
  assert.deepEqual(await d.engine.options.iceServers(), [{ urls: ['turn:x'], username: 'u', credential: 'c' }]);
});

await story('connected and media lost are reported once for each generation', async (d) => {
  await d.speaks();
  d.engine.show('home', { state: 'connected' });
  d.engine.show('home', { state: 'connected', word: 'poor' });
  assert.deepEqual(d.of('connected').map(({ generation }) => generation), [1]);
  d.change(state({ version: 2, stage: 'connected', peers: [peer(1, true)] }));
  d.engine.show('home', { state: 'disturbed' });
  d.engine.show('home', { state: 'disturbed' });
  assert.deepEqual(d.of('media-lost').map(({ generation }) => generation), [1]);
  d.change(state({ version: 3, stage: 'connected', peers: [peer(2)] }));
  d.engine.show('home', { state: 'connected' });
  assert.deepEqual(d.of('connected').map(({ generation }) => generation), [1, 2]);
  assert.equal(d.of('media-lost').length, 1);
});

await story('what the centre missed with its socket is reported on the next', async (d) => {
  await d.speaks();
  d.lose();
  d.engine.show('home', { state: 'connected' });
  assert.equal(d.of('connected').length, 0);
  d.connect(state());
  assert.equal(d.of('connected').length, 1);
  assert.equal(d.engine.renewed, 1);
});

await story('who left is left, who came is joined, and a generation that rose begins anew', async (d) => {
  await d.speaks();
  d.change(state({ version: 2, peers: [peer(), peer(1, false, 'staff-2')] }));
  d.change(state({ version: 3, peers: [peer(2), peer(1, false, 'staff-2')] }));
  d.change(state({ version: 4, peers: [peer(2)] }));
  assert.deepEqual(d.engine.joined.map(({ party }) => party), ['home', 'staff-2']);
  assert.deepEqual([d.engine.renewed, d.engine.hungUp], [1, ['staff-2']]);
});

await story('a session that gave up asks once to begin anew, and does when the centre agrees', async (d) => {
  await d.speaks();
  d.engine.show('home', { state: 'ended', reason: 'no-way-through' });
  assert.deepEqual(d.of('renew').map(({ generation }) => generation), [1]);
  d.change(state({ version: 2, peers: [peer(2)] }));
  d.relays();
  await later();
  assert.equal(d.engines.length, 2);
  assert.equal(d.engine.joined.length, 1);
  d.engine.show('home', { state: 'ended', reason: 'unproved' });
  assert.equal(d.of('renew').length, 1);
});

await story('who is not believed is told to the centre once, and shown as such until the call is over and after it', async (d) => {
  await d.speaks();
  assert.equal(d.view.unproved?.has('a'), false);
  for (let again = 0; again < 2; again++) d.engine.show('home', { state: 'ended', reason: 'unproved', detail: 'bad-signature' });
  assert.deepEqual(d.of('unproved'), [{ type: 'unproved', call: 'a', with: 'home', why: 'bad-signature' }]);
  assert.equal(d.view.unproved?.has('a'), true);
  d.change(state({ version: 2, peers: [] }));
  assert.equal(d.view.unproved?.has('a'), true);
  d.change(state({ version: 3, stage: 'ended', role: 'over', peers: [], ended: { why: 'set-up-failed', at: now, missed: false } }));
  assert.deepEqual([d.view.unproved?.has('a'), d.view.media.size], [true, 0]);
});

await story('who said goodbye as one that did not believe is shown as such here too, and reported by nobody here', async (d) => {
  await d.speaks();
  d.engine.show('home', { state: 'ended', reason: 'ended-there', detail: 'unproved' });
  assert.deepEqual([d.view.unproved?.has('a'), d.of('unproved'), d.of('renew')], [true, [], []]);
  // Another device of hers comes in: it is found again.
  d.change(state({ version: 2, peers: [peer(2)] }));
  d.relays();
  await later();
  assert.equal(d.view.unproved?.has('a'), false);
});

await story('a call that goes on with others is not shown as not proved', async (d) => {
  await d.speaks({ peers: [peer(), peer(1, false, 'guest-1')] });
  d.engine.show('home', { state: 'connected' });
  d.engine.show('guest-1', { state: 'ended', reason: 'unproved', detail: 'missing' });
  assert.deepEqual([d.view.unproved?.has('a'), d.of('unproved').map((each) => each.with)], [false, ['guest-1']]);
});

await story('moved to another device: this one is silent', async (d) => {
  await d.speaks();
  d.change(state({ version: 2, role: 'elsewhere', peers: [] }));
  assert.deepEqual([d.engine.hungUp, d.view.active], [[undefined], undefined]);
  d.line.moveHere('a');
  d.change(state({ version: 3, peers: [peer(2)] }));
  d.relays();
  await later();
  assert.deepEqual([d.engines.length, d.engine.allowed], [2, ['clear']]);
});

await story('acts of an outage are said after it, in their order; reports are not', async (d) => {
  d.connect(state({ role: 'rings', stage: 'ringing', peers: [] }));
  d.lose();
  const call = d.line.knock('gw-2', 'to-talk');
  d.line.answer('a');
  d.line.ringing('a');
  assert.deepEqual(d.types(), ['here']);
  d.forward(4_000);
  d.connect(state({ role: 'rings', stage: 'ringing', peers: [] }));
  assert.deepEqual(d.types(), ['here', 'here', 'knock', 'answer', 'ringing']);
  assert.equal(call, 'call-1');
});

await story('a call that could not begin in 10 s is refused here, before the socket is back', (d) => {
  d.connect();
  d.lose();
  const call = d.line.knock('gw-2', 'to-talk');
  d.forward(10_001);
  assert.deepEqual(d.view.refused, { call, reason: 'busy' });
  d.connect();
  assert.deepEqual(d.of('knock'), []);
});

await story('what was said on a dying socket is said again, with the same id', (d) => {
  d.connect();
  const call = d.line.knock('gw-2', 'alarm', { alarm: 'al' });
  d.lose();
  d.connect();
  assert.deepEqual(d.of('knock').map((each) => [each.call, each.alarm]), [[call, 'al'], [call, 'al']]);
  d.change(state({ call, role: 'waits', stage: 'ringing', peers: [] }));
  d.lose();
  d.connect(state({ call, role: 'waits', stage: 'ringing', peers: [] }));
  assert.equal(d.of('knock').length, 2);
});

await story('which planned call is meant is said along', (d) => {
  d.connect();
  d.line.knock('gw-2', 'planned', { planned: 'plan' });
  d.line.askToTalk('clear', { planned: 'plan' });
  d.line.askToTalk('clear', { missed: 'before' });
  assert.deepEqual(d.of('knock').map((each) => each.planned), ['plan']);
  assert.deepEqual(d.of('ask-to-talk').map((each) => [each.planned, each.missed]), [['plan', undefined], [undefined, 'before']]);
});

await story('no more than 16 are kept, and the one that goes is told', (d) => {
  for (let i = 0; i < 17; i++) d.line.knock('gw', 'to-talk');
  assert.deepEqual(d.view.refused, { call: 'call-1', reason: 'busy' });
  d.connect();
  assert.equal(d.of('knock').length, 16);
});

await story('a refusal is shown until the next act', (d) => {
  d.connect();
  const call = d.line.knock('gw-2', 'alarm', { alarm: 'al' });
  d.told({ type: 'refused', call, reason: 'alarm-not-yours' });
  assert.deepEqual(d.view.refused, { call, reason: 'alarm-not-yours' });
  d.line.knock('gw-2', 'alarm', { alarm: 'al' });
  assert.equal(d.view.refused, undefined);
});

await story('a report that is refused is nothing for a person', async (d) => {
  await d.speaks();
  d.engine.show('home', { state: 'connected' });
  d.told({ type: 'refused', call: 'a', reason: 'not-allowed' });
  assert.equal(d.view.refused, undefined);
});

await story("that it rings is said once; 'not now' silences it at once", (d) => {
  d.connect(state({ role: 'rings', stage: 'ringing', peers: [] }));
  d.line.ringing('a');
  d.line.ringing('a');
  assert.equal(d.of('ringing').length, 1);
  d.line.decline('a');
  assert.deepEqual([d.view.active, d.view.calls[0]?.role], [undefined, 'none']);
});

await story('live text of both sides, of this call alone', async (d) => {
  await d.speaks();
  assert.equal(d.line.say('Ik kom eraan'), 1);
  d.engine.show('home', { state: 'connected' });
  d.engine.options.heard('home', 'Dan', true);
  assert.deepEqual(d.view.typed, [{ party: 'home', text: 'Dan' }]);
  d.engine.show('home', { state: 'ended' });
  d.engine.show('home', { state: 'connected' });
  assert.deepEqual(d.view.typed, [], 'whoever left in the middle types it no more');
  d.engine.options.heard('home', 'Dank u', false);
  assert.deepEqual(d.view.typed, []);
  assert.deepEqual(d.view.texts, [{ party: 'staff-1', text: 'Ik kom eraan' }, { party: 'home', text: 'Dank u' }]);
  d.change(state({ version: 2, stage: 'ended', role: 'over', peers: [] }));
  d.change(state({ call: 'b' }));
  assert.deepEqual(d.view.texts, []);
  assert.equal(d.line.say('te vroeg'), 0);
});

await story('muted is the track of the voice, also of one that is opened later', async (d) => {
  await d.speaks();
  const voice = { enabled: true } as MediaStreamTrack;
  d.line.mute(true);
  d.engine.options.sends!({ voice, picture: null, look: 'audio' });
  assert.deepEqual([voice.enabled, d.view.muted, d.view.outgoing], [false, true, 'audio']);
  d.line.mute(false);
  assert.equal(voice.enabled, true);
});

await story('a frame of a later version changes nothing', (d) => {
  d.connect();
  d.told({ type: 'brand-new' } as never);
  assert.equal(d.view.up, true);
});

const heard: unknown[] = [];
await story('what a home asks for goes out once the centre answers, is told as it comes, and is not said again by itself', (d) => {
  assert.equal(d.line.ask({ type: 'log' }), false);
  d.connectDumb();
  assert.equal(d.line.ask({ type: 'log' }), false);
  d.connect();
  assert.equal(d.line.ask({ type: 'log' }), true);
  const log: LogTold = { type: 'log', entries: [], all: true };
  d.told(log);
  assert.deepEqual(heard, [log]);
  d.lose();
  d.connect();
  assert.equal(d.of('log').length, 1);
}, { told: (news) => heard.push(news) });
