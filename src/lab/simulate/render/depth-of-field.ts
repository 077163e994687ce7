import type { Random } from '../random.ts';
import { gaussian } from './phone.ts';
import type { Rendering } from './render.ts';

/** Blurs, in pixels, between which a pixel's own is interpolated. */
const LEVELS = [0, 1, 2.5, 5] as const;
/** Share of photos with visible depth of field. */
const SHARE = 0.2;

/**
 * Simulates a lens that is sharp at one depth only. A point at depth z is spread by `aperture |z - focus| / z` pixels
 * (thin lens, distant scene); `aperture` is drawn so that it is visible at the near and far ends of a tilted scene.
 */
export function focus({ width, height, light, depth }: Rendering, random: Random): Float32Array {
  if (!random.chance(SHARE)) return light;
  const aperture = random.logRange(4, 30) * (Math.max(width, height) / 700);
  const i = Math.floor(width * random.range(0.3, 0.7));
  const j = Math.floor(height * random.range(0.3, 0.7));
  const sharp = depth[j * width + i]!;
  const stack = LEVELS.map((sigma) => (sigma === 0 ? light : gaussian(light, width, height, sigma)));
  const out = new Float32Array(light.length);
  for (let k = 0; k < depth.length; k++) {
    const z = depth[k]!;
    const spread = Math.min(LEVELS[3], (aperture * Math.abs(z - sharp)) / z);
    let level = 0;
    while (level < LEVELS.length - 2 && spread > LEVELS[level + 1]!) level++;
    const [low, high] = [LEVELS[level]!, LEVELS[level + 1]!];
    const share = (spread - low) / (high - low);
    const [near, far] = [stack[level] as Float32Array, stack[level + 1] as Float32Array];
    for (let c = 3 * k; c < 3 * k + 3; c++) out[c] = near[c]! * (1 - share) + far[c]! * share;
  }
  return out;
}
