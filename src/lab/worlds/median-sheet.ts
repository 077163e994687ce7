import sharp from 'sharp';
import { FACE_BRIGHTNESS } from '../../core/imaging/normalize-brightness.ts';
import { CROP_SIZE } from '../dataset/crop-set.ts';
import type { Comparison } from './compare-sets.ts';
import { PIXELS } from './face-picture.ts';
import type { MedianFace } from './median-face.ts';

const ZOOM = 2;
const LABEL = 20;
/** Contrast gain of the fine picture. */
const FINE_GAIN = 5;

/**
 * Writes a PNG: one column per set, the median M and 30 below each other, each with its picture and its strokes alone.
 */
export async function drawMedianSheet({ sets }: Comparison, path: string): Promise<void> {
  const side = CROP_SIZE * ZOOM;
  const [width, height] = [sets.length * side, 4 * side + LABEL];
  const tiles = [];
  for (const [column, { medians }] of sets.entries()) {
    const pictures = [medians.M, medians['30']].flatMap((face) => [toPixels(face), strokesOf(face)]);
    for (const [row, picture] of pictures.entries())
      tiles.push({ input: await enlarge(picture), left: column * side, top: LABEL + row * side });
  }
  const labels = sets.map(({ name }, i) => `<text x="${i * side + 4}" y="14">${escapeXml(name)}</text>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${LABEL}" font-family="sans-serif" font-size="13">${labels}</svg>`;
  await sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .composite([...tiles, { input: Buffer.from(svg), left: 0, top: 0 }])
    .png()
    .toFile(path);
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Red, green and blue from brightness and the two colour differences. */
function toPixels({ brightness, colours: [redGreen, yellowBlue] }: MedianFace): Uint8Array {
  const pixels = new Uint8Array(PIXELS * 3);
  for (let k = 0; k < PIXELS; k++) {
    const [light, rg, yb] = [brightness[k]!, redGreen[k]!, yellowBlue[k]!];
    // light = .3 r + .59 g + .11 b, rg = r - g, yb = (r + g) / 2 - b.
    const green = light - 0.3 * rg - 0.11 * (rg / 2 - yb);
    for (const [c, value] of [green + rg, green, green + rg / 2 - yb].entries())
      pixels[3 * k + c] = toByte(value * FACE_BRIGHTNESS);
  }
  return pixels;
}

function strokesOf({ strokes }: MedianFace): Uint8Array {
  return Uint8Array.from({ length: PIXELS * 3 }, (_, i) =>
    toByte(FACE_BRIGHTNESS * (1 + FINE_GAIN * strokes[Math.floor(i / 3)]!)),
  );
}

const toByte = (value: number): number => Math.round(255 * Math.min(1, Math.max(0, value)));

function enlarge(pixels: Uint8Array): Promise<Buffer> {
  return sharp(pixels, { raw: { width: CROP_SIZE, height: CROP_SIZE, channels: 3 } })
    .resize(CROP_SIZE * ZOOM)
    .png()
    .toBuffer();
}
