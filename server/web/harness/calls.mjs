// Plays the centre's part of calls in a few lines, for the eye: one member of staff, and her. Media goes between her screen and a page of
// staff where both are open; where one is not, it answers by itself, and there is nothing to see or hear.

/** Time until she does what is next, in ms: long enough to see each step. */
const STEP = 1_500;
const STAFF = 'staff-1';

export function playCalls({ names, staffName }) {
  const devices = new Set();
  const calls = new Map();
  let count = 0;

  const now = () => new Date().toISOString();
  const atHome = (home) => [...devices].filter((device) => device.home === home);
  const who = (device) => (device.home ? 'home' : STAFF);

  /** The call as one device sees it. */
  function seen(call, device) {
    const me = who(device);
    const other = me === 'home' ? STAFF : 'home';
    const inIt = call.at[me];
    const both = call.at.home && call.at[STAFF];
    const ended = call.stage === 'ended';
    const mine = inIt === device.endpoint;
    const asked = !ended && !inIt && (me === 'home' || call.by === 'home') && !call.declined.has(me);
    const role = ended ? 'over' : mine ? (both ? 'speaks' : 'waits') : inIt ? 'elsewhere' : asked ? 'rings' : 'none';
    const open = role !== 'speaks' || call.stage === 'on-hold' ? 'none' : me === 'home' ? { none: 'audio', veiled: 'audio-veiled', clear: 'audio-clear' }[call.picture] : 'audio-clear';
    const party = (party, kind, name) => ({ party, kind, name, presence: call.at[party] ? 'in' : 'rings', heard: Boolean(call.at[party]) || call.heard });
    return {
      call: call.call, version: call.version, home: call.home, clientName: names[call.home] ?? call.home, why: call.why, role, stage: call.stage, begunAt: call.begunAt, me, by: call.by,
      parties: [party('home', 'resident', names[call.home] ?? call.home), ...(call.by === 'home' && !call.at[STAFF] ? [] : [party(STAFF, 'staff', staffName)])],
      // With nobody at the other end her screen waits for an offer, and has its camera open as in a call.
      open, peers: role === 'speaks' && (call.real || me === 'home') ? [{ party: other, generation: call.generation, polite: me === 'home', connected: call.connected }] : [],
      urgent: call.urgent, picture: call.picture,
      ...(call.alarm ? { alarm: call.alarm } : {}), ...(call.until ? { until: call.until } : {}), ...(call.ended ? { ended: call.ended } : {}),
    };
  }

  const about = (call) => [...devices].filter((device) => !device.home || device.home === call.home);

  function change(call, more = {}) {
    Object.assign(call, more, { version: call.version + 1 });
    for (const device of about(call)) device.tell({ type: 'changed', now: now(), call: seen(call, device) });
  }

  function begin(more) {
    const call = { version: 0, stage: 'ringing', begunAt: now(), at: {}, declined: new Set(), urgent: false, heard: false, picture: 'clear', generation: 1, connected: false, real: false, ...more };
    calls.set(call.call, call);
    return call;
  }

  /** Both are there. Where her screen is a page of this harness, media goes between them; else it is said that it does. */
  function together(call) {
    call.both ??= now();
    call.real = [...devices].some((device) => !device.home && device.endpoint === call.at[STAFF]) && atHome(call.home).length > 0;
    change(call, { stage: 'connecting', until: undefined });
    if (!call.real) setTimeout(() => call.stage === 'connecting' && change(call, { stage: 'connected' }), STEP);
  }

  function end(call, why, by, missed = false) {
    if (call.stage !== 'ended') change(call, { stage: 'ended', until: undefined, ended: { why, by, at: now(), missed } });
  }

  function hangUp(call, me) {
    const both = call.at.home && call.at[STAFF];
    end(call, both ? 'hung-up' : 'cancelled', me, !both);
  }

  function knock(device, said) {
    const call = begin({ call: said.call, home: said.home, why: said.why, alarm: said.alarm, by: STAFF, until: new Date(Date.now() + 45_000).toISOString() });
    call.at[STAFF] = device.endpoint;
    for (const before of calls.values()) if (before.ended?.missed && before.home === said.home) calls.delete(before.call);
    for (const each of devices) whole(each);
    if (said.why === 'alarm') {
      call.at.home = atHome(call.home)[0]?.endpoint ?? 'screen';
      return together(call);
    }
    change(call);
    if (atHome(call.home).length > 0) return;
    setTimeout(() => call.stage === 'ringing' && change(call, { heard: true }), STEP);
    setTimeout(() => {
      if (call.stage !== 'ringing') return;
      call.at.home = 'screen';
      together(call);
    }, STEP * 2);
  }

  function whole(device) {
    device.tell({ type: 'whole', now: now(), calls: [...calls.values()].filter((call) => about(call).includes(device)).map((call) => seen(call, device)) });
  }

  /** As it stands in her log. */
  function entryOf(call) {
    const came = call.both !== undefined;
    return {
      call: call.call, why: call.why, begunAt: call.begunAt, by: call.by, quality: [], picture: call.picture, opened: came || call.by === 'home' ? 'pressed' : 'not',
      parties: call.by === STAFF || came ? [{ party: STAFF, name: staffName, kind: 'staff', came: true, organisation: 'Thuiszorg De Bilt' }] : [],
      ...(came ? { togetherAt: call.both } : {}), ...(call.ended ? { ended: call.ended.why, endedAt: call.ended.at } : {}),
    };
  }

  function said(device, said) {
    const call = calls.get(said.call);
    if (said.type === 'here') return whole(device);
    if (said.type === 'knock') return call ? undefined : knock(device, said);
    if (said.type === 'log') return device.tell({ type: 'log', all: true, entries: [...calls.values()].filter((each) => each.home === device.home).map(entryOf).reverse().slice(0, 40) });
    if (said.type === 'relays') return device.tell({ type: 'relays', call: said.call, servers: [], relayOnly: false });
    if (said.type === 'ask-to-talk') return void ask(device.home, said.call, said.picture, device.endpoint);
    if (!call || call.stage === 'ended') return device.tell({ type: 'refused', call: said.call, reason: call ? 'ended' : 'unknown' });
    const me = who(device);
    switch (said.type) {
      case 'ringing': return call.heard ? undefined : change(call, { heard: true });
      case 'yes': call.picture = said.picture; // falls through
      case 'answer':
        call.at[me] = device.endpoint;
        return together(call);
      case 'move-here':
        call.at[me] = device.endpoint;
        Object.assign(call, { generation: call.generation + 1, connected: false });
        return together(call);
      case 'decline':
        if (me === 'home' || call.by !== 'home') return end(call, 'declined', me);
        call.declined.add(me);
        return change(call);
      case 'hang-up': return hangUp(call, me);
      case 'show': return change(call, { picture: said.picture });
      case 'hold': return change(call, { stage: 'on-hold', until: new Date(Date.now() + 600_000).toISOString() });
      case 'resume': return change(call, { stage: 'connected', until: undefined });
      case 'connected': return call.connected ? undefined : change(call, { connected: true, stage: call.stage === 'on-hold' ? 'on-hold' : 'connected' });
      case 'media-lost': case 'renew': return said.generation === call.generation ? change(call, { generation: call.generation + 1, connected: false }) : undefined;
      case 'envelope': {
        const there = [...devices].find((each) => each.endpoint === call.at[said.to]);
        if (said.generation === call.generation) there?.tell({ type: 'envelope', call: call.call, from: me, generation: said.generation, text: said.text });
      }
    }
  }

  /** She asks to talk. */
  function ask(home, id = `00000000-0000-4000-9000-${String(++count).padStart(12, '0')}`, picture = 'clear', endpoint = 'screen') {
    const call = begin({ call: id, home, why: 'to-talk', by: 'home', picture });
    call.at.home = endpoint;
    change(call);
    // With no page of staff open somebody answers all the same.
    if (![...devices].some((device) => !device.home)) setTimeout(() => {
      if (call.stage !== 'ringing') return;
      call.at[STAFF] = 'a page';
      together(call);
    }, STEP);
    return call;
  }

  const live = () => [...calls.values()].filter((call) => call.stage !== 'ended');

  return {
    /** @param device `{ endpoint, home, tell(frame) }` */
    came: (device) => void devices.add(device),
    went: (device) => void devices.delete(device),
    said,
    ask,
    knock: (home, call) => knock({ endpoint: 'a page' }, { call, home, why: 'to-talk' }),
    hangUp: () => live().forEach((call) => hangUp(call, STAFF)),
    urgent: () => [...calls.values()].filter((call) => call.stage === 'ringing' && call.by === 'home').forEach((call) => {
      call.declined.clear();
      change(call, { urgent: true });
    }),
    nobody: () => [...calls.values()].filter((call) => call.stage === 'ringing').forEach((call) => end(call, 'no-answer', undefined, true)),
  };
}
