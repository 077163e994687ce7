import { readFile } from 'node:fs/promises';
import { Differences } from '../core/difference/differences.ts';
import { pairTablets } from '../core/difference/pair-tablets.ts';
import { TelltaleError } from '../core/errors.ts';
import type { Examination, TabletFinding } from '../core/examination.ts';
import type { Model } from '../core/model.ts';
import { say } from '../core/words/say.ts';
import { scoreValues } from '../core/words/score-values.ts';
import { type BackendName, startBackend } from '../runtime/backend/backend.ts';
import { quietenTensorFlow } from '../runtime/backend/native-library.ts';
import { loadModel } from '../runtime/bundle/load-model.ts';
import { examineBytes } from '../runtime/examine-bytes.ts';
import { findBundleOrFolder, usingBundle } from '../runtime/models/usable-bundle.ts';
import { systemReason } from '../runtime/system-reason.ts';
import { cardLines } from './card-lines.ts';
import { differenceLines } from './difference-lines.ts';
import { printable } from './findings-table.ts';
import { listPhotos } from './list-photos.ts';
import { startProgress } from './progress.ts';

/** The verdicts do not depend on it, and no probability is printed. */
const PRIOR = 0.5;

export interface CompareBundles {
  readonly models: string;
  /** Names in the folder of bundles, or folders. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly photos: readonly string[];
  readonly language: string;
  readonly backend: BackendName | undefined;
}

/** Prints what two bundles say of each tablet of some photos, and how they differ over all of them. */
export async function compareBundles({
  models,
  before,
  after,
  photos,
  language,
  backend,
}: CompareBundles): Promise<void> {
  if (before === undefined || after === undefined || photos.length === 0) {
    throw new TelltaleError('setting_invalid', {
      setting: 'models compare',
      expected: say('expected_two_bundles', language),
      received: [before, after].filter((one) => one !== undefined).join(', ') || '-',
    });
  }
  const files = await listPhotos(photos);
  quietenTensorFlow();
  await startBackend(backend);
  const load = async (given: string): Promise<Model> => {
    const folder = await findBundleOrFolder(models, given);
    return usingBundle(given, language, () => loadModel(folder));
  };
  const [first, second] = [await load(before), await load(after)];
  const names = { before: labelOf(first), after: labelOf(second) };
  console.log(say('models_compare_head', language, names));
  const differences = new Differences();
  const progress = startProgress(files.length, language);
  const policy = { prior: PRIOR, language };
  try {
    for (const { name, path } of files) {
      const bytes = await readPhoto(path);
      const examined = async (model: Model) => (await examineBytes(bytes, name, model, policy)).examination;
      const [one, other] = [await examined(first), await examined(second)];
      differences.add(one, other);
      for (const line of photoLines(one, other, language)) progress.print(line);
      progress.advance();
    }
  } finally {
    progress.stop();
  }
  console.log(`\n${differenceLines(differences.read(), names, language).join('\n')}\n`);
  console.log(cardLines([first.identity.evidence, second.identity.evidence], language));
}

const labelOf = ({ identity: { name, version } }: Model): string => `${name} ${version}`;

function readPhoto(path: string): Promise<Uint8Array> {
  return readFile(path).catch((cause: unknown) => {
    throw new TelltaleError('photo_unreadable', { reason: systemReason(cause) }, { cause });
  });
}

/** One line for each tablet that both found, or one that says why there is none. */
function photoLines(before: Examination, after: Examination, language: string): string[] {
  const photo = printable(before.photo.name);
  const failed = before.error ?? after.error;
  if (failed !== undefined) return [say('models_compare_failed', language, { photo, problem: failed.message })];
  const { pairs } = pairTablets(before.tablets, after.tablets);
  if (pairs.length === 0) return [say('models_compare_none', language, { photo })];
  return pairs.map((pair, i) =>
    say('models_compare_tablet', language, {
      photo,
      number: i + 1,
      before: findingText(pair.before, language),
      after: findingText(pair.after, language),
    }),
  );
}

function findingText({ verdict, counterfeit }: TabletFinding, language: string): string {
  const headline = say(`headline_${verdict}`, language);
  if (counterfeit === undefined) return headline;
  const { likelihoodRatio } = scoreValues(counterfeit);
  return say('models_compare_finding', language, { headline, likelihoodRatio });
}
