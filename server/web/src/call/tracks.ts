// The two lines of a connection, voice and picture: made once, both ways, and filled and emptied as is allowed.
import type { Outgoing } from './capture';
import type { Rung } from './picture';
import type { View } from './view';

type Kind = 'audio' | 'video';
const KINDS: readonly Kind[] = ['audio', 'video'];

/** Of the voice in all rungs of the picture, in bit/s. */
const VOICE_MOST = 32_000;
/** The least that an encoder takes as a limit, in bit/s; below it the picture is off. */
const PICTURE_LEAST = 30_000;

function line(connection: RTCPeerConnection, kind: Kind) {
  return connection.getTransceivers().find((each) => each.receiver.track.kind === kind && each.direction !== 'stopped');
}

/** @param together names voice and picture as one to the other side's browser, which keeps the lips with the words */
export function ensureLines(connection: RTCPeerConnection, together: MediaStream) {
  for (const kind of KINDS) if (!line(connection, kind)) connection.addTransceiver(kind, { direction: 'sendrecv', streams: [together] });
}

/** The lines that an offer of the other side made are used for our way back. */
export function adoptLines(connection: RTCPeerConnection, together: MediaStream) {
  for (const each of connection.getTransceivers()) {
    if (each.direction === 'stopped') continue;
    each.direction = 'sendrecv';
    each.sender.setStreams?.(together);
  }
}

/** What comes in; the same streams over restarts, so that what plays them goes on. */
export function comes(connection: RTCPeerConnection, now: Pick<View, 'voice' | 'picture'>): Pick<View, 'voice' | 'picture'> {
  const of = (kind: Kind, stream: MediaStream | undefined) => {
    const track = line(connection, kind)?.receiver.track;
    return track && !stream?.getTracks().includes(track) ? new MediaStream([track]) : stream;
  };
  const voice = of('audio', now.voice);
  const picture = of('video', now.picture);
  return { ...(voice ? { voice } : {}), ...(picture ? { picture } : {}) };
}

/** @param outgoing asked anew for each line: what was taken back while this waited must not be sent after all */
export async function lend(connection: RTCPeerConnection, outgoing: () => Outgoing) {
  for (const kind of KINDS) {
    const track = kind === 'audio' ? outgoing().voice : outgoing().picture;
    if (track && kind === 'video') track.contentHint = 'motion';
    await line(connection, kind)?.sender.replaceTrack(track).catch(() => {});
  }
}

/** Voice first: a fixed share with a higher priority. @param height of the camera's picture, 0 when it is small already */
export async function tune(connection: RTCPeerConnection, rung: Rung, height: number) {
  await limit(line(connection, 'audio')?.sender, { maxBitrate: VOICE_MOST, priority: 'high', networkPriority: 'high' });
  await limit(line(connection, 'video')?.sender, {
    active: rung.most > 0,
    maxBitrate: Math.max(rung.most, PICTURE_LEAST),
    maxFramerate: Math.max(rung.framesPerSecond, 1),
    scaleResolutionDownBy: rung.height > 0 && height > rung.height ? height / rung.height : 1,
  });
}

/** Each time that it goes another way, also where the browser never called it disturbed. */
export function followWay(connection: RTCPeerConnection, changed: () => void) {
  connection.getSenders()[0]?.transport?.iceTransport.addEventListener('selectedcandidatepairchange', changed);
}

/**
 * The next picture is sent whole. After a hole in the way the other side shows nothing before it has one; it asks for it, but that
 * may fall into the hole as well, and it asks again only after 3 s. A browser that does not know how goes on as it was.
 */
export async function pictureAnew(connection: RTCPeerConnection) {
  const sender = line(connection, 'video')?.sender;
  const parameters = sender?.getParameters();
  if (!sender?.track || !parameters?.encodings[0]) return;
  const options = { encodingOptions: parameters.encodings.map(() => ({ keyFrame: true })) };
  await (sender as { setParameters(to: RTCRtpSendParameters, options: object): Promise<void> }).setParameters(parameters, options).catch(() => {});
}

async function limit(sender: RTCRtpSender | undefined, wish: RTCRtpEncodingParameters) {
  const parameters = sender?.getParameters();
  const [encoding] = parameters?.encodings ?? [];
  if (!sender || !parameters || !encoding) return;
  Object.assign(encoding, wish);
  // A browser that does not know one of these sends as it would by itself.
  await sender.setParameters(parameters).catch(() => {});
}
