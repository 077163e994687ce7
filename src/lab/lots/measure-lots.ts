import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTruth } from '../../evaluate/truth.ts';
import { loadModel } from '../../runtime/bundle/load-model.ts';
import { readBundle } from '../../runtime/bundle/read-bundle.ts';
import { simulateCloseUps } from '../simulate/simulate.ts';
import { bundleKey } from './bundle-key.ts';
import { examineLots } from './examine-lots.ts';
import { type LotFigures, lotFiguresOf } from './lot-figures.ts';

export interface LotOptions {
  /** Folder of the bundle. */
  readonly bundle: string;
  /** Folder for photos and results. */
  readonly work: string;
  readonly seed: string;
  readonly lots: number;
  readonly tabletsALot: number;
}

/** Lots as far from the drawing as its error allows, and lots exactly as the drawing. */
const LOT_SHARES = [1, 0] as const;

/**
 * Figures of a bundle on lots outside its training and calibration: a separate split of seeds, one tablet per close-up.
 * The same seeds at both distances from the drawing show the same light, camera and ground. Requires a started backend;
 * resumes when killed.
 */
export async function measureLots(options: LotOptions): Promise<LotFigures[]> {
  const { bundle, work, seed, lots, tabletsALot } = options;
  const model = await loadModel(bundle);
  const key = bundleKey((await readBundle(bundle)).manifest);
  const figures: LotFigures[] = [];
  for (const lotShare of LOT_SHARES) {
    const directory = join(work, `lots-${seed}-${lots}x${tabletsALot}-share-${lotShare}`);
    await simulateCloseUps(directory, 'test', `${seed}/lots`, lots * tabletsALot, { lotShare }, tabletsALot);
    const truth = join(directory, 'truth.json');
    const photos = parseTruth(await readFile(truth, 'utf8'), truth);
    const rows = await examineLots({ directory, photos }, model, join(directory, `examined-${key}`));
    figures.push(lotFiguresOf(rows, lotShare));
  }
  return figures;
}
