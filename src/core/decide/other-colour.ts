import type { ColourRange } from '../calibration-settings.ts';
import type { Lab } from '../crop/mean-colour.ts';
import type { TabletFinding } from '../examination.ts';

/** Up to this many degrees from the reference's hue a colour is still that hue to a person. */
const SAME_HUE = 30;

/**
 * Whether a tablet has another colour than the reference in its photo: further from the reference's mean than nearly all
 * reference tablets under the lamps and cameras of the calibration, in deviations (Mahalanobis 1936). A more vivid colour
 * of the same hue is none: a person sees the same colour. Lightness has no part in it, because a phone chooses the exposure of
 * each photo anew. False for a colour that is not a number.
 *
 * @example
 * isOtherColour([66, 24, 2], settings.colour); // true: pink
 */
export function isOtherColour(colour: Lab, range: ColourRange): boolean {
  return colourDistance(colour, range) > range.maxDistance && !isMoreVivid(colour, range);
}

/** Distance of a colour from the reference's mean, in deviations. */
export function colourDistance([, a, b]: Lab, { mean, covariance }: Omit<ColourRange, 'maxDistance'>): number {
  const [da, db] = [a - mean[0], b - mean[1]];
  const [aa, ab, bb] = covariance;
  return Math.sqrt((da * da * bb - 2 * da * db * ab + db * db * aa) / (aa * bb - ab * ab));
}

function isMoreVivid([, a, b]: Lab, { mean }: ColourRange): boolean {
  const [chroma, reference] = [Math.hypot(a, b), Math.hypot(...mean)];
  const cosine = (a * mean[0] + b * mean[1]) / (chroma * reference);
  return chroma >= reference && cosine >= Math.cos((SAME_HUE * Math.PI) / 180);
}

/** Whether a finding is of an M on a tablet of another colour, which names no product. */
export function isUnnamed({ reasons }: Pick<TabletFinding, 'reasons'>): boolean {
  return reasons.some(({ code }) => code === 'm_names_no_product');
}
