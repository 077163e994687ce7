import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Ellipse } from '../../core/imaging/ellipse.ts';
import { M30_FACES } from '../../core/labels.ts';
import { ellipseOfBox, loadRealPhotos } from './real-photos.ts';

const tabletSchema = z.object({
  cx: z.number(),
  cy: z.number(),
  rx: z.number().positive(),
  ry: z.number().positive(),
  angle: z.number(),
  up_angle: z.number(),
  face: z.enum([...M30_FACES, 'other']),
  label: z.enum(['reference', 'counterfeit', 'other']),
  severity: z.number(),
  defects: z.array(z.string()),
  covered: z.number(),
  /** Visible share of the face. */
  visible: z.number().default(1),
  /**
   * The lot or counterfeit press, by a name that is unique in the whole set, or by a number that is unique in the
   * photo.
   */
  press: z.string().optional(),
  lot: z.number().nullish(),
  /** See simulate/traits.ts and simulate/face-maps.ts; empty if unknown. */
  traits: z.array(z.number()).default([]),
  faceMaps: z.string().default(''),
});

const photoSchema = z.object({
  file: z.string(),
  width: z.number(),
  height: z.number(),
  tablets: z.array(tabletSchema),
  /** Photos of a matched pair have the same; absent if every photo shows a separate scene. */
  scene: z.string().optional(),
});

/** A tablet of a truth.json, by the simulator or of a validation set. */
export type TabletOfTruth = z.infer<typeof tabletSchema>;
export type PhotoOfTruth = z.infer<typeof photoSchema> & { readonly path: string };

/**
 * The photos of a folder with truth.json; they are beside it, or in its folder `photos`.
 *
 * @throws ZodError the truth has another shape
 */
export async function readPhotosWithTruth(folder: string, photos = ''): Promise<PhotoOfTruth[]> {
  const truth = z.array(photoSchema).parse(JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')));
  return truth.map((photo) => ({ ...photo, path: join(folder, photos, photo.file) }));
}

/**
 * The real training photos of a folder with labels.json: none of their tablets is an M 30, and nothing more is known
 * about them.
 */
export async function readRealPhotos(folder: string): Promise<PhotoOfTruth[]> {
  const { photos } = await loadRealPhotos(folder);
  return photos.map(({ file, path, width, height, things }) => ({
    file,
    path,
    width,
    height,
    tablets: things.map(({ box }) => ({ ...UNKNOWN_TABLET, ...ellipseOfBox(box) })),
  }));
}

const UNKNOWN_TABLET: Omit<TabletOfTruth, keyof Ellipse> = {
  up_angle: 0,
  face: 'other',
  label: 'other',
  severity: 0,
  defects: [],
  covered: 0,
  visible: 1,
  traits: [],
  faceMaps: '',
};
