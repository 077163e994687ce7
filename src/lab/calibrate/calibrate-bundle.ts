import { join } from 'node:path';
import type { ModelSettings } from '../../core/model.ts';
import { layersNetwork } from '../../runtime/backend/layers-network.ts';
import { writeBundle } from '../../runtime/bundle/write-bundle.ts';
import { describeBundle, type TrainedBundle } from '../card/bundle-content.ts';
import { occlusionSamples } from '../card/occlusion-samples.ts';
import { writeGatesPage } from '../card/write-gates-page.ts';
import type { CropCutter } from '../dataset/crop-store.ts';
import { measureLots } from '../lots/measure-lots.ts';
import { simulate, simulateCloseUps } from '../simulate/simulate.ts';
import { saveRows } from './calibration-rows.ts';
import { examineCrops, type HeldPhotos, heldCrops } from './examine-held.ts';
import { fitSettings } from './fit-settings.ts';

/** Calibration uses lots that depart from the drawing as far as its error allows. */
const FAR_LOTS = { lotShare: 1 };
/** Photos and seeds of close-ups for calibrating a bundle, at an effort of 1. */
export const HELD_PLAN = { calibrationPhotos: 150, calibrationCloseUps: 600 };
/** Lots for measuring the bundle, at any effort, and reference tablets of each. */
const LOTS_MEASURED = { lots: 60, tabletsALot: 12 };

export interface BundleToCalibrate {
  readonly networks: TrainedBundle['networks'];
  /** All settings that are not decided here. */
  readonly settings: Omit<ModelSettings, 'gates' | 'calibration' | 'verdicts' | 'colour' | 'aspectLimits' | 'pair'>;
  /** Training of the networks, for the card. */
  readonly training: Pick<TrainedBundle, 'kept' | 'plan' | 'real' | 'composed'> & {
    readonly options: TrainedBundle['options'] & { readonly out: string };
  };
  /** Where photos, crops and rows are kept. */
  readonly work: string;
  readonly cutter: CropCutter;
  readonly held: HeldPhotos;
}

/** Simulates the missing calibration photos; can run beside a training. */
export async function simulateHeld(
  work: string,
  seed: string,
  plan: { readonly calibrationPhotos: number; readonly calibrationCloseUps: number },
): Promise<HeldPhotos> {
  const { calibrationPhotos, calibrationCloseUps } = plan;
  const [photos, closeUps] = await Promise.all([
    simulate(join(work, 'photos-calibrate'), 'calibrate', seed, calibrationPhotos, FAR_LOTS),
    simulateCloseUps(join(work, 'close-ups-calibrate'), 'calibrate', seed, calibrationCloseUps, FAR_LOTS),
  ]);
  return { photos, closeUps };
}

/**
 * From trained networks to a bundle: rules choose gates, calibration and thresholds from the networks' output on photos
 * of lots outside the training; then the bundle is measured on more lots, for its card. Pairs of faces are calibrated
 * afterwards (see calibrate-pairs.ts).
 */
export async function calibrateBundle(bundle: BundleToCalibrate): Promise<void> {
  const { networks, settings, training, work, cutter, held } = bundle;
  const { seed, out } = training.options;
  const [orienter, inspector] = [layersNetwork(networks.orienter), layersNetwork(networks.inspector)];
  const path = { orienter, inspector, settings };
  const crops = await heldCrops(cutter, held);
  const rows = await examineCrops(crops, path);
  await saveRows(join(work, 'calibration-rows.json'), rows);
  const { settings: fitted, counts, measures } = fitSettings(rows, seed);
  await writeGatesPage(join(work, 'gates.html'), measures.gates);
  const occlusion = await occlusionSamples(crops, path);
  const content = { ...training, settings: { ...settings, ...fitted }, networks, counts, measures, occlusion, rows };
  // Lots are examined with the networks as they ship, with rounded weights; the card that reports them is written
  // afterwards.
  const draft = join(work, 'draft');
  await writeBundle(draft, describeBundle(content));
  const lots = await measureLots({ bundle: draft, work, seed, ...LOTS_MEASURED });
  await writeBundle(out, describeBundle({ ...content, lots }));
  process.stderr.write(`Wrote the bundle to ${out}.\n`);
}
