import sharp from 'sharp';
import { CROP_FACES, CROP_SIZE, type CropSet, KINDS } from '../dataset/crop-set.ts';

const COLUMNS = 10;
/** Of the label below each crop, pixels. */
const LABEL = 24;
const CROP_VALUES = CROP_SIZE * CROP_SIZE * 3;

/** Writes a PNG with `count` crops, spread over the set in runs of two, so that matched pairs are adjacent. */
export async function drawCropSheet(set: CropSet, path: string, count: number): Promise<void> {
  const shown = spread(set.count, count);
  const [columns, rows] = [Math.min(COLUMNS, shown.length), Math.ceil(shown.length / COLUMNS)];
  const [width, height] = [columns * CROP_SIZE, rows * (CROP_SIZE + LABEL)];
  const tiles = shown.map((crop, place) => ({
    input: Buffer.from(set.pixels.subarray(crop * CROP_VALUES, (crop + 1) * CROP_VALUES)),
    raw: { width: CROP_SIZE, height: CROP_SIZE, channels: 3 as const },
    left: (place % COLUMNS) * CROP_SIZE,
    top: Math.floor(place / COLUMNS) * (CROP_SIZE + LABEL),
  }));
  const labels = shown.map((crop, place) => labelAt(set, crop, place)).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="9">${labels}</svg>`;
  await sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .composite([...tiles, { input: Buffer.from(svg), left: 0, top: 0 }])
    .png()
    .toFile(path);
}

/** Indices of `count` of `total` crops: pairs of neighbours, evenly spread. */
function spread(total: number, count: number): number[] {
  if (total <= count) return Array.from({ length: total }, (_, i) => i);
  const pairs = Math.floor(count / 2);
  return Array.from({ length: pairs }, (_, i) => 2 * Math.floor((i * Math.floor(total / 2)) / pairs)).flatMap(
    (first) => [first, first + 1],
  );
}

function labelAt(set: CropSet, crop: number, place: number): string {
  const face = CROP_FACES[set.face[crop]!] as string;
  const severity = set.severity[crop]!.toFixed(2);
  const kinds = KINDS.filter((_, k) => set.kinds[crop * KINDS.length + k] === 1).join(' ');
  const isM30 = face === 'M' || face === '30';
  const lines = !isM30
    ? [face]
    : set.counterfeit[crop] === 1
      ? [`${face} counterfeit ${severity}`, kinds]
      : [`${face} reference`];
  const left = (place % COLUMNS) * CROP_SIZE + 3;
  const top = Math.floor(place / COLUMNS) * (CROP_SIZE + LABEL) + CROP_SIZE;
  return lines.map((line, i) => `<text x="${left}" y="${top + 10 + 11 * i}">${line}</text>`).join('');
}
