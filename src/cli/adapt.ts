import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { TelltaleError } from '../core/errors.ts';
import type { MessageCode } from '../core/words/catalogue.ts';
import { notice } from '../core/words/notice.ts';
import { say } from '../core/words/say.ts';
import type { Label, Refused } from '../learn/labels/read-labels.ts';
import type { LearningModel } from '../learn/learning-model.ts';
import type { ConfirmedPhoto } from '../learn/sort-references.ts';
import type { BackendName } from '../runtime/backend/backend.ts';
import { defaultBundle } from '../runtime/default-bundle.ts';
import { systemReason } from '../runtime/system-reason.ts';

/** EX_DATAERR of sysexits.h: rows of the labels are refused, and nothing was written. */
const REFUSED = 65;

interface AdaptOptions {
  readonly labels: string;
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
    .requiredOption('--labels <file>', help('help_adapt_labels'))
    .requiredOption('--name <name>', help('help_learn_name'))
    .option('--photos <folder>', help('help_adapt_photos'))
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
  const out = newBundleFolder(options);
  await checkNewFolder(out);
  const { readLabels } = await import('../learn/labels/read-labels.ts');
  const read = readLabels(await readText(options.labels), options.labels, new Date().toISOString().slice(0, 10));
  const { learningModel } = await import('../learn/learning-model.ts');
  const learning = await learningModel(options.model, options.backend);
  const photos = await examineAll(read.labels, options, learning);
  const { matchLabels } = await import('../learn/labels/match-labels.ts');
  const { tablets, refused, unused } = matchLabels(read.labels, photos);
  const { unusedLine } = await import('./unused-line.ts');
  for (const { code, ...values } of read.notLearned) console.log(say(code, language, values));
  for (const one of unused) console.log(unusedLine(one, language));
  const all = [...read.refused, ...refused].sort((a, b) => a.line - b.line);
  for (const one of all) console.error(refusedLine(one, language));
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

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new TelltaleError('labels_unreadable', { path, reason: systemReason(cause) }, { cause });
  });
}

/** The examined photos, by their names in the labels; those that do not exist are missing. */
async function examineAll(
  labels: readonly Label[],
  { labels: file, photos: folder = dirname(file), language }: AdaptOptions,
  { model }: LearningModel,
): Promise<Map<string, ConfirmedPhoto>> {
  const names = [...new Set(labels.map(({ photo }) => photo))];
  const { startProgress } = await import('./progress.ts');
  const { examineConfirmed } = await import('../learn/examine-confirmed.ts');
  const progress = startProgress(names.length, language);
  const photos = new Map<string, ConfirmedPhoto>();
  try {
    for (const name of names) {
      const examined = await examineConfirmed({ name, path: resolve(folder, name) }, model, language).catch(
        (error: unknown) => {
          if (error instanceof TelltaleError && error.code === 'photo_unreadable') return undefined;
          throw error;
        },
      );
      if (examined) photos.set(name, examined);
      progress.advance();
    }
  } finally {
    progress.stop();
  }
  return photos;
}

/** Why a row is refused, in a sentence. */
function refusedLine(refused: Refused, language: string): string {
  if (refused.code === 'label_tablet_refused') {
    const { code, line, number } = refused;
    return say(code, language, { line, number, reason: say(refused.reason as MessageCode, language, refused.values) });
  }
  const { code, ...values } = refused;
  return say(code, language, values);
}
