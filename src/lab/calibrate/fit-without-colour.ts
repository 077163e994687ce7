import type { Calibration, Tint, VerdictThresholds, WithoutColour } from '../../core/calibration-settings.ts';
import { MIDDLE } from '../../core/crop/rectify.ts';
import { calibrate as likelihoodRatio } from '../../core/decide/calibrate.ts';
import { readFace } from '../../core/decide/read-face.ts';
import type { Crop } from '../../core/evidence.ts';
import { middleOf } from '../../core/imaging/colourless.ts';
import { luma } from '../../core/imaging/luma.ts';
import { M30_FACES } from '../../core/labels.ts';
import type { Gates } from '../../core/model.ts';
import { type AucFigure, areaFigure } from '../../evaluate/figures/auc-figure.ts';
import type { LabelledCrop } from '../dataset/crop-store.ts';
import { type CalibrationRow, calibrate, comparedTablets, STRONG_FROM } from './calibrate.ts';
import { chooseOtherProbabilities } from './choose-gates.ts';
import { MIN_AUC } from './choose-limit.ts';

/** Figures of the same tablets in colour or without it. */
export interface ColourFigures {
  /** M 30 tablets that were examined. */
  readonly tablets: number;
  readonly compared: number;
  readonly calledOther: number;
  readonly reference: number;
  /** Reference tablets that are flagged. */
  readonly flagged: number;
  readonly auc: AucFigure;
  readonly aucStrong: AucFigure;
}

export interface FittedWithoutColour {
  /** Undefined if the AUC without colour is too low. */
  readonly settings: WithoutColour | undefined;
  readonly figures: ColourFigures;
}

/** The mean colour of the reference tablets in these crops, as shares of their brightness. */
export function meanTint(crops: readonly LabelledCrop[]): Tint {
  const colours = crops.filter(({ truth }) => truth.label === 'reference').map(({ crop }) => tintOf(crop));
  const mean = (channel: number): number => colours.reduce((sum, colour) => sum + colour[channel]!, 0) / colours.length;
  const [red, green, blue] = [mean(0), mean(1), mean(2)];
  const brightness = luma(red, green, blue);
  return [round(red / brightness), round(green / brightness), round(blue / brightness)];
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

function tintOf({ patch }: Crop): number[] {
  const { data } = middleOf(patch, MIDDLE);
  const sum = [0, 0, 0];
  for (const [k, value] of data.entries()) sum[k % 3]! += value;
  const [red, green, blue] = sum as [number, number, number];
  return sum.map((channel) => channel / Math.max(1, luma(red, green, blue)));
}

/**
 * Fits the settings for photos without colour, by the rules of fit-settings.ts, from tablets whose colour was removed.
 */
export function fitWithoutColour(
  rows: readonly CalibrationRow[],
  gates: Gates,
  tint: Tint,
  seed: string,
): FittedWithoutColour {
  const { minOtherProbability } = chooseOtherProbabilities(rows, gates);
  // On tablets too small for a comparison, only colour could show another imprint.
  const chosen = { minOtherProbability, minSmallOtherProbability: 1 };
  const { calibration, verdicts } = calibrate(rows, gates, `${seed}/without colour`);
  const figures = colourFigures(rows, { ...gates, ...chosen }, calibration, verdicts);
  const isInformative = figures.auc.value >= MIN_AUC;
  return { settings: isInformative ? { tint, gates: chosen, calibration, verdicts } : undefined, figures };
}

export function colourFigures(
  rows: readonly CalibrationRow[],
  gates: Gates,
  calibration: Calibration,
  verdicts: VerdictThresholds,
): ColourFigures {
  const byFace = comparedTablets(rows, gates);
  const scored = M30_FACES.flatMap((face) =>
    byFace[face].map(({ truth, evidence: { counterfeitLogit } }) => {
      const { log10, interval } = likelihoodRatio(counterfeitLogit, face, calibration);
      const flagged = log10 >= verdicts.likelyCounterfeit && interval[0] > 0;
      const counterfeit = truth.label === 'counterfeit';
      return { file: truth.photo, counterfeit, severity: truth.severity, score: counterfeitLogit, flagged };
    }),
  );
  const references = scored.filter(({ counterfeit }) => !counterfeit);
  return {
    tablets: rows.length,
    compared: scored.length,
    calledOther: rows.filter(({ evidence }) => readFace(evidence, gates).face === 'other').length,
    reference: references.length,
    flagged: references.filter(({ flagged }) => flagged).length,
    auc: areaFigure(scored),
    aucStrong: areaFigure(scored.filter(({ counterfeit, severity }) => !counterfeit || severity >= STRONG_FROM)),
  };
}
