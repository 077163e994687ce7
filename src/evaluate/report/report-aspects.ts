import type { AspectFigure } from '../figures/aspect-figures.ts';
import { formatShort } from './format-figures.ts';
import { drawIntervals } from './group-charts.ts';
import { html, type Markup, raw } from './html.ts';
import { aucRow, table } from './report-figures.ts';

export function aspectsSection(aspects: readonly AspectFigure[]): Markup {
  const rows = aspects.flatMap(({ aspect, own, others, told }) => [
    { name: `${aspect}: own kinds of defect`, auc: own, told },
    { name: `${aspect}: only other kinds`, auc: others, told },
  ]);
  return html`<h2>Aspects</h2>
<p>The area under ROC of each aspect against references: for counterfeits with a defect of the aspect’s own kinds, and for those whose defects all belong to other aspects, where it should be at chance, 0.5. docs/simulator.md assigns kinds to aspects. Counterfeits with a defect of an unknown kind are excluded. Not null: share of the compared M 30; an aspect is null if the picture is too small or too blurred to show it.</p>
<figure class="wide">${raw(
    drawIntervals(
      'area under ROC of the aspects with its 95 % interval',
      rows.map(({ name, auc }) => ({ name, ...auc })),
      { lowest: 0.4, chance: 0.5 },
    ),
  )}</figure>
${table(
  ['Aspect', 'Counterfeits', 'References', 'Area', '95 % interval', 'Not null'],
  rows.map(({ name, auc, told }) => [...aucRow(name, auc), formatShort(told)]),
)}`;
}
