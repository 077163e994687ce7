import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { TelltaleError } from '../../core/errors.ts';
import { inspect } from '../../core/inspect/inspect.ts';
import type { ModelSettings } from '../../core/model.ts';
import { say } from '../../core/words/say.ts';
import { partsOf } from '../../learn/adapt-face.ts';
import { type Comparison, compareJudged, judge } from '../../learn/compare.ts';
import { renderComparison } from '../../learn/comparison-page.ts';
import { examineConfirmed } from '../../learn/examine-confirmed.ts';
import { holdOutGroups } from '../../learn/hold-out-groups.ts';
import { matchLabels } from '../../learn/labels/match-labels.ts';
import { readLabels } from '../../learn/labels/read-labels.ts';
import { refusedLine } from '../../learn/labels/refused-line.ts';
import { learnedFromTablets } from '../../learn/learned-from-labels.ts';
import { type LearningModel, learningModel } from '../../learn/learning-model.ts';
import type { LabelledTablet } from '../../learn/learning-tablet.ts';
import type { ConfirmedPhoto } from '../../learn/sort-references.ts';
import { checkNewFolder, writeLearnedBundle } from '../../learn/write-learned-bundle.ts';
import { layersNetwork } from '../../runtime/backend/layers-network.ts';
import { encodeNetwork } from '../../runtime/bundle/network-files.ts';
import { writeWhole } from '../../runtime/write-whole.ts';
import { type Progress, progressBar } from '../progress.ts';
import type { FeedSource } from '../train/inspector/crop-feed.ts';
import { startTraining } from '../train/start-training.ts';
import { calibrateTuned, type HeldOutLogit } from './calibrate-tuned.ts';
import { enoughToTune, TuningRefused } from './enough-to-tune.ts';
import { type LabelledCrop, labelledCrops } from './labelled-crops.ts';
import { tuneInspector } from './tune-inspector.ts';

export interface FineTuneOptions {
  /** CSV file of labels, as for `telltale adapt`. */
  readonly labels: string;
  /** Folder of the photos; by default that of the file. */
  readonly photos?: string;
  readonly name: string;
  /** Folder of the new bundle. */
  readonly out: string;
  readonly bundle: string;
  /** Folder for the crops of the labelled tablets. */
  readonly work: string;
  /** Files of simulated crops; without them, crops are rendered freshly. */
  readonly simulated: readonly string[];
  readonly crops: number;
  readonly rate: number;
  readonly seed: string;
  readonly withoutRefused: boolean;
}

/** A labelled tablet with what was examined of it, and which fold holds it out. */
interface TunedTablet extends LabelledTablet, LabelledCrop {
  readonly part: number;
}

/**
 * Fine-tunes the whole inspector of a bundle on labelled and simulated crops, compares old and new on exhibits and cameras that were
 * held out, and writes a new bundle with a page beside it. Returns the lines to print.
 *
 * @throws TuningRefused without the native backend, with too few photos, or while labels are refused; TelltaleError for labels and
 *   bundles
 */
export async function fineTune(options: FineTuneOptions): Promise<string[]> {
  await checkNewFolder(options.out);
  const read = await readTable(options.labels);
  enoughToTune(read.labels.map(({ photo, counterfeit }) => ({ photo, counterfeit })));
  // One thread trains while another draws: TensorFlow would take all cores.
  process.env['TF_NUM_INTRAOP_THREADS'] ??= '1';
  process.env['TF_NUM_INTEROP_THREADS'] ??= '1';
  await startTraining().catch((error: Error) => {
    throw new TuningRefused(error.message);
  });
  const learning = await learningModel(options.bundle, 'native');
  const photos = await examineAll(options, [...new Set(read.labels.map(({ photo }) => photo))], learning);
  const { tablets: labelled, refused } = matchLabels(read.labels, photos);
  const all = [...read.refused, ...refused].map((one) => refusedLine(one, () => undefined, 'en'));
  if (all.length > 0 && !options.withoutRefused) {
    throw new TuningRefused([...all, say('adapt_refused', 'en', { count: all.length })].join('\n'));
  }
  enoughToTune(labelled);
  const { tablets, byCamera } = holdOutGroups(labelled, (photo) => photos.get(photo)?.camera);
  const parts = partsOf(tablets);
  const known = tablets.map((one, i): TunedTablet => {
    const tablet = photos.get(one.photo)!.tablets[one.number - 1]!;
    return { ...one, tablet, part: parts[i]! };
  });
  const tuned = await tuneAndCompare(known, options, learning);
  const laboratories = read.labels.map(({ laboratory }) => laboratory);
  const { name, out, crops, rate } = options;
  const from = learnedFromTablets({ name, base: learning.bundle, photos: [...photos.values()], tablets, laboratories });
  await writeLearnedBundle(out, learning.bundle, {
    settings: tuned.settings,
    networks: tuned.networks,
    evidence: 'lab_confirmed',
    from,
    errors: { compared: tuned.comparison, byCamera, tuned: { crops, rate } },
  });
  return writePage(options, learning, { ...tuned, byCamera, laboratories: from.laboratories });
}

async function readTable(path: string): Promise<ReturnType<typeof readLabels>> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new TelltaleError('labels_unreadable', { path, reason: cause.message }, { cause });
  });
  return readLabels(text, path, new Date().toISOString().slice(0, 10));
}

