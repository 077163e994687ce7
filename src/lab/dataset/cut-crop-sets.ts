import { readFile } from 'node:fs/promises';
import { mapInOrder } from '../../core/map-in-order.ts';
import { openPhoto } from '../../photo/node/open-photo.ts';
import type { CropSet } from './crop-set.ts';
import { buildCropSet, IDENTITY, type KnownCrop } from './crop-set-builder.ts';
import type { PhotoOfTruth, TabletOfTruth } from './photo-truth.ts';
import { type CropReader, readCrops } from './read-crops.ts';
import { mapToTruth } from './reading-error.ts';
import { cutAsRead, cutByTruth } from './upright-crop.ts';

const AT_ONCE = 3;

/** Conditions for cutting a tablet by its truth. */
export interface Wanted {
  /** Minimum visible share of the face. */
  readonly visible: number;
  /** Minimum ratio of the rim's axes: a more tilted face is too narrow. */
  readonly axisRatio: number;
  /** Whether a covered tablet counts, if enough of it is visible. */
  readonly covered: boolean;
}

/** Minimum share of a tablet's box inside the photo. */
const INSIDE = 0.9;
export const PLAIN: Wanted = { visible: 0, axisRatio: 0, covered: false };
/** In a heap most tablets touch others, and many are steeply tilted. */
export const HEAP: Wanted = { visible: 0.9, axisRatio: 0.55, covered: true };

/** The wanted M 30 of photos, cropped by their true rims and turns. */
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

/** Of a tablet that is covered more than this nobody can say what it shows; it is neither an imprint nor background. */
const READABLE = 0.5;

/**
 * All findings of the shipped path in photos, cropped by rim and turn as read: tablets, other imprints and background.
 * Findings that may or may not be a tablet of the truth are excluded, and so are mostly covered tablets. If no tablet has a turn, as on real photos of
 * other tablets, `turns` crops each this many times, evenly around.
 */
export async function cropsByModel(photos: readonly PhotoOfTruth[], model: CropReader, turns = 1): Promise<CropSet> {
  const crops: KnownCrop[] = [];
  const numbers = numberScenes(photos);
  for await (const { photo, crop, tablet } of readCrops(photos, model)) {
    if (tablet && tablet.visible < READABLE) continue;
    const toTruth = tablet ? mapToTruth(crop, tablet) : IDENTITY;
    for (let k = 0; k < turns; k++) {
      const turned = { ...crop, turn: crop.turn + (360 * k) / turns };
      crops.push({ pixels: cutAsRead(turned), tablet, photo: numbers(photo), toTruth });
    }
  }
  return buildCropSet(crops);
}

/** At this probability the locator takes much for a tablet that it does not report. */
const DOUBTFUL = 0.05;

/** What a bundle's locator could take for a tablet in pictures without one: nearly all that it ever will, and more. */
export function cropsOfBackground(photos: readonly PhotoOfTruth[], model: CropReader): Promise<CropSet> {
  const { locator, orienter } = model.settings;
  const eager = {
    ...locator,
    minProbability: DOUBTFUL,
    secondPass: { ...locator.secondPass, minProbability: DOUBTFUL },
  };
  return cropsByModel(photos, { ...model, settings: { locator: eager, orienter } });
}

/** Number of turns for cropping a real photo: there are few photos, and the rotation of other tablets is arbitrary. */
export const REAL_TURNS = 4;

/** Numbers the photos in order; those of a matched pair share a number. */
function numberScenes(photos: readonly PhotoOfTruth[]): (photo: PhotoOfTruth) => number {
  const sceneOf = ({ scene, file }: PhotoOfTruth): string => scene ?? file;
  const scenes = [...new Set(photos.map(sceneOf))];
  const numbers = new Map(scenes.map((scene, i) => [scene, i]));
  return (photo) => numbers.get(sceneOf(photo))!;
}
