// How well a call goes: figures of what the browser counts, and one plain word for them. Pure.

/** What the browser had counted at one moment. */
export interface Sample {
  /** In ms, of the browser's own statistics. */
  at: number;
  received: number;
  lost: number;
  bytesIn: number;
  bytesOut: number;
  /** In s. */
  frozen: number;
  freezes: number;
  frames: number;
  voicePackets: number;
  picturePackets: number;
  /** In ms. */
  jitter: number;
  /** In ms; unknown before the first check of the way. */
  roundTrip: number | undefined;
  /** What the browser believes it can send, in bit/s. */
  available: number | undefined;
  /** Of what we sent in the last report, told by the other side. */
  lossTherePercent: number;
  voiceLossTherePercent: number;
  /** How it goes: 'host', 'srflx', 'prflx' or 'relay' at this side. */
  way: string | undefined;
}

export interface Figures {
  seconds: number;
  lossPercent: number;
  jitterMs: number;
  roundTripMs: number | undefined;
  freezes: number;
  frozenPercent: number;
  kbitIn: number;
  kbitOut: number;
  framesPerSecond: number;
  /** Packets of the voice that came. */
  voice: number;
  /** What the browser believes the way out can carry. */
  kbitAvailable: number | undefined;
}

export type Word = 'good' | 'poor' | 'bad' | 'gone';

type Report = { forEach(each: (stats: Record<string, unknown>) => void): void };

const number = (value: unknown) => (typeof value === 'number' ? value : 0);

export function sampleOf(report: Report): Sample {
  const sample: Sample = {
    at: 0, received: 0, lost: 0, bytesIn: 0, bytesOut: 0, frozen: 0, freezes: 0, frames: 0, voicePackets: 0, picturePackets: 0,
    jitter: 0, roundTrip: undefined, available: undefined, lossTherePercent: 0, voiceLossTherePercent: 0, way: undefined,
  };
  const byId = new Map<string, Record<string, unknown>>();
  report.forEach((stats) => byId.set(String(stats['id']), stats));
  for (const stats of byId.values()) {
    sample.at = Math.max(sample.at, number(stats['timestamp']));
    switch (stats['type']) {
      case 'inbound-rtp':
        sample.received += number(stats['packetsReceived']);
        sample.lost += number(stats['packetsLost']);
        sample.bytesIn += number(stats['bytesReceived']);
        if (stats['kind'] === 'audio') {
          sample.voicePackets += number(stats['packetsReceived']);
          sample.jitter = Math.max(sample.jitter, number(stats['jitter']) * 1_000);
        } else {
          sample.picturePackets += number(stats['packetsReceived']);
          sample.frozen += number(stats['totalFreezesDuration']);
          sample.freezes += number(stats['freezeCount']);
          sample.frames += number(stats['framesDecoded']);
        }
        break;
      case 'outbound-rtp':
        sample.bytesOut += number(stats['bytesSent']);
        break;
      case 'remote-inbound-rtp':
        sample.lossTherePercent = Math.max(sample.lossTherePercent, number(stats['fractionLost']) * 100);
        if (stats['kind'] === 'audio') sample.voiceLossTherePercent = number(stats['fractionLost']) * 100;
        break;
      case 'transport': {
        const pair = byId.get(String(stats['selectedCandidatePairId']));
        if (!pair) break;
        if (typeof pair['currentRoundTripTime'] === 'number') sample.roundTrip = pair['currentRoundTripTime'] * 1_000;
        if (typeof pair['availableOutgoingBitrate'] === 'number') sample.available = pair['availableOutgoingBitrate'];
        sample.way = byId.get(String(pair['localCandidateId']))?.['candidateType'] as string | undefined;
        break;
      }
    }
  }
  return sample;
}

/** What happened between two samples. Counts that went back (a session anew) count from nought. */
export function figuresBetween(before: Sample, after: Sample): Figures {
  const seconds = Math.max((after.at - before.at) / 1_000, 0.001);
  const grown = (pick: (sample: Sample) => number) => (pick(after) >= pick(before) ? pick(after) - pick(before) : pick(after));
  // A packet that comes late after all takes its loss back, so lost may shrink.
  const lost = Math.max(after.lost - before.lost, 0);
  const received = grown((sample) => sample.received);
  return {
    seconds,
    lossPercent: lost + received === 0 ? 0 : (100 * lost) / (lost + received),
    jitterMs: after.jitter,
    roundTripMs: after.roundTrip,
    freezes: grown((sample) => sample.freezes),
    frozenPercent: Math.min(100, (100 * grown((sample) => sample.frozen)) / seconds),
    kbitIn: (8 * grown((sample) => sample.bytesIn)) / 1_000 / seconds,
    kbitOut: (8 * grown((sample) => sample.bytesOut)) / 1_000 / seconds,
    framesPerSecond: grown((sample) => sample.frames) / seconds,
    voice: grown((sample) => sample.voicePackets),
    kbitAvailable: after.available === undefined ? undefined : after.available / 1_000,
  };
}

/**
 * From here on it is poor, from there on bad. Delay: G.114 calls 150 ms one way unnoticed and 400 ms the limit. Loss: Opus
 * with FEC hides a few per cent. Jitter: what the browser's buffer smooths before words are cut. Frozen: 5 % is what a call may have.
 */
const STEPS = {
  lossPercent: { poor: 3, bad: 10 },
  jitterMs: { poor: 40, bad: 120 },
  roundTripMs: { poor: 300, bad: 800 },
  frozenPercent: { poor: 5, bad: 20 },
} as const;

/** @param expectsVoice the other side says that it sends its voice: nothing of it is then no silence but a hole */
export function wordFor(figures: Figures | undefined, connected: boolean, expectsVoice: boolean): Word {
  if (!connected) return 'gone';
  if (!figures) return 'good';
  if (expectsVoice && figures.voice === 0) return 'gone';
  let word: Word = 'good';
  for (const [name, step] of Object.entries(STEPS)) {
    const value = figures[name as keyof typeof STEPS] ?? 0;
    if (value >= step.bad) return 'bad';
    if (value >= step.poor) word = 'poor';
  }
  return word;
}
