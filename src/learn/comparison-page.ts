import { notice } from '../core/words/notice.ts';
import { say } from '../core/words/say.ts';
import { rocCurve } from '../evaluate/figures/roc-curve.ts';
import { html, type Markup, raw } from '../evaluate/report/html.ts';
import { REPORT_STYLE } from '../evaluate/report/report-style.ts';
import type { Comparison, Judged } from './compare.ts';
import { figureRows } from './figure-rows.ts';

/** Nothing is loaded and no script runs. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
/** Side of a chart, pixels. */
const SIDE = 320;

/** What is compared, for people. */
export interface ComparisonTitle {
  readonly before: string;
  readonly after: string;
  readonly laboratories: readonly string[];
  readonly byCamera: boolean;
  readonly language: string;
}

/** One self-contained HTML page: old bundle against new on the same folds. */
export function renderComparison(comparison: Comparison, title: ComparisonTitle): string {
  const { card, calibratedOn } = notice('lab_confirmed', title.language);
  const { groups, judged, before, after } = comparison;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>Telltale: ${title.before} and ${title.after}</title>
<style>${raw(REPORT_STYLE)}</style>
</head>
<body>
<main>
<header>
<h1>${title.before} and ${title.after}, compared</h1>
<p>${recommendation(comparison, title)}</p>
<p>${judged.length} tablets with results of ${title.laboratories.join(', ')}, in ${groups} groups${
    title.byCamera ? ' (exhibits and cameras)' : ' (exhibits)'
  }. Both bundles judge the same tablets. The new one is learned again for each fold, from the groups outside it, so that no
exhibit is judged by a bundle that has seen a part of it.${
    title.byCamera ? '' : ' There are too few cameras to hold them out too, so other cameras may do worse.'
  }</p>
<p>${calibratedOn}</p>
<ul>${[say('warning', title.language), ...card].map((sentence) => html`<li>${sentence}</li>`)}</ul>
</header>
<section>
<h2>Figures</h2>
<table>
<thead><tr><th></th><th>${title.before}</th><th>${title.after}</th></tr></thead>
<tbody>
${figureRows(before, after).map(([name, one, other]) => html`<tr><th>${name}</th><td>${one}</td><td>${other}</td></tr>`)}
</tbody>
</table>
<p>Change of AUC: ${changeText(comparison.change.auc)}; change of Cllr: ${changeText(comparison.change.cllr)} (95 %, over groups).
Cllr is the cost of the likelihood ratios: 0 is perfect, 1 says nothing, more misleads.</p>
</section>
<section>
<h2>Separation</h2>
<p>Counterfeits (down) against reference tablets (across) at or above each threshold. Dashes: ${title.before}. Line:
${title.after}.</p>
${rocChart(
  judged.map((one) => one.before),
  judged.map((one) => one.after),
)}
</section>
<section>
<h2>Likelihood ratios</h2>
<p>Every tablet by its log10 likelihood ratio, from ${title.before} (across) to ${title.after} (up). Rings: reference tablets.
Dots: counterfeits.</p>
${scatterChart(comparison)}
</section>
</main>
</body>
</html>
`.markup;
}

/** The page's own words; the same are printed by the command, in the reader's language. */
function recommendation({ recommended }: Comparison, { before, after }: ComparisonTitle): string {
  return recommended
    ? `${after} is better on these tablets, beyond chance: it is recommended where such tablets are examined.`
    : `${after} is not better beyond chance on these tablets: keep using ${before}, or add tablets with results.`;
}

function changeText({ value, interval: [low, high] }: Comparison['change']['auc']): string {
  const signed = (one: number): string => `${one < 0 ? '-' : '+'}${Math.abs(one).toFixed(3)}`;
  return `${signed(value)} (${signed(low)} to ${signed(high)})`;
}

function rocChart(before: readonly Judged[], after: readonly Judged[]): Markup {
  const path = (judged: readonly Judged[]): string => {
    const of = (counterfeit: boolean): number[] =>
      judged.filter((one) => one.counterfeit === counterfeit).map(({ log10 }) => log10);
    const points = rocCurve(of(true), of(false));
    return points.map(({ falseShare, hitShare }) => `${falseShare * SIDE},${(1 - hitShare) * SIDE}`).join(' ');
  };
  return html`<svg viewBox="-4 -4 ${SIDE + 8} ${SIDE + 8}" width="${SIDE}" role="img" aria-label="ROC curves of both bundles">
<rect width="${SIDE}" height="${SIDE}" fill="none" stroke="var(--muted)"/>
<polyline points="0,${SIDE} ${SIDE},0" fill="none" stroke="var(--muted)"/>
<polyline points="${path(before)}" fill="none" stroke="var(--ink)" stroke-width="2" stroke-dasharray="6 4"/>
<polyline points="${path(after)}" fill="none" stroke="var(--counterfeit)" stroke-width="2"/>
</svg>`;
}

function scatterChart({ judged }: Comparison): Markup {
  const all = judged.flatMap(({ before, after }) => [before.log10, after.log10]);
  const [low, high] = [Math.min(...all, -1), Math.max(...all, 1)];
  const across = (log10: number): number => ((log10 - low) / (high - low)) * SIDE;
  const up = (log10: number): number => SIDE - across(log10);
  return html`<svg viewBox="-6 -6 ${SIDE + 12} ${SIDE + 12}" width="${SIDE}" role="img" aria-label="log10 likelihood ratios by both bundles">
<rect width="${SIDE}" height="${SIDE}" fill="none" stroke="var(--muted)"/>
<line x1="${across(0)}" x2="${across(0)}" y1="0" y2="${SIDE}" stroke="var(--muted)"/>
<line x1="0" x2="${SIDE}" y1="${up(0)}" y2="${up(0)}" stroke="var(--muted)"/>
${judged.map(({ before, after }) =>
  before.counterfeit
    ? html`<circle cx="${across(before.log10)}" cy="${up(after.log10)}" r="3" fill="var(--counterfeit)" fill-opacity="0.6"/>`
    : html`<circle cx="${across(before.log10)}" cy="${up(after.log10)}" r="3.5" fill="none" stroke="var(--reference)"/>`,
)}
</svg>`;
}
