import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Capture, refusalOf, type MediaSource } from './capture';

class Track extends EventTarget {
  readyState = 'live';
  stop() {
    this.readyState = 'ended';
  }
  getSettings() {
    return { height: 480 };
  }
}

function source(refused: Record<string, string> = {}) {
  const asked: string[] = [];
  const tracks: Track[] = [];
  const open: MediaSource = async (what) => {
    asked.push(what);
    if (refused[what]) throw new DOMException('', refused[what]);
    const track = new Track();
    tracks.push(track);
    return track as unknown as MediaStreamTrack;
  };
  return { open, asked, tracks, live: () => tracks.filter((track) => track.readyState === 'live').length };
}

test('nothing is opened before it is allowed, and no more than that', async () => {
  const { open, asked } = source();
  const capture = new Capture(open);
  assert.deepEqual(capture.outgoing, { voice: null, picture: null, look: 'none' });
  await capture.allow('none');
  assert.deepEqual(asked, []);
  assert.deepEqual(await capture.allow('audio'), { voice: 'given', picture: 'not-asked' });
  assert.deepEqual(asked, ['voice']);
  await capture.allow('clear');
  assert.deepEqual(asked, ['voice', 'picture']);
});

test('less takes back at once, before the promise is kept', async () => {
  const { open, live } = source();
  const capture = new Capture(open);
  await capture.allow('clear');
  void capture.allow('audio');
  assert.equal(live(), 1);
  assert.equal(capture.outgoing.picture, null);
  void capture.allow('none');
  assert.equal(live(), 0);
});

test('a camera that the browser still asks about keeps no voice waiting, also after a hold', async () => {
  let allowCamera = () => {};
  const pending = new Promise<void>((done) => (allowCamera = done));
  const { open, tracks } = source();
  const capture = new Capture(async (what) => {
    if (what === 'picture') await pending;
    return open(what);
  });
  void capture.allow('clear');
  void capture.allow('none');
  const last = capture.allow('clear');
  await new Promise((done) => setTimeout(done));
  assert.notEqual(capture.outgoing.voice, null);
  allowCamera();
  assert.deepEqual(await last, { voice: 'given', picture: 'given' });
  assert.equal(tracks.filter((track) => track.readyState === 'live').length, 2, 'nothing of the wish before is left open');
});

test('a camera that fails leaves the voice, and says why', async () => {
  const { open } = source({ picture: 'NotReadableError' });
  const capture = new Capture(open);
  assert.deepEqual(await capture.allow('clear'), { voice: 'given', picture: 'busy' });
  assert.notEqual(capture.outgoing.voice, null);
  assert.equal(capture.outgoing.picture, null);
});

test('a microphone that fails leaves the picture', async () => {
  const capture = new Capture(source({ voice: 'NotFoundError' }).open);
  assert.deepEqual(await capture.allow('clear'), { voice: 'missing', picture: 'given' });
});

test('a camera that is pulled out takes the picture with it', async () => {
  const { open, tracks } = source();
  const capture = new Capture(open);
  await capture.allow('clear');
  const told: (MediaStreamTrack | null)[] = [];
  capture.follow((outgoing) => told.push(outgoing.picture));
  tracks[1]!.dispatchEvent(new Event('ended'));
  assert.deepEqual(told, [null]);
  assert.notEqual(capture.outgoing.voice, null);
});

test('what is still being opened when the call ends is closed as it comes', async () => {
  const { open, live, asked } = source();
  const capture = new Capture(open);
  const opening = capture.allow('clear');
  await Promise.resolve();
  capture.end();
  await opening;
  assert.equal(live(), 0);
  assert.deepEqual(asked, ['voice']);
  await capture.allow('clear');
  assert.deepEqual(asked, ['voice'], 'an ended call opens nothing any more');
});

test('what cannot be veiled is not sent', async () => {
  // Without a browser there is no canvas.
  const capture = new Capture(source().open);
  assert.deepEqual(await capture.allow('veiled'), { voice: 'given', picture: 'failed' });
  assert.equal(capture.outgoing.picture, null);
});

for (const [name, given] of [['NotAllowedError', 'denied'], ['NotFoundError', 'missing'], ['NotReadableError', 'busy'], ['TypeError', 'failed']] as const) {
  test(`${name} is told as ${given}`, () => assert.equal(refusalOf(new DOMException('', name)), given));
}
