/** Brightness of a face after `normalizeBrightness`, and the most that any value may have: a highlight of thrice the face. */
export const FACE_BRIGHTNESS = 0.5;
export const BRIGHTEST = 1.5;
/** A face that is darker than this has nothing to be brought out but noise. */
const DARKEST = 0.04;

/**
 * Scales a picture of one tablet, in place, so that its face is as bright as every other's. How long the phone exposed
 * says nothing about a tablet; the contrast within the face and its colour, which do, stay as they are. `values` are rgb,
 * 0..1, from `from` on; `isFace` has one entry a pixel, 1 on the face.
 */
export function normalizeBrightness(values: Float32Array, from: number, isFace: Uint8Array): void {
  let sum = 0;
  let count = 0;
  for (let p = 0, k = from; p < isFace.length; p++, k += 3) {
    if (isFace[p] === 0) continue;
    sum += 0.3 * (values[k] as number) + 0.59 * (values[k + 1] as number) + 0.11 * (values[k + 2] as number);
    count++;
  }
  const gain = FACE_BRIGHTNESS / Math.max(DARKEST, sum / Math.max(1, count));
  const end = from + isFace.length * 3;
  for (let k = from; k < end; k++) values[k] = Math.min(BRIGHTEST, (values[k] as number) * gain);
}
