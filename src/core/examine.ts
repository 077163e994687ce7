import { isDrawn } from './crop/is-drawn.ts';
import { crop } from './crop/rectify.ts';
import { decide } from './decide/decide.ts';
import type { Finding } from './decide/finding.ts';
import { describe } from './describe.ts';
import type { Crop, InspectedCrop, LocatedTablet } from './evidence.ts';
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

/** The tablets that were examined so far, as an examination of their own. */
export interface ExamineProgress extends Examined {
  /** How many of the located tablets were looked at, with what turned out to be background. */
  readonly looked: number;
  readonly located: number;
}

/** Tablets that are examined at a time: as many as a backend takes in one run, so that this costs no time. */
const AT_A_TIME = 16;

/**
 * The path of a photo: locate the tablets on a thumbnail, crop each (in grey if the photo has no colour), drop what is
 * only drawn, read rim and up direction, inspect it round and upright, drop background, decide, and describe.
 *
 * @param onProgress called once the tablets are located, and after every few that were examined
 * @throws TelltaleError `photo_*`: the photo cannot be decoded
 *
 * @example
 * ```ts
 * const { examination, tablets } = await examine(await openPhoto(bytes, name), model, { prior: 0.5, language: 'en' });
 * ```
 */
export async function examine(
  photo: Photo,
  model: Model,
  policy: Policy,
  onProgress?: (progress: ExamineProgress) => void,
): Promise<Examined> {
  const { settings } = model;
  const located = await locate(photo, model.locator, settings.locator);
  let examined = describeTablets(photo, model, policy, []);
  onProgress?.({ ...examined, looked: 0, located: located.length });
  const crops = await crop(photo, located, settings);
  for (let looked = 0; looked < crops.length; looked += AT_A_TIME) {
    const added = await examineCrops(crops.slice(looked, looked + AT_A_TIME), model, policy);
    examined = describeTablets(photo, model, policy, [...examined.tablets, ...added]);
    onProgress?.({ ...examined, looked: Math.min(looked + AT_A_TIME, crops.length), located: located.length });
  }
  return examined;
}

async function examineCrops(
  crops: readonly (LocatedTablet & Crop)[],
  { settings, orienter, inspector }: Model,
  policy: Policy,
): Promise<ExaminedTablet[]> {
  const pictured = crops.filter((found) => !isDrawn(found));
  const oriented = await orient(pictured, orienter, settings.orienter);
  const inspected = await inspect(oriented, inspector, settings.inspector);
  return inspected
    .filter(({ evidence }) => isTablet(evidence, settings.gates))
    .map((tablet) => ({ ...tablet, finding: decide(tablet, settings, policy) }));
}

function describeTablets(photo: Photo, model: Model, policy: Policy, tablets: readonly ExaminedTablet[]): Examined {
  const findings = tablets.map(({ finding }) => finding);
  return { examination: describe(photo.identity, model.identity, findings, policy), tablets };
}
