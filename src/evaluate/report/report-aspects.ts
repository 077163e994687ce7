import type { AspectFigure } from '../figures/aspect-figures.ts';
import { drawIntervals } from './group-charts.ts';
import { html, type Markup, raw } from './html.ts';
import { aucRow, table } from './report-figures.ts';
import { tellShort } from './tell-figures.ts';

export function aspectsSection(aspects: readonly AspectFigure[]): Markup {
  const rows = aspects.flatMap(({ aspect, own, others, told }) => [
    { name: `${aspect}: own kinds of defect`, auc: own, told },
    { name: `${aspect}: only others’ kinds`, auc: others, told },
  ]);
  return html`<h2>Aspects</h2>
<p>Whether an aspect stands out more for counterfeits with a defect of its own kinds than for references, and whether it keeps still for those whose defects all lie in other aspects: 0.5 is chance. Which kind belongs to which aspect is said in docs/simulator.md. Counterfeits with a defect of another name are left out. Told: of the M 30 that were compared; an aspect is not told where the picture is too small or too blurred to show it.</p>
<figure class="wide">${raw(
    drawIntervals(
      'area under ROC of the aspects with its 95 % interval',
      rows.map(({ name, auc }) => ({ name, ...auc })),
      { lowest: 0.4, chance: 0.5 },
    ),
  )}</figure>
${table(
  ['Aspect', 'Counterfeits', 'References', 'Area', '95 % interval', 'Told'],
  rows.map(({ name, auc, told }) => [...aucRow(name, auc), tellShort(told)]),
)}`;
}
