// The few lines of a session description that this engine reads or changes.

/** All DTLS fingerprints that a description names, as `sha-256 AB:CD:…`, each once and in order of the alphabet. */
export function fingerprintsOf(sdp: string): string[] {
  const found = new Set<string>();
  for (const line of sdp.split(/[\r\n]+/)) {
    const match = /^a=fingerprint:\s*(\S+)\s+(\S+)\s*$/i.exec(line);
    if (match) found.add(`${match[1]!.toLowerCase()} ${match[2]!.toUpperCase()}`);
    // What a browser might read as one and we do not has to be signed too, which nobody does.
    else if (/fingerprint/i.test(line)) found.add(line);
  }
  return [...found].sort();
}

/**
 * Chromium takes a delay that swings by 100 ms for a queue that grows, and believes in 40 to 100 kbit/s on a way that has no limit at all.
 * So it is asked to believe in at least this, in kbit/s: the voice and the smallest picture.
 */
const LEAST = 'x-google-min-bitrate=110';

/** Speech in Opus, as asked of whoever sends to us: repair of lost packets in the next one, no pauses in the stream, mono. In bit/s. */
const SPEECH_BITS = 32_000;

/**
 * Writes how we wish to be spoken to into our description. In-band FEC and DTX can be had no other way: setParameters has
 * no word for them, and what the encoder of the other side does follows the parameters of the receiver's description.
 * Only the copy that is sent is changed, since browsers take changes to the local one less and less.
 * DTX stays off: it saves little, and the noise of a quiet room is how one hears that somebody is there.
 */
export function asksForSpeech(sdp: string, alone = true): string {
  const opus = /^a=rtpmap:(\d+) opus\/48000/im.exec(sdp)?.[1];
  return opus === undefined ? sdp : asked(sdp, opus, ['useinbandfec=1', 'usedtx=0', 'stereo=0', `maxaveragebitrate=${SPEECH_BITS}`, ...(alone ? [LEAST] : [])]);
}

/**
 * Asks whoever sends us a picture not to believe in a thinner way than voice and the smallest picture need: `picture.ts` sees by the voice
 * whether that is true. Chromium knows the word, others leave it out; it takes the last that it reads, so the voice's line says it too.
 * Not asked where several share this side's way, each with such a floor.
 */
export function asksForPicture(sdp: string): string {
  return [...sdp.matchAll(/^a=rtpmap:(\d+) (?:VP8|VP9|H264|AV1)\/90000/gim)].reduce((written, [, type]) => asked(written, type!, [LEAST]), sdp);
}

/** What else was said of this kind of packet stays. */
function asked(sdp: string, type: string, wished: string[]): string {
  const names = wished.map((each) => each.split('=')[0]!);
  const line = new RegExp(`^a=fmtp:${type} ([^\\r\\n]*)`, 'm');
  const kept = (line.exec(sdp)?.[1] ?? '').trim().split(';').filter((each) => each !== '' && !names.includes(each.split('=')[0]!.trim()));
  const written = `a=fmtp:${type} ${[...kept, ...wished].join(';')}`;
  if (line.test(sdp)) return sdp.replace(line, written);
  return sdp.replace(new RegExp(`^(a=rtpmap:${type} .*?)(\\r?)$`, 'm'), `$1$2\n${written}$2`);
}

/** The name that the ICE candidates of a description carry. */
export function userFragmentOf(sdp: string): string | undefined {
  return /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1];
}
