import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { cutOut } from '../../core/crop/rectify.ts';
import type { Crop } from '../../core/evidence.ts';
import { type Ellipse, overlapOf, scaleEllipse } from '../../core/imaging/ellipse.ts';
import { ASPECTS, type M30Face } from '../../core/labels.ts';
import { locate } from '../../core/locate/locate.ts';
import { mapInOrder } from '../../core/map-in-order.ts';
import type { LocatorSettings, Network } from '../../core/model.ts';
import { openPhoto } from '../../photo/node/open-photo.ts';
import { sha256 } from '../../photo/node/sha256.ts';
import { keepChunks } from '../keep-chunks.ts';
import type { PhotoSet } from '../simulate/simulate.ts';
import type { PhotoTruth, TabletTruth } from '../simulate/simulate-photo.ts';
import { DEFECTS } from '../simulate/tablet/defects.ts';
import { type ChunkFiles, chunkExists, readChunkFiles, writeChunkFiles } from './chunk-files.ts';
import { cutMatched, FOREIGN } from './cut-matched.ts';
import { makeSmall, type SmallPhoto } from './make-small.ts';
import { ellipseOfBox, type RealPhoto } from './real-photos.ts';

/** The truth about a crop. `other` and `background` have no up direction. */
export interface CropTruth {
  readonly photo: string;
  readonly face: M30Face | 'other' | 'background';
  readonly label: 'reference' | 'counterfeit' | 'other' | 'background';
  readonly severity: number;
  /** For imprint, colour, surface, edge: whether the tablet has a defect of that aspect. */
  readonly aspects: readonly boolean[];
  /** Degrees clockwise in the photo; null if there is none. */
  readonly up: number | null;
  /** The true rim in the photo; null if unknown. */
  readonly rim: Ellipse | null;
  readonly visible: number;
  readonly press: string;
  /** See simulate/traits.ts; empty if unknown. */
  readonly traits: readonly number[];
  /** See simulate/face-maps.ts; empty if unknown. */
  readonly faceMaps: string;
  /** From a real photo. */
  readonly real?: boolean | undefined;
}

/** Whether it is an M 30, reference or counterfeit. */
export function isM30({ label }: CropTruth): boolean {
  return label === 'reference' || label === 'counterfeit';
}

/** For background, or for a tablet of which nothing is known but that it is no M 30. */
export function bareTruth(photo: string, kind: 'other' | 'background'): CropTruth {
  return {
    photo,
    face: kind,
    label: kind,
    severity: 0,
    aspects: [false, false, false, false],
    up: null,
    rim: null,
    visible: 1,
    press: '',
    traits: [],
    faceMaps: '',
  };
}

export interface LabelledCrop {
  readonly crop: Crop;
  readonly truth: CropTruth;
}

/**
 * A photo in its original size, or reduced (see make-small.ts): the same photo is reduced in several ways, by number.
 */
export type PhotoSize = 'as taken' | number;

const PHOTOS_A_CHUNK = 200;
/** Photos that are decoded while the network processes another. */
const AT_ONCE = 4;
/** A box determines the position of its tablet less exactly than an ellipse. */
const BOXED = 0.35;

/** The networks that cut crops, and the folder for them: `folder` belongs to this locator alone. */
export interface CropCutter {
  readonly folder: string;
  readonly locator: Network;
  readonly settings: LocatorSettings;
}

/** The name of a cutter's folder: crops of one locator are not used for another. `weights` as in a bundle. */
export function cutBy(settings: LocatorSettings, weights: Uint8Array): string {
  return `crops-${sha256(Buffer.concat([Buffer.from(JSON.stringify(settings)), weights])).slice(0, 12)}`;
}

/**
 * Runs the shipped path up to the crops over simulated photos: whole photo, JPEG, thumbnail, this locator with its own
 * errors, patch. Kept in chunks in the folder's `name`, so that a killed run resumes.
 */
export function simulatedCrops(
  { directory, photos }: PhotoSet,
  name: string,
  cutter: CropCutter,
  size: PhotoSize = 'as taken',
): Promise<LabelledCrop[]> {
  return keepCrops(photos, nameOf(name, size), cutter.folder, (truth) => cropsOf(truth, directory, cutter, size));
}

const nameOf = (name: string, size: PhotoSize): string => (size === 'as taken' ? name : `${name}-small-${size}`);

function keepCrops<Photo>(
  photos: readonly Photo[],
  name: string,
  parent: string,
  cut: (photo: Photo) => Promise<LabelledCrop[]>,
): Promise<LabelledCrop[]> {
  return keepChunks({
    items: photos,
    size: PHOTOS_A_CHUNK,
    folder: join(parent, name),
    nameOf: (from, count) => `crops-${String(from).padStart(6, '0')}-${count}`,
    store: { has: (path) => chunkExists(chunkAt(path)), write: writeChunk, read: readChunk },
    progress: { title: `crops of ${name}`, unit: 'photos' },
    async work(part) {
      const crops: LabelledCrop[] = [];
      for await (const some of mapInOrder(part, AT_ONCE, cut)) crops.push(...some);
      return crops;
    },
  });
}

async function cropsOf(
  truth: PhotoTruth,
  directory: string,
  { locator, settings }: CropCutter,
  size: PhotoSize,
): Promise<LabelledCrop[]> {
  const bytes = await readFile(join(directory, truth.file));
  const diameters = truth.tablets.map(({ rx }) => 2 * rx);
  const small = await sized(bytes, truth, diameters, size);
  if (small === undefined) return [];
  const shown = truth.tablets.map((tablet) => ({ ...tablet, ...scaleEllipse(tablet, small.scale) }));
  const photo = await openPhoto(small.bytes, truth.file);
  const matched = await cutMatched(photo, shown, locator, settings);
  return matched.map(({ crop, tablet }) => ({ crop, truth: cropTruth(truth.scene, tablet) }));
}

