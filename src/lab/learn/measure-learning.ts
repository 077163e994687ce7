import { join } from 'node:path';
import type { ModelSettings } from '../../core/model.ts';
import { readTruth } from '../../evaluate/read-truth.ts';
import { formatNumber } from '../../evaluate/report/format-figures.ts';
import { figuresOf, judge } from '../../learn/compare.ts';
import { enrol } from '../../learn/enrol.ts';
import { startBackend } from '../../runtime/backend/backend.ts';
import { loadModel } from '../../runtime/bundle/load-model.ts';
import { readBundle } from '../../runtime/bundle/read-bundle.ts';
import { bundleFingerprint } from '../calibrate/bundle-fingerprint.ts';
import { Random } from '../simulate/random.ts';
import { learningFigures, type StepFigures } from './learning-figures.ts';
import { simulateProducts } from './simulate-products.ts';
import { type SuggestionFigures, suggestionFigures } from './suggestion-figures.ts';
import { type TruthRow, truthRows } from './truth-rows.ts';

export interface LearningOptions {
  readonly bundle: string;
  readonly work: string;
  readonly seed: string;
  readonly products: number;
  /** Of each class, for each product; nine tablets each. */
  readonly photos: number;
  /** Another set with truth.json, on which nothing must be lost; its photos lie in `photos` below it. */
  readonly elsewhere?: string;
  /** A set whose photos are exhibits: each is judged after enrolling reference tablets of the others. */
  readonly exhibits?: string;
}

/** Draws, because the figures of 20 tablets depend on which. */
const DRAWS = 10;
const ENROLLED = 20;

/** Measures what learning brings, on products that depart from the drawing; Markdown. */
export async function measureLearning(options: LearningOptions): Promise<string> {
  const { work, seed, products, photos } = options;
  const directory = join(work, 'products');
  const truth = await simulateProducts(directory, `${seed}/learn`, { products, photos });
  await startBackend();
  const bundle = await readBundle(options.bundle);
  const model = await loadModel(options.bundle);
  const folder = join(work, `learning-examined-${bundleFingerprint(bundle)}`);
  const rows = await truthRows(directory, truth, model, join(folder, 'products'));
  const setOf = async (set: string, name: string): Promise<TruthRow[]> => {
    const inside = join(set, 'photos');
    return truthRows(inside, await readTruth(inside, join(set, 'truth.json'), 'en'), model, join(folder, name));
  };
  const elsewhere = options.elsewhere === undefined ? [] : await setOf(options.elsewhere, 'elsewhere');
  const figures = learningFigures(rows, model.settings, seed, elsewhere);
  const exhibits = options.exhibits === undefined ? [] : await setOf(options.exhibits, 'exhibits');
  return [
    formatSteps(figures),
    '',
    formatSuggestions(suggestionFigures(rows, model.settings, seed)),
    ...(exhibits.length > 0 ? ['', formatExhibits(exhibits, model.settings, seed)] : []),
  ].join('\n');
}

function formatSteps(figures: readonly StepFigures[]): string {
  const rate = ({ hits, n }: StepFigures['pooled']['referencesFlagged']): string => `${hits} of ${n}`;
  return [
    '| | AUC | without mild ones | AUC, products together | Cllr | at best | references flagged | counterfeits missed | AUC elsewhere |',
    '|---|---|---|---|---|---|---|---|---|',
    ...figures.map(({ step, auc, aucNotMild, pooled, elsewhere }) =>
      [
        `| ${step.name}`,
        formatNumber(auc),
        formatNumber(aucNotMild),
        formatNumber(pooled.auc),
        formatNumber(pooled.cllr),
        formatNumber(pooled.cllrMin),
        rate(pooled.referencesFlagged),
        rate(pooled.counterfeitsMissed),
        `${elsewhere === undefined ? '' : formatNumber(elsewhere)} |`,
      ].join(' | '),
    ),
  ].join('\n');
}

/** Photos with results chosen by `telltale suggest`, against photos chosen by chance. */
export function formatSuggestions(figures: readonly SuggestionFigures[]): string {
  const value = ({ mean, error }: SuggestionFigures['auc']): string => `${formatNumber(mean)} ± ${formatNumber(error)}`;
  return [
    '| Photos with results | chosen | AUC | Cllr | counterfeits among them |',
    '|---|---|---|---|---|',
    ...figures.map(
      ({ photos, chosen, auc, cllr, counterfeits }) =>
        `| ${photos} | ${chosen} | ${value(auc)} | ${value(cllr)} | ${formatNumber(counterfeits)} |`,
    ),
  ].join('\n');
}

/** Each photo is judged by a bundle that enrolled 20 reference tablets of the other photos. */
export function formatExhibits(rows: readonly TruthRow[], settings: ModelSettings, seed: string): string {
  const before = figuresOf(rows.map((row) => judge(row, settings)));
  const aucs = Array.from({ length: DRAWS }, (_, draw) => {
    const judged = [...new Set(rows.map(({ photo }) => photo))].flatMap((photo) => {
      const random = new Random(`${seed}/${photo}/${draw}`);
      const references = rows.filter((row) => row.photo !== photo && !row.counterfeit);
      const { settings: learned } = enrol(random.sample(references, ENROLLED), settings);
      return rows.filter((row) => row.photo === photo).map((row) => judge(row, learned));
    });
    return figuresOf(judged).auc;
  });
  const mean = aucs.reduce((sum, auc) => sum + auc, 0) / DRAWS;
  return `Exhibits, left out one by one: AUC ${formatNumber(before.auc)} as shipped, ${formatNumber(mean)} after enrolling ${ENROLLED} reference tablets of others (${formatNumber(Math.min(...aucs))} to ${formatNumber(Math.max(...aucs))} in ${DRAWS} draws).`;
}
