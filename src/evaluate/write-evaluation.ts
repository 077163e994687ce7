import { join } from 'node:path';
import { unwritable } from '../runtime/unwritable.ts';
import { writeWhole } from '../runtime/write-whole.ts';
import type { Evaluation } from './evaluate-folder.ts';
import { evaluationFiguresOf } from './evaluation-figures.ts';
import { renderReport } from './report/render-report.ts';

const REPORT_FILE = 'report.html';
const FIGURES_FILE = 'figures.json';

/**
 * Writes report.html and figures.json into `folder`, each completely or not at all, replacing existing ones.
 *
 * @throws TelltaleError `output_unwritable`
 */
export async function writeEvaluation(folder: string, evaluation: Evaluation, language: string): Promise<void> {
  const figures = evaluationFiguresOf(evaluation, language);
  await replace(join(folder, FIGURES_FILE), `${JSON.stringify(figures, null, 2)}\n`);
  await replace(join(folder, REPORT_FILE), renderReport(evaluation, figures, language));
}

function replace(path: string, content: string): Promise<void> {
  return unwritable(path, () => writeWhole(path, content));
}
