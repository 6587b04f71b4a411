// The page of the proof with real media: a party of a call without a face, moved and looked at by a test. It is in no product.
import { Call } from '../call/call';
import { devices, type Look, type MediaSource } from '../call/capture';
import type { Envelope } from '../call/envelope';
import { browserPins, ownKeys, proofOf } from '../call/identity';
import { LIMITS, type Limits } from '../call/limits';
import { CODE, readCode, drawCode } from './code';
import { spoken as sounds } from './sounds';
import { Witness } from './witness';

interface Joining {
  call: string;
  me: string;
  others: { party: string; polite: boolean; offers: boolean }[];
  iceServers?: RTCIceServer[];
  relayOnly?: boolean;
  limits?: Partial<Limits>;
  /** Hz of the tone that is this party's voice. */
  tone?: number;
  /** 'devices': the browser's own (fake) camera and microphone. 'no-camera': the voice alone can be had. 'speaking': sounds that can be counted. */
  source?: 'drawn' | 'devices' | 'no-camera' | 'speaking';
  /** Of what is drawn; 15 without. */
  framesPerSecond?: number;
  /** Where its letters are left, if not under its name: two may play one party. */
  at?: string;
  /** How wrong this party's clock is, in ms. */
  clock?: number;
}

let call: Call;
let asked: string[] = [];
let tracks: MediaStreamTrack[] = [];
let texts: string[] = [];
let spoken: string[] = [];
let witness: Witness | undefined;
let history: Record<string, string[]> = {};
const ears = new Map<string, { video: HTMLVideoElement; analyser: AnalyserNode; voice: MediaStream }>();
const audio = new AudioContext();

/** What a real camera and microphone cannot be held to: a counter in the picture, a tone or sounds for a voice. */
function drawn(tone: number, camera: boolean, speaking: boolean, framesPerSecond: number): MediaSource {
  return async (what) => {
    if (what === 'voice' && speaking) {
      const wave = sounds(audio.sampleRate);
      const buffer = audio.createBuffer(1, wave.length, audio.sampleRate);
      buffer.copyToChannel(wave, 0);
      const source = audio.createBufferSource();
      const out = audio.createMediaStreamDestination();
      source.buffer = buffer;
      source.loop = true;
      source.connect(out);
      source.start();
      return out.stream.getAudioTracks()[0]!;
    }
    if (what === 'voice') {
      const oscillator = audio.createOscillator();
      const loudness = audio.createGain();
      const out = audio.createMediaStreamDestination();
      oscillator.frequency.value = tone;
      loudness.gain.value = 0.4;
      oscillator.connect(loudness).connect(out);
      oscillator.start();
      return out.stream.getAudioTracks()[0]!;
    }
    if (!camera) throw new DOMException('none here', 'NotFoundError');
    const canvas = document.createElement('canvas');
    canvas.width = CODE.width;
    canvas.height = CODE.height;
    const context = canvas.getContext('2d')!;
    let count = 0;
    setInterval(() => drawCode(context, count++), 1_000 / framesPerSecond);
    drawCode(context, count);
    return canvas.captureStream(framesPerSecond).getVideoTracks()[0]!;
  };
}

function watched(source: MediaSource): MediaSource {
  return async (what) => {
    asked.push(what);
    const track = await source(what);
    tracks.push(track);
    return track;
  };
}

