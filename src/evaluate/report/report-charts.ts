import type { ModelSettings } from '../../core/model.ts';
import type { Curves } from '../figures/curves.ts';
import { BINS } from '../figures/reliability.ts';
import {
  drawReliability,
  drawRiskCoverage,
  drawRoc,
  drawTippett,
  RISK_LINES,
  ROC_LINES,
  TIPPETT_LINES,
} from './curve-charts.ts';
import { COLOUR } from './draw-plot.ts';
import { drawConfusion, drawEvidence } from './group-charts.ts';
import { html, type Markup, raw } from './html.ts';

interface Key {
  readonly name: string;
  readonly colour: string;
  readonly dashes: string;
}

const POINTS: readonly Key[] = [
  { name: 'counterfeits', colour: COLOUR.counterfeit, dashes: 'none' },
  { name: 'references', colour: COLOUR.reference, dashes: 'none' },
];

export function chartsSection(curves: Curves, { verdicts }: ModelSettings): Markup {
  return html`<h2>Charts</h2>
<div class="charts">
${chart('ROC', drawRoc(curves), 'Share of counterfeits above a threshold against the share of references above it. The dotted line is chance. A straight piece comes from equal ratios: those at a bound, and the 1 of tablets that were not compared.', Object.values(ROC_LINES))}
${chart('Evidence over severity', drawEvidence(curves, verdicts), 'Every compared M 30. Dotted lines: the thresholds of likely counterfeit and of no difference seen. To the model, counterfeits below the lower one look like the reference.', POINTS)}
${chart('Tippett plot', drawTippett(curves, verdicts), 'Share of all found M 30 with at least this ratio. References right of 0 and counterfeits left of it are misleading evidence.', Object.values(TIPPETT_LINES))}
${chart('Reliability', drawReliability(curves), `Probabilities at the set’s own odds in ${BINS} bins of equal count, with Wilson’s 95 % interval. On the dotted line, reported and observed probabilities are equal.`, [])}
${chart('Risk and coverage', drawRiskCoverage(curves), 'Share of wrong answers if only the tablets with the most decisive likelihood ratios (farthest from 1) were answered. The dotted line is the share that the gates keep.', Object.values(RISK_LINES))}
${chart('Faces', drawConfusion(curves), 'Counts of found tablets. The fill is the share of the row.', [])}
</div>`;
}

function chart(title: string, svg: string, caption: string, keys: readonly Key[]): Markup {
  return html`<figure><h3>${title}</h3>${keys.length > 0 ? legend(keys) : ''}${raw(svg)}<figcaption>${caption}</figcaption></figure>\n`;
}

function legend(keys: readonly Key[]): Markup {
  return html`<p class="legend">${keys.map(
    ({ name, colour, dashes }) =>
      html`<span><svg width="30" height="8" aria-hidden="true"><line x1="0" y1="4" x2="30" y2="4" style="stroke: ${colour}" stroke-width="3" stroke-dasharray="${dashes}"/></svg> ${name}</span> `,
  )}</p>`;
}
