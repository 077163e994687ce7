import type { OrientedCrop } from '../../core/evidence.ts';
import { measureQuality } from '../../core/imaging/quality.ts';
import { inspect } from '../../core/inspect/inspect.ts';
import type { Model } from '../../core/model.ts';
import { type AucFigure, areaFigure, type Scored } from '../../evaluate/figures/auc-figure.ts';
import { CROP_FACES, CROP_REACH, CROP_SIZE, type CropSet } from '../dataset/crop-set.ts';

const AT_A_TIME = 32;
const CROP_VALUES = CROP_SIZE * CROP_SIZE * 3;
const RADIUS_PX = CROP_SIZE / 2 / CROP_REACH;

/** Lower and upper severity of a band, as in validation/score.mjs. */
const BANDS = { all: [0, 2], strong: [0.65, 2], middle: [0.4, 0.65], mild: [0, 0.4] } as const;

export type BandFigures = Readonly<Record<keyof typeof BANDS, AucFigure>>;

/**
 * How well a bundle's inspector separates counterfeits from references on upright crops, without locator and orienter.
 */
export async function assessCrops(set: CropSet, model: Pick<Model, 'inspector' | 'settings'>): Promise<BandFigures> {
  const isM30 = (crop: number): boolean => ['M', '30'].includes(CROP_FACES[set.face[crop] as number] as string);
  const places = Array.from(set.face.keys()).filter(isM30);
  const logits: number[] = [];
  for (let from = 0; from < places.length; from += AT_A_TIME)
    logits.push(...(await assess(set, places.slice(from, from + AT_A_TIME), model)));
  const scored = places.map((crop, i) => ({
    file: String(set.photo[crop]),
    counterfeit: set.counterfeit[crop] === 1,
    severity: set.severity[crop] as number,
    score: logits[i] as number,
  }));
  return Object.fromEntries(
    Object.entries(BANDS).map(([name, [least, below]]) => [name, areaFigure(inBand(scored, least, below))]),
  ) as unknown as BandFigures;
}

/** All references, and the counterfeits of a band. */
const inBand = (
  scored: readonly (Scored & { readonly severity: number })[],
  least: number,
  below: number,
): readonly Scored[] => scored.filter((s) => !s.counterfeit || (s.severity >= least && s.severity < below));

/** Unbounded log10 likelihood ratios. */
async function assess(
  set: CropSet,
  places: readonly number[],
  { inspector, settings }: Pick<Model, 'inspector' | 'settings'>,
): Promise<number[]> {
  const crops = places.map((crop) => asOriented(set, crop));
  const inspected = await inspect(crops, inspector, settings.inspector);
  return inspected.map(({ evidence: { faceProbability, counterfeitLogit } }) => {
    const { slope, intercept } = settings.calibration[faceProbability.M >= faceProbability['30'] ? 'M' : '30'];
    return slope * counterfeitLogit + intercept;
  });
}

/** An upright crop in the form of the shipped path: it is its own patch, round and centred. */
function asOriented(set: CropSet, crop: number): OrientedCrop {
  const data = set.pixels.subarray(crop * CROP_VALUES, (crop + 1) * CROP_VALUES);
  const patch = { width: CROP_SIZE, height: CROP_SIZE, data };
  const middle = CROP_SIZE / 2;
  const ellipse = { cx: middle, cy: middle, rx: RADIUS_PX, ry: RADIUS_PX, angle: 0 };
  const quality = measureQuality(patch, ellipse, 2 * RADIUS_PX, 1);
  return { ellipse, patch, middle: [middle, middle], patchScale: 1, quality, turn: 0 };
}
