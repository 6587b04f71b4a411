// What one device knows of its calls, made only from what reached it and from what its own person did. No socket, no clock, no
// camera: the rules that keep a camera closed are here, and a test can hold them. (`CallWorldDevice` of the server is the model.)
import type { CallOpen, CallPeer, CallPicture, CallState, Changed, Whole } from '../shared/contract';
import type { Look } from './capture';

/** Whatever opens by itself has rung here for so long before, in ms: a knock that was not heard is none. */
export const OPENS_AFTER = 10_000;
/** Calls that were over or closed here are remembered, so that nothing late brings them back; the oldest is forgotten first. */
const MOST_REMEMBERED = 200;

/** The party of a home in every call. */
export const HOME = 'home';

export interface Calls {
  known: ReadonlyMap<string, CallState>;
  /** The versions of those that are over and gone. */
  gone: ReadonlyMap<string, number>;
  /** When each was first heard of, by this device's own clock. */
  since: ReadonlyMap<string, number>;
  /** She said no, or hung up, at this very device. */
  closed: ReadonlySet<string>;
  /** She said 'not now' to ringing: it is not shown, until the centre has stopped it and begins anew. */
  silent: ReadonlySet<string>;
  /** In which this device spoke when the centre fell silent, and since when they are over here; nothing brings them back. */
  lost: ReadonlyMap<string, string>;
  /** She said yes, or began it, at this very device. */
  wanted: ReadonlySet<string>;
  /** What she last chose to show of herself at this very device. */
  most: ReadonlyMap<string, CallPicture>;
}

export const NOTHING: Calls = { known: new Map(), gone: new Map(), since: new Map(), closed: new Set(), lost: new Map(), silent: new Set(), wanted: new Set(), most: new Map() };

/** @param at by this device's own clock, in ms */
export function told(calls: Calls, news: Whole | Changed, at: number): Calls {
  const known = new Map(calls.known);
  const since = new Map(calls.since);
  const gone = new Map(calls.gone);
  const silent = new Set(calls.silent);
  const all = news.type === 'whole' ? news.calls : [news.call];
  for (const state of all) {
    const before = known.get(state.call)?.version ?? gone.get(state.call) ?? -1;
    if (state.version <= before) continue;
    known.set(state.call, state);
    if (state.role !== 'rings') silent.delete(state.call);
    if (!since.has(state.call)) since.set(state.call, at);
  }
  if (news.type === 'whole') {
    const there = new Set(news.calls.map((state) => state.call));
    for (const [call, state] of calls.known) {
      if (there.has(call)) continue;
      known.delete(call);
      since.delete(call);
      silent.delete(call);
      gone.set(call, state.version);
    }
  }
  return { ...calls, known, since, silent, gone: newest(gone) };
}

/** Her no at this device: nothing is open for it from now on, whatever comes. */
export function close(calls: Calls, call: string): Calls {
  return { ...calls, closed: new Set([...calls.closed, call].slice(-MOST_REMEMBERED)) };
}

/** 'Not now': as `close`, and the ringing stops here before the centre says so. */
export function refuse(calls: Calls, call: string): Calls {
  return { ...close(calls, call), silent: new Set([...calls.silent, call]) };
}

/** Her yes at this device, also after a 'not now': nothing but her own press brings it back. */
export function want(calls: Calls, call: string, picture?: CallPicture): Calls {
  const closed = new Set(calls.closed);
  closed.delete(call);
  const silent = new Set(calls.silent);
  silent.delete(call);
  const wanted = new Set([...calls.wanted, call].slice(-MOST_REMEMBERED));
  return { ...calls, closed, silent, wanted, ...(picture === undefined ? {} : { most: newest(new Map(calls.most).set(call, picture)) }) };
}

export function choose(calls: Calls, call: string, picture: CallPicture): Calls {
  return { ...calls, most: newest(new Map(calls.most).set(call, picture)) };
}

function newest<V>(map: Map<string, V>): Map<string, V> {
  for (const key of map.keys()) {
    if (map.size <= MOST_REMEMBERED) break;
    map.delete(key);
  }
  return map;
}

