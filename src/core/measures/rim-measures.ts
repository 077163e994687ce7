import type { CropSettings } from '../model.ts';
import { brightnessOf, type FaceColours } from './face-colours.ts';

/** Directions in which the rim is looked at. */
const DIRECTIONS = 192;
/** Rings about the rim, in radii, each seen as the mean of a few circles. */
const RINGS = [
  [0.8, 0.88],
  [0.88, 0.94],
  [0.94, 0.99],
  [0.98, 1.03],
] as const;
const CIRCLES = 3;
const MEASURES_A_RING = 10;
/** Circles between which the rim's steepest place is looked for. */
const EDGE = [0.9, 1.05] as const;
const EDGE_CIRCLES = 9;
const EDGE_MEASURES = 4;
/** How many numbers `rimMeasures` tells. */
export const RIM_MEASURES = RINGS.length * MEASURES_A_RING + EDGE_MEASURES;
/** Up to so many waves around the rim are light, tilt and an ellipse that is a little off. */
const WAVES = 4;

type Logs = FaceColours['logs'];

/**
 * How the rim of a face goes around: for each of a few rings its brightness beside the face's, how strongly one side of it
 * is lit, and what is left of its brightness and colour after slow waves were taken away (spread, deepest, highest,
 * skewness); and how far its steepest place strays. A chip is a short, deep dent in one or more of them, a bevel is how
 * much more than the face the outer rings take of the light. Each near -1..1 for most tablets.
 */
export function rimMeasures({ logs, face }: FaceColours, settings: CropSettings): number[] {
  const middle = meanBrightness(logs, face);
  const rings = RINGS.flatMap(([low, high]) => {
    const circles = Array.from({ length: CIRCLES }, (_, c) =>
      readCircle(logs, low + ((high - low) * (c + 0.5)) / CIRCLES, settings),
    );
    const mean = (of: (circle: Circle) => Float64Array): Float64Array =>
      Float64Array.from({ length: DIRECTIONS }, (_, d) =>
        circles.reduce((sum, circle) => sum + (of(circle)[d] as number) / CIRCLES, 0),
      );
    const bright = takeWavesAway(mean(({ brightness }) => brightness));
    const colour = takeWavesAway(mean(({ blueness }) => blueness));
    return [
      5 * (bright.mean - middle),
      Math.log(bright.oneSided + 1e-3) + 3,
      ...ringMeasures(bright.rest, colour.rest),
    ];
  });
  return [...rings, ...edgeMeasures(takeWavesAway(steepest(logs, settings)).rest)];
}

function meanBrightness([red, green, blue]: Logs, face: Float32Array): number {
  let [sum, count] = [0, 0];
  for (let k = 0; k < face.length; k++) {
    if (face[k] === 0) continue;
    sum += brightnessOf(red[k] as number, green[k] as number, blue[k] as number);
    count++;
  }
  return sum / Math.max(1, count);
}

/** Logarithms in every direction. */
interface Circle {
  readonly brightness: Float64Array;
  /** Blue less red. */
  readonly blueness: Float64Array;
}

const TURNS = Array.from({ length: DIRECTIONS }, (_, d) => (2 * Math.PI * d) / DIRECTIONS);
const SIN = TURNS.map(Math.sin);
const COS = TURNS.map(Math.cos);

/** The colours on a circle about the middle, between pixels; `radius` in tablet radii. */
function readCircle([red, green, blue]: Logs, radius: number, { size, radiusShare }: CropSettings): Circle {
  const reach = (radius * radiusShare * size) / 2;
  const brightness = new Float64Array(DIRECTIONS);
  const blueness = new Float64Array(DIRECTIONS);
  for (let d = 0; d < DIRECTIONS; d++) {
    const x = Math.max(0, Math.min(size - 1.001, size / 2 - 0.5 + reach * (SIN[d] as number)));
    const y = Math.max(0, Math.min(size - 1.001, size / 2 - 0.5 - reach * (COS[d] as number)));
    const i = Math.floor(x);
    const j = Math.floor(y);
    const k = j * size + i;
    const r = between(red, k, size, x - i, y - j);
    const g = between(green, k, size, x - i, y - j);
    const b = between(blue, k, size, x - i, y - j);
    brightness[d] = brightnessOf(r, g, b);
    blueness[d] = b - r;
  }
  return { brightness, blueness };
}

