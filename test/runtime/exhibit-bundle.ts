import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExhibitSettings } from '../../src/core/model.ts';
import { readBundle } from '../../src/runtime/bundle/read-bundle.ts';
import { rewriteBundle } from '../../src/runtime/bundle/rewrite-bundle.ts';
import { defaultBundle } from '../../src/runtime/default-bundle.ts';

/** A calibration of exhibits with round numbers near those of docs/decisions/0016: it shows a surface, no tablet. */
export const exampleExhibit: ExhibitSettings = {
  variance: { photo: 0.03, tablet: 0.06 },
  shift: 0.3,
  gain: 2,
  replicas: [
    { shift: 0.2, gain: 1.9 },
    { shift: 0.4, gain: 2.1 },
  ],
  log10Bounds: [-1.5, 1.8],
  separationLimits: [{ tablets: 2, limit: 3 }],
  verdicts: { likelyCounterfeit: 1.2, noDifferenceSeen: -0.3 },
};

/** Writes the shipped bundle with `exampleExhibit`, which makes it another model. Returns its folder. */
export async function writeExhibitBundle(directory: string): Promise<string> {
  const folder = join(directory, 'with-exhibits');
  await cp(defaultBundle, folder, { recursive: true });
  const { manifest, files } = await readBundle(folder);
  await rewriteBundle(folder, {
    settings: { ...manifest.settings, exhibit: exampleExhibit },
    card: new TextDecoder().decode(files.get('model-card.md')),
    version: `${manifest.version}-exhibits`,
    commands: manifest.provenance.commands,
  });
  return folder;
}
