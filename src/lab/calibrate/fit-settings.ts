import type { ColourRange } from '../../core/calibration-settings.ts';
import { aspectsOf } from '../../core/decide/aspects.ts';
import { isOtherColour } from '../../core/decide/other-colour.ts';
import { isTablet } from '../../core/inspect/is-tablet.ts';
import { ASPECTS, type M30Face } from '../../core/labels.ts';
import type { ModelSettings } from '../../core/model.ts';
import { type AucFigure, areaFigure } from '../../evaluate/figures/auc-figure.ts';
import { type GateCurve, gateCurves } from '../../evaluate/figures/gate-curve.ts';
import { type SamePressFigure, samePressFigure } from '../../evaluate/figures/same-press.ts';
import { isM30 } from '../dataset/crop-store.ts';
import { type CalibrationResult, type CalibrationRow, calibrate, comparedTablets, GATE_LIMITS } from './calibrate.ts';
import { chooseAspectLimits } from './choose-aspect-limits.ts';
import { chooseGates, gatedTablet } from './choose-gates.ts';
import { fitColourRange } from './fit-colour-range.ts';
import { type IntervalCoverage, intervalCoverage } from './interval-coverage.ts';
import { type ProbeResult, probeNuisances } from './nuisance-probe.ts';

/**
 * Samples of the nested bootstrap: a share of 0.9 is then known to about 0.02, because in one sample all logits are
 * covered or missed together.
 */
const COVERAGE_DRAWS = 300;

/** Measurements on the calibration tablets while settling a bundle. */
export interface BundleMeasures {
  readonly gates: readonly GateCurve[];
  readonly leftOut: LeftOut;
  readonly coverage: Readonly<Record<M30Face, IntervalCoverage>>;
  readonly aspects: readonly AspectMeasure[];
  readonly colours: ColourMeasure;
  /** Absent if the crops' surroundings were not measured. */
  readonly probe?: ProbeResult;
  /** Absent if the network returns no embedding, or if no press appears in two photos. */
  readonly presses?: Readonly<Record<'all' | 'counterfeits', SamePressFigure>>;
}

/** Findings of the locator that the inspector drops, in calibration photos. */
interface LeftOut {
  readonly limit: number;
  readonly tablets: number;
  readonly tabletsLeftOut: number;
  readonly backgrounds: number;
  readonly backgroundsLeftOut: number;
}

/** Compared tablets, and those of another colour than the reference. */
interface ColourMeasure {
  readonly references: number;
  readonly referencesOther: number;
  readonly counterfeits: number;
  readonly counterfeitsOther: number;
}

interface AspectMeasure {
  readonly aspect: (typeof ASPECTS)[number];
  /** Share of the compared tablets whose picture shows it, 0..1. */
  readonly assessed: number;
  /** Counterfeits with a defect of its own kinds, and with others' alone, against references. */
  readonly own: AucFigure;
  readonly others: AucFigure;
}

export interface FittedSettings {
  readonly settings: Pick<ModelSettings, 'gates' | 'calibration' | 'verdicts' | 'colour' | 'aspectLimits'>;
  readonly counts: CalibrationResult['counts'];
  readonly measures: BundleMeasures;
}

/**
 * Everything in a bundle's settings that calibration decides, by rules alone, and how accurate it is; `draws` is the
 * number of samples of the nested bootstrap.
 */
