// The centre's part of a call with her screen, in a few lines: who knocks, what comes of her yes, and her asking to talk.
import { call, ended, fatima, whole } from './call-frames.mjs';

/** @param tell sends a frame to her screen; @param step how long each step takes, in ms */
export function playCalls(tell, step) {
  let current;
  const now = () => new Date().toISOString();
  const later = (work) => setTimeout(work, step);
  const put = (more) => {
    current = { ...current, ...more, version: current.version + 1 };
    tell({ type: 'changed', now: now(), call: current });
  };
  const begin = (next) => {
    current = { ...next, begunAt: now() };
    tell({ type: 'changed', now: now(), call: current });
  };
  const open = (picture) => {
    const parties = [{ ...current.parties[0], presence: 'in' }, fatima];
    put({ role: 'speaks', stage: 'connecting', picture, parties, peers: call('speaks', 'connecting').peers });
    later(() => current.role === 'speaks' && put({ stage: 'connected', open: opens(picture) }));
  };
  const end = (why, by) => put({ role: 'over', stage: 'ended', open: 'none', peers: [], ended: { ...ended(why).ended, at: now(), by, missed: why === 'cancelled' } });
  return {
    knock: (id) => begin(call('rings', 'ringing', [fatima], { call: id })),
    hangUp: () => end(current.role === 'rings' ? 'cancelled' : 'hung-up', fatima.party),
    said(message) {
      switch (message.type) {
        case 'here': return tell(whole(current ? [current] : [], now()));
        case 'yes': return open(message.picture);
        case 'decline': return end('declined', 'home');
        case 'hang-up': return end('hung-up', 'home');
        case 'show': return put({ picture: message.picture, open: opens(message.picture) });
        case 'ask-to-talk':
          begin(call('waits', 'ringing', [], { call: message.call, by: 'home' }));
          return later(() => current.role === 'waits' && open(message.picture));
        case 'relays': return tell({ type: 'relays', call: message.call, servers: [], relayOnly: false });
      }
    },
  };
}

const opens = (picture) => ({ none: 'audio', veiled: 'audio-veiled', clear: 'audio-clear' })[picture];
