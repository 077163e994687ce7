import { expect, test } from 'vitest';
import type { RegisteredCrop } from '../../core/evidence.ts';
import { spotted } from '../../core/inspect/spotted.fixture.ts';
import { FACE_MAPS, MAP_SIDE } from '../simulate/face-maps.ts';
import { Random } from '../simulate/random.ts';
import { bareTruth, type CropTruth } from './crop-store.ts';
import { CELL_VALUES, PIXELS_A_CELL } from './draw-face-maps.ts';
import { drawTrainingCrop } from './draw-training-crop.ts';

const SIZE = 48;
const SETTINGS = { size: SIZE, radiusShare: 0.88 };

const CELLS = SIZE / PIXELS_A_CELL;

function drawnOf(crop: RegisteredCrop, truth: CropTruth, seed: string, mirrored: boolean) {
  const image = new Float32Array(SIZE * SIZE * 4);
  const maps = new Float32Array(CELLS * CELLS * CELL_VALUES);
  drawTrainingCrop({ crop, truth }, SETTINGS, new Random(seed), { image, maps }, mirrored);
  return { image, maps };
}

const TRUTH: CropTruth = { ...bareTruth('', 'other'), face: 'M', label: 'reference', up: 0 };

const draw = (seed: string, mirrored: boolean): Float32Array =>
  drawnOf({ ...spotted(90), turn: 0 }, TRUTH, seed, mirrored).image;

/** Mean column of what is bright: the spot lies to the right. */
function spotColumn(pixels: Float32Array): number {
  const bright = [...pixels.keys()].filter((k) => k % 4 === 0 && (pixels[k] as number) > 1.2);
  return bright.reduce((sum, k) => sum + ((k / 4) % SIZE), 0) / Math.max(1, bright.length);
}

test('the same seed draws the same crop, another one another', () => {
  expect(draw('a', false)).toEqual(draw('a', false));
  expect(draw('a', false)).not.toEqual(draw('b', false));
});

test('what lies to the right lies to the left in a mirror', () => {
  for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
    const [plain, mirrored] = [spotColumn(draw(seed, false)), spotColumn(draw(seed, true))];
    // A spot that is wholly covered is nowhere.
    if (plain > 0) expect(plain).toBeGreaterThan(SIZE / 2);
    if (mirrored > 0) expect(mirrored).toBeLessThan(SIZE / 2);
  }
});

test('about a quarter of the crops have a plain part', () => {
  const covered = Array.from({ length: 60 }, (_, i) => draw(`cover ${i}`, false)).filter((pixels) => {
    const plain = pixels.filter((value, k) => k % 4 === 0 && value === 0.5).length;
    // A third of the square lies beyond the rim and is plain in every crop.
    return plain > 0.345 * SIZE * SIZE;
  });
  expect(covered.length).toBeGreaterThan(6);
  expect(covered.length).toBeLessThan(30);
});

test('the drawing moves with the crop, and turns over with it in a mirror', () => {
  // Drawn where the spot is: a disc of light to the right.
  const drawn = Int8Array.from({ length: SIZE * SIZE }, (_, k) => {
    const [x, y] = [(k % SIZE) - SIZE / 2 - 12.7, Math.floor(k / SIZE) - SIZE / 2];
    return Math.hypot(x, y) < 5 ? 100 : 0;
  });
  const registration = { face: 'M', explained: 0.5, numbers: [], drawn } as const;
  for (const mirrored of [false, true]) {
    for (const seed of ['a', 'b', 'c', 'd']) {
      const { image: out } = drawnOf({ ...spotted(90), turn: 0, registration }, TRUTH, seed, mirrored);
      const lit = [...Array(SIZE * SIZE).keys()].filter((k) => (out[4 * k + 3] as number) > 0.55);
      const column = lit.reduce((sum, k) => sum + (k % SIZE), 0) / lit.length;
      const spot = spotColumn(out);
      expect(lit.length).toBeGreaterThan(40);
      if (spot > 0) expect(Math.abs(column - spot)).toBeLessThan(2.5);
    }
  }
});

/** Maps of a face whose right half is pressed in, right of where the imprint is upright, in steps of a fortieth. */
const RIGHT_HALF = Buffer.from(
  Int8Array.from({ length: MAP_SIDE * MAP_SIDE * FACE_MAPS.length }, (_, k) => {
    const column = Math.floor(k / FACE_MAPS.length) % MAP_SIDE;
    return k % FACE_MAPS.length === 0 && column >= MAP_SIDE / 2 ? 40 : 0;
  }).buffer,
).toString('base64');

/** Mean column, from the middle in shares of a half, and mean row of the cells that are pressed in. */
function pressedMiddle(maps: Float32Array): [column: number, row: number] {
  const cells = [...Array(CELLS * CELLS).keys()].filter((k) => (maps[k * CELL_VALUES] as number) > 0.5);
  const mean = (of: (k: number) => number): number => cells.reduce((sum, k) => sum + of(k), 0) / cells.length;
  const share = (place: number): number => ((place + 0.5) / CELLS) * 2 - 1;
  return [share(mean((k) => k % CELLS)), share(mean((k) => Math.floor(k / CELLS)))];
}

test('the maps of a face lie where the face does in the crop, wherever the crop itself errs', () => {
  const { ellipse } = spotted(90);
  const truth = { ...TRUTH, rim: ellipse, faceMaps: RIGHT_HALF };
  const upright = { ...spotted(90), turn: 0 };
  const [right, middle] = pressedMiddle(drawnOf(upright, truth, 'a', false).maps);
  expect(right).toBeCloseTo(0.37, 1);
  expect(Math.abs(middle)).toBeLessThan(0.08);
  expect(pressedMiddle(drawnOf(upright, truth, 'a', true).maps)[0]).toBeCloseTo(-right, 5);

  // Where the imprint's up points right in the photo, its right is down in an upright crop of the photo.
  const [across, down] = pressedMiddle(drawnOf(upright, { ...truth, up: 90 }, 'a', false).maps);
  expect(Math.abs(across)).toBeLessThan(0.08);
  expect(down).toBeCloseTo(right, 1);
  // A crop that has been turned as the imprint lies shows it upright.
  const turned = { ...spotted(90), turn: 90 };
  expect(pressedMiddle(drawnOf(turned, { ...truth, up: 90 }, 'a', false).maps)[0]).toBeCloseTo(right, 1);
});

test('nothing is known beyond the rim, nor of a tablet without maps', () => {
  const { ellipse } = spotted(90);
  const upright = { ...spotted(90), turn: 0 };
  const knownIn = (truth: CropTruth): number =>
    drawnOf(upright, truth, 'a', false).maps.filter((value, k) => k % CELL_VALUES === FACE_MAPS.length && value === 1)
      .length;
  const disc = Math.PI * ((CELLS / 2) * SETTINGS.radiusShare) ** 2;
  expect(knownIn({ ...TRUTH, rim: ellipse, faceMaps: RIGHT_HALF }) / disc).toBeCloseTo(1, 1);
  expect(knownIn({ ...TRUTH, rim: ellipse })).toBe(0);
  expect(knownIn({ ...TRUTH, faceMaps: RIGHT_HALF })).toBe(0);
});
