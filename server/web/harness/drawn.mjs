// Drawn faces and a logo, as small PNGs in base64: no photo of anybody lies in here.
import { crc32, deflateSync } from 'node:zlib';

const SIDE = 128;

function png(colourOf) {
  const rows = Buffer.alloc(SIDE * (1 + 3 * SIDE));
  for (let y = 0; y < SIDE; y++) for (let x = 0; x < SIDE; x++) rows.writeUIntBE(colourOf(x / SIDE, y / SIDE), y * (1 + 3 * SIDE) + 1 + 3 * x, 3);
  const part = (name, body) => {
    const named = Buffer.concat([Buffer.from(name), body]);
    const around = Buffer.alloc(8);
    around.writeUInt32BE(body.length, 0);
    around.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIDE, 0);
  head.writeUInt32BE(SIDE, 4);
  head.set([8, 2], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), part('IHDR', head), part('IDAT', deflateSync(rows)), part('IEND', Buffer.alloc(0))]).toString('base64');
}

const face = (hair, skin, coat, wall) => png((x, y) => (Math.hypot(x - 0.5, y - 0.44) < 0.2 ? skin : Math.hypot(x - 0.5, y - 0.4) < 0.25 && y < 0.48 ? hair : Math.hypot(x - 0.5, (y - 1.08) * 0.9) < 0.38 ? coat : wall));

export const PHOTO = face(0x5a3c28, 0xe8bc94, 0x3a6a78, 0xd8e4dc);
export const CARER = face(0x202020, 0xc89068, 0xf4f4f0, 0x98b4c8);
export const LOGO = png((x, y) => (Math.abs(x - 0.5) < 0.1 && Math.abs(y - 0.5) < 0.28 || Math.abs(y - 0.5) < 0.1 && Math.abs(x - 0.5) < 0.28 ? 0x1f7a5c : 0xffffff));

/** As a centre gives them, by their names. */
export const drawnOf = (name) => (name.startsWith('c') ? CARER : name.startsWith('d') ? LOGO : PHOTO);
