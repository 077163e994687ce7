import { type Command, Option } from 'commander';
import { TelltaleError } from '../core/errors.ts';
import { M30_FACES } from '../core/labels.ts';
import type { MessageCode } from '../core/words/catalogue.ts';
import { say } from '../core/words/say.ts';
import type { EnrolledFace } from '../learn/enrol.ts';
import type { SortedReferences } from '../learn/sort-references.ts';
import type { BackendName } from '../runtime/backend/backend.ts';
import { defaultBundle } from '../runtime/default-bundle.ts';
import { noticeLines } from './notice-lines.ts';
import { shownPath } from './shown-path.ts';

interface EnrollOptions {
  readonly name?: string;
  readonly product?: string;
  readonly fromPhotos?: readonly string[];
  readonly tablets?: string;
  readonly template?: string;
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
    .argument('[photo...]', help('help_enroll_photos'))
    .option('--name <name>', help('help_learn_name'))
    .option('--product <name>', help('help_enroll_product'))
    .option('--from-photos <photo...>', help('help_enroll_from_photos'))
    .option('--tablets <file>', help('help_enroll_tablets'))
    .option('--template <file>', help('help_enroll_template'))
    .option('--out <folder>', help('help_learn_out'))
    .addOption(new Option('--model <folder>', help('help_model')).default(defaultBundle, 'models/m30'))
    .addOption(new Option('--backend <name>', help('help_backend')).choices(['native', 'wasm']))
    .option('--language <tag>', help('help_language'), 'en')
    .addHelpText('after', `\n${help('help_learn_exit_statuses')}`)
    .action(enrollOne);
}

/** Reference tablets of the M 30, or another product. */
async function enrollOne(given: readonly string[], options: EnrollOptions): Promise<void> {
  const { name, product, fromPhotos, tablets, template, language } = options;
  if (template !== undefined) throw new TelltaleError('product_template_unsupported');
  const photos = product === undefined ? given : (fromPhotos ?? []);
  const isOdd = product === undefined ? (fromPhotos ?? tablets) !== undefined : given.length > 0 || name !== undefined;
  const learned = product ?? name;
  if (learned === undefined || photos.length === 0 || isOdd) {
    const expected = say('expected_enrol_photos', language);
    throw new TelltaleError('setting_invalid', { setting: 'enroll', expected, received: String(photos.length) });
  }
  if (product === undefined) return enroll(photos, { ...options, name: learned });
  const { enrollProduct } = await import('./enroll-product.ts');
  return enrollProduct(photos, { ...options, product });
}

/** Checks everything that can be wrong before the networks are loaded. */
async function enroll(given: readonly string[], options: EnrollOptions & { readonly name: string }): Promise<void> {
  const { name, language, backend } = options;
  const { checkNewFolder, writeLearnedBundle } = await import('../learn/write-learned-bundle.ts');
  const { newBundleFolder } = await import('./new-bundle-folder.ts');
  const out = newBundleFolder(options);
  await checkNewFolder(out);
  const { listPhotos } = await import('./list-photos.ts');
  const files = await listPhotos(given);
  const { learningModel } = await import('../learn/learning-model.ts');
  const { bundle, model, enrolment } = await learningModel(options.model, backend);
  const { examineFiles } = await import('./examine-files.ts');
  const photos = await examineFiles(files, model, language);
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
  console.log(noticeLines('reference_photos', language));
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