/** The photo in that size; undefined if it is already too small. */
async function sized(
  bytes: Buffer,
  photo: { readonly file: string; readonly width: number; readonly height: number },
  diameters: readonly number[],
  size: PhotoSize,
): Promise<SmallPhoto | undefined> {
  return size === 'as taken' ? { bytes, scale: 1 } : makeSmall(bytes, photo, diameters, `${photo.file}/${size}`);
}

function cropTruth(photo: string, tablet: TabletTruth | null): CropTruth {
  if (!tablet) return bareTruth(photo, 'background');
  const { cx, cy, rx, ry, angle } = tablet;
  return {
    photo,
    face: tablet.face,
    label: tablet.label,
    severity: tablet.severity,
    aspects: ASPECTS.map((aspect) => tablet.defects.some((defect) => DEFECTS[defect]?.aspect === aspect)),
    up: tablet.face === 'other' ? null : tablet.up_angle,
    rim: { cx, cy, rx, ry, angle },
    visible: tablet.visible,
    press: tablet.press,
    traits: tablet.traits,
    faceMaps: tablet.faceMaps,
  };
}

/**
 * All findings of the locator on real photos, none of which shows an M 30: other imprints inside a tablet's box,
 * background elsewhere. Findings across a box's border are excluded.
 */
export function realCrops(
  photos: readonly RealPhoto[],
  cutter: CropCutter,
  size: PhotoSize = 'as taken',
): Promise<LabelledCrop[]> {
  // Other photos, or other boxes, are another set.
  const labels = photos.map(({ file, things }) => [file, things]);
  const set = sha256(new TextEncoder().encode(JSON.stringify(labels))).slice(0, 12);
  return keepCrops(photos, nameOf(`real-${set}`, size), cutter.folder, (photo) => cropsOfReal(photo, cutter, size));
}

async function cropsOfReal(
  real: RealPhoto,
  { locator, settings }: CropCutter,
  size: PhotoSize,
): Promise<LabelledCrop[]> {
  const bytes = await readFile(real.path);
  const ellipses = real.things.map(({ box }) => ellipseOfBox(box));
  const diameters = ellipses.map(({ ry }) => 2 * ry);
  const small = await sized(bytes, real, diameters, size);
  if (small === undefined) return [];
  const photo = await openPhoto(small.bytes, real.file);
  const crops = await cutOut(photo, await locate(photo, locator, settings));
  return crops.flatMap((crop) => {
    const shared = Math.max(0, ...ellipses.map((e) => overlapOf(crop.ellipse, scaleEllipse(e, small.scale))));
    if (shared >= FOREIGN && shared < BOXED) return [];
    return [{ crop, truth: { ...bareTruth(real.file, shared >= BOXED ? 'other' : 'background'), real: true } }];
  });
}

/** The crops of photos reduced in the first, the second, ... of `count` ways. */
export async function inSizes(
  count: number,
  crops: (size: number) => Promise<LabelledCrop[]>,
): Promise<LabelledCrop[][]> {
  const all: LabelledCrop[][] = [];
  for (let size = 1; size <= count; size++) all.push(await crops(size));
  return all;
}

const ellipseSchema = z.object({
  cx: z.number(),
  cy: z.number(),
  rx: z.number(),
  ry: z.number(),
  angle: z.number(),
});

/** The name of background in files from before. */
const formerly = z.literal('nothing').transform(() => 'background' as const);

export const cropTruthSchema = z.object({
  photo: z.string(),
  face: z.enum(['M', '30', 'other', 'background']).or(formerly),
  label: z.enum(['reference', 'counterfeit', 'other', 'background']).or(formerly),
  severity: z.number(),
  aspects: z.array(z.boolean()),
  up: z.number().nullable(),
  rim: ellipseSchema.nullable(),
  visible: z.number(),
  press: z.string(),
  traits: z.array(z.number()),
  faceMaps: z.string(),
  real: z.boolean().optional(),
}) satisfies z.ZodType<CropTruth>;

const chunkSchema = z.array(
  z.object({
    crop: z.object({
      ellipse: ellipseSchema,
      middle: z.tuple([z.number(), z.number()]),
      quality: z.object({ diameterPx: z.number(), sharpness: z.number(), glare: z.number(), visible: z.number() }),
      patchScale: z.number(),
      side: z.number(),
    }),
    truth: cropTruthSchema,
  }),
);

const chunkAt = (path: string): ChunkFiles => ({ path, extension: 'rgb' });

async function writeChunk(path: string, crops: readonly LabelledCrop[]): Promise<void> {
  const pixels = crops.map(({ crop }) => Uint8Array.from(crop.patch.data));
  const rows = crops.map(({ crop: { ellipse, middle, quality, patchScale, patch }, truth }) => ({
    crop: { ellipse, middle, quality, patchScale, side: patch.width },
    truth,
  }));
  await writeChunkFiles(chunkAt(path), pixels, rows);
}

async function readChunk(path: string): Promise<LabelledCrop[]> {
  const { bytes, rows } = await readChunkFiles(chunkAt(path), chunkSchema);
  let at = 0;
  return rows.map(({ crop: { side, ...crop }, truth }) => {
    const data = bytes.subarray(at, at + side * side * 3);
    at += data.length;
    return { crop: { ...crop, patch: { width: side, height: side, data } }, truth };
  });
}
