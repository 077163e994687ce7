import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Ellipse } from '../../core/imaging/ellipse.ts';

const labelsSchema = z.object({
  licence: z.string(),
  sources: z.record(z.string(), z.string()),
  photos: z.array(
    z.object({
      file: z.string(),
      source: z.string(),
      width: z.number(),
      height: z.number(),
      split: z.enum(['train', 'test']),
      things: z.array(z.object({ box: z.tuple([z.number(), z.number(), z.number(), z.number()]), round: z.boolean() })),
    }),
  ),
});

/** A licensed real photo of tablets and capsules, none an M 30. Boxes are left, top, width, height in pixels. */
export interface RealPhoto {
  readonly path: string;
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly things: readonly { readonly box: readonly [number, number, number, number]; readonly round: boolean }[];
}

export interface RealPhotos {
  readonly photos: readonly RealPhoto[];
  readonly licence: string;
  readonly sources: readonly string[];
}

/** The train split of a folder with labels.json; without a folder none, and the bundle's card says so. */
export async function loadRealPhotos(folder: string | undefined): Promise<RealPhotos> {
  if (!folder) return { photos: [], licence: '', sources: [] };
  const path = join(folder, 'labels.json');
  if (!existsSync(path))
    throw new Error(`Expected a folder of real photos with labels.json, but found none in ${folder}.`);
  const labels = labelsSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  const photos = labels.photos.filter((p) => p.split === 'train').map((p) => ({ ...p, path: join(folder, p.file) }));
  return { photos, licence: labels.licence, sources: Object.values(labels.sources) };
}

/** The ellipse that fills a box of left, top, width and height. */
export function ellipseOfBox([left, top, width, height]: RealPhoto['things'][number]['box']): Ellipse {
  const [rx, ry] = [Math.max(width, height) / 2, Math.min(width, height) / 2];
  return { cx: left + width / 2, cy: top + height / 2, rx, ry, angle: width >= height ? 0 : 90 };
}
