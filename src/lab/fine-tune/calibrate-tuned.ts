import type { Calibration, FaceCalibration, LogisticMap } from '../../core/calibration-settings.ts';
import type { M30Face } from '../../core/labels.ts';
import type { ModelSettings } from '../../core/model.ts';
import { groupBy } from '../../learn/learning-tablet.ts';
import { safeThreshold } from '../../learn/safe-threshold.ts';
import { boundOf } from '../calibrate/calibrate.ts';
import { fitEqualClasses } from '../calibrate/fit-logistic.ts';
import { Random } from '../simulate/random.ts';

/** A labelled tablet with the logit of a network that had not seen it. */
export interface HeldOutLogit {
  readonly face: M30Face;
  readonly group: string;
  readonly counterfeit: boolean;
  readonly logit: number;
}

const REPLICAS = 40;
/** Tablets of each class below which a face shares the map of both. */
const FEWEST = 20;
/** Of the weights: a calibration does not rise without limit where few tablets are all on their side. */
const RIDGE = 1e-3;

/**
 * Settings of a bundle whose inspector was trained further: its calibration from held out logits. What was calibrated on the old
 * network's other outputs is left out, because it does not hold: photos without colour, pairs, exhibits, links and enrolment.
 */
export function calibrateTuned(rows: readonly HeldOutLogit[], shipped: ModelSettings): ModelSettings {
  const { withoutColour: _1, pair: _2, exhibit: _3, press: _4, enrolment: _5, learned: _6, ...rest } = shipped;
  const mapOf = (face: M30Face): FaceCalibration => {
    const ofFace = rows.filter((row) => row.face === face);
    return mapWithReplicas(Math.min(...[true, false].map((one) => countOf(ofFace, one))) < FEWEST ? rows : ofFace);
  };
  const [low, high] = shipped.calibration.log10Bounds;
  const calibration: Calibration = {
    ...shipped.calibration,
    M: mapOf('M'),
    '30': mapOf('30'),
    log10Bounds: [Math.max(low, -boundOf(countOf(rows, true))), Math.min(high, boundOf(countOf(rows, false)))],
  };
  const references = rows
    .filter(({ counterfeit }) => !counterfeit)
    .map(({ face, logit }) => calibration[face].slope * logit + calibration[face].intercept);
  const { likelyCounterfeit, noDifferenceSeen } = shipped.verdicts;
  const verdicts = { noDifferenceSeen, likelyCounterfeit: safeThreshold(references, likelyCounterfeit) };
  return { ...rest, calibration, verdicts };
}

function countOf(rows: readonly HeldOutLogit[], counterfeit: boolean): number {
  return rows.filter((row) => row.counterfeit === counterfeit).length;
}

/** Groups are drawn: their tablets are not independent. */
function mapWithReplicas(rows: readonly HeldOutLogit[]): FaceCalibration {
  const groups = groupBy(rows, ({ group }) => group);
  const random = new Random('calibrate tuned');
  const replicas = Array.from({ length: REPLICAS }, () => groups.flatMap(() => random.pick(groups)))
    .filter((drawn) => countOf(drawn, true) > 0 && countOf(drawn, false) > 0)
    .map(mapFor);
  return { ...mapFor(rows), replicas: replicas.length > 0 ? replicas : [mapFor(rows)] };
}

/** Never falling: a network whose order is wrong says nothing. */
function mapFor(rows: readonly HeldOutLogit[]): LogisticMap {
  const examples = rows.map(({ logit, counterfeit }) => ({ features: [logit], hit: counterfeit }));
  const { weights, intercept } = fitEqualClasses(examples, 1, RIDGE);
  return weights[0]! > 0
    ? { slope: weights[0]! / Math.LN10, intercept: intercept / Math.LN10 }
    : { slope: 0, intercept: 0 };
}
