import { join } from 'node:path';
import type { ModelSettings } from '../../core/model.ts';
import { layersNetwork } from '../../runtime/backend/layers-network.ts';
import { writeBundle } from '../../runtime/bundle/write-bundle.ts';
import { describeBundle, type TrainedBundle } from '../card/bundle-content.ts';
import { writeGatesPage } from '../card/write-gates-page.ts';
import type { CropCutter } from '../dataset/crop-store.ts';
import { measureLots } from '../lots/measure-lots.ts';
import { simulate, simulateCloseUps } from '../simulate/simulate.ts';
import { saveRows } from './calibration-rows.ts';
import { examineCrops, type HeldPhotos, heldCrops } from './examine-held.ts';
import { fitSettings } from './fit-settings.ts';

/** Calibration follows lots that lie as far from the drawing as its error allows. */
const FAR_LOTS = { lotShare: 1 };
/** Photos and seeds of close-ups that a bundle is calibrated on, at an effort of 1. */
export const HELD_PLAN = { calibrationPhotos: 150, calibrationCloseUps: 600 };
/** Lots that the bundle is measured on, whatever the effort, and reference tablets of each. */
const LOTS_MEASURED = { lots: 60, tabletsALot: 12 };

export interface BundleToCalibrate {
  readonly networks: TrainedBundle['networks'];
  /** All that is not decided here. */
  readonly settings: Omit<ModelSettings, 'gates' | 'calibration' | 'verdicts' | 'aspectLimits' | 'pair'>;
  /** How the networks were trained, for the card. */
  readonly training: Pick<TrainedBundle, 'kept' | 'plan' | 'real'> & {
    readonly options: TrainedBundle['options'] & { readonly out: string };
  };
  /** Where photos, crops and rows are kept. */
  readonly work: string;
  readonly cutter: CropCutter;
  readonly held: HeldPhotos;
}

/** Simulates the photos that calibration is made on and that are not there yet; can go on beside a training. */
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
 * From trained networks to a bundle: gates, calibration and thresholds by rules alone, from what the networks say of photos
 * of lots that they never saw; then how the bundle fares on more lots, for its card. What pairs of faces say together is
 * calibrated after that (see calibrate-pairs.ts).
 */
export async function calibrateBundle(bundle: BundleToCalibrate): Promise<void> {
  const { networks, settings, training, work, cutter, held } = bundle;
  const { seed, out } = training.options;
  const [orienter, inspector] = [layersNetwork(networks.orienter), layersNetwork(networks.inspector)];
  const rows = await examineCrops(await heldCrops(cutter, held), { orienter, inspector, settings });
  await saveRows(join(work, 'calibration-rows.json'), rows);
  const { settings: fitted, counts, measures } = fitSettings(rows, seed);
  await writeGatesPage(join(work, 'gates.html'), measures.gates);
  const content = { ...training, settings: { ...settings, ...fitted }, networks, counts, measures, rows };
  // Lots are examined with the networks as they ship, rounded; the card that tells of them comes after.
  const draft = join(work, 'draft');
  await writeBundle(draft, describeBundle(content));
  const lots = await measureLots({ bundle: draft, work, seed, ...LOTS_MEASURED });
  await writeBundle(out, describeBundle({ ...content, lots }));
  process.stderr.write(`Wrote the bundle to ${out}.\n`);
}
