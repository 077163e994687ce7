import { dot, line, ruleX, ruleY } from '@observablehq/plot';
import type { ComparisonGate, GateCurve, GatePoint } from '../figures/gate-curve.ts';
import { COLOUR, drawPlot } from './draw-plot.ts';
import { formatNumber, formatPercent } from './format-figures.ts';
import { html, type Markup, raw } from './html.ts';
import { table } from './report-figures.ts';

export const GATE_WORDS: Readonly<Record<ComparisonGate, string>> = {
  minFaceProbability: 'minimum probability of the face',
  minVisible: 'minimum visible share',
  minDiameterPx: 'minimum diameter, pixels',
  minSharpness: 'minimum sharpness',
  maxGlare: 'maximum glare',
};

export function gatesSection(curves: readonly GateCurve[]): Markup {
  return html`<h2>Gates</h2>
<p>Over the M 30 that pass all other gates: the area under ROC of the tablets that a limit keeps (solid line) and of those that it drops (dashed), against the share that it keeps. The dotted vertical line is the model’s own limit. A gate is justified if the area of the tablets that it drops is close to chance, 0.5.</p>
<div class="charts">${curves.map(
    (curve) => html`<figure><h3>${GATE_WORDS[curve.gate]}</h3>${raw(drawGate(curve))}</figure>\n`,
  )}</div>
${table(
  ['Gate', 'Limit', 'Tablets', 'Kept', 'Area, kept', 'Area, dropped'],
  curves.map(({ gate, tablets, chosen }) => [
    GATE_WORDS[gate],
    String(chosen.limit),
    String(tablets),
    ...pointCells(chosen),
  ]),
)}`;
}

export function pointCells({ coverage, kept, dropped }: GatePoint): string[] {
  return [formatPercent(coverage), formatNumber(kept), Number.isFinite(dropped) ? formatNumber(dropped) : 'too few'];
}

function drawGate({ gate, points, chosen }: GateCurve): string {
  const known = (key: 'kept' | 'dropped') => points.filter((point) => Number.isFinite(point[key]));
  const marks = (key: 'kept' | 'dropped', stroke: string, strokeDasharray: string) => [
    line(known(key), { x: 'coverage', y: key, stroke, strokeWidth: 2, strokeDasharray }),
    dot(known(key), { x: 'coverage', y: key, r: 2.5, fill: stroke }),
  ];
  return drawPlot(`Area under ROC of what a limit of the ${GATE_WORDS[gate]} keeps and drops, over the share kept`, {
    x: { domain: [0, 1], tickFormat: '.0%', grid: true, labelArrow: 'none', label: 'tablets kept' },
    y: { domain: [0, 1], grid: true, labelArrow: 'none', label: 'area under ROC' },
    marks: [
      ruleY([0.5], { stroke: COLOUR.muted }),
      ruleX(Number.isFinite(chosen.coverage) ? [chosen.coverage] : [], {
        stroke: COLOUR.muted,
        strokeDasharray: '1 4',
      }),
      ...marks('kept', COLOUR.reference, 'none'),
      ...marks('dropped', COLOUR.counterfeit, '7 4'),
    ],
  });
}