function between(plane: Float32Array, k: number, size: number, u: number, v: number): number {
  const above = (plane[k] as number) * (1 - u) + (plane[k + 1] as number) * u;
  const below = (plane[k + size] as number) * (1 - u) + (plane[k + size + 1] as number) * u;
  return above * (1 - v) + below * v;
}

/** Where each direction's brightness changes most between the circles of EDGE, in circles. */
function steepest(logs: Logs, settings: CropSettings): Float64Array {
  const circles = Array.from(
    { length: EDGE_CIRCLES },
    (_, c) => readCircle(logs, EDGE[0] + ((EDGE[1] - EDGE[0]) * c) / (EDGE_CIRCLES - 1), settings).brightness,
  );
  return Float64Array.from({ length: DIRECTIONS }, (_, d) => {
    let [sum, weight] = [0, 0];
    for (let c = 0; c + 1 < EDGE_CIRCLES; c++) {
      const change = Math.abs((circles[c + 1]?.[d] as number) - (circles[c]?.[d] as number));
      const w = (change + 1e-3) ** 2;
      sum += w * c;
      weight += w;
    }
    return sum / weight;
  });
}

/** A ring's mean, the height of its one wave, and what is left without these and a few waves more. */
interface Unwaved {
  readonly mean: number;
  readonly oneSided: number;
  readonly rest: Float64Array;
}

/** Cosines and sines are orthogonal over all directions: what each wave explains is a mean. */
function takeWavesAway(ring: Float64Array): Unwaved {
  const rest = Float64Array.from(ring);
  const mean = ring.reduce((sum, value) => sum + value, 0) / DIRECTIONS;
  let oneSided = 0;
  for (let d = 0; d < DIRECTIONS; d++) rest[d] = (rest[d] as number) - mean;
  for (let wave = 1; wave <= WAVES; wave++) {
    let [cos, sin] = [0, 0];
    for (let d = 0; d < DIRECTIONS; d++) {
      cos += ((ring[d] as number) * (COS[(wave * d) % DIRECTIONS] as number) * 2) / DIRECTIONS;
      sin += ((ring[d] as number) * (SIN[(wave * d) % DIRECTIONS] as number) * 2) / DIRECTIONS;
    }
    if (wave === 1) oneSided = Math.hypot(cos, sin);
    for (let d = 0; d < DIRECTIONS; d++) {
      const at = (wave * d) % DIRECTIONS;
      rest[d] = (rest[d] as number) - cos * (COS[at] as number) - sin * (SIN[at] as number);
    }
  }
  return { mean, oneSided, rest };
}

function deviation(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length) + 1e-6;
}

/** Means over nine directions about each: what is no wider than that is a speck or noise. */
function smoothed(values: Float64Array): Float64Array {
  const n = values.length;
  return values.map((_, d) => {
    let sum = 0;
    for (let s = -4; s <= 4; s++) sum += values[(d + s + n) % n] as number;
    return sum / 9;
  });
}

function ringMeasures(bright: Float64Array, colour: Float64Array): number[] {
  const spread = deviation(bright);
  const wide = smoothed(bright);
  const skewness = bright.reduce((sum, v) => sum + (v / spread) ** 3, 0) / bright.length;
  const n = bright.length;
  const changes = bright.reduce((sum, v, d) => sum + Math.abs((bright[(d + 1) % n] as number) - v), 0) / n;
  return [
    Math.log(spread) + 3.7,
    10 * Math.min(...bright) + 1,
    15 * Math.max(...bright) - 1,
    skewness + 1,
    Math.log(deviation(colour)) + 3.7,
    20 * Math.min(...wide) + 1,
    20 * Math.max(...wide) - 1,
    Math.log(changes + 1e-6) + 4.3,
  ];
}

function edgeMeasures(places: Float64Array): number[] {
  const middle = Float64Array.from(places, Math.abs).sort()[places.length >> 1] as number;
  return [
    2 * (Math.log(deviation(places)) + 1.3),
    Math.min(...places) + 1.2,
    2 * (Math.max(...places) - 0.8),
    2 * (Math.log(middle + 1e-3) + 1.8),
  ];
}