const RANK = { speaks: 0, waits: 1, rings: 2 } as const;

/** What a face is shown: as the centre told it, but for what she silenced here. */
export function shown(calls: Calls): CallState[] {
  return [...calls.known.values()].map((state) => {
    const lost = calls.lost.get(state.call);
    if (lost !== undefined) return overHere(state, lost);
    return state.role === 'rings' && calls.silent.has(state.call) ? { ...state, role: 'none' } : state;
  });
}

/** The centre was silent for too long: what this device spoke in is over here, for good. A camera that opened again by itself would frighten. */
export function lose(calls: Calls, at: string): Calls {
  const spoke = [...calls.known.values()].filter((state) => isLive(state) && state.role === 'speaks' && !calls.closed.has(state.call)).map(({ call }) => call);
  return spoke.reduce((left, call) => ({ ...close(left, call), lost: newest(new Map(left.lost).set(call, at)) }), calls);
}

/** As `shown` while the centre is silent: also what only rings or waits here is over, until it says otherwise. */
export function lostHere(calls: Calls, at: string): CallState[] {
  return shown(calls).map((state) => (isLive(state) && state.role in RANK && !calls.closed.has(state.call) ? overHere(state, at) : state));
}

function overHere(state: CallState, at: string): CallState {
  return { ...state, role: 'over', stage: 'ended', open: 'none', peers: [], ended: { why: 'lost', at, missed: false } };
}

/** The one call that this device is in: it speaks, or waits, or, when there is nothing else, rings. */
export function activeOf(calls: Calls): CallState | undefined {
  const rank = (state: CallState) => RANK[state.role as keyof typeof RANK] ?? 9;
  return shown(calls)
    .filter((state) => isLive(state) && rank(state) < 9 && !(calls.closed.has(state.call) && state.role !== 'rings'))
    .sort((a, b) => rank(a) - rank(b) || Date.parse(b.begunAt) - Date.parse(a.begunAt))[0];
}

export function isLive(state: CallState): boolean {
  return state.stage !== 'ended' && state.role !== 'over';
}

/** Whether this device negotiates for it. */
export function carries(state: CallState | undefined): state is CallState {
  return state?.role === 'speaks' && (state.stage === 'connecting' || state.stage === 'connected' || state.stage === 'on-hold');
}

const LOOKS: Record<CallOpen, Look> = { none: 'none', audio: 'audio', 'audio-veiled': 'veiled', 'audio-clear': 'clear' };
const ORDER: readonly Look[] = ['none', 'audio', 'veiled', 'clear'];

export function lesser(a: Look, b: Look): Look {
  return ORDER[Math.min(ORDER.indexOf(a), ORDER.indexOf(b))]!;
}

/** What may be open here for a call: what the centre allows, never more than she chose at this device, nothing after her no. */
export function lookFor(calls: Calls, call: string, at: number): Look {
  const state = calls.known.get(call);
  if (!carries(state) || calls.closed.has(call) || opensTooSoon(calls, state, at)) return 'none';
  const most = calls.most.get(call);
  return lesser(LOOKS[state.open], most === undefined ? 'clear' : most === 'none' ? 'audio' : most);
}

/** Her alarm and a look open at once, as she knows; what a recorded consent opens by itself was a knock before. */
function opensTooSoon(calls: Calls, state: CallState, at: number): boolean {
  const byItself = state.me === HOME && state.why !== 'alarm' && state.why !== 'look' && !calls.wanted.has(state.call);
  return byItself && at - (calls.since.get(state.call) ?? at) < OPENS_AFTER;
}

/** The whole seconds, rounded up, until what rings here since `rang` opens by itself: the centre waits as long, from when it was told that it rings. */
export function opensIn(rang: number, at: number): number {
  return Math.max(0, Math.ceil((rang + OPENS_AFTER - at) / 1_000));
}

export function peerOf(calls: Calls, call: string, party: string): CallPeer | undefined {
  return calls.known.get(call)?.peers.find((peer) => peer.party === party);
}
