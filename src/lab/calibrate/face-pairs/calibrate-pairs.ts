import { join } from 'node:path';
import type { ModelSettings } from '../../../core/model.ts';
import { startBackend } from '../../../runtime/backend/backend.ts';
import { loadModel } from '../../../runtime/bundle/load-model.ts';
import { readBundle } from '../../../runtime/bundle/read-bundle.ts';
import { rewriteBundle } from '../../../runtime/bundle/rewrite-bundle.ts';
import { CARD_FILE } from '../../../runtime/bundle/write-bundle.ts';
import { describeFacePairs, withSection } from '../../card/pair-card.ts';
import { simulateFacePairs } from '../../simulate/simulate-pairs.ts';
import { bundleFingerprint } from '../bundle-fingerprint.ts';
import { fitFacePairs } from './fit-pairs.ts';
import { examineFacePairs } from './pair-rows.ts';

/**
 * Seeds at an effort of 1 or more, each a matched pair of a reference tablet and a counterfeit: to fit on, and to test
 * on.
 */
const PAIR_SEEDS = { calibrate: 300, test: 180 } as const;

/** As in the calibration of faces: lots that depart from the drawing as far as its error allows. */
const FAR_LOTS = { lotShare: 1 };

export interface FacePairCalibrationOptions {
  /** Folder of a bundle; the calibration is added to it, and the rest is kept. */
  readonly bundle: string;
  /** Folder for photos and intermediate results. */
  readonly work: string;
  readonly seed: string;
  readonly effort: number;
  /** The command that repeats this, for the manifest; absent if a training does it. */
  readonly command?: string;
}

/** Simulates the missing pairs; can run beside a training. */
export async function simulateFacePairsFor({ work, seed, effort }: Omit<FacePairCalibrationOptions, 'bundle'>) {
  const some = (split: 'calibrate' | 'test') => {
    const seeds = Math.max(2, Math.round(PAIR_SEEDS[split] * Math.min(1, effort)));
    return simulateFacePairs(join(work, `pairs-${split}`), split, seed, seeds, FAR_LOTS);
  };
  return { calibrate: await some('calibrate'), test: await some('test') };
}

/**
 * Calibrates the fusion of two faces of one tablet, for an existing bundle: simulates pairs, examines them with the
 * bundle as it ships, fits, and rewrites the bundle with `settings.pair` and a section in its card whose figures come
 * from pairs outside the fit. Every stage is kept in `work`: kill it at any time and start it again.
 */
export async function calibrateFacePairs(options: FacePairCalibrationOptions): Promise<void> {
  const pairs = await simulateFacePairsFor(options);
  await startBackend();
  const bundle = await readBundle(options.bundle);
  const model = await loadModel(options.bundle);
  const settings: ModelSettings = { ...model.settings, pair: undefined };
  const folder = join(options.work, `pairs-examined-${bundleFingerprint(bundle)}`);
  const rows = await examineFacePairs(pairs.calibrate, model, join(folder, 'calibrate'));
  const heldOut = await examineFacePairs(pairs.test, model, join(folder, 'test'));
  const calibrated: ModelSettings = { ...settings, pair: fitFacePairs(rows, settings, options.seed) };
  const card = new TextDecoder().decode(bundle.files.get(CARD_FILE));
  const { commands } = bundle.manifest.provenance;
  const section = describeFacePairs({ rows, heldOut, settings: calibrated });
  await rewriteBundle(options.bundle, {
    settings: calibrated,
    card: withSection(card, section),
    commands: options.command === undefined ? commands : [...new Set([...commands, options.command])],
  });
  process.stderr.write(`Wrote the calibration of pairs into ${options.bundle}.\n${section}\n`);
}
