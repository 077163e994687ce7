import { setImmediate } from 'node:timers/promises';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Bundle } from '../../runtime/bundle/bundle.ts';
import { decodeNetwork } from '../../runtime/bundle/network-files.ts';
import type { CropSet } from '../dataset/crop-set.ts';
import { writeCropSet } from '../dataset/crop-set-file.ts';
import { CropFeed, type FeedSource } from '../train/inspector/crop-feed.ts';
import { Learner } from '../train/inspector/learner.ts';
import { LOSS_WEIGHTS } from '../train/inspector/losses.ts';
import { composeBatch, traitScaleOf } from '../train/inspector/training-batch.ts';

export interface Tuning {
  readonly bundle: Bundle;
  /** Crops with results. */
  readonly labelled: CropSet;
  /** Sources of simulated crops; together they count as much as the labelled ones. */
  readonly simulated: readonly FeedSource[];
  /** Where the labelled crops are kept while the feed reads them. */
  readonly file: string;
  /** Crops to learn from, labelled and simulated. */
  readonly crops: number;
  /** The highest rate. */
  readonly rate: number;
  readonly seed: string;
  /** Called after each step. */
  readonly onStep: (loss: string) => void;
}

const BATCH = 64;
/** Share of the crops over which the rate rises; then it falls to 0. */
const WARM_UP = 0.1;
/** Views of each labelled crop in changed light: there are few, and they come around often. */
const VIEWS = 3;
/** The shipped network has lost the outputs that only teach in training. */
const LOSSES = { ...LOSS_WEIGHTS, traits: 0, pressed: 0, placing: 0 };

/**
 * Trains the inspector of a bundle further, all of it, on labelled and simulated crops in equal parts, from the network as it
 * shipped. `use` gets it with its averaged weights. Requires the native backend.
 */
export async function tuneInspector<Result>(
  { bundle, labelled, simulated, file, crops, rate, seed, onStep }: Tuning,
  use: (network: LayersModel) => Promise<Result>,
): Promise<Result> {
  await writeCropSet(file, labelled, 'labelled tablets');
  const module = new URL('../train/inspector/file-source.ts', import.meta.url).href;
  const share = simulated.reduce((sum, source) => sum + source.share, 0);
  const sources = [{ name: 'labelled', share, module, options: { path: file }, views: VIEWS }, ...simulated];
  const network = await inspectorOf(bundle);
  const feed = new CropFeed({ sources, seed, size: BATCH, threads: 1 });
  try {
    const learner = new Learner(network, undefined, LOSSES);
    const scale = traitScaleOf(await feed.firstSets());
    for (let done = 0; done < crops; done += BATCH) {
      const { picks } = await feed.next();
      // Threads that have drawn a set get their next one.
      await setImmediate();
      const losses = learner.learn(composeBatch(picks, scale), rateAt(rate, done / crops));
      onStep(`counterfeit ${losses['counterfeit']!.toFixed(3)}`);
    }
    return await learner.withAverage(use);
  } finally {
    await feed.close();
    network.dispose();
  }
}

export function rateAt(highest: number, share: number): number {
  return highest * Math.min((share + 1e-3) / WARM_UP, (1 - share) / (1 - WARM_UP));
}

function inspectorOf({ manifest, files }: Bundle): Promise<LayersModel> {
  const { topology, weights } = manifest.networks.inspector;
  return decodeNetwork(new TextDecoder().decode(files.get(topology)), files.get(weights)!);
}
