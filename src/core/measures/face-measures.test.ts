import { describe, expect, test } from 'vitest';
import { DRAWN_STEP } from '../evidence.ts';
import { FACE_MEASURES, measureFace } from './face-measures.ts';
import { RIM_MEASURES } from './rim-measures.ts';
import { STROKE_MEASURES } from './stroke-measures.ts';
import { SURFACE_MEASURES } from './surface-measures.ts';

const SETTINGS = { size: 128, radiusShare: 0.88 };
const { size } = SETTINGS;
const RADIUS = (SETTINGS.radiusShare * size) / 2;

/** Light of one pixel of a face, for each colour, at a place in tablet radii; y up. */
type Paint = (x: number, y: number, k: number) => readonly [number, number, number];

const blue = (light = 1): [number, number, number] => [0.42 * light, 0.5 * light, 0.58 * light];
/** The same number for the same pixel, -1..1. */
const noise = (k: number, seed = 0): number => {
  const value = Math.sin((k + 1) * 12.9898 + seed * 78.233) * 43758.5453;
  return 2 * (value - Math.floor(value)) - 1;
};

function face(paint: Paint): Float32Array {
  const rgb = new Float32Array(size * size * 3).fill(0.5);
  for (let k = 0; k < size * size; k++) {
    const x = ((k % size) + 0.5 - size / 2) / RADIUS;
    const y = (size / 2 - Math.floor(k / size) - 0.5) / RADIUS;
    if (Math.hypot(x, y) < 1) rgb.set(paint(x, y, k), 3 * k);
  }
  return rgb;
}

/** A bar across the face, a bright flank above a dark one, `soft` radii wide each. */
function bar(soft: number, height = 1): Float32Array {
  return Float32Array.from({ length: size * size }, (_, k) => {
    const x = ((k % size) + 0.5 - size / 2) / RADIUS;
    const y = (size / 2 - Math.floor(k / size) - 0.5) / RADIUS;
    if (Math.abs(x) > 0.6) return 0;
    const flank = (at: number): number => Math.exp(-(((y - at) / soft) ** 2));
    return 40 * height * (0.04 / soft) * (flank(0.08) - flank(-0.08));
  });
}

const blank = new Float32Array(size * size);
const step = DRAWN_STEP;

const surface = (rgb: Float32Array, drawn: ArrayLike<number> = blank): number[] =>
  measureFace(rgb, drawn, SETTINGS).slice(0, SURFACE_MEASURES);
const strokes = (rgb: Float32Array, drawn: ArrayLike<number>): number[] =>
  measureFace(rgb, drawn, SETTINGS).slice(SURFACE_MEASURES, SURFACE_MEASURES + STROKE_MEASURES);
const rim = (rgb: Float32Array): number[] => measureFace(rgb, blank, SETTINGS).slice(-RIM_MEASURES);

/** Of a surface's bands the numbers at one place in each. */
const inBands = (numbers: readonly number[], place: number): number[] =>
  Array.from({ length: (numbers.length - 3) / 11 }, (_, band) => numbers[3 + 11 * band + place] as number);

test('as many numbers as announced, each within its bounds, whatever the picture', () => {
  for (const paint of [() => blue(), () => [0, 0, 0], (_x, _y, k) => [noise(k), 9, Number.NaN]] as Paint[]) {
    const numbers = measureFace(face(paint), blank, SETTINGS);
    expect(numbers).toHaveLength(FACE_MEASURES);
    for (const number of numbers) expect(Math.abs(number)).toBeLessThanOrEqual(3);
  }
});

