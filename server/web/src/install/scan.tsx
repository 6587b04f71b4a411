import { mdiQrcodeScan } from '@mdi/js';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../shared/icon';
import { words } from './store';

interface Detector { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorClass = new (options: { formats: string[] }) => Detector;

const detector = (window as unknown as { BarcodeDetector?: DetectorClass }).BarcodeDetector;

/** How often a picture of the camera is looked at, in ms. */
const LOOK = 300;

/** Only where the browser can: it needs a camera, and an address that the browser trusts, such as the box's own screen. */
export const canScan = detector !== undefined && window.isSecureContext && navigator.mediaDevices !== undefined;

export function Scan({ found }: { found: (code: string) => void }) {
  const w = words.value.door;
  const open = useSignal(false);
  const failed = useSignal(false);
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (!open.value || !detector) return;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const reader = new detector({ formats: ['qr_code'] });
    async function look() {
      if (ended || !video.current) return;
      const seen = await reader.detect(video.current).catch(() => []);
      if (ended) return;
      if (seen[0]) {
        open.value = false;
        found(seen[0].rawValue);
      } else timer = setTimeout(() => void look(), LOOK);
    }
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).then(
      async (camera) => {
        stream = camera;
        if (ended || !video.current) return stop();
        video.current.srcObject = camera;
        await video.current.play();
        void look();
      },
      () => {
        failed.value = true;
        open.value = false;
      },
    );
    function stop() {
      stream?.getTracks().forEach((track) => track.stop());
    }
    return () => {
      ended = true;
      clearTimeout(timer);
      stop();
    };
  }, [open.value]);
  return (
    <>
      <button type="button" class="plain" onClick={() => (open.value = !open.value)}><Icon path={mdiQrcodeScan} />{open.value ? w.stopScan : w.scan}</button>
      {open.value && <video ref={video} class="camera" muted playsInline aria-label={w.camera} />}
      {failed.value && <p role="alert" class="refusal">{w.noCamera}</p>}
    </>
  );
}
