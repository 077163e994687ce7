import { cell, dot, ruleX, ruleY, text } from '@observablehq/plot';
import type { VerdictThresholds } from '../../core/calibration-settings.ts';
import { type Curves, type EvidencePoint, READ_FACES, TRUE_FACES } from '../figures/curves.ts';
import { COLOUR, drawPlot } from './draw-plot.ts';

const NO_ARROW = { labelArrow: 'none' } as const;

/** Width of the band left of severity 0 that holds the references, in units of severity. */
const REFERENCE_BAND = 0.16;

/** Opacity of a cell's fill by its share, always low enough to read the count on it, in light and dark. */
const FILL = { least: 0.04, most: 0.55 } as const;

export function drawConfusion({ confusion }: Curves): string {
  const cells = confusion.map(({ truth, read, count, share }) => ({
    truth,
    read,
    said: count === 0 ? '' : String(count),
    opacity: FILL.least + (FILL.most - FILL.least) * (Number.isFinite(share) ? share : 0),
  }));
  return drawPlot('How often each face was read as which', {
    height: 330,
    marginTop: 56,
    x: { ...NO_ARROW, domain: READ_FACES, label: 'read as', axis: 'top' },
    y: { ...NO_ARROW, domain: TRUE_FACES, label: 'truth' },
    opacity: { type: 'identity' },
    marks: [
      cell(cells, { x: 'read', y: 'truth', fill: COLOUR.reference, fillOpacity: 'opacity', inset: 2 }),
      text(cells, { x: 'read', y: 'truth', text: 'said', fill: COLOUR.ink, fontSize: 15 }),
    ],
  });
}

export function drawEvidence({ evidence }: Curves, thresholds: VerdictThresholds): string {
  const [references, counterfeits] = [ofLabel(evidence, 'reference'), ofLabel(evidence, 'counterfeit')];
  const spread = references.map((point, i) => ({
    ...point,
    severity: -REFERENCE_BAND * (0.25 + (0.75 * (i + 0.5)) / references.length),
  }));
  return drawPlot('log10 likelihood ratio of every compared tablet over the severity of the counterfeit', {
    x: {
      ...NO_ARROW,
      domain: [-REFERENCE_BAND, 1],
      ticks: [0, 0.2, 0.4, 0.6, 0.8, 1],
      label: 'references | severity of the counterfeits',
    },
    y: { ...NO_ARROW, label: 'log10 likelihood ratio', grid: true },
    marks: [
      ruleY([0], { stroke: COLOUR.muted }),
      ruleX([-0.02], { stroke: COLOUR.muted, strokeOpacity: 0.4 }),
      ruleY([thresholds.likelyCounterfeit, thresholds.noDifferenceSeen], {
        stroke: COLOUR.muted,
        strokeDasharray: '1 4',
      }),
      dot(spread, { x: 'severity', y: 'log10', r: 2.5, stroke: COLOUR.reference, symbol: 'square' }),
      dot(counterfeits, { x: 'severity', y: 'log10', r: 3, fill: COLOUR.counterfeit, fillOpacity: 0.7 }),
    ],
  });
}

function ofLabel(points: readonly EvidencePoint[], label: EvidencePoint['label']): EvidencePoint[] {
  return points.filter((point) => point.label === label);
}

/** A number with its 95 % interval and its name. */
export interface NamedInterval {
  readonly name: string;
  readonly value: number;
  readonly interval: readonly [low: number, high: number];
}

/** Pixels per character of a name, and per row. */
const CHARACTER_PX = 6.3;
const ROW_PX = 24;

/** Shares or areas with their intervals, one below the other. `chance` is the value of guessing. */
export function drawIntervals(
  label: string,
  items: readonly NamedInterval[],
  { lowest, chance }: { readonly lowest: number; readonly chance?: number },
): string {
  const known = items.filter(({ value }) => Number.isFinite(value));
  const points = known.map(({ name, value, interval: [low, high] }) => ({ name, value, low, high }));
  const from = Math.min(lowest, ...points.map(({ value, low }) => (Number.isFinite(low) ? low : value) - 0.02));
  const names = known.map(({ name }) => name);
  return drawPlot(`${label}: ${names.join(', ')}`, {
    width: 620,
    height: 60 + ROW_PX * names.length,
    marginLeft: 20 + CHARACTER_PX * Math.max(0, ...names.map((name) => name.length)),
    x: { ...NO_ARROW, domain: [Math.max(0, from), 1], label, grid: true },
    y: { domain: names, label: null, type: 'band' },
    marks: [
      ...(chance === undefined ? [] : [ruleX([chance], { stroke: COLOUR.muted, strokeDasharray: '1 4' })]),
      ruleY(points, { y: 'name', x1: 'low', x2: 'high', stroke: COLOUR.reference, strokeWidth: 2 }),
      dot(points, { x: 'value', y: 'name', r: 4.5, fill: COLOUR.reference }),
    ],
  });
}
