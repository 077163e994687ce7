import { join } from 'node:path';
import { readTruth } from '../../../evaluate/read-truth.ts';
import { startBackend } from '../../../runtime/backend/backend.ts';
import { loadModel } from '../../../runtime/bundle/load-model.ts';
import { readBundle } from '../../../runtime/bundle/read-bundle.ts';
import { rewriteBundle } from '../../../runtime/bundle/rewrite-bundle.ts';
import { CARD_FILE } from '../../../runtime/bundle/write-bundle.ts';
import { withSection } from '../../card/pair-card.ts';
import { describePresses } from '../../card/press-card.ts';
import type { LotPhotos } from '../../lots/examine-lots.ts';
import { Random } from '../../simulate/random.ts';
import { type PhotoSet, simulateCloseUps } from '../../simulate/simulate.ts';
import { bundleFingerprint } from '../bundle-fingerprint.ts';
import { HELD_PLAN } from '../calibrate-bundle.ts';
import {
  type ExhibitCalibrationOptions,
  FAR_LOTS,
  simulateExhibitsFor,
  someOf,
} from '../exhibits/calibrate-exhibits.ts';
import { fitPresses } from './fit-presses.ts';
import { drawPressPairs } from './press-pairs.ts';
import { examinePresses } from './press-rows.ts';

/** Tablets of each group whose tablets lie in photos of their own: a press has twelve. */
const SIZES_APART = [1, 3, 6] as const;

/** A quick trial of a training has fewer, from which no covariance of looks can be estimated. */
const FEWEST_PRESSES = 100;

/**
 * Calibrates links between presses for an existing bundle, on close-ups whose presses show in two photos and on the photos
 * of exhibits; tests them on the close-ups of lots, which are of another split. Rewrites the bundle with
 * `settings.press` and a section in its card. Every stage is kept in `work`: kill it at any time and start it again.
 */
export async function calibratePresses(options: ExhibitCalibrationOptions): Promise<void> {
  const { work, seed, effort, bundle: folder } = options;
  const sets = await simulateExhibitsFor(options);
  const seeds = someOf(HELD_PLAN.calibrationCloseUps, effort);
  const closeUps = await simulateCloseUps(join(work, 'close-ups-calibrate'), 'calibrate', seed, seeds, FAR_LOTS);
  await startBackend();
  const bundle = await readBundle(folder);
  const model = await loadModel(folder);
  const kept = join(work, `presses-examined-${bundleFingerprint(bundle)}`);
  const rowsOf = async (set: PhotoSet) => examinePresses(await withTruth(set), model, kept);
  const rows = [...(await rowsOf(closeUps)), ...(await rowsOf(sets.photos))];
  const presses = new Set(rows.map((row) => row.press)).size;
  if (presses < FEWEST_PRESSES) {
    process.stderr.write(`Presses were not calibrated: expected ${FEWEST_PRESSES} or more, received ${presses}.\n`);
    return;
  }
  const apart = await rowsOf(sets.closeUps);
  const { settings: press, pairs } = fitPresses(rows, seed);
  const random = new Random(`${seed}/presses apart`);
  const section = describePresses({
    press,
    presses,
    together: pairs,
    apart: SIZES_APART.flatMap((size) => drawPressPairs(apart, { size, grouping: 'apart' }, press, random)),
    apartPresses: new Set(apart.map((row) => row.press)).size,
  });
  const card = new TextDecoder().decode(bundle.files.get(CARD_FILE));
  await rewriteBundle(folder, {
    settings: { ...model.settings, press },
    card: withSection(card, section),
    commands: bundle.manifest.provenance.commands,
  });
  process.stderr.write(`Wrote the calibration of presses into ${folder}.\n${section}\n`);
}

async function withTruth({ directory }: PhotoSet): Promise<LotPhotos> {
  return { directory, photos: await readTruth(directory, undefined, 'en') };
}
