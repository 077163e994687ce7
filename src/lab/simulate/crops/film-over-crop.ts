import { CROP_REACH, CROP_SIZE } from '../../dataset/crop-set.ts';
import { type NoiseField, noiseAt, noiseField } from '../noise-tiles.ts';
import type { Random } from '../random.ts';
import type { CropScene } from './crop-scene.ts';
import { WIDE } from './wide-nuisances.ts';

const N = CROP_SIZE;
const PIXEL = (2 * CROP_REACH) / N;
/** Displacement of what lies under a film, tablet radii per unit of the film's slope. */
const SHIFT = 0.12;
/** Distance over which a slope is taken, in creases. */
const STEP = 0.15;

/** A creased bag over the tablet, as render/film.ts draws it over a whole photo. */
export interface CropFilm {
  readonly seed: number;
  /** Width of the creases, tablet radii, and their steepness. */
  readonly creaseSize: number;
  readonly slope: number;
  /** Share of ambient light that the plastic itself reflects, and of a lamp that it mirrors at the right angle. */
  readonly haze: number;
  readonly gloss: number;
}

export function drawCropFilm(random: Random): CropFilm | undefined {
  const { share, creaseSize, slope, haze, gloss } = WIDE.film;
  if (!random.chance(share)) return undefined;
  return {
    seed: random.integer(1, 1e9),
    creaseSize: random.logRange(...creaseSize),
    slope: random.logRange(...slope),
    haze: random.range(...haze),
    gloss: random.logRange(...gloss),
  };
}

/**
 * Lays a film over a crop's linear light `[128, 128, 3]`, in place: what lies below is slightly displaced and paler, and
 * lamps are mirrored in the creases. A mirrored lamp must not look like an uneven powder.
 */
export function layFilm(light: Float32Array, film: CropFilm, { view, lighting }: CropScene): void {
  const below = light.slice();
  const creases = noiseField(3, film.seed);
  const [towardsX, towardsY, towardsZ] = unit(-view.slope[0], -view.slope[1], 1);
  const mirrors = lighting.lights.map(({ direction: [x, y, z], share, radius, colour }) => ({
    half: unit(x + towardsX, y + towardsY, z + towardsZ),
    power: 90 / (1 + 8 * radius),
    gain: colour.map((value) => (value * share * film.gloss) / z),
  }));
  for (let j = 0, k = 0; j < N; j++) {
    const y = CROP_REACH - (j + 0.5) * PIXEL;
    for (let i = 0; i < N; i++, k += 3) {
      const x = (i + 0.5) * PIXEL - CROP_REACH;
      const [sx, sy] = slopeAt(creases, film, x, y);
      const row = clamp(j - Math.round((sy * SHIFT) / PIXEL));
      const from = 3 * (row * N + clamp(i + Math.round((sx * SHIFT) / PIXEL)));
      const length = Math.sqrt(sx * sx + sy * sy + 1);
      const own = film.haze * (0.6 + 0.4 / length) * lighting.ambient;
      for (let c = 0; c < 3; c++) light[k + c] = below[from + c]! * (1 - film.haze) + own;
      for (const { half, power, gain } of mirrors) {
        const facing = (half[2] - sx * half[0] - sy * half[1]) / length;
        if (facing <= 0.5) continue;
        const share = facing ** power;
        for (let c = 0; c < 3; c++) light[k + c]! += share * gain[c]!;
      }
    }
  }
}

/** Slope of the film along x and y at a point of the crop. */
function slopeAt(creases: NoiseField, { slope, creaseSize }: CropFilm, x: number, y: number): [number, number] {
  const [u, v] = [x / creaseSize, y / creaseSize];
  const here = noiseAt(creases, u, v);
  const steepness = slope / STEP;
  return [steepness * (noiseAt(creases, u + STEP, v) - here), steepness * (noiseAt(creases, u, v + STEP) - here)];
}

const clamp = (index: number): number => (index < 0 ? 0 : index > N - 1 ? N - 1 : index);

function unit(x: number, y: number, z: number): readonly [number, number, number] {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
