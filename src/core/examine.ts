import { crop } from './crop/rectify.ts';
import { decide } from './decide/decide.ts';
import type { Finding } from './decide/finding.ts';
import { describe } from './describe.ts';
import type { InspectedCrop, LocatedTablet } from './evidence.ts';
import type { Examination, Policy } from './examination.ts';
import { inspect } from './inspect/inspect.ts';
import { isTablet } from './inspect/is-tablet.ts';
import { locate } from './locate/locate.ts';
import type { Model } from './model.ts';
import { orient } from './orient/orient.ts';
import type { Photo } from './photo.ts';

/** One tablet with the results of all steps: its position, its picture quality, the networks' output, the decision. */
export interface ExaminedTablet extends LocatedTablet, InspectedCrop {
  readonly finding: Finding;
}

export interface Examined {
  readonly examination: Examination;
  /** One per tablet of the examination, in the same order. */
  readonly tablets: readonly ExaminedTablet[];
}

/**
 * The path of a photo: locate the tablets on a thumbnail, crop each (in grey if the photo has no colour), read its rim
 * and up direction, inspect it round and upright, drop background, decide, and describe.
 *
 * @throws TelltaleError `photo_*`: the photo cannot be decoded
 *
 * @example
 * ```ts
 * const { examination, tablets } = await examine(await openPhoto(bytes, name), model, { prior: 0.5, language: 'en' });
 * ```
 */
export async function examine(photo: Photo, model: Model, policy: Policy): Promise<Examined> {
  const { settings } = model;
  const located = await locate(photo, model.locator, settings.locator);
  const oriented = await orient(await crop(photo, located, settings), model.orienter, settings.orienter);
  const inspected = await inspect(oriented, model.inspector, settings.inspector);
  const tablets = inspected
    .filter(({ evidence }) => isTablet(evidence, settings.gates))
    .map((tablet) => ({ ...tablet, finding: decide(tablet, settings, policy) }));
  const findings = tablets.map(({ finding }) => finding);
  return { examination: describe(photo.identity, model.identity, findings, policy), tablets };
}
