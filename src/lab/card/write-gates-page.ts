import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { GateCurve } from '../../evaluate/figures/gate-curve.ts';
import { html, raw } from '../../evaluate/report/html.ts';
import { gatesSection } from '../../evaluate/report/report-gates.ts';

const STYLE = readFileSync(new URL('../../evaluate/report/report.css', import.meta.url), 'utf8');

/** One self-contained HTML page, without script, with the curves on which the gates were chosen. */
export async function writeGatesPage(path: string, curves: readonly GateCurve[]): Promise<void> {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Telltale: gates on the calibration tablets</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>Gates on the calibration tablets</h1>
<p>Computer-drawn tablets; no figure here is evidence about physical tablets.</p>
${gatesSection(curves)}
</main>
</body>
</html>
`;
  await writeFile(path, page.markup);
}
