import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelSettings } from '../../src/core/model.ts';
import { readBundle } from '../../src/runtime/bundle/read-bundle.ts';
import { rewriteBundle } from '../../src/runtime/bundle/rewrite-bundle.ts';
import { defaultBundle } from '../../src/runtime/default-bundle.ts';
import { exampleExhibit } from '../contract/example-exhibit.ts';

/** Writes a copy of the shipped bundle with the calibration `exampleExhibit`. Returns its folder. */
export async function writeExhibitBundle(directory: string): Promise<string> {
  return writeBundleWith(join(directory, 'with-exhibits'), (settings) => ({ ...settings, exhibit: exampleExhibit }));
}

/** The same, for which every tablet is suspect and every two groups of one face come from one press. Returns its folder. */
export async function writeLinkingBundle(directory: string): Promise<string> {
  return writeBundleWith(join(directory, 'linking'), ({ press, calibration, ...settings }) => ({
    ...settings,
    calibration: {
      ...calibration,
      M: { ...calibration.M, intercept: 9 },
      '30': { ...calibration['30'], intercept: 9 },
    },
    exhibit: exampleExhibit,
    press: { ...press!, slope: 0, intercept: 1 },
  }));
}

async function writeBundleWith(folder: string, change: (settings: ModelSettings) => ModelSettings): Promise<string> {
  await cp(defaultBundle, folder, { recursive: true });
  const { manifest, files } = await readBundle(folder);
  await rewriteBundle(folder, {
    settings: change(manifest.settings),
    card: new TextDecoder().decode(files.get('model-card.md')),
    version: `${manifest.version}-exhibits`,
    commands: manifest.provenance.commands,
  });
  return folder;
}
