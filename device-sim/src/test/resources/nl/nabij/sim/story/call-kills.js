// Goes into a face before its own scripts and looks on: what of a call its person reads, whether it rings, what is open, when a voice and a
// new frame last came out. It changes one thing: while the gate is shut no description of the other side is taken, as on a slow line.
(() => {
  /** A tone that each ring of each face has, and nothing else that they sound. */
  const RING_HERTZ = 523;
  const HEARD = 10 ** (-50 / 20);

  const taken = [];
  const devices = navigator.mediaDevices;
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wish) => {
    const stream = await ask(wish);
    taken.push(...stream.getTracks());
    return stream;
  };

  let rang = -Infinity;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...when) {
    if (Math.round(this.frequency.value) === RING_HERTZ) rang = performance.now();
    return start.apply(this, when);
  };

  let gate = Promise.resolve();
  let open = () => {};
  const take = RTCPeerConnection.prototype.setRemoteDescription;
  RTCPeerConnection.prototype.setRemoteDescription = async function (...what) {
    await gate;
    return take.apply(this, what);
  };

  const audio = new AudioContext();
  const ears = new WeakMap();
  let heard = -Infinity;
  let gap = 0;
  let frames = 0;
  let seen = -Infinity;
  function earOf(stream) {
    if (!ears.has(stream)) {
      const ear = audio.createAnalyser();
      ear.fftSize = 8192;
      audio.createMediaStreamSource(stream).connect(ear);
      ears.set(stream, ear);
    }
    return ears.get(stream);
  }
  setInterval(() => {
    const at = performance.now();
    for (const each of document.querySelectorAll('audio')) {
      if (!each.srcObject?.getAudioTracks().length || each.paused) continue;
      const ear = earOf(each.srcObject);
      const wave = new Float32Array(ear.fftSize);
      ear.getFloatTimeDomainData(wave);
      if (!wave.some((value) => Math.abs(value) > HEARD)) continue;
      if (heard > -Infinity) gap = Math.max(gap, at - heard);
      heard = at;
      break;
    }
    const now = [...document.querySelectorAll('video:not(.own)')].reduce((sum, each) => sum + each.getVideoPlaybackQuality().totalVideoFrames, 0);
    if (now > frames) seen = at;
    frames = now;
  }, 100);

  const STANDINGS = ['asking', 'rings', 'rings-unheard', 'connecting', 'speaking', 'disturbed', 'held', 'elsewhere', 'taken-over', 'refused', 'gone', 'ended'];
  function standing() {
    if (document.querySelector('.yes-to-call')) return 'knock';
    if (document.querySelector('.talking')) return 'talking';
    const story = document.querySelector('.story');
    if (story) return story.querySelector('.strong') ? 'ended' : 'asking';
    if (document.querySelector('.ring, dialog.rings:not(.talk)')) return 'is-rung';
    const talk = document.querySelector('section.talk, dialog.talk');
    if (talk) return STANDINGS.find((word) => talk.classList.contains(word)) ?? 'unknown';
    return 'rest';
  }

  const TOLD = '.notice p, .knock h1, .how-it-goes h1, .how-it-goes p, .story h1, .story .told p:first-of-type, .sign, .banner.lost b, .ring .what, dialog.rings:not(.talk) .lead, .standing-line, .talk-head .lead, .troubles p, .outcome, .call-row .what, .door [role=status]';
  function words() {
    const all = [...document.querySelectorAll(TOLD)].map((each) => each.innerText.replace(/\s+/g, ' ').trim()).filter((each) => each !== '');
    return [...new Set(all)].join(' · ');
  }

  window.kills = {
    begin: () => {
      heard = performance.now();
      gap = 0;
      return audio.resume();
    },
    shut: () => void (gate = new Promise((go) => (open = go))),
    open: () => open(),
    look: () => {
      const at = performance.now();
      const ago = (when) => Math.min(Math.round(at - when), 1e9);
      return JSON.stringify({
        standing: standing(),
        words: words(),
        open: taken.filter((track) => track.readyState === 'live').map((track) => track.kind).join('+'),
        rangAgo: ago(rang),
        heardAgo: ago(heard),
        seenAgo: ago(seen),
        gap: Math.round(Math.max(gap, heard === -Infinity ? 0 : at - heard)),
      });
    },
  };
})();
