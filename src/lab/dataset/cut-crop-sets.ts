import { readFile } from 'node:fs/promises';
import { openPhoto } from '../../photo/node/open-photo.ts';
import { mapInOrder } from '../../runtime/map-in-order.ts';
import type { CropSet } from './crop-set.ts';
import { buildCropSet, IDENTITY, type KnownCrop } from './crop-set-builder.ts';
import type { PhotoOfTruth, TabletOfTruth } from './photo-truth.ts';
import { type CropReader, readCrops } from './read-crops.ts';
import { mapToTruth } from './reading-error.ts';
import { cutAsRead, cutByTruth } from './upright-crop.ts';

const AT_ONCE = 3;

/** Which tablets are cut by their truth. */
export interface Wanted {
  /** Least share of the face that is seen. */
  readonly visible: number;
  /** Least ratio of the rim's axes: what lies tilted more shows its face too narrow. */
  readonly axisRatio: number;
  /** Whether a tablet on which others lie counts, as long as so much of it is seen. */
  readonly covered: boolean;
}

/** Least share of a tablet's box that lies inside the photo. */
const INSIDE = 0.9;
export const PLAIN: Wanted = { visible: 0, axisRatio: 0, covered: false };
/** In a heap most tablets touch others, and many lie steeply. */
export const HEAP: Wanted = { visible: 0.9, axisRatio: 0.55, covered: true };

/** The wanted M 30 of photos, cut out by their true rims and turns. */
export async function cropsByTruth(photos: readonly PhotoOfTruth[], wanted: Wanted): Promise<CropSet> {
  const crops: KnownCrop[] = [];
  const numbers = numberScenes(photos);
  for await (const some of mapInOrder(photos, AT_ONCE, (photo) => cutPhoto(photo, wanted, numbers(photo))))
    crops.push(...some);
  return buildCropSet(crops);
}

async function cutPhoto(photo: PhotoOfTruth, wanted: Wanted, number: number): Promise<KnownCrop[]> {
  const tablets = photo.tablets.filter((tablet) => isWanted(tablet, photo, wanted));
  if (tablets.length === 0) return [];
  const opened = await openPhoto(await readFile(photo.path), photo.file);
  const frame = await opened.thumbnail(Math.max(photo.width, photo.height));
  return tablets.map((tablet) => ({
    pixels: cutByTruth(frame, tablet),
    tablet,
    photo: number,
    toTruth: IDENTITY,
  }));
}

function isWanted(tablet: TabletOfTruth, photo: PhotoOfTruth, { visible, axisRatio, covered }: Wanted): boolean {
  return (
    tablet.label !== 'other' &&
    (covered || tablet.covered === 0) &&
    tablet.visible >= visible &&
    tablet.ry / tablet.rx >= axisRatio &&
    shareInside(tablet, photo) >= INSIDE
  );
}

/** Share of the box around a rim that lies inside the photo. */
function shareInside({ cx, cy, rx, ry, angle }: TabletOfTruth, { width, height }: PhotoOfTruth): number {
  const t = (angle * Math.PI) / 180;
  const [halfWidth, halfHeight] = [
    Math.hypot(rx * Math.cos(t), ry * Math.sin(t)),
    Math.hypot(rx * Math.sin(t), ry * Math.cos(t)),
  ];
  const across = Math.min(cx + halfWidth, width) - Math.max(cx - halfWidth, 0);
  const down = Math.min(cy + halfHeight, height) - Math.max(cy - halfHeight, 0);
  return (Math.max(0, across) * Math.max(0, down)) / (4 * halfWidth * halfHeight);
}

/**
 * Whatever the shipped path finds in photos, cut by rim and turn as it reads them: tablets, other imprints and background.
 * What may or may not be a tablet of the truth is left out. Where no tablet has a turn of its own, as on real photos of other
 * tablets, `turns` cuts each crop so many times, evenly around.
 */
export async function cropsByModel(photos: readonly PhotoOfTruth[], model: CropReader, turns = 1): Promise<CropSet> {
  const crops: KnownCrop[] = [];
  const numbers = numberScenes(photos);
  for await (const { photo, crop, tablet } of readCrops(photos, model)) {
    const toTruth = tablet ? mapToTruth(crop, tablet) : IDENTITY;
    for (let k = 0; k < turns; k++) {
      const turned = { ...crop, turn: crop.turn + (360 * k) / turns };
      crops.push({ pixels: cutAsRead(turned), tablet, photo: numbers(photo), toTruth });
    }
  }
  return buildCropSet(crops);
}

/** In how many turns a crop of a real photo is cut: there are few, and which way other tablets are turned says nothing. */
export const REAL_TURNS = 4;

/** Numbers the photos in their order; those of a matched pair share a number. */
function numberScenes(photos: readonly PhotoOfTruth[]): (photo: PhotoOfTruth) => number {
  const sceneOf = ({ scene, file }: PhotoOfTruth): string => scene ?? file;
  const scenes = [...new Set(photos.map(sceneOf))];
  const numbers = new Map(scenes.map((scene, i) => [scene, i]));
  return (photo) => numbers.get(sceneOf(photo)) as number;
}
