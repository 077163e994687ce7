import { join } from 'node:path';
import type { ModelSettings } from '../../../core/model.ts';
import { readTruth } from '../../../evaluate/read-truth.ts';
import { startBackend } from '../../../runtime/backend/backend.ts';
import { loadModel } from '../../../runtime/bundle/load-model.ts';
import { readBundle } from '../../../runtime/bundle/read-bundle.ts';
import { rewriteBundle } from '../../../runtime/bundle/rewrite-bundle.ts';
import { CARD_FILE } from '../../../runtime/bundle/write-bundle.ts';
import { describeExhibits } from '../../card/exhibit-card.ts';
import { withSection } from '../../card/pair-card.ts';
import { examineLots, type LotPhotos } from '../../lots/examine-lots.ts';
import { type PhotoSet, simulateCloseUps } from '../../simulate/simulate.ts';
import { simulateExhibits } from '../../simulate/simulate-exhibits.ts';
import { bundleFingerprint } from '../bundle-fingerprint.ts';
import { exhibitCoverage } from './exhibit-coverage.ts';
import { judgeHeldOut } from './exhibit-figures.ts';
import { examineExhibits } from './exhibit-rows.ts';
import { closeUpTablets, sourceTablets } from './exhibit-tablets.ts';
import { fitExhibits } from './fit-exhibits.ts';

/**
 * Fewer than 60 in all give intervals that are too narrow (docs/decisions/0016). The close-ups are those that `npm run
 * train` reports on by lots, tablet by tablet; a lot of the photos has six.
 */
const LOTS = { closeUps: 60, photos: 48 } as const;
const TABLETS_A_LOT = 12;
/** As in the calibration of faces: lots that depart from the drawing as far as its error allows. */
export const FAR_LOTS = { lotShare: 1 };
/** Nested bootstraps; each fits the map 60 times. All intervals of one miss together, so with 20 the share is known to 7 %, with 100 to 3 %. */
const COVERAGE_DRAWS = 100;

export interface ExhibitCalibrationOptions {
  /** Folder of a bundle; the calibration is added to it, and the rest is kept. */
  readonly bundle: string;
  /** Folder for photos and intermediate results. */
  readonly work: string;
  readonly seed: string;
  readonly effort: number;
  /** Of the photos of exhibits, six a lot; by default 48 at an effort of 1. More lots add to those that are there. */
  readonly lots?: number | undefined;
  /** The command that repeats this, for the manifest; absent if a training does it. */
  readonly command?: string;
}

/** Simulates the missing photos; can run beside a training. */
export async function simulateExhibitsFor({ work, seed, effort, lots }: Omit<ExhibitCalibrationOptions, 'bundle'>) {
  const some = (count: number): number => someOf(count, effort);
  const closeUps = join(work, `lots-${seed}-${some(LOTS.closeUps)}x${TABLETS_A_LOT}-share-1`);
  const photos = join(work, 'exhibits-calibrate');
  return {
    closeUps: await simulateCloseUps(
      closeUps,
      'test',
      `${seed}/lots`,
      some(LOTS.closeUps) * TABLETS_A_LOT,
      FAR_LOTS,
      TABLETS_A_LOT,
    ),
    photos: await simulateExhibits(photos, 'calibrate', seed, lots ?? some(LOTS.photos), FAR_LOTS),
  };
}

/** So many at this effort: fewer than five do not give both classes several photos once a part of them is held out. */
export function someOf(count: number, effort: number): number {
  return Math.max(5, Math.round(count * Math.min(1, effort)));
}

/**
 * Calibrates what several tablets of one source show together, for an existing bundle: simulates photos of exhibits,
 * examines them with the bundle as it ships, fits, and rewrites the bundle with `settings.exhibit` and a section in its
 * card. Every stage is kept in `work`: kill it at any time and start it again.
 */
export async function calibrateExhibits(options: ExhibitCalibrationOptions): Promise<void> {
  const sets = await simulateExhibitsFor(options);
  await startBackend();
  const bundle = await readBundle(options.bundle);
  const model = await loadModel(options.bundle);
  const folder = join(options.work, `exhibits-examined-${bundleFingerprint(bundle)}`);
  const rows = await examineExhibits(await withTruth(sets.photos), model, join(folder, 'photos'));
  const ofLots = await examineLots(await withTruth(sets.closeUps), model, join(folder, 'close-ups'));
  const examined = { rows, closeUps: closeUpTablets(ofLots) };
  const tablets = { photos: sourceTablets(rows), closeUps: examined.closeUps };
  const settings: ModelSettings = { ...model.settings, exhibit: fitExhibits(tablets, model.settings, options.seed) };
  const section = describeExhibits({
    exhibit: settings.exhibit!,
    lots: new Set(rows.map(({ lot }) => lot)).size,
    closeUpLots: new Set(examined.closeUps.map(({ lot }) => lot)).size,
    photos: rows.length,
    heldOut: judgeHeldOut(examined, model.settings, options.seed),
    coverage: exhibitCoverage(tablets, options.seed, COVERAGE_DRAWS),
  });
  const card = new TextDecoder().decode(bundle.files.get(CARD_FILE));
  const { commands } = bundle.manifest.provenance;
  await rewriteBundle(options.bundle, {
    settings,
    card: withSection(card, section),
    commands: options.command === undefined ? commands : [...new Set([...commands, options.command])],
  });
  process.stderr.write(`Wrote the calibration of exhibits into ${options.bundle}.\n${section}\n`);
}

async function withTruth({ directory }: PhotoSet): Promise<LotPhotos> {
  return { directory, photos: await readTruth(directory, undefined, 'en') };
}
