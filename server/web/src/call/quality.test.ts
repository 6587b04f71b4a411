import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresBetween, sampleOf, wordFor, type Figures, type Sample } from './quality';

const fine: Figures = { seconds: 2, lossPercent: 0, jitterMs: 5, roundTripMs: 40, freezes: 0, frozenPercent: 0, kbitIn: 500, kbitOut: 500, framesPerSecond: 25, voice: 100, kbitAvailable: 900 };

for (const [what, change, word] of [
  ['all well', {}, 'good'],
  ['loss just felt', { lossPercent: 3 }, 'poor'],
  ['loss just not felt', { lossPercent: 2.9 }, 'good'],
  ['loss that cuts words', { lossPercent: 10 }, 'bad'],
  ['jitter', { jitterMs: 40 }, 'poor'],
  ['much jitter', { jitterMs: 120 }, 'bad'],
  ['a long way', { roundTripMs: 300 }, 'poor'],
  ['too long a way', { roundTripMs: 800 }, 'bad'],
  ['a way not measured yet', { roundTripMs: undefined }, 'good'],
  ['a picture that stands', { frozenPercent: 5 }, 'poor'],
  ['a picture that mostly stands', { frozenPercent: 20 }, 'bad'],
  ['the worst of several', { lossPercent: 3, roundTripMs: 900 }, 'bad'],
  ['no voice where one should be', { voice: 0 }, 'gone'],
] as [string, Partial<Figures>, string][]) {
  test(`${what}: ${word}`, () => assert.equal(wordFor({ ...fine, ...change }, true, true), word));
}

test('who says nothing is not gone, and who is not connected is', () => {
  assert.equal(wordFor({ ...fine, voice: 0 }, true, false), 'good');
  assert.equal(wordFor(fine, false, true), 'gone');
  assert.equal(wordFor(undefined, true, true), 'good');
});

const report = new Map<string, Record<string, unknown>>([
  { id: 'a', type: 'inbound-rtp', kind: 'audio', timestamp: 10_000, packetsReceived: 90, packetsLost: 10, bytesReceived: 1_000, jitter: 0.02 },
  { id: 'v', type: 'inbound-rtp', kind: 'video', timestamp: 10_000, packetsReceived: 200, packetsLost: 0, bytesReceived: 9_000, freezeCount: 2, totalFreezesDuration: 0.5, framesDecoded: 50 },
  { id: 'o', type: 'outbound-rtp', kind: 'audio', bytesSent: 500 },
  { id: 'r', type: 'remote-inbound-rtp', kind: 'audio', fractionLost: 0.25 },
  { id: 'rv', type: 'remote-inbound-rtp', kind: 'video', fractionLost: 0.5 },
  { id: 't', type: 'transport', selectedCandidatePairId: 'p' },
  { id: 'p', type: 'candidate-pair', currentRoundTripTime: 0.05, availableOutgoingBitrate: 300_000, localCandidateId: 'l' },
  { id: 'p2', type: 'candidate-pair', currentRoundTripTime: 9, localCandidateId: 'l' },
  { id: 'l', type: 'local-candidate', candidateType: 'relay' },
].map((each) => [each.id, each]));

test('reads what the browser counts, of the pair in use', () => {
  assert.deepEqual(sampleOf(report), {
    at: 10_000, received: 290, lost: 10, bytesIn: 10_000, bytesOut: 500, frozen: 0.5, freezes: 2, frames: 50, voicePackets: 90, picturePackets: 200,
    jitter: 20, roundTrip: 50, available: 300_000, lossTherePercent: 50, voiceLossTherePercent: 25, way: 'relay',
  } satisfies Sample);
  assert.equal(sampleOf(new Map()).roundTrip, undefined);
});

test('figures are what happened in between', () => {
  const before = sampleOf(report);
  const later = { ...before, at: 12_000, received: 380, lost: 20, bytesIn: 35_000, frozen: 1.5, freezes: 3, frames: 80, voicePackets: 120 };
  const figures = figuresBetween(before, later);
  assert.deepEqual([figures.seconds, figures.lossPercent, figures.kbitIn, figures.frozenPercent, figures.freezes, figures.framesPerSecond, figures.voice], [2, 10, 100, 50, 1, 15, 30]);
});

test('counts that began anew, and losses that were none, are not negative', () => {
  const before = sampleOf(report);
  const figures = figuresBetween(before, { ...before, at: 12_000, received: 50, lost: 4, bytesIn: 400 });
  assert.equal(figures.lossPercent, 0);
  assert.ok(figures.kbitIn > 0);
});
