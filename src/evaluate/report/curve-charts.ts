import { areaY, dot, line, ruleX, ruleY } from '@observablehq/plot';
import type { VerdictThresholds } from '../../core/calibration-settings.ts';
import type { Curves } from '../figures/curves.ts';
import type { TippettPoint } from '../figures/tippett.ts';
import { COLOUR, drawPlot } from './draw-plot.ts';

/** One line of a chart, distinguished by colour and, for colour-blind readers, by dashes. */
interface LineStyle {
  readonly name: string;
  readonly colour: string;
  readonly dashes: string;
}

export const ROC_LINES = {
  all: { name: 'all counterfeits', colour: COLOUR.ink, dashes: 'none' },
  strong: { name: 'strong', colour: COLOUR.counterfeit, dashes: 'none' },
  middle: { name: 'middle', colour: COLOUR.counterfeit, dashes: '7 4' },
  mild: { name: 'mild', colour: COLOUR.counterfeit, dashes: '2 3' },
} as const satisfies Record<keyof Curves['roc'], LineStyle>;

export const RISK_LINES = {
  found: { name: 'all that were found', colour: COLOUR.ink, dashes: '7 4' },
  compared: { name: 'those that the gates let through', colour: COLOUR.reference, dashes: 'none' },
} as const satisfies Record<keyof Curves['riskCoverage'], LineStyle>;

export const TIPPETT_LINES = {
  counterfeits: { name: 'counterfeits', colour: COLOUR.counterfeit, dashes: 'none' },
  references: { name: 'references', colour: COLOUR.reference, dashes: '7 4' },
} as const satisfies Record<keyof Curves['tippett'], LineStyle>;

const UNIT = [0, 1] as const;
const SHARE = { domain: UNIT, tickFormat: '.0%', grid: true } as const;
const NO_ARROW = { labelArrow: 'none' } as const;

export function drawRoc({ roc }: Curves): string {
  const lines = Object.entries(ROC_LINES).map(([key, style]) =>
    line(roc[key as keyof Curves['roc']], { x: 'falseShare', y: 'hitShare', ...strokeOf(style) }),
  );
  return drawPlot('ROC curves of all, strong, middle and mild counterfeits against the references', {
    x: { ...SHARE, ...NO_ARROW, label: 'references at or above the threshold' },
    y: { ...SHARE, ...NO_ARROW, label: 'counterfeits at or above it' },
    marks: [diagonal(), ...lines],
  });
}

export function drawRiskCoverage({ riskCoverage, assessedShare }: Curves): string {
  const lines = Object.entries(RISK_LINES).map(([key, style]) =>
    line(riskCoverage[key as keyof Curves['riskCoverage']], { x: 'coverage', y: 'risk', ...strokeOf(style) }),
  );
  const highest = Math.max(0.1, ...Object.values(riskCoverage).flatMap((points) => points.map(({ risk }) => risk)));
  return drawPlot('Share of wrong answers over the share of tablets that are answered', {
    x: { ...SHARE, ...NO_ARROW, label: 'M 30 tablets that are answered, the surest first' },
    y: { ...SHARE, ...NO_ARROW, domain: [0, highest * 1.05], label: 'answers on the wrong side' },
    marks: [
      ruleY([0], { stroke: COLOUR.muted }),
      ruleX(Number.isFinite(assessedShare) ? [assessedShare] : [], { stroke: COLOUR.muted, strokeDasharray: '1 4' }),
      ...lines,
    ],
  });
}

/** Steps: the share of a group is constant from one of its values down to the next lower one. */
export function drawTippett({ tippett }: Curves, thresholds: VerdictThresholds): string {
  const values = Object.values(tippett).flatMap((points) => points.map(({ log10 }) => log10));
  const [low, high] = [Math.min(-0.8, ...values) - 0.1, Math.max(1, ...values) + 0.1];
  const lines = Object.entries(TIPPETT_LINES).map(([key, style]) =>
    line(toEdges(tippett[key as keyof Curves['tippett']], low, high), {
      x: 'log10',
      y: 'share',
      curve: 'step-before',
      ...strokeOf(style),
    }),
  );
  return drawPlot('Share of counterfeits and of references whose log10 likelihood ratio is at least so high', {
    x: { ...NO_ARROW, domain: [low, high], label: 'log10 likelihood ratio, at least', grid: true },
    y: { ...SHARE, ...NO_ARROW, label: 'share of the tablets' },
    marks: [
      ruleX([0], { stroke: COLOUR.muted }),
      ruleX([thresholds.likelyCounterfeit, thresholds.noDifferenceSeen], {
        stroke: COLOUR.muted,
        strokeDasharray: '1 4',
      }),
      ...lines,
    ],
  });
}

export function drawReliability({ reliability }: Curves): string {
  const bins = reliability.map(({ said, came }) => ({
    said,
    came: came.share,
    low: came.interval[0],
    high: came.interval[1],
  }));
  return drawPlot('How often tablets were counterfeits over the probability that was said', {
    x: { ...SHARE, ...NO_ARROW, label: 'probability that was said, mean of the bin' },
    y: { ...SHARE, ...NO_ARROW, label: 'were counterfeits' },
    marks: [
      diagonal(),
      areaY(bins, { x: 'said', y1: 'low', y2: 'high', fill: COLOUR.reference, fillOpacity: 0.18 }),
      line(bins, { x: 'said', y: 'came', stroke: COLOUR.reference, strokeWidth: 2 }),
      dot(bins, { x: 'said', y: 'came', r: 4, fill: COLOUR.reference }),
    ],
  });
}

function strokeOf({ colour, dashes }: LineStyle) {
  return { stroke: colour, strokeWidth: 2, strokeDasharray: dashes, strokeLinecap: 'butt' } as const;
}

/** Chance in ROC, and perfect calibration in reliability. */
function diagonal() {
  const corners = [
    [0, 0],
    [1, 1],
  ] as const;
  return line(corners, { stroke: COLOUR.muted, strokeDasharray: '1 4' });
}

function toEdges(points: readonly TippettPoint[], low: number, high: number): TippettPoint[] {
  if (points.length === 0) return [];
  return [{ log10: low, share: 1 }, ...points, { log10: high, share: 0 }];
}
