/** Planes of one picture of which parts are known: a pixel's values times how much of it is known, and that. */
export interface WeightedPicture {
  /** Pixels of a side. */
  readonly size: number;
  /** `[size, size]`: how much of each pixel is known, 0..1. */
  readonly weights: Float32Array;
  /** `[size, size]` each, multiplied by the weights. */
  readonly planes: readonly Float32Array[];
}

/**
 * The picture on half as many pixels a side, each the sum of what is known about it: one over the other, planes and
 * weights tell the mean of it (normalised convolution, Knutsson and Westin 1993). A pixel lies between two of the finer
 * ones and takes 3/8 of either and 1/8 of the next: a mirror, too, is halved into the mirror's half.
 */
function reduce({ size, weights, planes }: WeightedPicture): WeightedPicture {
  const half = Math.ceil(size / 2);
  const smaller = (plane: Float32Array): Float32Array => {
    const rows = new Float32Array(size * half);
    for (let j = 0; j < size; j++) halve(plane, j * size, 1, size, rows, j * half, 1);
    const out = new Float32Array(half * half);
    for (let i = 0; i < half; i++) halve(rows, i, half, size, out, i, half);
    return out;
  };
  return { size: half, weights: smaller(weights), planes: planes.map(smaller) };
}

/** A line of `count` values, each `step` after the one before, into half as many. */
function halve(
  from: Float32Array,
  start: number,
  step: number,
  count: number,
  to: Float32Array,
  at: number,
  stride: number,
): void {
  for (let i = 0, k = at; i < count; i += 2, k += stride) {
    const left = start + i * step;
    let sum = 0.375 * (from[left] as number);
    if (i > 0) sum += 0.125 * (from[left - step] as number);
    if (i + 1 < count) sum += 0.375 * (from[left + step] as number);
    if (i + 2 < count) sum += 0.125 * (from[left + 2 * step] as number);
    to[k] = sum;
  }
}

/** The picture a little smoother, on as many pixels: a quarter, a half and a quarter along either side. */
function smooth({ size, weights, planes }: WeightedPicture): WeightedPicture {
  const smoother = (plane: Float32Array): Float32Array => {
    const rows = new Float32Array(size * size);
    for (let k = 0; k < rows.length; k++) {
      const i = k % size;
      const left = i > 0 ? (plane[k - 1] as number) : 0;
      const right = i + 1 < size ? (plane[k + 1] as number) : 0;
      rows[k] = 0.25 * left + 0.5 * (plane[k] as number) + 0.25 * right;
    }
    const out = new Float32Array(size * size);
    for (let k = 0; k < out.length; k++) {
      const above = k >= size ? (rows[k - size] as number) : 0;
      const below = k + size < rows.length ? (rows[k + size] as number) : 0;
      out[k] = 0.25 * above + 0.5 * (rows[k] as number) + 0.25 * below;
    }
    return out;
  };
  return { size, weights: smoother(weights), planes: planes.map(smoother) };
}

/** What is known too little of counts as unknown. */
const LEAST = 1e-3;

/** One band of sizes of a picture: planes `[size, size]` less what is smoother than they, and how much each pixel counts. */
export interface Band {
  readonly size: number;
  readonly weights: Float32Array;
  readonly planes: readonly Float32Array[];
}

/** What of a picture a smoother one of the same size, or of half the size, does not hold. */
function bandBetween(finer: WeightedPicture, smoother: WeightedPicture): Band {
  const { size, weights } = finer;
  const spread = (plane: Float32Array): Float32Array => (smoother.size === size ? plane : enlarge(plane, size));
  const around = spread(smoother.weights);
  const planes = finer.planes.map((plane, c) => {
    const smooth = spread(smoother.planes[c] as Float32Array);
    const band = new Float32Array(plane.length);
    for (let k = 0; k < band.length; k++) {
      const own = weights[k] as number;
      const wide = around[k] as number;
      if (own < LEAST || wide < LEAST) continue;
      band[k] = (plane[k] as number) / own - (smooth[k] as number) / wide;
    }
    return band;
  });
  return { size, weights, planes };
}

/** What is left when all bands were taken away. */
function restOf({ size, weights, planes }: WeightedPicture): Band {
  const means = planes.map((plane) => plane.map((value, k) => value / Math.max(LEAST, weights[k] as number)));
  return { size, weights, planes: means };
}

/** A plane of half the size read between its pixels: three quarters of the nearest and one of the next, along either side. */
function enlarge(plane: Float32Array, size: number): Float32Array {
  const half = Math.ceil(size / 2);
  const next = (i: number): number => Math.max(0, Math.min(half - 1, (i >> 1) + (i % 2 === 0 ? -1 : 1)));
  const nexts = Int32Array.from({ length: size }, (_, i) => next(i));
  const out = new Float32Array(size * size);
  for (let j = 0, k = 0; j < size; j++) {
    const row = (j >> 1) * half;
    const other = (nexts[j] as number) * half;
    for (let i = 0; i < size; i++, k++) {
      const near = i >> 1;
      const far = nexts[i] as number;
      const own = 0.75 * (plane[row + near] as number) + 0.25 * (plane[row + far] as number);
      out[k] = 0.75 * own + 0.25 * (0.75 * (plane[other + near] as number) + 0.25 * (plane[other + far] as number));
    }
  }
  return out;
}

/** The picture, a little smoother, and then on half, a quarter, ... as many pixels a side: `octaves` + 2 of them. */
export function levelsOf(picture: WeightedPicture, octaves: number): WeightedPicture[] {
  const levels = [picture, smooth(picture)];
  for (let octave = 0; octave < octaves; octave++) levels.push(reduce(levels.at(-1) as WeightedPicture));
  return levels;
}

/**
 * The picture of some levels in bands of sizes, each about twice as coarse as the one before: single pixels, the octaves,
 * and what is left (a Laplacian pyramid, after Burt and Adelson 1983, with one step more at its finest).
 */
export function bandsOf(levels: readonly WeightedPicture[]): Band[] {
  return levels.map((level, i) => {
    const smoother = levels[i + 1];
    return smoother ? bandBetween(level, smoother) : restOf(level);
  });
}
