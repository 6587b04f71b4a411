// The camera and the microphone of this side, opened only once somebody allowed it and for no longer than it is allowed.
import { veil, type Veil } from './veil';

/** What this side gives. `veiled`: seen as a person who is there and moves, not as a face. */
export type Look = 'none' | 'audio' | 'veiled' | 'clear';

/** Opens one thing and gives its track, or throws as `getUserMedia` does. Never called before `allow`. */
export type MediaSource = (what: 'voice' | 'picture') => Promise<MediaStreamTrack>;

export type Given = 'given' | 'not-asked' | 'denied' | 'missing' | 'busy' | 'failed';

/** What became of a wish. A call without a picture is a call; one without a voice can still be seen and read. */
export interface Outcome {
  voice: Given;
  picture: Given;
}

/** What goes out to the others now. */
export interface Outgoing {
  voice: MediaStreamTrack | null;
  picture: MediaStreamTrack | null;
  look: Look;
}

/** The devices of this browser: speech without echo, 640x480 up to 720p, 20 to 30 frames a second. */
export const devices: MediaSource = async (what) => {
  const wish: MediaStreamConstraints = what === 'voice'
    ? { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 } }
    : { video: { width: { min: 320, ideal: 1280, max: 1280 }, height: { min: 240, ideal: 720, max: 720 }, frameRate: { ideal: 30, max: 30 } } };
  const [track] = (await navigator.mediaDevices.getUserMedia(wish)).getTracks();
  if (!track) throw new DOMException('no track', 'NotFoundError');
  return track;
};

export class Capture {
  readonly #source: MediaSource;
  readonly #changed = new Set<(outgoing: Outgoing) => void>();
  #look: Look = 'none';
  #voice: MediaStreamTrack | undefined;
  #camera: MediaStreamTrack | undefined;
  #veil: Veil | undefined;
  #ended = false;
  /** Wishes are worked off one after the other; only the last counts. A camera that the browser still asks about keeps no voice waiting. */
  #wish = 0;
  #voices: Promise<unknown> = Promise.resolve();
  #pictures: Promise<unknown> = Promise.resolve();

  constructor(source: MediaSource) {
    this.#source = source;
  }

  get outgoing(): Outgoing {
    const picture = this.#look === 'clear' ? this.#camera : this.#look === 'veiled' ? this.#veil?.track : undefined;
    return { voice: this.#voice ?? null, picture: picture ?? null, look: this.#look };
  }

  /** Height of the camera's picture in pixels; 0 without. */
  get height(): number {
    return this.#camera?.getSettings().height ?? 0;
  }

  /** @returns how to stop listening */
  follow(listener: (outgoing: Outgoing) => void): () => void {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }

  /** The only way in which anything is opened. Less than before takes back at once what is too much, before anything else. */
  allow(look: Look): Promise<Outcome> {
    const wish = ++this.#wish;
    this.#narrowTo(look);
    const voice = this.#voices.then(() => this.#openVoice(look, wish));
    this.#voices = voice;
    const both = Promise.all([voice, this.#pictures]).then(([given]) => this.#openPicture(look, wish, given));
    this.#pictures = both;
    return both;
  }

  /** Stops every track there is, and each that is still being opened. */
  end() {
    this.#ended = true;
    this.#wish++;
    this.#narrowTo('none');
    this.#changed.clear();
  }

  #narrowTo(look: Look) {
    if (look === 'none') {
      this.#voice?.stop();
      this.#voice = undefined;
    }
    if (look !== 'veiled') {
      this.#veil?.end();
      this.#veil = undefined;
    }
    if (look === 'none' || look === 'audio') {
      this.#camera?.stop();
      this.#camera = undefined;
    }
    this.#look = look;
    this.#tell();
  }

  #isWished(wish: number): boolean {
    return !this.#ended && wish === this.#wish;
  }

  async #openVoice(look: Look, wish: number): Promise<Given> {
    if (!this.#isWished(wish) || look === 'none') return 'not-asked';
    const given = await this.#open('voice', () => this.#isWished(wish), this.#voice, (track) => (this.#voice = track));
    this.#tell();
    return given;
  }

  async #openPicture(look: Look, wish: number, voice: Given): Promise<Outcome> {
    const outcome: Outcome = { voice, picture: 'not-asked' };
    const stillWished = () => this.#isWished(wish);
    if (look === 'none' || look === 'audio' || !stillWished()) return outcome;
    outcome.picture = await this.#open('picture', stillWished, this.#camera, (track) => (this.#camera = track));
    if (look === 'veiled' && this.#camera && stillWished()) {
      try {
        this.#veil ??= await veil(this.#camera);
        if (!stillWished()) this.#narrowTo(this.#look);
      } catch {
        // What cannot be veiled is not sent at all.
        outcome.picture = 'failed';
      }
    }
    this.#tell();
    return outcome;
  }

  async #open(what: 'voice' | 'picture', stillWished: () => boolean, have: MediaStreamTrack | undefined, keep: (track: MediaStreamTrack | undefined) => void): Promise<Given> {
    if (have?.readyState === 'live') return 'given';
    try {
      const track = await this.#source(what);
      if (!stillWished()) {
        track.stop();
        return 'not-asked';
      }
      // A camera that is pulled out takes the picture with it, and nothing else.
      track.addEventListener('ended', () => {
        keep(undefined);
        this.#tell();
      });
      keep(track);
      return 'given';
    } catch (fault) {
      return refusalOf(fault);
    }
  }

  #tell() {
    for (const listener of this.#changed) listener(this.outgoing);
  }
}

/** @see https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
export function refusalOf(fault: unknown): Given {
  switch ((fault as { name?: string } | undefined)?.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'failed';
  }
}
