import { BRIGHTEST } from '../../../core/imaging/normalize-brightness.ts';
import type { Random } from '../../simulate/random.ts';

/** Other colour gains, an offset and some noise, in place, of a picture in even light: cheap variety. */
export function changeLight(pixels: Float32Array, random: Random): void {
  const light = random.factor(0.06);
  const gains = [light * random.factor(0.035), light, light * random.factor(0.035)] as const;
  const lift = random.normal(0.02);
  const noise = random.chance(0.4) ? random.range(0, 0.045) : 0;
  // A cheap generator for the noise only: a picture has tens of thousands of values.
  let state = random.integer(1, 2 ** 31 - 1);
  for (let k = 0; k < pixels.length; k += 3) {
    for (let c = 0; c < 3; c++) {
      let value = pixels[k + c]! * gains[c]! + lift;
      if (noise > 0) {
        state = (Math.imul(state, 1664525) + 1013904223) | 0;
        value += (state / 2 ** 30) * noise;
      }
      pixels[k + c] = value < 0 ? 0 : value > BRIGHTEST ? BRIGHTEST : value;
    }
  }
}
