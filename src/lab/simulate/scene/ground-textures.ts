import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { writeWhole } from '../../../runtime/write-whole.ts';
import type { GroundTexture } from './photo-ground.ts';

type Box = readonly [left: number, top: number, width: number, height: number];

/** A photo and the boxes of everything on it that is not ground. */
export interface GroundPhoto {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
}

/** A smaller piece shows too little of a surface, pixels. */
const LEAST_SIDE = 110;
/** Margin around a box, as a share of the box, for shadows and tight boxes. */
const MARGIN = 0.12;

/** Cuts the largest empty piece out of every photo that has one large enough; written once into `folder`. */
export async function cutGroundTextures(photos: readonly GroundPhoto[], folder: string): Promise<string> {
  const done = join(folder, 'done');
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).includes('done')) return folder;
  for (const [i, { path, width, height, boxes }] of photos.entries()) {
    const [left, top, w, h] = largestFree(width, height, boxes);
    if (Math.min(w, h) < LEAST_SIDE) continue;
    await sharp(path)
      .rotate()
      .extract({ left, top, width: w, height: h })
      .png()
      .toFile(join(folder, `ground-${String(i).padStart(3, '0')}.png`));
  }
  await writeWhole(done, '');
  return folder;
}

/** The textures in a folder of `cutGroundTextures`, in the order of their names. */
export async function loadGroundTextures(folder: string): Promise<GroundTexture[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
  return Promise.all(
    names.map(async (name) => {
      const { data, info } = await sharp(join(folder, name)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      return { width: info.width, height: info.height, data };
    }),
  );
}

const CELL = 10;

/** The largest rectangle of a photo that no box with its margin touches: whole cells of ten pixels, by the largest rectangle under a histogram. */
export function largestFree(width: number, height: number, boxes: readonly Box[]): Box {
  const [columns, rows] = [Math.floor(width / CELL), Math.floor(height / CELL)];
  const tops = new Array<number>(columns + 1).fill(0);
  let best: Box = [0, 0, 0, 0];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const free = boxes.every((box) => isOutside(box, column * CELL, row * CELL));
      tops[column] = free ? tops[column]! + 1 : 0;
    }
    // Each column that is lower than the ones before it ends their rectangles (Knuth's "largest rectangle in a
    // histogram").
    const open: number[] = [];
    for (let column = 0; column <= columns; column++) {
      while (open.length > 0 && tops[open[open.length - 1]!]! >= tops[column]!) {
        const high = tops[open.pop()!]!;
        const left = open.length > 0 ? open[open.length - 1]! + 1 : 0;
        const wide = column - left;
        if (wide * high * CELL * CELL > best[2] * best[3])
          best = [left * CELL, (row - high + 1) * CELL, wide * CELL, high * CELL];
      }
      open.push(column);
    }
  }
  return best;
}

function isOutside([left, top, width, height]: Box, x: number, y: number): boolean {
  const [dx, dy] = [width * MARGIN, height * MARGIN];
  return x + CELL <= left - dx || x >= left + width + dx || y + CELL <= top - dy || y >= top + height + dy;
}
