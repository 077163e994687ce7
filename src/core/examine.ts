import { decide } from './decide/decide.ts';
import { describe } from './describe.ts';
import type { Crop, Evidence } from './evidence.ts';
import type { Examination, Policy } from './examination.ts';
import { inspect } from './inspect/inspect.ts';
import { locate } from './locate/locate.ts';
import type { Model } from './model.ts';
import type { Photo } from './photo.ts';
import { cutOut } from './rectify.ts';

/**
 * The path of a photo, whole: find the tablets on a thumbnail, cut each out and make it round, let the networks look at
 * it upright, decide, and say so. Rejects only where the photo cannot be decoded (TelltaleError, `photo_*`).
 */
export async function examine(photo: Photo, model: Model, policy: Policy): Promise<Examination> {
  const thumbnail = await photo.thumbnail(model.settings.locator.inputSize);
  const tablets = await locate(thumbnail, photo.identity.width, model.locator, model.settings.locator);
  const crops = await cutOut(photo, tablets);
  const evidence = await inspect(crops, model);
  const findings = tablets.map((tablet, i) => {
    const { quality } = crops[i] as Crop;
    return decide(tablet, quality, evidence[i] as Evidence, model.settings, policy);
  });
  return describe(photo.identity, model.identity, findings, policy);
}
