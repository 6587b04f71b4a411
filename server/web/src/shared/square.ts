// A photo made small and square before it is sent anywhere: a telephone's picture has five megabytes and tells where it was taken.
/** Twice what is shown, in points. */
const SIDE = 512;
const QUALITY = 0.85;

/** The middle of a picture as a JPEG in base64; undefined where the browser cannot read it. */
export async function squareOf(file: Blob): Promise<string | undefined> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return undefined;
  }
  const side = Math.min(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  const pen = canvas.getContext('2d')!;
  pen.imageSmoothingQuality = 'high';
  // What is transparent in a logo would be black in a JPEG.
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, SIDE, SIDE);
  pen.drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, SIDE, SIDE);
  picture.close();
  // The server takes 64 KiB; a restless picture gets there by less quality.
  for (const quality of [QUALITY, 0.6, 0.35]) {
    const image = canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? '';
    if (image.length <= 87_380) return image;
  }
  return undefined;
}
