// Writes down what comes of another while it is looked on: each 20 ms of the voice, each picture that was shown, and what
// the browser says it had to make up.
import { heardIn } from './sounds';

// No library of types knows it yet.
declare const MediaStreamTrackProcessor: new (of: { track: MediaStreamTrack }) => { readable: ReadableStream<AudioData> };

/** Times in ms since 1970. */
export interface Witnessed {
  /** When, and which sound; -1 for none. */
  sounds: [number, number][];
  frames: number[];
  /** When, and so far how many of the voice's samples, how many of them the browser made up, and packets that carried one before them again. */
  samples: [number, number, number, number][];
  /** Of the picture as it was shown last, in pixels. */
  height: number;
  /** Since when, and by which kinds of addresses here and there: `host relay`. */
  ways: [number, string][];
}

/** A look at the voice, in ms. */
const LOOK = 20;
const STATISTICS_EACH = 250;

const connections: RTCPeerConnection[] = [];
const Connection = RTCPeerConnection;
window.RTCPeerConnection = new Proxy(Connection, {
  construct(made, words) {
    const connection = new made(...(words as [RTCConfiguration]));
    connections.push(connection);
    return connection;
  },
});

export class Witness {
  readonly told: Witnessed = { sounds: [], frames: [], samples: [], height: 0, ways: [] };
  #over = false;

  constructor(voice: MediaStream, video: HTMLVideoElement) {
    void this.#listen(voice.getAudioTracks()[0]!);
    const shown = () => {
      if (this.#over) return;
      this.told.frames.push(Date.now());
      this.told.height = video.videoHeight;
      video.requestVideoFrameCallback(shown);
    };
    video.requestVideoFrameCallback(shown);
    void this.#count();
  }

  end() {
    this.#over = true;
  }

  async #listen(track: MediaStreamTrack) {
    const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
    let held = new Float32Array(0);
    while (!this.#over) {
      const { value, done } = await reader.read();
      if (done) return;
      const look = Math.round((value.sampleRate * LOOK) / 1_000);
      const fresh = new Float32Array(value.numberOfFrames);
      value.copyTo(fresh, { planeIndex: 0, format: 'f32-planar' });
      const rate = value.sampleRate;
      value.close();
      const all = new Float32Array(held.length + fresh.length);
      all.set(held);
      all.set(fresh, held.length);
      let from = 0;
      for (; from + look <= all.length; from += look) this.told.sounds.push([Date.now(), heardIn(all.subarray(from, from + look), rate)]);
      held = all.slice(from);
    }
    await reader.cancel();
  }

  #way(report: Map<string, Record<string, unknown>>, pair: Record<string, unknown> | undefined) {
    if (!pair) return;
    const way = ['localCandidateId', 'remoteCandidateId'].map((end) => String(report.get(String(pair[end]))?.['candidateType'])).join(' ');
    if (this.told.ways.at(-1)?.[1] !== way) this.told.ways.push([Date.now(), way]);
  }

  async #count() {
    while (!this.#over) {
      let samples = 0;
      let made = 0;
      let again = 0;
      for (const connection of connections) {
        if (connection.connectionState === 'closed') continue;
        const report = (await connection.getStats()) as unknown as Map<string, Record<string, unknown>>;
        report.forEach((stats) => {
          if (stats['type'] === 'transport') this.#way(report, report.get(String(stats['selectedCandidatePairId'])));
          if (stats['type'] !== 'inbound-rtp' || stats['kind'] !== 'audio') return;
          samples += Number(stats['totalSamplesReceived'] ?? 0);
          made += Number(stats['concealedSamples'] ?? 0);
          again += Number(stats['fecPacketsReceived'] ?? 0);
        });
      }
      this.told.samples.push([Date.now(), samples, made, again]);
      await new Promise((next) => setTimeout(next, STATISTICS_EACH));
    }
  }
}
