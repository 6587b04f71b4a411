// Goes into a face before its own scripts and looks on: what was pressed, said, told, opened, and the first picture and tone that
// came out. It changes nothing but the voice: the fake microphone beeps once a second, and a moment needs a tone that is always there.
(({ ownHertz, theirHertz }) => {
  // The wall clock: two pages of one machine share it. Whole milliseconds are fine enough for what is looked for.
  const marks = [];
  const mark = (what) => marks.push({ what, at: Date.now() });
  let tone = false;
  const audio = new AudioContext();

  addEventListener('click', (event) => mark(`press ${event.target.closest?.('button')?.textContent.trim() ?? ''}`), true);
  addEventListener('submit', () => mark('submit'), true);

  const kindOf = (text) => {
    try {
      const { type, text: inner, call } = JSON.parse(text);
      if (type !== 'envelope') return `${type}${call?.stage ? ` ${call.stage} ${call.role}` : ''}`;
      const { type: kind, description } = JSON.parse(inner);
      return `${kind}${description ? ` ${description.type}` : ''}`;
    } catch {
      return undefined;
    }
  };
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    if (this.url.includes('/calls') && kindOf(data)) mark(`says ${kindOf(data)}`);
    return send.call(this, data);
  };
  const Socket = WebSocket;
  window.WebSocket = new Proxy(Socket, {
    construct(made, words) {
      const socket = new made(...words);
      if (socket.url.includes('/calls')) socket.addEventListener('message', ({ data }) => kindOf(data) && mark(`hears ${kindOf(data)}`));
      return socket;
    },
  });

  const Connection = RTCPeerConnection;
  window.RTCPeerConnection = new Proxy(Connection, {
    construct(made, words) {
      mark('connection made');
      const connection = new made(...words);
      connection.addEventListener('connectionstatechange', () => mark(`connection ${connection.connectionState}`));
      connection.addEventListener('iceconnectionstatechange', () => mark(`ice ${connection.iceConnectionState}`));
      return connection;
    },
  });

  const devices = navigator.mediaDevices;
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wish) => {
    const name = wish.audio ? 'microphone' : 'camera';
    mark(`opens ${name}`);
    const stream = await ask(wish);
    mark(`has ${name}`);
    if (!wish.audio) return stream;
    const oscillator = audio.createOscillator();
    const out = audio.createMediaStreamDestination();
    oscillator.frequency.value = ownHertz;
    oscillator.connect(out);
    oscillator.start();
    const [voice] = out.stream.getAudioTracks();
    const stop = voice.stop.bind(voice);
    voice.stop = () => {
      stop();
      oscillator.stop();
      stream.getTracks().forEach((track) => track.stop());
    };
    return out.stream;
  };

  /** The loudest frequency is theirs, and it is a tone: far above the rest. */
  function listen(stream) {
    const source = audio.createMediaStreamSource(stream);
    const analyser = audio.createAnalyser();
    analyser.fftSize = 2048;
    analyser.smoothingTimeConstant = 0;
    source.connect(analyser);
    const spectrum = new Float32Array(analyser.frequencyBinCount);
    const timer = setInterval(() => {
      analyser.getFloatFrequencyData(spectrum);
      const loudest = spectrum.reduce((best, value, i) => (value > spectrum[best] ? i : best), 0);
      const hertz = (loudest * audio.sampleRate) / analyser.fftSize;
      if (!tone && spectrum[loudest] > -50 && Math.abs(hertz - theirHertz) < 40) {
        tone = true;
        mark('tone');
      }
      if (stream.getAudioTracks().every((track) => track.readyState === 'ended')) {
        clearInterval(timer);
        source.disconnect();
      }
    }, 10);
  }

  const media = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...media,
    set(stream) {
      media.set.call(this, stream);
      if (!stream) return;
      if (this.tagName === 'AUDIO') return listen(stream);
      mark(this.classList.contains('own') ? 'own video' : 'video');
      this.requestVideoFrameCallback(() => mark(this.classList.contains('own') ? 'own frame' : 'frame'));
    },
  });

  window.watch = {
    begin: () => {
      marks.length = 0;
      tone = false;
      return audio.resume();
    },
    marks: () => JSON.stringify(marks),
  };
})
