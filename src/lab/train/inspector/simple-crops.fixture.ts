import {
  CROP_REACH,
  CROP_SIZE,
  type CropSet,
  type CropSource,
  emptyCropSet,
  KINDS,
  PLACING_COUNT,
  PRESSED_CELLS,
} from '../../dataset/crop-set.ts';
import { Random } from '../../simulate/random.ts';
import { TRAIT_COUNT } from '../../simulate/tablet/traits.ts';

interface SimpleOptions {
  /** Crops per set; every eight of them are two matched pairs, two other tablets and two backgrounds. */
  readonly count: number;
  readonly seed?: string;
}

/** Draws round blue tablets with stripes as faces: cheap, and sufficient to test whether anything is learned. */
export default function openSimpleSource({ count, seed = 'simple' }: SimpleOptions): CropSource {
  return { draw: (index) => Promise.resolve(drawSimpleCrops(count, `${seed}/${index}`)) };
}

export function drawSimpleCrops(count: number, seed: string): CropSet {
  const set = emptyCropSet(count);
  const random = new Random(seed);
  for (let i = 0; i < count; i++) {
    const pairs = i % 8 < 4;
    set.face[i] = pairs ? Math.floor((i % 8) / 2) : i % 8 < 6 ? 2 : 3;
    set.photo[i] = Math.floor(i / 2);
    set.press[i] = i % 2;
    if (pairs) set.placing.fill((i % 4) - 1.5, i * PLACING_COUNT, (i + 1) * PLACING_COUNT);
    set.traits.fill(pairs ? (i % 2) - 0.5 : Number.NaN, i * TRAIT_COUNT, (i + 1) * TRAIT_COUNT);
    if (pairs && i % 2 === 1) {
      set.counterfeit[i] = 1;
      set.severity[i] = random.range(0.3, 1);
      set.kinds[i * KINDS.length + KINDS.indexOf('strokes')] = 1;
    }
    drawOne(set, i, random);
  }
  return set;
}

/**
 * M has vertical stripes, 30 horizontal ones, another imprint slanted ones; those of a counterfeit are twice as wide.
 */
function drawOne(set: CropSet, i: number, random: Random): void {
  const face = set.face[i]!;
  const width = set.counterfeit[i] === 1 ? 6 : 3;
  const shift = random.range(0, 16);
  const cell = CROP_SIZE / PRESSED_CELLS;
  const [known, area] = [face < 2, PRESSED_CELLS * PRESSED_CELLS];
  if (!known) set.pressed.fill(Number.NaN, i * area, (i + 1) * area);
  for (let y = 0; y < CROP_SIZE; y++) {
    for (let x = 0; x < CROP_SIZE; x++) {
      const radius = Math.hypot(x + 0.5 - CROP_SIZE / 2, y + 0.5 - CROP_SIZE / 2) / (CROP_SIZE / 2 / CROP_REACH);
      const along = [x, y, x + y, 0][face]!;
      const pressed = face < 3 && radius < 0.7 && (along + shift) % 16 < width;
      if (pressed && known) {
        const at = i * area + Math.floor(y / cell) * PRESSED_CELLS + Math.floor(x / cell);
        set.pressed[at] = set.pressed[at]! + 1 / cell ** 2;
      }
      const level = face === 3 ? random.range(60, 200) : radius > 1 ? 120 : pressed ? 130 : 170;
      const at = (i * CROP_SIZE * CROP_SIZE + y * CROP_SIZE + x) * 3;
      set.pixels.set(
        [level * 0.7, level * 0.85, level].map((v) => v + random.range(-6, 6)),
        at,
      );
    }
  }
}