export function fitSettings(
  rows: readonly CalibrationRow[],
  seed: string,
  draws: number = COVERAGE_DRAWS,
): FittedSettings {
  const gates = chooseGates(rows, GATE_LIMITS);
  const { calibration, verdicts, counts } = calibrate(rows, gates, seed);
  const byFace = comparedTablets(rows, gates);
  const compared = [...byFace.M, ...byFace['30']];
  const aspectLimits = chooseAspectLimits(compared);
  const references = compared.filter(({ truth }) => truth.label === 'reference');
  const colour = fitColourRange(references.map((row) => row.colour));
  const measures: BundleMeasures = {
    gates: gateCurves(rows.filter((row) => isM30(row.truth)).map(gatedTablet), gates),
    leftOut: measureLeftOut(rows, gates),
    coverage: {
      M: intervalCoverage(byFace.M, `${seed}/M`, draws),
      '30': intervalCoverage(byFace['30'], `${seed}/30`, draws),
    },
    aspects: measureAspects(compared, aspectLimits),
    colours: measureColours(compared, colour),
    ...measureProbe(rows),
    ...measurePresses(rows),
  };
  return { settings: { gates, calibration, verdicts, colour, aspectLimits }, counts, measures };
}

function measureLeftOut(rows: readonly CalibrationRow[], gates: ModelSettings['gates']): LeftOut {
  const backgrounds = rows.filter(({ truth }) => truth.label === 'background');
  const tablets = rows.filter(({ truth }) => truth.label !== 'background');
  const leftOut = (some: readonly CalibrationRow[]): number =>
    some.filter(({ evidence }) => !isTablet(evidence, gates)).length;
  return {
    limit: gates.maxBackground,
    tablets: tablets.length,
    tabletsLeftOut: leftOut(tablets),
    backgrounds: backgrounds.length,
    backgroundsLeftOut: leftOut(backgrounds),
  };
}

function measureColours(compared: readonly CalibrationRow[], range: ColourRange): ColourMeasure {
  const labelled = (label: 'reference' | 'counterfeit') => compared.filter(({ truth }) => truth.label === label);
  const others = (rows: readonly CalibrationRow[]): number =>
    rows.filter(({ colour }) => isOtherColour(colour, range)).length;
  const [references, counterfeits] = [labelled('reference'), labelled('counterfeit')];
  return {
    references: references.length,
    referencesOther: others(references),
    counterfeits: counterfeits.length,
    counterfeitsOther: others(counterfeits),
  };
}

function measureAspects(
  compared: readonly CalibrationRow[],
  aspectLimits: ModelSettings['aspectLimits'],
): AspectMeasure[] {
  const shown = compared.map((row) => ({ row, aspects: aspectsOf(row.evidence, row.quality, { aspectLimits }) }));
  return ASPECTS.map((aspect, i) => {
    const assessed = shown.filter(({ aspects }) => aspects[aspect] !== null);
    const against = (own: boolean) =>
      areaFigure(
        assessed
          .filter(({ row: { truth } }) => truth.label === 'reference' || truth.aspects[i] === own)
          .map(({ row: { truth }, aspects }) => ({
            file: truth.photo,
            counterfeit: truth.label === 'counterfeit',
            score: aspects[aspect] ?? Number.NaN,
          })),
      );
    return { aspect, assessed: assessed.length / compared.length, own: against(true), others: against(false) };
  });
}

function measureProbe(rows: readonly CalibrationRow[]): Pick<BundleMeasures, 'probe'> {
  const probed = rows.flatMap(({ truth, nuisances }) =>
    nuisances && isM30(truth) ? [{ photo: truth.photo, counterfeit: truth.label === 'counterfeit', nuisances }] : [],
  );
  return probed.length > 0 ? { probe: probeNuisances(probed) } : {};
}

function measurePresses(rows: readonly CalibrationRow[]): Pick<BundleMeasures, 'presses'> {
  const pressed = (keep: (row: CalibrationRow) => boolean) =>
    rows
      .filter(keep)
      .flatMap(({ truth: { photo, face, press }, evidence: { embedding } }) =>
        embedding && press !== '' ? [{ file: photo, face, press, embedding }] : [],
      );
  const all = samePressFigure(pressed(({ truth }) => isM30(truth)));
  if (all.near === 0) return {};
  return { presses: { all, counterfeits: samePressFigure(pressed(({ truth }) => truth.label === 'counterfeit')) } };
}
