// What a call cannot be quicker than: two connections in one page, the same fake devices by the same wishes, nothing signed, nothing
// sent anywhere. From the beginning to the first picture of the other; and how much of it was the opening of the devices.
async () => {
  const voice = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };
  const picture = { width: { min: 320, ideal: 1280, max: 1280 }, height: { min: 240, ideal: 720, max: 720 }, frameRate: { ideal: 30, max: 30 } };
  const began = performance.now();
  const [hers, theirs] = await Promise.all([
    navigator.mediaDevices.getUserMedia({ audio: voice, video: picture }),
    navigator.mediaDevices.getUserMedia({ audio: voice }),
  ]);
  const opened = performance.now();
  const a = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  const b = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  const video = document.createElement('video');
  video.muted = video.autoplay = true;
  document.body.append(video);
  a.onicecandidate = ({ candidate }) => candidate && b.addIceCandidate(candidate);
  b.onicecandidate = ({ candidate }) => candidate && a.addIceCandidate(candidate);
  const frame = new Promise((seen) => {
    b.ontrack = ({ track }) => {
      if (track.kind !== 'video') return;
      video.srcObject = new MediaStream([track]);
      video.requestVideoFrameCallback(() => seen(performance.now()));
    };
  });
  for (const track of hers.getTracks()) a.addTrack(track, hers);
  for (const track of theirs.getTracks()) b.addTrack(track, theirs);
  await a.setLocalDescription();
  await b.setRemoteDescription(a.localDescription);
  await b.setLocalDescription();
  await a.setRemoteDescription(b.localDescription);
  const seen = await frame;
  a.close();
  b.close();
  for (const track of [...hers.getTracks(), ...theirs.getTracks()]) track.stop();
  video.remove();
  return JSON.stringify({ all: seen - began, devices: opened - began });
}
