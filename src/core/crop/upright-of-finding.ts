import type { TabletFinding } from '../examination.ts';
import type { CropSettings } from '../model.ts';
import type { Photo } from '../photo.ts';
import { uprightOf } from './draw-crop.ts';
import { cutOut, turnOnTablet, withoutColour } from './rectify.ts';

/** Reasons that say that the tablet was examined in grey. */
const IN_GREY: readonly string[] = ['colour_not_compared', 'colour_needed'];

/**
 * The upright crop of each finding, `[size, size, 3]`, 0..1, drawn from the photo and the finding alone: no network runs,
 * so that an old examination can be shown as it is, whatever model is installed. The same drawing as `uprightOf` of the
 * examined tablet but for the finding's rounding, and for the patch, which lies around the rim here and around the located
 * tablet there. Without `upAngle` the tablet is not turned.
 */
export async function uprightsOfFindings(
  photo: Photo,
  findings: readonly TabletFinding[],
  settings: CropSettings,
): Promise<Float32Array[]> {
  const tablets = findings.map((finding) => ({ finding, ellipse: finding.ellipse, probability: 1, visible: 1 }));
  return (await cutOut(photo, tablets)).map((crop) => {
    const { ellipse, upAngle, reasons } = crop.finding;
    const turn = upAngle === undefined ? 0 : turnOnTablet(ellipse, upAngle);
    const seen = reasons.some(({ code }) => IN_GREY.includes(code)) ? withoutColour(crop, [1, 1, 1]) : crop;
    return uprightOf({ ...seen, turn }, settings);
  });
}
