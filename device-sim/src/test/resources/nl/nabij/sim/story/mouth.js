// A face and a voice by which each party of a call is known again: fields of black and white that say who it is and go on counting,
// and a tone of one's own. ID and HERTZ are put in by the test.
(() => {
  const ID = __ID__, HERTZ = __HERTZ__;
  const WIDTH = 320, HEIGHT = 240, BITS = 8, FIELD = WIDTH / BITS, ROW = HEIGHT / 2;
  let canvas, voice;
  function picture() {
    if (!canvas) {
      canvas = document.createElement('canvas');
      Object.assign(canvas, { width: WIDTH, height: HEIGHT });
      const c = canvas.getContext('2d');
      let count = 0;
      const draw = () => {
        count = (count + 1) % 32;
        const code = ID * 32 + count;
        for (let row = 0; row < 2; row++) for (let bit = 0; bit < BITS; bit++) {
          c.fillStyle = ((code >> bit) & 1) === (row === 0 ? 1 : 0) ? '#fff' : '#000';
          c.fillRect(bit * FIELD, row * ROW, FIELD, ROW);
        }
      };
      draw();
      setInterval(draw, 150);
    }
    return canvas.captureStream(10).getVideoTracks()[0];
  }
  function sound() {
    if (!voice) {
      const context = new AudioContext();
      const tone = new OscillatorNode(context, { frequency: HERTZ });
      voice = context.createMediaStreamDestination();
      tone.connect(new GainNode(context, { gain: 0.4 })).connect(voice);
      tone.start();
      void context.resume();
    }
    return voice.stream.getAudioTracks()[0].clone();
  }
  if (navigator.mediaDevices) navigator.mediaDevices.getUserMedia = async (wish) => new MediaStream([...(wish.audio ? [sound()] : []), ...(wish.video ? [picture()] : [])]);

  /** Who is in each picture of others, and where its counter stands: `[[id, count], …]`. */
  window.facesSeen = () => [...document.querySelectorAll('video:not(.own)')].filter((each) => each.videoWidth > 0).flatMap((video) => {
    const look = document.createElement('canvas');
    Object.assign(look, { width: WIDTH, height: HEIGHT });
    const c = look.getContext('2d', { willReadFrequently: true });
    c.drawImage(video, 0, 0, WIDTH, HEIGHT);
    const light = (x, y) => c.getImageData(Math.round(x), Math.round(y), 1, 1).data[1];
    let code = 0;
    for (let bit = 0; bit < BITS; bit++) {
      const above = light((bit + 0.5) * FIELD, ROW / 2), below = light((bit + 0.5) * FIELD, 1.5 * ROW);
      if (Math.abs(above - below) < 60) return [];
      if (above > below) code |= 1 << bit;
    }
    return [[code >> 5, code & 31]];
  });

  /** The loudest tone of each voice that plays, in Hz. */
  window.tonesHeard = async () => {
    const context = (window.ear ??= new AudioContext());
    await context.resume();
    const ears = [...document.querySelectorAll('audio')].filter((each) => each.srcObject && !each.paused).map((each) => {
      const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
      context.createMediaStreamSource(each.srcObject).connect(analyser);
      return analyser;
    });
    await new Promise((next) => setTimeout(next, 500));
    return ears.flatMap((ear) => {
      const bins = new Float32Array(ear.frequencyBinCount);
      ear.getFloatFrequencyData(bins);
      const loudest = bins.indexOf(Math.max(...bins));
      return bins[loudest] > -70 ? [Math.round((loudest * context.sampleRate) / ear.fftSize)] : [];
    });
  };
})();
