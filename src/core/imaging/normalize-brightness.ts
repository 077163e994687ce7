import { luma } from './luma.ts';

/**
 * Brightness of a face after `normalizeBrightness`, and the maximum of any value: a highlight three times as bright as
 * the face.
 */
export const FACE_BRIGHTNESS = 0.5;
export const BRIGHTEST = 1.5;
/** A darker face contains nothing but noise to amplify. */
const DARKEST = 0.04;

/**
 * Scales a picture of one tablet, in place, so that all faces are equally bright. The exposure says nothing about a
 * tablet; contrast and colour within the face do, and are preserved. `values` are rgb, 0..1, from `from` on; `isFace`
 * has one entry per pixel, 1 on the face.
 */
export function normalizeBrightness(values: Float32Array, from: number, isFace: Uint8Array): void {
  let sum = 0;
  let count = 0;
  for (let p = 0, k = from; p < isFace.length; p++, k += 3) {
    if (isFace[p] === 0) continue;
    sum += luma(values[k]!, values[k + 1]!, values[k + 2]!);
    count++;
  }
  const gain = FACE_BRIGHTNESS / Math.max(DARKEST, sum / Math.max(1, count));
  const end = from + isFace.length * 3;
  for (let k = from; k < end; k++) values[k] = Math.min(BRIGHTEST, values[k]! * gain);
}
