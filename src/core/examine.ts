import { decide } from './decide/decide.ts';
import { describe } from './describe.ts';
import type { Evidence, LocatedTablet, RegisteredCrop } from './evidence.ts';
import type { Examination, Policy, TabletFinding } from './examination.ts';
import { inspect } from './inspect/inspect.ts';
import { isTablet } from './inspect/is-tablet.ts';
import { orient } from './inspect/orient.ts';
import { locate } from './locate/locate.ts';
import type { Model } from './model.ts';
import type { Photo } from './photo.ts';
import { cutOut, takeColourAway } from './rectify.ts';
import { register } from './registration/register.ts';

/** What lies between the steps, for whoever draws or compares what was seen; tablet by tablet, in the same order. */
export interface Steps {
  readonly tablets: readonly LocatedTablet[];
  readonly crops: readonly RegisteredCrop[];
  readonly evidence: readonly Evidence[];
  readonly findings: readonly TabletFinding[];
}

/**
 * The path of a photo, whole: find the tablets on a thumbnail, cut each out (in grey where the photo has no colour),
 * read its rim and which way is up, lay the drawing on it, let the inspector look at it round and upright, leave out what is
 * no tablet, decide, and say so. Rejects only where the photo cannot be decoded
 * (TelltaleError, `photo_*`). `watch` is shown the steps; the examination is the same without it.
 */
export async function examine(
  photo: Photo,
  model: Model,
  policy: Policy,
  watch?: (steps: Steps) => void,
): Promise<Examination> {
  const { settings } = model;
  const tablets = await locate(photo, model.locator, settings.locator);
  const thumbnail = await photo.thumbnail(settings.locator.inputSize);
  const cut = takeColourAway(thumbnail, await cutOut(photo, tablets), settings.withoutColour?.tint);
  const oriented = await orient(cut, model.orienter, settings.orienter);
  const crops = register(oriented, settings);
  const evidence = await inspect(crops, model.inspector, settings.inspector);
  const seen = evidence.flatMap((said, i) => (isTablet(said, settings.gates) ? [i] : []));
  const kept = <Value>(values: readonly Value[]): Value[] => seen.map((i) => values[i] as Value);
  const findings = seen.map((i) => decide(crops[i] as RegisteredCrop, evidence[i] as Evidence, settings, policy));
  watch?.({ tablets: kept(tablets), crops: kept(crops), evidence: kept(evidence), findings });
  return describe(photo.identity, model.identity, findings, policy);
}
