import { ASPECTS, type Aspect } from '../../core/labels.ts';
import type { AspectLimits, ModelSettings } from '../../core/model.ts';
import type { CalibrationRow } from './calibrate.ts';
import { chooseLimit } from './choose-limit.ts';

/** Counterfeits with a defect of one aspect are a third of all: fewer bands than for the gates. */
const BANDS = 12;
/** Share of the compared tablets, for each of the two measures. */
const MOST_LOST = 0.4;

type Limits = ModelSettings['aspectLimits'];

/**
 * Minimum diameter, and among large enough tablets minimum sharpness, at which each aspect separates counterfeits with
 * a defect of its own kinds from references; see choose-limit.ts for the rule. `compared` are the tablets that pass the
 * gates.
 */
export function chooseAspectLimits(compared: readonly CalibrationRow[]): Limits {
  const [imprint, colour, surface, edge] = ASPECTS.map((aspect, i) =>
    chooseFor(
      aspect,
      compared.filter(({ truth }) => truth.label === 'reference' || truth.aspects[i] === true),
    ),
  ) as [AspectLimits, AspectLimits, AspectLimits, AspectLimits];
  return { imprint, colour, surface, edge };
}

function chooseFor(aspect: Aspect, rows: readonly CalibrationRow[]): AspectLimits {
  const limitOf = (some: readonly CalibrationRow[], measure: 'diameterPx' | 'sharpness') =>
    chooseLimit(
      some.map(({ truth, quality, evidence }) => ({
        measure: quality[measure],
        counterfeit: truth.label === 'counterfeit',
        score: evidence.aspectProbability[aspect],
      })),
      BANDS,
      MOST_LOST,
    ) ?? 0;
  const minDiameterPx = Math.ceil(limitOf(rows, 'diameterPx'));
  const large = rows.filter(({ quality }) => quality.diameterPx >= minDiameterPx);
  return { minDiameterPx, minSharpness: Math.ceil(limitOf(large, 'sharpness') * 1000) / 1000 };
}
