// What another side says so that a page doubts who it is: an offer that nobody signed, or one signed by a key that was never met.
import { webcrypto } from 'node:crypto';

const base64url = (bytes) => Buffer.from(bytes).toString('base64url');
const KIND = { name: 'ECDSA', namedCurve: 'P-256' };

/** The party that offers, so that the page waits for it. */
export const offering = (party) => ({ party, generation: 1, polite: true, connected: false });

function told(call, from, more, sdp) {
  const text = JSON.stringify({ type: 'description', epoch: `of ${from}`, generation: 1, withdrawn: 0, description: { type: 'offer', sdp }, ...more });
  return { type: 'envelope', call: call.call, from, generation: 1, text };
}

export const unsigned = (call, from) => told(call, from, {}, 'v=0\r\n');

let offered;

/** An offer of a browser, made once: it is looked at, and never answered. */
async function offerOf(browser) {
  const page = await browser.newPage();
  const offer = await page.evaluate(async () => {
    const connection = new RTCPeerConnection();
    for (const kind of ['audio', 'video']) connection.addTransceiver(kind);
    connection.createDataChannel('words', { negotiated: true, id: 0 });
    const { sdp } = await connection.createOffer();
    connection.close();
    return sdp;
  });
  await page.close();
  return offer;
}

/** @param now of the centre, in ms */
export async function signedByAnother(browser, call, from, now) {
  const sdp = await (offered ??= offerOf(browser));
  const fingerprints = [...new Set([...sdp.matchAll(/^a=fingerprint:(\S+) (\S+)/gm)].map(([, hash, print]) => `${hash.toLowerCase()} ${print.toUpperCase()}`))].sort();
  const claims = { call: call.call, from, to: call.me, fingerprints, seen: [], issuedAt: now, expiresAt: now + 60_000 };
  const spelled = JSON.stringify(['nabij-call-1', claims.call, claims.from, claims.to, claims.fingerprints, claims.seen, claims.issuedAt, claims.expiresAt]);
  const keys = await webcrypto.subtle.generateKey(KIND, true, ['sign', 'verify']);
  const signature = await webcrypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, Buffer.from(spelled));
  return told(call, from, { statement: { claims, key: base64url(await webcrypto.subtle.exportKey('spki', keys.publicKey)), signature: base64url(signature) } }, sdp);
}

/** Runs in the page before it does: it spoke with that party once, by another key. */
export function spokeBefore({ store, party }) {
  const asked = indexedDB.open(store, 1);
  asked.onupgradeneeded = () => ['own', 'met'].forEach((name) => asked.result.createObjectStore(name));
  asked.onsuccess = () => asked.result.transaction('met', 'readwrite').objectStore('met').put('another key', party);
}
