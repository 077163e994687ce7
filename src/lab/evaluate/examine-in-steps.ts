import type { Evidence, LocatedTablet, OrientedCrop } from '../../core/evidence.ts';
import type { Policy, TabletFinding } from '../../core/examination.ts';
import { examine } from '../../core/examine.ts';
import type { Model } from '../../core/model.ts';
import type { Photo } from '../../core/photo.ts';

/** One tablet with all that the path of a photo knows of it on the way. */
export interface ExaminedTablet {
  readonly located: LocatedTablet;
  readonly crop: OrientedCrop;
  readonly evidence: Evidence;
  readonly finding: TabletFinding;
}

/** Examines a photo as it ships, and keeps what was seen between the steps, tablet by tablet. */
export async function examineInSteps(photo: Photo, model: Model, policy: Policy): Promise<ExaminedTablet[]> {
  const examined: ExaminedTablet[] = [];
  await examine(photo, model, policy, ({ tablets, crops, evidence, findings }) => {
    for (const [i, finding] of findings.entries()) {
      examined.push({
        located: tablets[i] as LocatedTablet,
        crop: crops[i] as OrientedCrop,
        evidence: evidence[i] as Evidence,
        finding,
      });
    }
  });
  return examined;
}
