import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { readBundle } from '../../src/runtime/bundle/read-bundle.ts';
import { rewriteBundle } from '../../src/runtime/bundle/rewrite-bundle.ts';
import { defaultBundle } from '../../src/runtime/default-bundle.ts';
import { exampleExhibit } from '../contract/example-exhibit.ts';

/** Writes a copy of the shipped bundle with the calibration `exampleExhibit`. Returns its folder. */
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
