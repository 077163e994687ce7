import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { PlainKind } from './plain-kinds.ts';
import { PLAIN_WORLD } from './scene/scene.ts';
import { type SimulatedPhoto, simulateBackground, simulateHeap, simulatePhoto } from './simulate-photo.ts';

const TILE = 360;
const COLUMNS = 6;

interface SheetOptions {
  readonly seed: string;
  /** How many simulated photos. */
  readonly count: number;
  readonly kind: PlainKind;
  /** A folder of other photos. */
  readonly beside?: string | undefined;
}

/** Simulated photos in a grid, and below them as many rows of photos from another folder, for comparison. */
export async function drawSheet(file: string, { seed, count, kind, beside }: SheetOptions): Promise<void> {
  const pictures: Buffer[] = [];
  for (let i = 0; i < count; i++) pictures.push((await drawOne(kind, `${seed}/sheet/${i}`)).jpeg);
  const others = beside ? await someOf(beside, COLUMNS * 2) : [];
  const tiles = await Promise.all([...pictures, ...others].map((picture) => tile(picture)));
  const firstOther = Math.ceil(count / COLUMNS);
  const rows = firstOther + Math.ceil(others.length / COLUMNS);
  await sharp({
    create: {
      width: COLUMNS * TILE,
      height: rows * TILE + (others.length > 0 ? 12 : 0),
      channels: 3,
      background: '#444',
    },
  })
    .composite(
      tiles.map((input, i) => {
        const k = i < count ? i : i - count + firstOther * COLUMNS;
        return { input, left: (k % COLUMNS) * TILE, top: Math.floor(k / COLUMNS) * TILE + (i < count ? 0 : 12) };
      }),
    )
    .png()
    .toFile(file);
}

function drawOne(kind: PlainKind, seed: string): Promise<SimulatedPhoto> {
  if (kind === 'background') return simulateBackground(seed, '');
  return kind === 'heap' ? simulateHeap(seed, '', PLAIN_WORLD) : simulatePhoto(seed, '', PLAIN_WORLD);
}

async function someOf(folder: string, count: number): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => /\.(jpe?g|png)$/i.test(name)).sort();
  const step = Math.max(1, Math.floor(files.length / count));
  return files
    .filter((_, i) => i % step === 0)
    .slice(0, count)
    .map((name) => join(folder, name));
}

async function tile(picture: Buffer | string): Promise<Buffer> {
  return sharp(picture)
    .resize(TILE - 4, TILE - 4, { fit: 'contain', background: '#444' })
    .toBuffer();
}
