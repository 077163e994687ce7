import { failedGates, gatesFor } from '../../core/decide/gates.ts';
import { readFace } from '../../core/decide/read-face.ts';
import { nothingProbability } from '../../core/inspect/is-tablet.ts';
import type { Gates } from '../../core/model.ts';
import {
  COMPARISON_GATES,
  type ComparisonGate,
  type GatedTablet,
  limitOf,
  measureFor,
  passesGate,
  turnLimit,
} from '../evaluate/gate-curve.ts';
import type { CalibrationRow } from './calibrate.ts';
import { chooseLimit } from './choose-limit.ts';
import { isM30 } from './crop-store.ts';

/** Tablets in one of the bands of equal count that a limit is sought among: few, so that a short tail shows. */
const BAND = 40;
/** Of the tablets that passed the gates before, the most that one gate may refuse. */
const MOST_LOST = 0.25;

/**
 * Chooses the limits of what is compared by one rule, one after the other, each over the tablets that the gates before let
 * through: the least from which tablets are told apart (see choose-limit.ts), and never laxer than that of `laxest`, for
 * what simulation vouches for in worse pictures is not to be trusted. The limits for another imprint are those of `laxest`.
 */
export function chooseGates(rows: readonly CalibrationRow[], laxest: Gates): Gates {
  let gates = laxest;
  let passing = rows.filter((row) => isM30(row.truth)).map(gatedTablet);
  for (const gate of COMPARISON_GATES) {
    if (passing.length === 0) break;
    gates = { ...gates, [gate]: limitFor(gate, passing, laxest) };
    passing = passing.filter((tablet) => passesGate(gate, tablet, gates));
  }
  return { ...gates, maxNothing: chooseMaxNothing(rows), minOtherDiameterPx: chooseOtherDiameter(rows, gates) };
}

/** Of the M 30 tablets of about one size, the most that may be called another imprint. */
const MOST_CALLED_OTHER = 0.01;
/** Largest of those, over smallest. */
const ABOUT_ONE_SIZE = 1.5;
/** So many must vouch for a size. */
const FEWEST_OF_A_SIZE = 100;

/**
 * The least diameter, whole pixels, at which another imprint may be called seen: from where a comparison is allowed it goes
 * down, not below that of `gates`, for as long as hardly any M 30 of about that size is called another.
 */
export function chooseOtherDiameter(rows: readonly CalibrationRow[], gates: Gates): number {
  const anySize = { ...gates, minOtherDiameterPx: 0 };
  const m30 = rows
    .filter((row) => isM30(row.truth))
    .map(({ quality, evidence }) => ({
      diameterPx: quality.diameterPx,
      calledOther:
        readFace(evidence, gates).face === 'other' && failedGates(quality, gatesFor('other', anySize)).length === 0,
    }));
  const vouchedFor = (diameterPx: number): boolean => {
    const alike = m30.filter((row) => row.diameterPx >= diameterPx && row.diameterPx < diameterPx * ABOUT_ONE_SIZE);
    const called = alike.filter(({ calledOther }) => calledOther).length;
    return alike.length >= FEWEST_OF_A_SIZE && called <= MOST_CALLED_OTHER * alike.length;
  };
  let least = Math.ceil(gates.minDiameterPx);
  while (least - 1 >= gates.minOtherDiameterPx && vouchedFor(least - 1)) least--;
  return least;
}

/**
 * Of the tablets that were found, and are as large as the locator promises to find, the most that may be left out as none.
 * A recall of 0.98 is wanted; the locator misses 0.003 of the tablets on the validation photos.
 */
const MOST_LEFT_OUT = 0.015;
const PROMISED_PX = 24;
/** What is more probably a tablet than not is never left out. */
const LEAST_NOTHING = 0.5;

/** The least probability of nothing that leaves out no more tablets than that. */
export function chooseMaxNothing(rows: readonly CalibrationRow[]): number {
  const nothing = rows
    .filter(({ truth, quality }) => truth.label !== 'nothing' && quality.diameterPx >= PROMISED_PX)
    .map(({ evidence }) => nothingProbability(evidence))
    .sort((a, b) => b - a);
  const limit = nothing[Math.floor(MOST_LEFT_OUT * nothing.length)] ?? LEAST_NOTHING;
  return Math.ceil(Math.max(LEAST_NOTHING, limit) * 1000) / 1000;
}

export function gatedTablet({ truth, quality, evidence }: CalibrationRow): GatedTablet {
  const { M, '30': thirty } = evidence.faceProbability;
  return {
    quality,
    faceProbability: Math.max(M, thirty),
    explained: evidence.explained ?? 1,
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

/** Whole pixels, thousandths of all else, so that the picture at the limit itself still passes. */
function roundOff(gate: ComparisonGate, least: number): number {
  const limit = turnLimit(gate, least);
  if (gate === 'minDiameterPx') return Math.floor(limit);
  return (gate === 'maxGlare' ? Math.ceil(limit * 1000) : Math.floor(limit * 1000)) / 1000;
}
