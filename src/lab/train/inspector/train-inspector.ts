import { appendFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { encodeNetwork } from '../../../runtime/bundle/network-files.ts';
import { writeWhole } from '../../../runtime/write-whole.ts';
import type { CropSet } from '../../dataset/crop-set.ts';
import { readCropSet } from '../../dataset/crop-set-file.ts';
import { foldBatchNorm } from '../fold-batch-norm.ts';
import { startTraining } from '../start-training.ts';
import { buildInspector } from './build-inspector.ts';
import { CropFeed } from './crop-feed.ts';
import { type CropFigures, cropFiguresOf, formatCropFigures } from './crop-figures.ts';
import { answersAbout } from './evaluate-crops.ts';
import { Learner } from './learner.ts';
import { loadRun, type RunProgress, saveRun } from './run-file.ts';
import { type Budget, rateAt, shareUsed } from './schedule.ts';
import { composeBatch, traitScaleOf } from './training-batch.ts';
import type { TrainingPlan } from './training-plan.ts';

export interface InspectorTraining {
  readonly plan: TrainingPlan;
  /** Folder of checkpoint, curve and network. */
  readonly work: string;
  readonly seed: string;
  readonly budget: Budget;
  /** Threads for drawing crops. */
  readonly threads: number;
  /** The highest rate. */
  readonly rate: number;
  /** The `run.arrays` of another run whose network is the starting point; its plan may differ. */
  readonly from?: string | undefined;
  /** Crops from one evaluation to the next. */
  readonly evaluateEvery: number;
  report(line: string): void;
}

const BATCH = 64;
const MS_A_CHECKPOINT = 5 * 60_000;
/** Share of the losses' running means that a step preserves. */
const LOSS_KEPT = 0.99;

/**
 * Trains the inspector on freshly drawn crops and writes it, with its averaged weights and without batch normalisation,
 * to `inspector.json` and `inspector.bin` in the work folder; the curve goes to `curve.jsonl`. A killed run resumes
 * from `run.arrays`, also with a larger budget.
 */
export async function trainInspector(options: InspectorTraining): Promise<void> {
  // One thread trains while others draw: TensorFlow would take all cores.
  process.env['TF_NUM_INTRAOP_THREADS'] ??= '1';
  process.env['TF_NUM_INTEROP_THREADS'] ??= '1';
  await startTraining();
  await mkdir(options.work, { recursive: true });
  const heldOut = await loadHeldOut(options.plan);
  const resumed = await loadRun(join(options.work, 'run.arrays'));
  const plan = describeRun(options);
  if (resumed && resumed.progress.plan !== plan)
    throw new Error(
      `${options.work} holds a run of another plan: ${resumed.progress.plan}. Choose another folder; --from takes over its network.`,
    );
  const before = resumed ?? (await loadBefore(options.from, plan));
  const network = buildInspector({ training: true, seed: seedOf(options.seed) });
  const { sources } = options.plan;
  const from = resumed?.progress.cursors;
  const feed = new CropFeed({ sources, seed: options.seed, size: BATCH, threads: options.threads, from });
  try {
    const progress = before?.progress ?? {
      crops: 0,
      steps: 0,
      minutes: 0,
      cursors: [],
      traitScale: traitScaleOf(await feed.firstSets()),
      plan,
    };
    await new Run(options, new Learner(network, before?.learner), feed, heldOut, progress).go();
  } finally {
    await feed.close();
  }
}

/**
 * Options that must stay the same for a run to resume; of files only their names, so that a run may move to another
 * folder or machine.
 */
function describeRun({ plan, seed, rate }: InspectorTraining): string {
  const nameAlone = (_: string, value: unknown): unknown =>
    typeof value === 'string' && /^(file:|\/)/.test(value) ? basename(value) : value;
  return JSON.stringify({ sources: plan.sources, seed, rate }, nameAlone);
}

/** The starting run, without its cursors and its plan. */
async function loadBefore(path: string | undefined, plan: string): ReturnType<typeof loadRun> {
  if (path === undefined) return undefined;
  const run = await loadRun(path);
  if (!run) throw new Error(`Expected the run.arrays of a training, but there is no ${path}.`);
  return { ...run, progress: { ...run.progress, cursors: [], plan } };
}

const seedOf = (seed: string): number =>
  [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 10_007, 7);

async function loadHeldOut({ heldOut }: TrainingPlan): Promise<ReadonlyMap<string, CropSet>> {
  const sets = new Map<string, CropSet>();
  for (const [name, path] of Object.entries(heldOut)) sets.set(name, await readCropSet(path));
  return sets;
}

class Run {
  readonly #options: InspectorTraining;
  readonly #learner: Learner;
  readonly #feed: CropFeed;
  readonly #heldOut: ReadonlyMap<string, CropSet>;
  readonly #plain = buildInspector({ training: false, seed: 0 });
  readonly #losses = new Map<string, number>();
  #progress: RunProgress;
  #savedAt = Date.now();
  /** Since the last evaluation. */
  #spent = { crops: 0, learningMs: 0, waitingMs: 0 };

  constructor(
    options: InspectorTraining,
    learner: Learner,
    feed: CropFeed,
    heldOut: ReadonlyMap<string, CropSet>,
    progress: RunProgress,
  ) {
    this.#options = options;
    this.#learner = learner;
    this.#feed = feed;
    this.#heldOut = heldOut;
    this.#progress = progress;
  }

  async go(): Promise<void> {
    const { budget, evaluateEvery } = this.#options;
    while (shareUsed(budget, this.#progress) < 1) {
      const before = this.#progress.crops;
      await this.#step();
      const { crops } = this.#progress;
      const over = shareUsed(budget, this.#progress) >= 1;
      const due = Math.floor(crops / evaluateEvery) > Math.floor(before / evaluateEvery);
      if (over || due) await this.#evaluate();
      if (over || due || Date.now() - this.#savedAt > MS_A_CHECKPOINT) await this.#save();
    }
  }

  async #step(): Promise<void> {
    const started = performance.now();
    const { picks, cursors } = await this.#feed.next();
    // Threads that have drawn a set get their next one.
    await setImmediate();
    const learningFrom = performance.now();
    const { crops, steps, minutes, traitScale } = this.#progress;
    const losses = this.#learner.learn(composeBatch(picks, traitScale), this.#rate);
    for (const [name, value] of Object.entries(losses))
      this.#losses.set(name, LOSS_KEPT * (this.#losses.get(name) ?? value) + (1 - LOSS_KEPT) * value);
    const now = performance.now();
    this.#spent.crops += picks.length;
    this.#spent.learningMs += now - learningFrom;
    this.#spent.waitingMs += learningFrom - started;
    this.#progress = {
      ...this.#progress,
      crops: crops + picks.length,
      steps: steps + 1,
      minutes: minutes + (now - started) / 60_000,
      cursors,
    };
  }

  get #rate(): number {
    return rateAt(this.#options.rate, this.#options.budget, this.#progress);
  }

  /** Evaluates and writes the network as it would ship now. */
  async #evaluate(): Promise<void> {
    const figures = await this.#learner.withAverage(async (network) => {
      foldBatchNorm(network, this.#plain);
      return new Map(
        [...this.#heldOut].map(([name, set]) => [name, cropFiguresOf(set, answersAbout(this.#plain, set))]),
      );
    });
    await writeNetwork(this.#options.work, this.#plain);
    await this.#record(figures);
  }

  async #record(figures: ReadonlyMap<string, CropFigures>): Promise<void> {
    const { crops, steps, minutes } = this.#progress;
    const { crops: learned, learningMs, waitingMs } = this.#spent;
    this.#spent = { crops: 0, learningMs: 0, waitingMs: 0 };
    const losses = Object.fromEntries(this.#losses);
    const perSecond = { learning: (learned / learningMs) * 1000, all: (learned / (learningMs + waitingMs)) * 1000 };
    const line = { crops, steps, minutes, rate: this.#rate, losses, perSecond, sets: Object.fromEntries(figures) };
    await appendFile(join(this.#options.work, 'curve.jsonl'), `${JSON.stringify(line)}\n`);
    const { report } = this.#options;
    const lossTexts = Object.entries(losses).map(([name, value]) => `${name} ${value.toFixed(3)}`);
    report(
      `${crops} crops in ${minutes.toFixed(1)} min, ${perSecond.all.toFixed(0)}/s (learning alone ${perSecond.learning.toFixed(0)}/s): ${lossTexts.join(' ')}`,
    );
    for (const [name, one] of figures) report(`  ${name}: ${formatCropFigures(one)}`);
  }

  async #save(): Promise<void> {
    await saveRun(join(this.#options.work, 'run.arrays'), this.#learner.state, this.#progress);
    this.#savedAt = Date.now();
  }
}

/** Writes `inspector.json` and `inspector.bin` in the shipped form. */
export async function writeNetwork(folder: string, network: LayersModel): Promise<void> {
  const { topology, weights } = await encodeNetwork(network);
  await writeWhole(join(folder, 'inspector.json'), topology);
  await writeWhole(join(folder, 'inspector.bin'), weights);
}
