import type { PressFigures } from '../figures/press-figures.ts';
import type { SamePressFigure } from '../figures/same-press.ts';
import { formatInterval, formatNumber } from './format-figures.ts';
import { html, type Markup } from './html.ts';
import { table } from './report-figures.ts';

const WHY = {
  no_embedding: 'the model returns no embedding',
  no_press: 'the truth names no press',
  no_pairs: 'no two photos show tablets with the same face from one press',
} as const;

export function pressesSection(figures: PressFigures): Markup {
  return html`<h2>One press or two</h2>
<p>Whether the cosine of two embeddings is higher for tablets of one press in different photos than for tablets of two presses. Only tablets with the same face are compared.</p>
${figures.known ? pressTable(figures) : html`<p>Not measured here: ${WHY[figures.why]}.</p>`}`;
}

function pressTable({ all, counterfeits }: Extract<PressFigures, { known: true }>): Markup {
  return table(
    ['Area under ROC', 'Pairs of one press', 'Pairs of two', 'Area', '95 % interval'],
    [pressRow('all M 30', all), pressRow('counterfeits alone', counterfeits)],
  );
}

function pressRow(name: string, { near, far, value, interval }: SamePressFigure): string[] {
  return [name, String(near), String(far), formatNumber(value), formatInterval(interval)];
}
