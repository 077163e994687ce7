import type { Quality } from '../../core/examination.ts';
import type { Gates } from '../../core/model.ts';
import { areaUnderRoc } from './area-under-roc.ts';

/** The gates that a comparison must pass. */
export const COMPARISON_GATES = [
  'minFaceProbability',
  'minVisible',
  'minDiameterPx',
  'minSharpness',
  'maxGlare',
] as const satisfies readonly (keyof Gates)[];
export type ComparisonGate = (typeof COMPARISON_GATES)[number];

/** A labelled tablet with the inputs of the gates. */
export interface GatedTablet {
  readonly quality: Quality;
  /** Of the more probable of M and 30. */
  readonly faceProbability: number;
  readonly counterfeit: boolean;
  /** Higher for counterfeits. */
  readonly score: number;
}

const MEASURES: Readonly<Record<ComparisonGate, (tablet: GatedTablet) => number>> = {
  minFaceProbability: ({ faceProbability }) => faceProbability,
  minVisible: ({ quality }) => quality.visible,
  minDiameterPx: ({ quality }) => quality.diameterPx,
  minSharpness: ({ quality }) => quality.sharpness,
  // More is better, like the others.
  maxGlare: ({ quality }) => -quality.glare,
};

/** The measure of a gate, with its sign changed if necessary so that more is better. */
export function measureFor(gate: ComparisonGate, tablet: GatedTablet): number {
  return MEASURES[gate](tablet);
}

/** A limit on that scale, and back: only that of glare changes its sign. */
export function turnLimit(gate: ComparisonGate, limit: number): number {
  return gate === 'maxGlare' ? -limit : limit;
}

/** The limit of a gate. */
export function limitOf(gate: ComparisonGate, gates: Gates): number {
  return gates[gate];
}

export function passesGate(gate: ComparisonGate, tablet: GatedTablet, gates: Gates): boolean {
  return measureFor(gate, tablet) >= turnLimit(gate, limitOf(gate, gates));
}

/** What one limit would keep and drop. */
export interface GatePoint {
  readonly limit: number;
  /** Share that is kept, 0..1. */
  readonly coverage: number;
  /** Areas under ROC; NaN (null in JSON) if either label is missing. */
  readonly kept: number;
  readonly dropped: number;
}

/** One gate over the tablets that pass all others: its cost and benefit at any limit, and at the chosen one. */
export interface GateCurve {
  readonly gate: ComparisonGate;
  readonly tablets: number;
  readonly points: readonly GatePoint[];
  readonly chosen: GatePoint;
}

/** Limits at which a curve is drawn: every twentieth of the tablets. */
const POINTS = 20;

export function gateCurves(tablets: readonly GatedTablet[], gates: Gates): GateCurve[] {
  return COMPARISON_GATES.map((gate) => {
    const others = COMPARISON_GATES.filter((other) => other !== gate);
    const passing = tablets.filter((tablet) => others.every((other) => passesGate(other, tablet, gates)));
    const measures = passing.map((tablet) => measureFor(gate, tablet)).sort((a, b) => a - b);
    const limits = Array.from({ length: POINTS }, (_, i) => measures[Math.floor((i / POINTS) * measures.length)]);
    const points = [...new Set(limits.filter((limit) => limit !== undefined))];
    return {
      gate,
      tablets: passing.length,
      points: points.map((limit) => pointAt(gate, passing, turnLimit(gate, limit))),
      chosen: pointAt(gate, passing, limitOf(gate, gates)),
    };
  });
}

function pointAt(gate: ComparisonGate, tablets: readonly GatedTablet[], limit: number): GatePoint {
  const least = turnLimit(gate, limit);
  const [kept, dropped] = [true, false].map((keep) =>
    tablets.filter((tablet) => measureFor(gate, tablet) >= least === keep),
  ) as [GatedTablet[], GatedTablet[]];
  return { limit: limit + 0, coverage: kept.length / tablets.length, kept: areaOf(kept), dropped: areaOf(dropped) };
}

function areaOf(tablets: readonly GatedTablet[]): number {
  const scores = (label: boolean) => tablets.filter((t) => t.counterfeit === label).map(({ score }) => score);
  return areaUnderRoc(scores(true), scores(false));
}
