import { fractalNoise } from '../noise.ts';
import type { Random } from '../random.ts';
import type { Lighting } from '../scene/light.ts';
import { normalize } from '../vector.ts';
import type { Camera } from './camera.ts';
import type { Rendering } from './render.ts';
import type { TabletSolid } from './tablet-solid.ts';

/** Clear plastic over the scene: a creased bag, or a blister with bubbles around the tablets. */
export interface Film {
  readonly kind: 'bag' | 'blister';
  readonly seed: number;
  /** Width of creases, tablet radii. */
  readonly creaseSize: number;
  /** Steepness of creases, and of the bubbles' walls. */
  readonly slope: number;
  /** Share of ambient light that the plastic itself reflects. */
  readonly haze: number;
  /** Share of a lamp that it mirrors at the right angle. */
  readonly gloss: number;
}

/** Share of scenes under plastic. */
const SHARE = 0.1;

/** Plastic over one scene in ten. */
export function drawFilm(random: Random): Film | undefined {
  if (!random.chance(SHARE)) return undefined;
  const kind = random.chance(0.65) ? 'bag' : 'blister';
  return {
    kind,
    seed: random.integer(1, 1e9),
    creaseSize: random.logRange(0.5, 2.5),
    slope: kind === 'bag' ? random.logRange(0.08, 0.5) : random.range(0.5, 1.2),
    haze: random.range(0.01, 0.09),
    gloss: random.logRange(0.15, 1.2),
  };
}

/**
 * Adds the film to a rendering, in place: everything below is slightly displaced and paler, and lamps are mirrored in
 * it.
 */
export function coverWithFilm(
  rendering: Rendering,
  film: Film,
  { camera, lighting, tablets }: { camera: Camera; lighting: Lighting; tablets: readonly TabletSolid[] },
): void {
  const { width, height, light } = rendering;
  const below = Float32Array.from(light);
  const mirrors = lighting.lights.map(({ direction, radius, colour }) => ({
    half: normalize([0, 1, 2].map((a) => direction[a]! - camera.forward[a]!) as [number, number, number]),
    power: 90 / (1 + 8 * radius),
    colour,
  }));
  // A film's slope displaces the picture below by a share of the tablets' height.
  const shift = (0.12 * camera.focalPx) / Math.hypot(...camera.position);
  const slopes = new Float64Array(2);
  const d = new Float64Array(3);
  const { position: o } = camera;
  for (let j = 0, k = 0; j < height; j++) {
    for (let i = 0; i < width; i++, k += 3) {
      camera.direction(i + 0.5, j + 0.5, d);
      const t = -o[2] / Math.min(-1e-3, d[2]!);
      slopesAt(film, tablets, o[0] + t * d[0]!, o[1] + t * d[1]!, slopes);
      const [sx, sy] = [slopes[0]!, slopes[1]!];
      const right = (sx * camera.right[0] + sy * camera.right[1]) * shift;
      const down = (sx * camera.down[0] + sy * camera.down[1]) * shift;
      const from = (clamp(Math.round(j + down), height - 1) * width + clamp(Math.round(i + right), width - 1)) * 3;
      const length = Math.sqrt(sx * sx + sy * sy + 1);
      const own = film.haze * (0.6 + 0.4 / length);
      for (let c = 0; c < 3; c++) light[k + c] = below[from + c]! * (1 - film.haze) + own * lighting.ambient[c]!;
      for (const { half, power, colour } of mirrors) {
        const h = (half[2] - sx * half[0] - sy * half[1]) / length;
        if (h <= 0.5) continue;
        const share = film.gloss * h ** power;
        for (let c = 0; c < 3; c++) light[k + c]! += share * colour[c]!;
      }
    }
  }
}

const clamp = (value: number, most: number): number => (value < 0 ? 0 : value > most ? most : value);

/** dz/dx and dz/dy of the film over a point of the ground. */
function slopesAt(film: Film, tablets: readonly TabletSolid[], x: number, y: number, out: Float64Array): void {
  const { seed, creaseSize: size, slope, kind } = film;
  const crease = kind === 'bag' ? slope : 0.04;
  const e = 0.15;
  const [u, v] = [x / size, y / size];
  const h = fractalNoise(u, v, seed, 3);
  out[0] = (crease * (fractalNoise(u + e, v, seed, 3) - h)) / e;
  out[1] = (crease * (fractalNoise(u, v + e, seed, 3) - h)) / e;
  if (kind === 'bag') return;
  for (const { centre, design } of tablets) {
    const [dx, dy] = [x - centre[0], y - centre[1]];
    const r = Math.hypot(dx, dy);
    // The bubble's wall begins just outside the tablet's rim.
    const wall = (r / design.size - 1.18) / 0.12;
    const steep = -slope * Math.exp(-wall * wall) - 0.1 * slope * Math.min(1, r);
    if (r > 1.6 * design.size || r < 1e-6) continue;
    out[0] += (steep * dx) / r;
    out[1] += (steep * dy) / r;
  }
}
