import { notice } from '../../core/words/notice.ts';
import { say } from '../../core/words/say.ts';
import type { Evaluation } from '../evaluate-folder.ts';
import type { EvaluationFigures } from '../evaluation-figures.ts';
import { galleryOf } from './gallery.ts';
import { html, type Markup, raw } from './html.ts';
import { aspectsSection } from './report-aspects.ts';
import { ablationsSection, breakdownsSection } from './report-breakdowns.ts';
import { chartsSection } from './report-charts.ts';
import { evidenceSection, headlineFigures, sharesSection, table, verdictsSection } from './report-figures.ts';
import { gallerySection } from './report-gallery.ts';
import { gatesSection } from './report-gates.ts';
import { pressesSection } from './report-presses.ts';
import { probesSection } from './report-probes.ts';
import { REPORT_STYLE } from './report-style.ts';

/** Nothing is loaded and no script runs. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** One self-contained HTML page: charts as SVG, pictures as data URLs, no script. `language` is the language of the notice. */
export function renderReport(evaluation: Evaluation, figures: EvaluationFigures, language: string): string {
  const { name, version } = evaluation.model;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>Telltale: evaluation of ${name} ${version}</title>
<style>${raw(REPORT_STYLE)}</style>
</head>
<body>
<main>
${headSection(evaluation, figures, language)}
${headlineFigures(figures)}
${chartsSection(figures.curves, evaluation.settings)}
${gatesSection(figures.gates)}
${sharesSection(figures)}
${evidenceSection(figures)}
${verdictsSection(figures)}
${breakdownsSection(figures.breakdowns)}
${ablationsSection(figures.ablations)}
${probesSection(figures.probes)}
${aspectsSection(figures.aspects)}
${pressesSection(figures.presses)}
${gallerySection(galleryOf(evaluation), language)}
${failedSection(evaluation, language)}
</main>
</body>
</html>
`;
  return page.markup;
}

function headSection({ model }: Evaluation, { photos, tablets }: EvaluationFigures, language: string): Markup {
  const { card, calibratedOn } = notice(model.evidence, language);
  const labelled = `${tablets.counterfeit} labelled counterfeit, ${tablets.reference} reference, ${tablets.other} another imprint`;
  return html`<header>
<h1>Evaluation of ${model.name} ${model.version}</h1>
<p>${photos.evaluated} photos with known truth were examined through the shipped path, and the findings were compared with the truth. ${tablets.wanted} tablets are uncovered and inside their photo; ${tablets.found} of them were found (${labelled}). Photos without a tablet: ${photos.empty}. Photos that could not be examined: ${photos.failed}.</p>
<dl>
<dt>Model</dt><dd>${model.name} ${model.version}</dd>
<dt>sha256</dt><dd><code>${model.sha256}</code></dd>
<dt>Calibrated on</dt><dd>${say(`evidence_${model.evidence}`, language)}</dd>
</dl>
<div class="notice">
<p><strong>${calibratedOn}</strong></p>
<p>If the photos evaluated here are computer-drawn too, path-traced ones included, no figure below is evidence about physical tablets.</p>
<p>${say('warning', language)}</p>
<ul>${card.map((sentence) => html`<li>${sentence}</li>`)}</ul>
</div>
</header>`;
}

function failedSection({ photos }: Evaluation, language: string): Markup {
  const rows = photos.flatMap(({ file, failed }) =>
    failed ? [[file, 'failed', say(failed.code, language, failed.values)]] : [],
  );
  if (rows.length === 0) return html``;
  return html`<h2>Photos that could not be examined</h2>
<p>Their tablets count as not found.</p>
${table(['Photo', 'Status', 'Why'], rows)}`;
}
