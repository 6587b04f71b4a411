import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';

// The product has no recording. What a browser offers to keep a voice or a picture stands in no face, so that nobody has to trust a switch.

/** What makes a file, or samples that could become one, of a voice or a picture that moves. In no file. */
const RECORDS = [
  'MediaRecorder', 'MediaStreamTrackProcessor', 'MediaStreamTrackGenerator', 'ImageCapture', 'grabFrame', 'getDisplayMedia', 'VideoEncoder', 'AudioEncoder', 'VideoFrame\\b', 'AudioData\\b', 'requestVideoFrameCallback',
  'createEncodedStreams', 'RTCRtpScriptTransform', 'createScriptProcessor', 'AudioWorklet', 'audioWorklet', 'OfflineAudioContext', 'createMediaStreamDestination', 'showSaveFilePicker', 'createWritable', 'getDirectory', 'createObjectURL', 'webm', 'video/mp4', 'audio/(ogg|mp4|wav|mpeg)',
];

/** What takes a picture, or makes a stream of one: each in the one place that is known, and why there. */
const TAKES: [string, string[]][] = [
  // Her picture made unrecognisable before it is sent.
  ['captureStream', ['call/veil.ts']],
  ['drawImage', ['call/veil.ts', 'shared/square.ts']],
  // A photo that a relative chose from a file.
  ['createImageBitmap', ['shared/square.ts']],
  ['toDataURL', ['shared/square.ts']],
  ['toBlob|convertToBlob|getImageData|transferToImageBitmap|readPixels|captureVisibleTab', []],
];

/** A page for tests alone, and pictures of every state: neither is in any product. */
const NO_FACES = ['callproof', 'showcase'];

const sources = new Map(
  (fs.readdirSync('src', { recursive: true }) as string[])
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|fake)\.ts$/.test(file) && file !== 'shared/contract.ts' && !NO_FACES.includes(file.split('/')[0]!))
    .map((file) => [file, fs.readFileSync(`src/${file}`, 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')]),
);

const filesWith = (word: string) => [...sources].filter(([, source]) => new RegExp(word).test(source)).map(([file]) => file).sort();

test('all faces are looked at', () => {
  const folders = new Set([...sources.keys()].map((file) => file.split('/')[0]));
  for (const face of ['resident', 'install', 'console', 'admin', 'guest', 'carer', 'family', 'call', 'shared']) assert.ok(folders.has(face), face);
});

test('no face has anything that records a voice or a picture', () => {
  assert.deepEqual(RECORDS.flatMap((word) => filesWith(word).map((file) => `${file}: ${word}`)), []);
});

for (const [word, files] of TAKES) test(`${word} stands ${files.length === 0 ? 'nowhere' : `in ${files.join(' and ')} alone`}`, () => assert.deepEqual(filesWith(word), files));

test('what is sent of a call leaves a face as media between its parties, and in no request', () => {
  // A track or a stream is no body of a request: nothing of a call imports what asks the server.
  const asks = [...sources].filter(([file, source]) => file.startsWith('call/') && /\bfetch\(|XMLHttpRequest|sendBeacon|from '\.\.\/shared\/http'/.test(source)).map(([file]) => file);
  assert.deepEqual(asks, []);
});
