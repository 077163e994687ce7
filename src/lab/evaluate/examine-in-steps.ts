import { decide } from '../../core/decide/decide.ts';
import type { Evidence, LocatedTablet, OrientedCrop } from '../../core/evidence.ts';
import type { Policy, TabletFinding } from '../../core/examination.ts';
import { inspect } from '../../core/inspect/inspect.ts';
import { orient } from '../../core/inspect/orient.ts';
import { locate } from '../../core/locate/locate.ts';
import type { Model } from '../../core/model.ts';
import type { Photo } from '../../core/photo.ts';
import { cutOut } from '../../core/rectify.ts';

/** One tablet with all that the path of a photo knows of it on the way. */
export interface ExaminedTablet {
  readonly located: LocatedTablet;
  readonly crop: OrientedCrop;
  readonly evidence: Evidence;
  readonly finding: TabletFinding;
}

/**
 * The path of core/examine.ts with what lies between its steps. A test holds the findings against those of `examine`:
 * what is evaluated is what is shipped.
 */
export async function examineInSteps(photo: Photo, model: Model, policy: Policy): Promise<ExaminedTablet[]> {
  const { settings } = model;
  const thumbnail = await photo.thumbnail(settings.locator.inputSize);
  const tablets = await locate(thumbnail, photo.identity.width, model.locator, settings.locator);
  const crops = await orient(await cutOut(photo, tablets), model.orienter, settings.orienter);
  const evidence = await inspect(crops, model.inspector, settings.inspector);
  return crops.map((crop, i) => ({
    located: tablets[i] as LocatedTablet,
    crop,
    evidence: evidence[i] as Evidence,
    finding: decide(crop, evidence[i] as Evidence, settings, policy),
  }));
}