async function join(joining: Joining) {
  const { me } = joining;
  asked = [];
  tracks = [];
  texts = [];
  spoken = [];
  history = {};
  ears.clear();
  const takers = new Map<string, (envelope: Envelope) => void>();
  const keys = await ownKeys();
  const pins = await browserPins();
  const socket = new WebSocket(`ws://${location.host}/relay?call=${joining.call}&me=${joining.at ?? me}`);
  socket.onmessage = (event) => {
    const { from, envelope } = JSON.parse(event.data as string) as { from: string; envelope: Envelope };
    takers.get(from)?.(envelope);
  };
  await new Promise((opened) => (socket.onopen = opened));
  const source = joining.source === 'devices' ? devices : drawn(joining.tone ?? 440, joining.source !== 'no-camera', joining.source === 'speaking', joining.framesPerSecond ?? 15);
  call = new Call({
    iceServers: async () => joining.iceServers ?? [],
    relayOnly: joining.relayOnly ?? false,
    source: watched(source),
    limits: { ...LIMITS, ...joining.limits },
    changed: (party, view) => {
      const steps = (history[party] ??= []);
      if (steps.at(-1) !== view.state) steps.push(view.state);
      if (view.voice && view.picture && ears.get(party)?.voice !== view.voice) listen(party, view.voice, view.picture);
    },
    heard: (party, text) => texts.push(`${party}: ${text}`),
  });
  for (const { party, polite, offers } of joining.others) {
    const proof = proofOf({ call: joining.call, me, other: party, keys, pins, now: () => Date.now() + (joining.clock ?? 0) });
    call.join({
      party, polite, offers,
      signalling: { send: (envelope) => socket.send(JSON.stringify({ to: party, envelope })), onEnvelope: (take) => takers.set(party, take) },
      proof: { ...proof, spoken: () => proof.spoken().then(() => void spoken.push(party)) },
    });
  }
}

function listen(party: string, voice: MediaStream, picture: MediaStream) {
  ears.get(party)?.video.remove();
  const video = document.createElement('video');
  // Sound of the other side reaches the analyser only while an element plays it too.
  const player = document.createElement('audio');
  for (const [element, stream] of [[video, picture], [player, voice]] as const) {
    element.muted = true;
    element.autoplay = true;
    element.srcObject = stream;
    document.body.append(element);
  }
  const analyser = audio.createAnalyser();
  analyser.fftSize = 8192;
  audio.createMediaStreamSource(voice).connect(analyser);
  ears.set(party, { video, analyser, voice });
}

/** What this side sees and hears of another, in figures. */
function seen(party: string) {
  const view = call.view(party);
  const { voice: _, picture: __, ...told } = view ?? {};
  const ear = ears.get(party);
  const all = { ...told, history: history[party] ?? [], spoken: spoken.includes(party), code: -1, contrast: 0, width: 0, hertz: 0, loudness: 0, asked, live: tracks.filter((track) => track.readyState === 'live').length, texts };
  if (!ear) return all;
  const spectrum = new Float32Array(ear.analyser.frequencyBinCount);
  ear.analyser.getFloatFrequencyData(spectrum);
  const loudest = spectrum.reduce((best, value, i) => (value > spectrum[best]! ? i : best), 0);
  return { ...all, hertz: (loudest * audio.sampleRate) / ear.analyser.fftSize, loudness: spectrum[loudest]!, ...readCode(ear.video) };
}

/** As a browser keeps a party that last met it with an earlier version: one key, under its name. */
async function keepAsBefore(party: string) {
  const done = <T>(asked: IDBRequest<T>) => new Promise<T>((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('IndexedDB'));
  });
  const met = (await done(indexedDB.open('nabij-call'))).transaction('met', 'readwrite').objectStore('met');
  const keys = (await done(met.get(['keys', party]) as IDBRequest<{ key: string }[]>));
  await done(met.put(keys.at(-1)!.key, party));
  await done(met.delete(['keys', party]));
}

/** What comes of another is written down from now on. */
function watch(party: string) {
  const { voice, video } = ears.get(party)!;
  witness = new Witness(voice, video);
}

/** What was written down, as text: it is long. */
function witnessed() {
  witness?.end();
  return JSON.stringify(witness?.told);
}

Object.assign(window, {
  proof: {
    join,
    seen,
    watch,
    keepAsBefore,
    witnessed,
    allow: (look: Look) => call.allow(look),
    say: (text: string) => call.say(text),
    renew: () => call.renew(),
    hangUp: (party?: string) => call.hangUp(party),
    forgetKeys: () => new Promise((done) => (indexedDB.deleteDatabase('nabij-call').onsuccess = done)),
    keyCanBeRead: async () => crypto.subtle.exportKey('pkcs8', (await ownKeys()).privateKey).then(() => true, () => false),
  },
});
