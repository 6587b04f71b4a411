// A counter drawn as black and white fields that survives a video encoder, and is lost behind a veil.

export const CODE = { width: 640, height: 480 };
const BITS = 12;
const FIELD = CODE.width / BITS;
/** Two rows, the second the opposite of the first: half a picture or none does not read as a number. */
const ROW = 80;
/** Below them stripes as fine as a mouth or an eye: what a veil must take away. */
const STRIPE = 16;
const STRIPES_FROM = 2 * ROW;

export function drawCode(context: CanvasRenderingContext2D, count: number) {
  for (let row = 0; row < 2; row++) {
    for (let bit = 0; bit < BITS; bit++) {
      const on = ((count >> bit) & 1) === (row === 0 ? 1 : 0);
      context.fillStyle = on ? '#fff' : '#000';
      context.fillRect(bit * FIELD, row * ROW, FIELD, ROW);
    }
  }
  for (let x = 0; x < CODE.width; x += STRIPE) {
    context.fillStyle = (x / STRIPE) % 2 === 0 ? '#fff' : '#000';
    context.fillRect(x, STRIPES_FROM, STRIPE, CODE.height - STRIPES_FROM);
  }
}

/** @returns `code` -1 when there is none; `contrast` of the stripes from 0 to 255; the picture's width */
export function readCode(video: HTMLVideoElement): { code: number; contrast: number; width: number } {
  const width = video.videoWidth;
  if (width === 0) return { code: -1, contrast: 0, width };
  const canvas = document.createElement('canvas');
  canvas.width = CODE.width;
  canvas.height = CODE.height;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.drawImage(video, 0, 0, CODE.width, CODE.height);
  const light = (x: number, y: number) => context.getImageData(Math.round(x), Math.round(y), 1, 1).data[1]!;
  let code = 0;
  for (let bit = 0; bit < BITS; bit++) {
    const above = light((bit + 0.5) * FIELD, ROW / 2);
    const below = light((bit + 0.5) * FIELD, 1.5 * ROW);
    if (Math.abs(above - below) < 80) code = -1;
    if (code >= 0 && above > below) code |= 1 << bit;
  }
  const { data } = context.getImageData(0, CODE.height - 100, CODE.width, 1);
  let low = 255;
  let high = 0;
  // The edges of a picture tell least.
  for (let x = 100; x < CODE.width - 100; x++) {
    low = Math.min(low, data[4 * x + 1]!);
    high = Math.max(high, data[4 * x + 1]!);
  }
  return { code, contrast: high - low, width };
}
