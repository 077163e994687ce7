import { basename, dirname } from 'node:path';
import { type Command, Option } from 'commander';
import { M30_FACES } from '../core/labels.ts';
import type { MessageCode } from '../core/words/catalogue.ts';
import { notice } from '../core/words/notice.ts';
import { say } from '../core/words/say.ts';
import type { EnrolledFace } from '../learn/enrol.ts';
import type { ConfirmedPhoto, SortedReferences } from '../learn/sort-references.ts';
import type { BackendName } from '../runtime/backend/backend.ts';
import { defaultBundle } from '../runtime/default-bundle.ts';

interface EnrollOptions {
  readonly name: string;
  readonly out?: string;
  readonly model: string;
  readonly backend?: BackendName;
  readonly language: string;
}

export function addEnroll(program: Command): void {
  const help = (code: Parameters<typeof say>[0]) => say(code, 'en');
  program
    .command('enroll')
    .description(help('help_enroll'))
    .argument('<photo...>', help('help_enroll_photos'))
    .requiredOption('--name <name>', help('help_learn_name'))
    .option('--out <folder>', help('help_learn_out'))
    .addOption(new Option('--model <folder>', help('help_model')).default(defaultBundle, 'models/m30'))
    .addOption(new Option('--backend <name>', help('help_backend')).choices(['native', 'wasm']))
    .option('--language <tag>', help('help_language'), 'en')
    .addHelpText('after', `\n${help('help_learn_exit_statuses')}`)
    .action(enroll);
}

/** Checks everything that can be wrong before the networks are loaded. */
async function enroll(given: readonly string[], options: EnrollOptions): Promise<void> {
  const { name, language, backend } = options;
  const { checkNewFolder, writeLearnedBundle } = await import('../learn/write-learned-bundle.ts');
  const { newBundleFolder } = await import('./new-bundle-folder.ts');
  const out = newBundleFolder(options);
  await checkNewFolder(out);
  const { listPhotos } = await import('./list-photos.ts');
  const files = await listPhotos(given);
  const { learningModel } = await import('../learn/learning-model.ts');
  const { bundle, model, enrolment } = await learningModel(options.model, backend);
  const { startProgress } = await import('./progress.ts');
  const { examineConfirmed } = await import('../learn/examine-confirmed.ts');
  const progress = startProgress(files.length, language);
  const photos: ConfirmedPhoto[] = [];
  try {
    for (const file of files) {
      photos.push(await examineConfirmed(file, model, language));
      progress.advance();
    }
  } finally {
    progress.stop();
  }
  const { sortReferences } = await import('../learn/sort-references.ts');
  const sorted = sortReferences(photos, enrolment);
  const { unusedLine } = await import('./unused-line.ts');
  for (const one of sorted.unused) console.log(unusedLine(one, language));
  const { enrol } = await import('../learn/enrol.ts');
  const { settings, faces } = enrol(sorted.usable, model.settings);
  for (const line of faceLines(sorted, faces, language)) console.log(line);
  const { learnedFromReferences } = await import('../learn/learned-from.ts');
  const from = learnedFromReferences({ name, base: bundle, photos, tablets: sorted.usable, faces });
  await writeLearnedBundle(out, bundle, { settings, evidence: 'reference_photos', from, errors: { enrolled: faces } });
  const { manifest } = bundle;
  const counts = { photos: from.photos, tablets: from.reference.M + from.reference['30'], cameras: from.cameras };
  console.log(say('learn_written', language, { name: `${manifest.name}-${name}`, path: shownPath(out), ...counts }));
  const { card, calibratedOn } = notice('reference_photos', language);
  console.log([calibratedOn, '', ...[say('warning', language), ...card].map((line) => `  ${line}`), ''].join('\n'));
}

/** What each face is still missing, and what enrolment did to it. */
function faceLines({ usable }: SortedReferences, faces: readonly EnrolledFace[], language: string): string[] {
  return M30_FACES.flatMap((face) => {
    const ofFace = usable.filter((tablet) => tablet.face === face);
    const done = faces.find((one) => one.face === face);
    const line = (code: MessageCode, values: Record<string, string | number> = {}): string =>
      say(code, language, { face, count: ofFace.length, ...values });
    if (done === undefined) return [line('learn_face_missing')];
    const { photos, flaggedBefore, flaggedAfter } = done;
    return [
      line('learn_face_done', { before: flaggedBefore, after: flaggedAfter }),
      ...(done.tablets < 10 ? [line('learn_face_few')] : []),
      ...(photos === 1 ? [line('learn_face_one_photo')] : []),
    ];
  });
}

/** Short if it lies in the current folder. */
function shownPath(path: string): string {
  return dirname(path) === process.cwd() ? basename(path) : path;
}
