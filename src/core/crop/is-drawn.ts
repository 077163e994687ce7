import type { Crop } from '../evidence.ts';
import { luma } from '../imaging/luma.ts';

/** Share of the minor half axis within which the face is looked at: away from the rim, at any tilt. */
const MIDDLE = 0.75;
/** Every third pixel of every third row is enough. */
const STEP = 3;
/** The middle four fifths of a face's brightness, 0..255, span at most this on a drawing. Of 1,231 tablets in photos none is below 4. */
const FLATTEST = 2;
/** Medians near black and white are left alone, because a camera that clips makes any face flat. */
const CLIPPED = { dark: 12, bright: 243 } as const;

/**
 * Whether a finding is a drawing: one even colour, as in icons, diagrams and letters. No photo of a tablet is so even,
 * because light falls off over a domed face and every camera adds noise.
 *
 * @example
 * const tablets = crops.filter((crop) => !isDrawn(crop));
 */
export function isDrawn({ patch, patchScale, ellipse }: Pick<Crop, 'patch' | 'patchScale' | 'ellipse'>): boolean {
  const { width, height, data } = patch;
  const reach = (MIDDLE * ellipse.ry * patchScale) ** 2;
  const values: number[] = [];
  for (let y = 0; y < height; y += STEP) {
    for (let x = 0; x < width; x += STEP) {
      if ((x + 0.5 - width / 2) ** 2 + (y + 0.5 - height / 2) ** 2 > reach) continue;
      const k = (y * width + x) * 3;
      values.push(Math.round(luma(data[k]!, data[k + 1]!, data[k + 2]!)));
    }
  }
  const sorted = Uint8Array.from(values).sort();
  const at = (share: number): number => sorted[Math.floor(share * sorted.length)] ?? 0;
  const median = at(0.5);
  return at(0.9) - at(0.1) <= FLATTEST && median >= CLIPPED.dark && median <= CLIPPED.bright;
}
