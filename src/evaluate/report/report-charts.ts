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
${chart('ROC', drawRoc(curves), 'How many counterfeits lie above a threshold, for how many references. The dotted line is chance. A straight piece is made of equal ratios: those at a bound, and the 1 of what was not compared.', Object.values(ROC_LINES))}
${chart('Evidence over severity', drawEvidence(curves, verdicts), 'Every compared M 30. Dotted lines: the ratios from which the verdict is likely counterfeit, or no difference seen. Counterfeits below the lower one look like the reference to the model.', POINTS)}
${chart('Tippett plot', drawTippett(curves, verdicts), 'Shares of all found M 30 with at least so high a ratio. References right of 0 and counterfeits left of it are misleading evidence.', Object.values(TIPPETT_LINES))}
${chart('Reliability', drawReliability(curves), `Probabilities at the set’s own odds in ${BINS} bins of equal count, with Wilson’s 95 % interval. On the dotted line what was said came true.`, [])}
${chart('Risk and coverage', drawRiskCoverage(curves), 'If only the tablets of which the inspector is surest were answered, by the distance of its likelihood ratio from 1: how many answers would lie on the wrong side of it. The dotted line is the share that the gates let through.', Object.values(RISK_LINES))}
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