describe('beside the imprint', () => {
  test('colour is told by how red and how blue it is', () => {
    const [red, blueness] = surface(face(() => blue()));
    const [redder, less] = surface(face(() => [0.46, 0.5, 0.54]));
    expect(redder).toBeGreaterThan((red as number) + 0.5);
    expect(less).toBeLessThan((blueness as number) - 0.5);
  });

  test('noise varies in every colour by itself, dark specks in all together', () => {
    const noisy = surface(
      face((_x, _y, k) => [0.45 + 0.04 * noise(k, 1), 0.5 + 0.04 * noise(k, 2), 0.55 + 0.04 * noise(k, 3)]),
    );
    const specked = surface(face((_x, _y, k) => blue(noise(k) > 0.9 ? 0.6 : 1)));
    // What red and green share, what red and blue share; skewness.
    for (const place of [3, 4]) {
      expect(inBands(noisy, place)[0]).toBeLessThan(-1.2);
      expect(inBands(specked, place)[0]).toBeGreaterThan(0.4);
    }
    expect(inBands(specked, 6)[0]).toBeLessThan((inBands(noisy, 6)[0] as number) - 1);
  });

  test('mottling is told in coarser bands than grain', () => {
    const even = inBands(surface(face((_x, _y, k) => blue(1 + 0.01 * noise(k)))), 1);
    const mottled = inBands(
      surface(face((x, y, k) => blue(1 + 0.01 * noise(k) + 0.06 * Math.sin(9 * x) * Math.sin(9 * y)))),
      1,
    );
    const grainy = inBands(surface(face((_x, _y, k) => blue(1 + 0.05 * noise(k)))), 1);
    const most = (of: number[]): number => {
      const more = of.map((value, band) => value - (even[band] as number));
      return more.indexOf(Math.max(...more));
    };
    expect(most(mottled)).toBeGreaterThanOrEqual(3);
    expect(most(grainy)).toBeLessThanOrEqual(1);
  });

  test('the imprint is left out', () => {
    const drawn = bar(0.04);
    const pressed = face((_x, _y, k) => blue(1 + step * (drawn[k] as number)));
    const [without, whole] = [surface(pressed, drawn), surface(pressed)];
    expect(inBands(without, 1)[1]).toBeLessThan((inBands(whole, 1)[1] as number) - 1);
  });
});

describe('on the strokes', () => {
  test('a face as drawn is as strong as the drawing, and like it, in every band', () => {
    const drawn = bar(0.04);
    const numbers = strokes(
      face((_x, _y, k) => blue(1 + step * (drawn[k] as number))),
      drawn,
    );
    for (let band = 0; band < 4; band++) {
      expect(numbers[4 * band] as number).toBeGreaterThan(-0.1);
      expect(numbers[4 * band] as number).toBeLessThan(0.5);
      expect(numbers[4 * band + 1] as number).toBeGreaterThan(0.9);
    }
  });

  test('a shallow one is weaker in all, a soft one in the fine ones', () => {
    const drawn = bar(0.03);
    const strengths = (pressed: Float32Array): number[] => {
      const numbers = strokes(
        face((_x, _y, k) => blue(1 + step * (pressed[k] as number))),
        drawn,
      );
      return [0, 1, 2, 3].map((band) => (numbers[4 * band] as number) + 0.8);
    };
    const [as, shallow, soft] = [strengths(drawn), strengths(bar(0.03, 0.5)), strengths(bar(0.06))];
    for (const [band, strength] of shallow.entries()) expect(strength / (as[band] as number)).toBeCloseTo(0.5, 1);
    expect((soft[0] as number) / (as[0] as number)).toBeLessThan(0.35);
    expect((soft[3] as number) / (as[3] as number)).toBeGreaterThan(0.6);
  });
});

describe('at the rim', () => {
  const whole = face((x) => blue(1 + 0.1 * x));
  const bitten = face((x, y) => blue((1 + 0.1 * x) * (Math.hypot(x - 0.7, y - 0.7) < 0.12 ? 0.6 : 1)));

  test('a bite is a deep dent', () => {
    // Deepest of the ring at 0.94 to 0.99.
    const deepest = 2 * 10 + 3;
    expect(rim(bitten)[deepest]).toBeLessThan((rim(whole)[deepest] as number) - 1);
  });

  test('it is the same wherever it lies', () => {
    const turned = face((x, y) => blue((1 + 0.1 * y) * (Math.hypot(x + 0.7, y - 0.7) < 0.12 ? 0.6 : 1)));
    for (const [i, number] of rim(turned).entries()) expect(number).toBeCloseTo(rim(bitten)[i] as number, 1);
  });

  test('a face that is lit from one side is told how strongly', () => {
    const oneSided = (rgb: Float32Array): number => rim(rgb)[1] as number;
    expect(oneSided(whole)).toBeGreaterThan(oneSided(face((x) => blue(1 + 0.02 * x))) + 1);
  });
});

test('a mirror changes nothing', () => {
  const drawn = bar(0.04).map((value, k) => (k % size < size / 2 ? value : 0));
  const paint: Paint = (x, y, k) => blue(1 + 0.08 * x + step * (drawn[k] as number) + (y > 0.5 && x > 0.2 ? 0.1 : 0));
  const rgb = face(paint);
  const over = (k: number): number => Math.floor(k / size) * size + (size - 1 - (k % size));
  const mirrored = rgb.map((_, i) => rgb[3 * over(Math.floor(i / 3)) + (i % 3)] as number);
  const there = measureFace(rgb, drawn, SETTINGS);
  const back = measureFace(
    mirrored,
    drawn.map((_, k) => drawn[over(k)] as number),
    SETTINGS,
  );
  for (const [i, number] of there.entries()) expect(number).toBeCloseTo(back[i] as number, 1);
});
