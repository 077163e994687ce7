import { type Command, Option } from 'commander';
import { TelltaleError } from '../core/errors.ts';
import { notice } from '../core/words/notice.ts';
import { say } from '../core/words/say.ts';
import { refusedLine } from '../learn/labels/refused-line.ts';
import type { LearningModel } from '../learn/learning-model.ts';
import type { BackendName } from '../runtime/backend/backend.ts';
import { defaultBundle } from '../runtime/default-bundle.ts';
import type { LabelledPhotos } from './labelled-photos.ts';

/** EX_DATAERR of sysexits.h: rows of the labels are refused, and nothing was written. */
const REFUSED = 65;

interface AdaptOptions {
  readonly labels?: string;
  readonly case?: readonly string[];
  readonly cases?: true;
  readonly by?: string;
  readonly name: string;
  readonly photos?: string;
  readonly out?: string;
  readonly model: string;
  readonly withoutRefused?: boolean;
  readonly backend?: BackendName;
  readonly language: string;
}

export function addAdapt(program: Command): void {
  const help = (code: Parameters<typeof say>[0]) => say(code, 'en');
  program
    .command('adapt')
    .description(help('help_adapt'))
    .option('--labels <file>', help('help_adapt_labels'))
    .option('--photos <folder>', help('help_adapt_photos'))
    .option('--case <case...>', help('help_adapt_case'))
    .option('--cases', help('help_adapt_cases'))
    .option('--by <name>', help('help_case_by'))
    .requiredOption('--name <name>', help('help_learn_name'))
    .option('--out <folder>', help('help_learn_out'))
    .option('--without-refused', help('help_adapt_without_refused'))
    .addOption(new Option('--model <folder>', help('help_model')).default(defaultBundle, 'models/m30'))
    .addOption(new Option('--backend <name>', help('help_backend')).choices(['native', 'wasm']))
    .option('--language <tag>', help('help_language'), 'en')
    .addHelpText('after', `\n${help('help_learn_exit_statuses')}`)
    .action(async (options: AdaptOptions) => {
      process.exitCode = await adaptTo(options);
    });
}

/** Returns the exit status. */
async function adaptTo(options: AdaptOptions): Promise<number> {
  const { name, language } = options;
  const { checkNewFolder } = await import('../learn/write-learned-bundle.ts');
  const { newBundleFolder } = await import('./new-bundle-folder.ts');
  const { learningModel } = await import('../learn/learning-model.ts');
  const out = newBundleFolder(options);
  await checkNewFolder(out);
  // Whatever can be wrong in the labels is found before the networks are loaded.
  let learning: LearningModel | undefined;
  const loadModel = async () => {
    learning = await learningModel(options.model, options.backend);
    return learning.model;
  };
  const { read, photos, caseOf } = await labelsOf(options, loadModel);
  if (learning === undefined) throw new Error('expected the labels to load the model');
  const { matchLabels } = await import('../learn/labels/match-labels.ts');
  const { tablets, refused, unused } = matchLabels(read.labels, photos);
  const { unusedLine } = await import('./unused-line.ts');
  for (const { code, ...values } of read.notLearned) console.log(say(code, language, values));
  for (const one of unused) console.log(unusedLine(one, language));
  const all = [...read.refused, ...refused].sort((a, b) => a.line - b.line);
  for (const one of all) console.error(refusedLine(one, caseOf, language));
  if (all.length > 0 && options.withoutRefused !== true) {
    console.error(say('adapt_refused', language, { count: all.length }));
    return REFUSED;
  }
  const { writeAdapted } = await import('./write-adapted.ts');
  const laboratories = read.labels.map(({ laboratory }) => laboratory);
  await writeAdapted({ out, name, language, learning, photos: [...photos.values()], tablets, laboratories });
  const { card, calibratedOn } = notice('lab_confirmed', language);
  console.log([calibratedOn, '', ...[say('warning', language), ...card].map((line) => `  ${line}`), ''].join('\n'));
  return 0;
}

/** The labels of the table, or those of the cases. */
async function labelsOf(
  { labels, case: cases = [], cases: all, photos, by, language }: AdaptOptions,
  loadModel: () => Promise<LearningModel['model']>,
): Promise<LabelledPhotos> {
  const given = [labels !== undefined, cases.length > 0, all === true].filter(Boolean).length;
  if (given !== 1 || (photos !== undefined && labels === undefined)) {
    const expected = say('expected_one_source_of_labels', language);
    throw new TelltaleError('setting_invalid', { setting: 'adapt', expected, received: String(given) });
  }
  if (labels !== undefined) {
    const { labelsOfTable } = await import('./labels-of-table.ts');
    return labelsOfTable({ labels, language, ...(photos === undefined ? {} : { photos }) }, loadModel);
  }
  const { withEvidence } = await import('./with-evidence.ts');
  const { labelsOfCases } = await import('./labels-of-cases.ts');
  return withEvidence({ by }, (evidence) => labelsOfCases(evidence, all ? 'all' : cases, language, loadModel));
}
