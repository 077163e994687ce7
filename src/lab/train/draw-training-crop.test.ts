import { expect, test } from 'vitest';
import { spotted } from '../../core/inspect/spotted.fixture.ts';
import { Random } from '../simulate/random.ts';
import { drawTrainingCrop } from './draw-training-crop.ts';

const SIZE = 48;
const SETTINGS = { size: SIZE, radiusShare: 0.88 };

function draw(seed: string, mirrored: boolean): Float32Array {
  const out = new Float32Array(SIZE * SIZE * 4);
  drawTrainingCrop({ ...spotted(90), turn: 0 }, SETTINGS, new Random(seed), out, mirrored);
  return out;
}

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
      const out = new Float32Array(SIZE * SIZE * 4);
      drawTrainingCrop({ ...spotted(90), turn: 0, registration }, SETTINGS, new Random(seed), out, mirrored);
      const lit = [...Array(SIZE * SIZE).keys()].filter((k) => (out[4 * k + 3] as number) > 0.55);
      const column = lit.reduce((sum, k) => sum + (k % SIZE), 0) / lit.length;
      const spot = spotColumn(out);
      expect(lit.length).toBeGreaterThan(40);
      if (spot > 0) expect(Math.abs(column - spot)).toBeLessThan(2.5);
    }
  }
});
