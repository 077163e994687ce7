import { readdir } from 'node:fs/promises';
import { TelltaleError } from '../../core/errors.ts';
import type { Bundle } from '../bundle/bundle.ts';
import { readBundle } from '../bundle/read-bundle.ts';
import { isBundleName } from './bundle-name.ts';
import { bundleFolder, SHIPPED } from './models-folder.ts';

/** A bundle in the folder of bundles, or why it is none. */
export interface ListedModel {
  readonly name: string;
  readonly folder: string;
  readonly found: Bundle | TelltaleError;
}

/** The shipped bundle, and then all others by name. Every file of each is checked against its manifest. */
export async function listModels(models: string): Promise<ListedModel[]> {
  // A folder that does not exist yet has no bundle either.
  const entries = await readdir(models, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && isBundleName(entry.name))
    .map(({ name }) => name)
    .filter((name) => name !== SHIPPED)
    .sort();
  return Promise.all([SHIPPED, ...names].map((name) => listed(name, bundleFolder(models, name))));
}

async function listed(name: string, folder: string): Promise<ListedModel> {
  const found = await readBundle(folder).catch((error: unknown) => {
    if (error instanceof TelltaleError) return error;
    throw error;
  });
  return { name, folder, found };
}
