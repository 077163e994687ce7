import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TelltaleError } from '../core/errors.ts';
import { systemReason } from '../runtime/system-reason.ts';
import type { Evaluation } from './evaluate-folder.ts';
import { evaluationFiguresOf } from './evaluation-figures.ts';
import { renderReport } from './report/render-report.ts';

const REPORT_FILE = 'report.html';
const FIGURES_FILE = 'figures.json';

/**
 * Creates the folder if necessary, before any work is done.
 *
 * @throws TelltaleError `output_unwritable`
 */
export async function prepareFolder(folder: string): Promise<void> {
  await unwritable(folder, async () => {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  });
}

/**
 * Writes report.html and figures.json into `folder`, each completely or not at all, replacing existing ones.
 *
 * @throws TelltaleError `output_unwritable`
 */
export async function writeEvaluation(folder: string, evaluation: Evaluation, language: string): Promise<void> {
  const figures = evaluationFiguresOf(evaluation, language);
  await writeWhole(join(folder, FIGURES_FILE), `${JSON.stringify(figures, null, 2)}\n`);
  await writeWhole(join(folder, REPORT_FILE), renderReport(evaluation, figures, language));
}

async function writeWhole(path: string, content: string): Promise<void> {
  const partial = `${path}.${randomUUID()}.partial`;
  await unwritable(path, async () => {
    try {
      await writeFile(partial, content);
      await rename(partial, path);
    } finally {
      await rm(partial, { force: true });
    }
  });
}

async function unwritable(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new TelltaleError('output_unwritable', { path, reason: systemReason(error) }, { cause: error });
  }
}
