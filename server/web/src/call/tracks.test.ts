import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followWay, pictureAnew } from './tracks';

function connection(track: unknown, set = async (..._: unknown[]) => {}) {
  const ice = new EventTarget();
  const sender = { track, getParameters: () => ({ encodings: [{ maxBitrate: 90_000 }] }), setParameters: set, transport: { iceTransport: ice } };
  const lines = ['audio', 'video'].map((kind) => ({ direction: 'sendrecv', receiver: { track: { kind } }, sender }));
  return { ice, is: { getTransceivers: () => lines, getSenders: () => [sender] } as unknown as RTCPeerConnection };
}

test('the next picture is asked for whole, and its limits stay', async () => {
  const set: unknown[] = [];
  await pictureAnew(connection({}, async (...words) => void set.push(words)).is);
  assert.deepEqual(set, [[{ encodings: [{ maxBitrate: 90_000 }] }, { encodingOptions: [{ keyFrame: true }] }]]);
});

test('without a picture, and in a browser that does not know how, nothing happens', async () => {
  await pictureAnew(connection(null, () => assert.fail('nothing is sent')).is);
  await pictureAnew(connection({}, () => Promise.reject(new TypeError('?'))).is);
});

test('another way is heard of each time', () => {
  const { ice, is } = connection({});
  let heard = 0;
  followWay(is, () => heard++);
  ice.dispatchEvent(new Event('selectedcandidatepairchange'));
  ice.dispatchEvent(new Event('selectedcandidatepairchange'));
  assert.equal(heard, 2);
});
