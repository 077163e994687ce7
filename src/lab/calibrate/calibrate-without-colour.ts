import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withoutColour } from '../../core/crop/rectify.ts';
import { failedGates } from '../../core/decide/gates.ts';
import type { Gates, ModelSettings } from '../../core/model.ts';
import { sha256 } from '../../photo/node/sha256.ts';
import { startBackend } from '../../runtime/backend/backend.ts';
import type { Bundle } from '../../runtime/bundle/bundle.ts';
import { loadModel } from '../../runtime/bundle/load-model.ts';
import { readBundle } from '../../runtime/bundle/read-bundle.ts';
import { rewriteBundle } from '../../runtime/bundle/rewrite-bundle.ts';
import { CARD_FILE } from '../../runtime/bundle/write-bundle.ts';
import { withSection } from '../card/pair-card.ts';
import { describeWithoutColour } from '../card/without-colour-card.ts';
import { type CropCutter, cutBy, isM30, type LabelledCrop } from '../dataset/crop-store.ts';
import { keepChunks } from '../keep-chunks.ts';
import type { CalibrationRow } from './calibrate.ts';
import { HELD_PLAN, simulateHeld } from './calibrate-bundle.ts';
import { loadRows, saveRows } from './calibration-rows.ts';
import { examineCrops, heldCrops } from './examine-held.ts';
import { colourFigures, fitWithoutColour, meanTint } from './fit-without-colour.ts';

export interface ColourCalibrationOptions {
  /** Folder of a bundle; the calibration is added to it, and the rest is kept. */
  readonly bundle: string;
  /** Folder for photos, crops and intermediate results. */
  readonly work: string;
  readonly seed: string;
  readonly effort: number;
  /** How many of the tablets are examined, evenly spread; all if absent. */
  readonly tablets?: number | undefined;
  /** New version of the bundle; unchanged if absent. */
  readonly version?: string | undefined;
  /** The command that repeats this, for the manifest; absent if a training does it. */
  readonly command?: string;
}

/** Tablets that are examined and stored together. */
const CHUNK = 200;

/**
 * Calibrates photos without colour for an existing bundle, on the tablets of its calibration photos with their colour
 * removed. Rewrites the bundle with `settings.withoutColour` and a section in its card. Intermediate results are kept
 * in `work`: kill it at any time and start it again.
 */
export async function calibrateWithoutColour(options: ColourCalibrationOptions): Promise<void> {
  await startBackend();
  const bundle = await readBundle(options.bundle);
  const model = await loadModel(options.bundle);
  const { gates, calibration, verdicts } = model.settings;
  const plan = {
    calibrationPhotos: Math.round(HELD_PLAN.calibrationPhotos * options.effort),
    calibrationCloseUps: Math.round(HELD_PLAN.calibrationCloseUps * options.effort),
  };
  const held = await simulateHeld(options.work, options.seed, plan);
  const crops = comparable(await heldCrops(cutterOf(options.work, bundle, model), held), gates, options.tablets);
  const tint = meanTint(crops);
  const folder = join(options.work, `without-colour-${fingerprint(bundle, tint)}`);
  const examine = (cut: readonly LabelledCrop[]) => examineCrops(cut, model);
  const rows = await keepRows(join(folder, 'grey'), crops, (some) =>
    examine(some.map(({ crop, truth }) => ({ crop: withoutColour(crop, tint), truth }))),
  );
  const inColour = await keepRows(join(folder, 'colour'), crops, examine);
  const fitted = fitWithoutColour(rows, gates, tint, options.seed);
  const section = describeWithoutColour(fitted, colourFigures(inColour, gates, calibration, verdicts));
  const settings: ModelSettings = { ...model.settings, withoutColour: fitted.settings };
  await rewrite(options, bundle, settings, section);
  process.stderr.write(`Wrote the calibration without colour into ${options.bundle}.\n${section}\n`);
}

/** M 30 tablets of sufficient quality for a comparison. */
function comparable(crops: readonly LabelledCrop[], gates: Gates, count = Number.POSITIVE_INFINITY): LabelledCrop[] {
  const clear = crops.filter(({ crop, truth }) => isM30(truth) && failedGates(crop.quality, gates).length === 0);
  const wanted = Math.min(count, clear.length);
  return Array.from({ length: wanted }, (_, i) => clear[Math.floor((i * clear.length) / wanted)] as LabelledCrop);
}

function cutterOf(work: string, { manifest, files }: Bundle, model: Awaited<ReturnType<typeof loadModel>>): CropCutter {
  const weights = files.get(manifest.networks.locator.weights) ?? new Uint8Array();
  const { locator: settings } = model.settings;
  return { folder: join(work, cutBy(settings, weights)), locator: model.locator, settings };
}

/** A hash of everything that determines the networks' input. */
function fingerprint({ manifest, files }: Bundle, tint: readonly number[]): string {
  const { orienter, inspector } = manifest.settings;
  const networks = [...files.keys()].filter((name) => name !== CARD_FILE).map((name) => manifest.files[name]);
  const text = JSON.stringify([orienter, inspector, networks, tint]);
  return sha256(new TextEncoder().encode(text)).slice(0, 12);
}

function keepRows(
  folder: string,
  crops: readonly LabelledCrop[],
  work: (crops: readonly LabelledCrop[]) => Promise<CalibrationRow[]>,
): Promise<CalibrationRow[]> {
  return keepChunks({
    items: crops,
    size: CHUNK,
    folder,
    nameOf: (from) => `rows-${String(from).padStart(6, '0')}-of-${crops.length}.json`,
    store: { has: existsSync, write: saveRows, read: loadRows },
    work,
  });
}

async function rewrite(
  { bundle: directory, version, command }: ColourCalibrationOptions,
  { manifest, files }: Bundle,
  settings: ModelSettings,
  section: string,
): Promise<void> {
  const card = new TextDecoder().decode(files.get(CARD_FILE));
  const titled = version === undefined ? card : card.replace(/^(# Model card: \S+) \S+/, `$1 ${version}`);
  const { commands } = manifest.provenance;
  await rewriteBundle(directory, {
    settings,
    version,
    card: withSection(titled, section),
    commands: command === undefined ? commands : [...new Set([...commands, command])],
  });
}
