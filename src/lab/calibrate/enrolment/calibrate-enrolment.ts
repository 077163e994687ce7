import { join } from 'node:path';
import { readTruth } from '../../../evaluate/read-truth.ts';
import { startBackend } from '../../../runtime/backend/backend.ts';
import { loadModel } from '../../../runtime/bundle/load-model.ts';
import { readBundle } from '../../../runtime/bundle/read-bundle.ts';
import { rewriteBundle } from '../../../runtime/bundle/rewrite-bundle.ts';
import { CARD_FILE } from '../../../runtime/bundle/write-bundle.ts';
import { bundleFingerprint } from '../bundle-fingerprint.ts';
import { loadRows } from '../calibration-rows.ts';
import { type ExhibitCalibrationOptions, simulateExhibitsFor } from '../exhibits/calibrate-exhibits.ts';
import { fitEnrolment } from './fit-enrolment.ts';
import { examineReferences } from './reference-rows.ts';

/**
 * Fits how a bundle learns the look of confirmed reference tablets, for an existing bundle: from the photos of exhibits, which
 * show several reference tablets each, and from the rows that the bundle's training kept. Rewrites the bundle with
 * `settings.enrolment`. Every stage is kept in `work`: kill it at any time and start it again.
 */
export async function calibrateEnrolment(options: ExhibitCalibrationOptions): Promise<void> {
  const { photos } = await simulateExhibitsFor(options);
  await startBackend();
  const bundle = await readBundle(options.bundle);
  const model = await loadModel(options.bundle);
  const truth = await readTruth(photos.directory, undefined, 'en');
  const references = await examineReferences(
    { directory: photos.directory, photos: truth },
    model,
    join(options.work, `references-examined-${bundleFingerprint(bundle)}`),
  );
  const rows = await loadRows(join(options.work, 'calibration-rows.json'));
  const enrolment = fitEnrolment(references, rows, model.settings.gates, options.seed);
  const { commands } = bundle.manifest.provenance;
  await rewriteBundle(options.bundle, {
    settings: { ...model.settings, enrolment },
    card: new TextDecoder().decode(bundle.files.get(CARD_FILE)),
    commands: options.command === undefined ? commands : [...new Set([...commands, options.command])],
  });
  process.stderr.write(`Wrote how to enrol reference tablets into ${options.bundle}.\n`);
}
