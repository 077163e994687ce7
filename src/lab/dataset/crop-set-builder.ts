import type { Affine } from '../../core/imaging/sample.ts';
import { FACE_MAPS, MAP_SIDE, readFaceMaps } from '../simulate/tablet/face-maps.ts';
import { REACH } from '../simulate/tablet/relief-grid.ts';
import { TRAIT_COUNT, traitIndex } from '../simulate/tablet/traits.ts';
import { CROP_FACES, CROP_REACH, type CropSet, emptyCropSet, KINDS, PRESSED_CELLS } from './crop-set.ts';
import type { TabletOfTruth } from './photo-truth.ts';

/** A crop with its truth; `tablet` is null if the crop shows none. */
export interface KnownCrop {
  readonly pixels: Uint8Array;
  readonly tablet: TabletOfTruth | null;
  /** Number of the photo, the same for a matched pair. */
  readonly photo: number;
  /** From the crop's round upright tablet to the true one, in radii, right and down. */
  readonly toTruth: Affine;
}

export const IDENTITY: Affine = { a: 1, b: 0, c: 0, d: 0, e: 1, f: 0 };

/** Columns of `pressed` are means of this many samples per side. */
const SAMPLES = 4;
/** The logarithm of the depth that is 1 in its trait. */
const DEPTH_STEP = 0.6;

/** One set of crops, in order. */
export function buildCropSet(crops: readonly KnownCrop[]): CropSet {
  const set = emptyCropSet(crops.length);
  const presses = new Map<string, number>();
  for (const [i, { pixels, tablet, photo, toTruth }] of crops.entries()) {
    set.pixels.set(pixels, i * pixels.length);
    set.face[i] = CROP_FACES.indexOf(tablet?.face ?? 'background');
    set.counterfeit[i] = tablet?.label === 'counterfeit' ? 1 : 0;
    set.severity[i] = tablet?.severity ?? 0;
    for (const defect of tablet?.defects ?? []) set.kinds[i * KINDS.length + KINDS.indexOf(defect)] = 1;
    set.traits.set(traitsOf(tablet), i * TRAIT_COUNT);
    set.pressed.set(pressedOf(tablet, toTruth), i * PRESSED_CELLS ** 2);
    set.photo[i] = photo;
    const press = pressOf(tablet, photo) ?? `crop ${i}`;
    if (!presses.has(press)) presses.set(press, presses.size);
    set.press[i] = presses.get(press)!;
  }
  return set;
}

/** A tablet of an unknown press counts as the only one of its press. */
function pressOf(tablet: TabletOfTruth | null, photo: number): string | undefined {
  return tablet?.press ?? (tablet?.lot == null ? undefined : `photo ${photo}, lot ${tablet.lot}`);
}

const UNKNOWN_TRAITS = new Float32Array(TRAIT_COUNT).fill(Number.NaN);

function traitsOf(tablet: TabletOfTruth | null): ArrayLike<number> {
  return tablet?.traits.length === TRAIT_COUNT ? tablet.traits : UNKNOWN_TRAITS;
}

/**
 * See `CropSet.pressed`: the simulator's own map, moved to its place in the crop, in depths of the tablet's own die.
 */
function pressedOf(tablet: TabletOfTruth | null, toTruth: Affine): Float32Array {
  const pressed = new Float32Array(PRESSED_CELLS ** 2);
  if (!tablet?.faceMaps || tablet.traits.length !== TRAIT_COUNT) return pressed.fill(Number.NaN);
  const maps = readFaceMaps(tablet.faceMaps);
  const whole = Math.exp(tablet.traits[traitIndex('depth')]! * DEPTH_STEP);
  const side = PRESSED_CELLS * SAMPLES;
  const coordinate = (i: number): number => (((i + 0.5) / side) * 2 - 1) * CROP_REACH;
  for (let k = 0; k < side * side; k++) {
    const [u, v] = [coordinate(k % side), coordinate(Math.floor(k / side))];
    const [x, y] = [toTruth.a * u + toTruth.b * v + toTruth.c, toTruth.d * u + toTruth.e * v + toTruth.f];
    const cell = Math.floor(k / side / SAMPLES) * PRESSED_CELLS + Math.floor((k % side) / SAMPLES);
    pressed[cell]! += depthAt(maps, x, y) / whole / SAMPLES ** 2;
  }
  return pressed;
}

const PRESSED = FACE_MAPS.indexOf('pressed');

/** Depth of the map's cell at a place in radii, right and down; 0 beyond the map. */
function depthAt(maps: Float32Array, x: number, y: number): number {
  const cellOf = (v: number): number => Math.floor(((v / REACH + 1) / 2) * MAP_SIDE);
  const [column, row] = [cellOf(x), cellOf(y)];
  if (column < 0 || row < 0 || column >= MAP_SIDE || row >= MAP_SIDE) return 0;
  return maps[(row * MAP_SIDE + column) * FACE_MAPS.length + PRESSED]!;
}
