import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asksForPicture, asksForSpeech, fingerprintsOf, userFragmentOf } from './sdp';

const sdp = (...lines: string[]) => ['v=0', ...lines, ''].join('\r\n');

test('finds each fingerprint once, wherever it stands', () => {
  assert.deepEqual(fingerprintsOf(sdp('a=fingerprint:sha-256 AB:01', 'm=audio 9', 'a=fingerprint:SHA-256 ab:01', 'm=video 9', 'a=fingerprint:sha-256 CD:02')), ['sha-256 AB:01', 'sha-256 CD:02']);
  assert.deepEqual(fingerprintsOf(sdp('m=audio 9')), []);
  assert.equal(fingerprintsOf(sdp('a=fingerprint:sha-256 AB:01', 'a=fingerprint:sha-256 CD:02 more', ' a=fingerprint:sha-1 EF:03')).length, 3, 'an odd one is not overlooked');
});

test('asks for repair of lost packets and for no pauses, and keeps what stood there', () => {
  const asked = asksForSpeech(sdp('a=rtpmap:111 opus/48000/2', 'a=fmtp:111 minptime=10;usedtx=1;useinbandfec=0', 'a=rtpmap:96 VP8/90000', 'a=fmtp:96 x=1'));
  assert.match(asked, /^a=fmtp:111 minptime=10;useinbandfec=1;usedtx=0;stereo=0;maxaveragebitrate=32000;x-google-min-bitrate=110\r$/m);
  assert.match(asked, /^a=fmtp:96 x=1\r$/m);
});

test('writes the line where there is none, and leaves a description without Opus alone', () => {
  assert.match(asksForSpeech(sdp('a=rtpmap:109 opus/48000/2', 'a=mid:0')), /^a=rtpmap:109 opus\/48000\/2\r\na=fmtp:109 useinbandfec=1;/m);
  assert.equal(asksForSpeech(sdp('a=rtpmap:0 PCMU/8000')), sdp('a=rtpmap:0 PCMU/8000'));
});

test('asks for a picture on thin ways too, of each kind and in each line alone', () => {
  const asked = asksForPicture(sdp('a=rtpmap:96 VP8/90000', 'a=rtpmap:97 rtx/90000', 'a=fmtp:97 apt=96', 'a=rtpmap:102 H264/90000', 'a=fmtp:102 packetization-mode=1', 'a=rtpmap:111 opus/48000/2'));
  assert.equal(asked, sdp('a=rtpmap:96 VP8/90000', 'a=fmtp:96 x-google-min-bitrate=110', 'a=rtpmap:97 rtx/90000', 'a=fmtp:97 apt=96', 'a=rtpmap:102 H264/90000', 'a=fmtp:102 packetization-mode=1;x-google-min-bitrate=110', 'a=rtpmap:111 opus/48000/2'));
  assert.equal(asksForPicture(asked), asked);
});

test('finds the name of the candidates', () => {
  assert.equal(userFragmentOf(sdp('a=ice-ufrag:4Zc+', 'a=ice-pwd:x')), '4Zc+');
  assert.equal(userFragmentOf(sdp()), undefined);
});