/** The photos of these names, as far as they exist. */
async function examineAll(
  { labels, photos: folder = dirname(labels) }: FineTuneOptions,
  names: readonly string[],
  { model }: LearningModel,
): Promise<ReadonlyMap<string, ConfirmedPhoto>> {
  const bar = progressBar('examine', names.length, 'photos');
  const photos = new Map<string, ConfirmedPhoto>();
  for (const name of names) {
    const examined = await examineConfirmed({ name, path: resolve(folder, name) }, model, 'en').catch((error) => {
      if (error instanceof TelltaleError && error.code === 'photo_unreadable') return undefined;
      throw error;
    });
    if (examined) photos.set(name, examined);
    bar.step();
  }
  bar.stop();
  return photos;
}

interface Tuned {
  readonly comparison: Comparison;
  readonly settings: ModelSettings;
  readonly networks: ReadonlyMap<string, Uint8Array>;
}

/**
 * Tunes once without each fold and once on everything. A fold's tablets are calibrated with the held out logits of the other folds, so
 * that neither the network nor the calibration that judges a tablet has seen its exhibit; the new bundle with those of all.
 */
async function tuneAndCompare(
  tablets: readonly TunedTablet[],
  options: FineTuneOptions,
  learning: LearningModel,
): Promise<Tuned> {
  const { bundle, model } = learning;
  const folds = [...new Set(tablets.map(({ part }) => part))].sort();
  const steps = Math.ceil(options.crops / 64);
  const bar = progressBar('fine-tune', steps * (folds.length + 1), 'steps');
  const run = <Result>(learned: readonly TunedTablet[], use: (network: LayersModel) => Promise<Result>) =>
    tuneOnce(learned, options, learning, bar, use);
  const heldOut = new Map<TunedTablet, HeldOutLogit>();
  for (const fold of folds) {
    const held = tablets.filter(({ part }) => part === fold);
    const logits = await run(
      tablets.filter(({ part }) => part !== fold),
      (network) => logitsOf(held, network, model.settings),
    );
    for (const [i, tablet] of held.entries()) heldOut.set(tablet, { ...tablet, logit: logits[i]! });
  }
  const networks = await run(tablets, async (network) => {
    const { topology, weights } = await encodeNetwork(network);
    const files = bundle.manifest.networks.inspector;
    return new Map([
      [files.topology, new TextEncoder().encode(topology)],
      [files.weights, weights],
    ]);
  });
  bar.stop();
  const judged = folds.flatMap((fold) => {
    const others = [...heldOut].filter(([{ part }]) => part !== fold).map(([, logit]) => logit);
    const settings = calibrateTuned(others, model.settings);
    return tablets
      .filter(({ part }) => part === fold)
      .map((tablet) => ({
        file: tablet.group,
        before: judge(tablet, model.settings),
        after: judge({ ...tablet, look: [heldOut.get(tablet)!.logit] }, settings),
      }));
  });
  const settings = calibrateTuned([...heldOut.values()], model.settings);
  return { comparison: compareJudged(judged), settings, networks };
}

async function tuneOnce<Result>(
  learned: readonly TunedTablet[],
  { work, simulated, crops, rate, seed }: FineTuneOptions,
  { bundle, model }: LearningModel,
  bar: Progress,
  use: (network: LayersModel) => Promise<Result>,
): Promise<Result> {
  await mkdir(work, { recursive: true });
  const labelled = labelledCrops(learned, model.settings.inspector.faceHeight);
  const file = join(work, 'labelled.crops');
  const sources = sourcesOf(simulated);
  return tuneInspector(
    { bundle, labelled, simulated: sources, file, crops, rate, seed, onStep: (loss) => bar.step(loss) },
    use,
  );
}

function sourcesOf(files: readonly string[]): FeedSource[] {
  const module = (path: string): string => new URL(path, import.meta.url).href;
  if (files.length === 0) return [{ name: 'rendered', share: 1, module: module('../simulate/crops/crop-source.ts') }];
  const fromFile = module('../train/inspector/file-source.ts');
  return files.map((path) => ({ name: path, share: 1, module: fromFile, options: { path: resolve(path) } }));
}

/** Tablets that an examination runs through the network at a time. */
const AT_A_TIME = 16;

async function logitsOf(
  tablets: readonly TunedTablet[],
  network: LayersModel,
  settings: ModelSettings,
): Promise<number[]> {
  const logits: number[] = [];
  for (let from = 0; from < tablets.length; from += AT_A_TIME) {
    const crops = tablets.slice(from, from + AT_A_TIME).map(({ tablet }) => tablet);
    const inspected = await inspect(crops, layersNetwork(network), settings.inspector);
    logits.push(...inspected.map(({ evidence }) => evidence.counterfeitLogit));
  }
  return logits;
}

interface Page extends Tuned {
  readonly byCamera: boolean;
  readonly laboratories: readonly string[];
}

async function writePage(
  { out, name }: FineTuneOptions,
  { bundle: { manifest } }: LearningModel,
  { comparison, byCamera, laboratories }: Page,
): Promise<string[]> {
  const [before, after] = [`${manifest.name} ${manifest.version}`, `${manifest.name}-${name} ${manifest.version}`];
  const path = `${out}-comparison.html`;
  await writeWhole(path, renderComparison(comparison, { before, after, laboratories, byCamera, language: 'en' }));
  return [
    say('adapt_compared', 'en', {
      aucBefore: comparison.before.auc.toFixed(3),
      aucAfter: comparison.after.auc.toFixed(3),
      cllrBefore: comparison.before.cllr.toFixed(3),
      cllrAfter: comparison.after.cllr.toFixed(3),
    }),
    say(comparison.recommended ? 'adapt_recommended' : 'adapt_not_recommended', 'en', { before, after }),
    say('adapt_page', 'en', { path }),
  ];
}
