import { solve } from '../imaging/solve.ts';
import type { CropSettings } from '../model.ts';

const DEGREE = 3;
/** Powers of x and y, up to the third together; the first is the constant. */
const POWERS = Array.from({ length: DEGREE + 1 }, (_, i) =>
  Array.from({ length: DEGREE + 1 - i }, (_, j) => [i, j] as const),
).flat();

/** How light falls off over a face. */
export interface Falloff {
  /** Of each plane over the face. */
  readonly means: readonly number[];
  /** Length of the cubic's coefficients but for the constant one, of the plane in the middle. */
  readonly slope: number;
}

/**
 * Takes from each of the planes (`[size, size]`), in place where `mask` is above 0, the cubic surface that fits it best
 * there, by least squares: light falls off so over a domed face.
 */
export function takeSurfaceAway(planes: readonly Float32Array[], mask: Float32Array, settings: CropSettings): Falloff {
  const known = momentsOf(mask, mask, 2 * DEGREE, settings);
  const count = at(known, 0, 0);
  const matrix = POWERS.map(([i, j], a) =>
    POWERS.map(([k, l], b) => at(known, i + k, j + l) + (a === b ? 1e-6 * count : 0)),
  );
  const moments = planes.map((plane) => momentsOf(plane, mask, DEGREE, settings));
  const fits = moments.map((moment) => {
    const vector = POWERS.map(([i, j]) => at(moment, i, j));
    return solve(matrix, vector) ?? new Array<number>(POWERS.length).fill(0);
  });
  for (const [c, plane] of planes.entries()) subtract(plane, mask, fits[c] ?? [], settings);
  return {
    means: moments.map((moment) => at(moment, 0, 0) / Math.max(1, count)),
    slope: Math.hypot(...(fits[planes.length >> 1] ?? []).slice(1)),
  };
}

/** Sums of x^i y^j values, x and y in tablet radii, by i and j. */
type Moments = readonly Float64Array[];

const at = (moments: Moments, i: number, j: number): number => moments[i]?.[j] ?? 0;

/** Row by row: of each first the sums along it. */
function momentsOf(
  values: Float32Array,
  mask: Float32Array,
  degree: number,
  { size, radiusShare }: CropSettings,
): Moments {
  const radius = (radiusShare * size) / 2;
  const moments = Array.from({ length: degree + 1 }, () => new Float64Array(degree + 1));
  const along = new Float64Array(degree + 1);
  for (let row = 0; row < size; row++) {
    along.fill(0);
    for (let column = 0; column < size; column++) {
      const k = row * size + column;
      if (mask[k] === 0) continue;
      const x = (column + 0.5 - size / 2) / radius;
      let term = values[k] as number;
      for (let i = 0; i <= degree; i++) {
        along[i] = (along[i] as number) + term;
        term *= x;
      }
    }
    const y = (row + 0.5 - size / 2) / radius;
    for (let i = 0; i <= degree; i++) {
      const moment = moments[i] as Float64Array;
      let term = along[i] as number;
      for (let j = 0; j <= degree - i; j++) {
        moment[j] = (moment[j] as number) + term;
        term *= y;
      }
    }
  }
  return moments;
}

function subtract(
  plane: Float32Array,
  mask: Float32Array,
  fit: readonly number[],
  { size, radiusShare }: CropSettings,
): void {
  const radius = (radiusShare * size) / 2;
  for (let row = 0; row < size; row++) {
    const y = (row + 0.5 - size / 2) / radius;
    const terms = [0, 0, 0, 0];
    for (const [t, [i, j]] of POWERS.entries()) terms[i] = (terms[i] as number) + (fit[t] as number) * y ** j;
    const [c0, c1, c2, c3] = terms as [number, number, number, number];
    for (let column = 0; column < size; column++) {
      const k = row * size + column;
      if (mask[k] === 0) continue;
      const x = (column + 0.5 - size / 2) / radius;
      plane[k] = (plane[k] as number) - (c0 + x * (c1 + x * (c2 + x * c3)));
    }
  }
}
