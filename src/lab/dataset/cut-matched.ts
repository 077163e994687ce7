import { cutOut } from '../../core/crop/rectify.ts';
import type { Crop } from '../../core/evidence.ts';
import { type Ellipse, overlapOf } from '../../core/imaging/ellipse.ts';
import { locate } from '../../core/locate/locate.ts';
import type { LocatorSettings, Network } from '../../core/model.ts';
import type { Photo } from '../../core/photo.ts';

/**
 * A located ellipse with at least this IoU with a true one is that tablet; one with less than `FOREIGN` with all is
 * background.
 */
const MATCH = 0.5;
export const FOREIGN = 0.1;

/** A crop of the shipped path, and the tablet that it shows, or null. */
export interface MatchedCrop<Tablet extends Ellipse> {
  readonly crop: Crop;
  readonly tablet: Tablet | null;
}

/**
 * Runs the shipped path up to the crops: the locator with its own errors, then the patch. A located ellipse that may or
 * may not be a tablet of the truth is excluded.
 */
export async function cutMatched<Tablet extends Ellipse>(
  photo: Photo,
  truths: readonly Tablet[],
  locator: Network,
  settings: LocatorSettings,
): Promise<MatchedCrop<Tablet>[]> {
  const located = await locate(photo, locator, settings);
  const matched = located.flatMap((found) => {
    const tablet = matchOf(found.ellipse, truths);
    return tablet === undefined ? [] : [{ ...found, tablet }];
  });
  return (await cutOut(photo, matched)).map(({ tablet, ...crop }) => ({ crop, tablet }));
}

/** The tablet that an ellipse has found, null if none, undefined if that is unclear. */
function matchOf<Tablet extends Ellipse>(ellipse: Ellipse, truths: readonly Tablet[]): Tablet | null | undefined {
  const shares = truths.map((truth) => overlapOf(ellipse, truth));
  const best = shares.indexOf(Math.max(...shares));
  if (best >= 0 && shares[best]! >= MATCH) return truths[best];
  return shares.every((share) => share < FOREIGN) ? null : undefined;
}
