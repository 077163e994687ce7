import type { Gates } from '../../core/model.ts';
import {
  COMPARISON_GATES,
  type ComparisonGate,
  type GatedTablet,
  measureFor,
  passesGate,
  turnLimit,
} from '../evaluate/gate-curve.ts';
import type { CalibrationRow } from './calibrate.ts';
import { chooseLimit } from './choose-limit.ts';
import { isM30 } from './crop-store.ts';

/** Bands of equal count that one gate's limit is sought among. */
const BANDS = 20;
/** Of the tablets that passed the gates before, the most that one gate may refuse. */
const MOST_LOST = 0.25;
/** Where the worst pictures are told apart as well, the limit lies where all but this share of the tablets reach. */
const STRAY = 0.005;
/** What is more probably something else is read as no face, however well such tablets are told apart. */
const LEAST: Partial<Record<ComparisonGate, number>> = { minFaceProbability: 0.5 };

/**
 * Chooses the limits of what is compared by one rule, one after the other, each over the tablets that the gates before let
 * through: the least from which tablets are told apart (see choose-limit.ts). Where the lowest band is told apart already,
 * there is no reason to refuse within what the calibration tablets reach, and none known beyond: the limit is then the laxer
 * of that of `start` and what they reach. The limits for another imprint stay those of `start`.
 */
export function chooseGates(rows: readonly CalibrationRow[], start: Gates): Gates {
  let gates = start;
  let passing = rows.filter((row) => isM30(row.truth)).map(gatedTablet);
  for (const gate of COMPARISON_GATES) {
    if (passing.length === 0) break;
    gates = { ...gates, [gate]: limitFor(gate, passing, start) };
    passing = passing.filter((tablet) => passesGate(gate, tablet, gates));
  }
  return gates;
}

export function gatedTablet({ truth, quality, evidence }: CalibrationRow): GatedTablet {
  const { M, '30': thirty } = evidence.faceProbability;
  return {
    quality,
    faceProbability: Math.max(M, thirty),
    counterfeit: truth.label === 'counterfeit',
    score: evidence.counterfeitLogit,
  };
}

function limitFor(gate: ComparisonGate, tablets: readonly GatedTablet[], start: Gates): number {
  const measured = tablets.map((tablet) => ({ ...tablet, measure: measureFor(gate, tablet) }));
  const chosen = chooseLimit(measured, BANDS, MOST_LOST) ?? Math.min(turnLimit(gate, start[gate]), reached(measured));
  return Math.max(roundOff(gate, chosen), LEAST[gate] ?? 0);
}

function reached(measured: readonly { readonly measure: number }[]): number {
  const sorted = measured.map(({ measure }) => measure).sort((a, b) => a - b);
  return sorted[Math.floor(STRAY * sorted.length)] as number;
}

/** Whole pixels, thousandths of all else, so that the picture at the limit itself still passes. */
function roundOff(gate: ComparisonGate, least: number): number {
  const limit = turnLimit(gate, least);
  if (gate === 'minDiameterPx') return Math.floor(limit);
  return (gate === 'maxGlare' ? Math.ceil(limit * 1000) : Math.floor(limit * 1000)) / 1000;
}
