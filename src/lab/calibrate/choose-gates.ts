import { failedGates, gatesFor } from '../../core/decide/gates.ts';
import { readFace } from '../../core/decide/read-face.ts';
import { backgroundProbability, isTablet } from '../../core/inspect/is-tablet.ts';
import type { Gates } from '../../core/model.ts';
import {
  COMPARISON_GATES,
  type ComparisonGate,
  type GatedTablet,
  limitOf,
  measureFor,
  passesGate,
  turnLimit,
} from '../../evaluate/figures/gate-curve.ts';
import { isM30 } from '../dataset/crop-store.ts';
import type { CalibrationRow } from './calibrate.ts';
import { chooseLimit } from './choose-limit.ts';

/** Tablets per band of equal count in the search for a limit: few, so that a short tail shows. */
const BAND = 40;
/** Maximum share of the tablets that passed the previous gates that one gate may refuse. */
const MOST_LOST = 0.25;

/**
 * Chooses the limits of a comparison by one rule, one after the other, each over the tablets that pass the previous
 * gates: the smallest value from which tablets are separated (see choose-limit.ts), and never laxer than in `laxest`,
 * because simulation is not to be trusted for worse pictures. The limit of the face's probability stays as in `laxest`:
 * it depends on how many other imprints are read as an M 30, and strong counterfeits have the less probable faces. The
 * limits for another imprint are chosen afterwards (see `chooseOtherProbabilities`).
 */
export function chooseGates(rows: readonly CalibrationRow[], laxest: Gates): Gates {
  let gates = laxest;
  let passing = rows.filter((row) => isM30(row.truth)).map(gatedTablet);
  for (const gate of COMPARISON_GATES) {
    if (passing.length === 0) break;
    if (gate !== 'minFaceProbability') gates = { ...gates, [gate]: limitFor(gate, passing, laxest) };
    passing = passing.filter((tablet) => passesGate(gate, tablet, gates));
  }
  const kept = { ...gates, maxBackground: chooseMaxBackground(rows) };
  return { ...kept, ...chooseOtherProbabilities(rows, kept) };
}

/**
 * Maximum share of the M 30 tablets, both of those large enough for a comparison and of smaller ones, that may be
 * called another imprint.
 */
const MOST_CALLED_OTHER = 0.01;

/**
 * Minimum probability of another imprint, in general and for tablets too small for a comparison: the smallest value, in
 * thousandths and at least those of `gates`, at which hardly any M 30 is called another imprint.
 */
export function chooseOtherProbabilities(
  rows: readonly CalibrationRow[],
  gates: Gates,
): Record<'minOtherProbability' | 'minSmallOtherProbability', number> {
  const m30 = rows.filter(({ truth, evidence }) => isM30(truth) && isTablet(evidence, gates));
  const isSmall = ({ quality }: CalibrationRow): boolean => quality.diameterPx < gates.minDiameterPx;
  const small = leastFor(m30.filter(isSmall), gates);
  const large = leastFor(
    m30.filter((row) => !isSmall(row)),
    gates,
  );
  return {
    minOtherProbability: large,
    minSmallOtherProbability: Math.max(large, small, gates.minSmallOtherProbability),
  };
}

/** The smallest probability at which hardly any of these is called another imprint. */
function leastFor(m30: readonly CalibrationRow[], gates: Gates): number {
  const called = m30.map(({ quality, evidence }) => {
    const reading = readFace(evidence, gates);
    const passes = failedGates(quality, gatesFor(reading, { ...gates, minSmallOtherProbability: 0 })).length === 0;
    return reading.face === 'other' && passes ? reading.probability : 0;
  });
  const highest = called.sort((a, b) => b - a)[Math.floor(MOST_CALLED_OTHER * m30.length)] ?? 0;
  // A thousandth above it, so that the deciding tablet itself is not called so.
  return Math.max(gates.minOtherProbability, Math.min(1, Math.floor(highest * 1000 + 1) / 1000));
}

/**
 * Maximum share of the found tablets, of sizes that the locator should find, that may be dropped as background. The
 * target is a recall of 0.98; the locator misses 0.003 of the tablets on the validation photos.
 */
const MOST_LEFT_OUT = 0.017;
const PROMISED_PX = 24;
/** A finding that is more probably a tablet is never dropped. */
const MIN_BACKGROUND = 0.5;

/** The smallest limit for the probability of background that drops no more tablets than that. */
export function chooseMaxBackground(rows: readonly CalibrationRow[]): number {
  const nothing = rows
    .filter(({ truth, quality }) => truth.label !== 'background' && quality.diameterPx >= PROMISED_PX)
    .map(({ evidence }) => backgroundProbability(evidence))
    .sort((a, b) => b - a);
  const limit = nothing[Math.floor(MOST_LEFT_OUT * nothing.length)] ?? MIN_BACKGROUND;
  return Math.ceil(Math.max(MIN_BACKGROUND, limit) * 1000) / 1000;
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

function limitFor(gate: ComparisonGate, tablets: readonly GatedTablet[], laxest: Gates): number {
  const measured = tablets.map((tablet) => ({ ...tablet, measure: measureFor(gate, tablet) }));
  const chosen = chooseLimit(measured, Math.max(1, tablets.length / BAND), MOST_LOST);
  const least = limitOf(gate, laxest);
  return chosen === undefined || chosen < turnLimit(gate, least) ? least : roundOff(gate, chosen);
}

/** Whole pixels, and thousandths for all others, so that a picture at the limit still passes. */
function roundOff(gate: ComparisonGate, least: number): number {
  const limit = turnLimit(gate, least);
  if (gate === 'minDiameterPx') return Math.floor(limit);
  return (gate === 'maxGlare' ? Math.ceil(limit * 1000) : Math.floor(limit * 1000)) / 1000;
}
