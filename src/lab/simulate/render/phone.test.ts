import { expect, test } from 'vitest';
import { brightnessAt } from '../colour.ts';
import { Random } from '../random.ts';
import { smoothColour } from './phone.ts';

/** Root mean square difference of the first channel from the brightness. */
function colourNoise(light: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < light.length; k += 3) sum += (light[k]! - brightnessAt(light, k)) ** 2;
  return Math.sqrt((3 * sum) / light.length);
}

test('smoothed colour is quieter, and every pixel as bright as before', () => {
  const [width, height] = [40, 30];
  const random = new Random('noise');
  const light = Float32Array.from({ length: width * height * 3 }, () => 0.5 + random.normal(0.1));
  const smooth = light.slice();
  smoothColour(smooth, width, height, 2);
  expect(colourNoise(smooth)).toBeLessThan(0.3 * colourNoise(light));
  for (let k = 0; k < light.length; k += 3) expect(brightnessAt(smooth, k)).toBeCloseTo(brightnessAt(light, k), 4);
});
