import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { TelltaleError } from '../../core/errors.ts';
import { say } from '../../core/words/say.ts';
import { MANIFEST_FILE } from '../bundle/read-bundle.ts';
import { isBundleName } from './bundle-name.ts';
import { bundleFolder } from './models-folder.ts';

/**
 * The folder of a bundle by its name.
 *
 * @throws TelltaleError `bundle_unknown`: there is no bundle of that name
 */
export async function findBundle(models: string, name: string): Promise<string> {
  const folder = bundleFolder(models, name);
  const exists = isBundleName(name) && (await isThere(folder));
  if (!exists) throw new TelltaleError('bundle_unknown', { path: models, name });
  return folder;
}

/** A bundle by its name or, if it has none there, by its folder. */
export async function findBundleOrFolder(models: string, given: string): Promise<string> {
  return isBundleName(given) && (await isThere(bundleFolder(models, given))) ? bundleFolder(models, given) : given;
}

/**
 * Runs `work`, which uses the bundle of this name; an error of the bundle names it and says what to do.
 *
 * @throws TelltaleError `bundle_unusable`; whatever else `work` throws
 */
export async function usingBundle<Result>(
  name: string,
  language: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof TelltaleError) || !cause.code.startsWith('model_')) throw cause;
    throw new TelltaleError('bundle_unusable', { name, problem: say(cause.code, language, cause.values) }, { cause });
  }
}

/** Whether a folder claims to be a bundle. */
export function hasManifest(folder: string): Promise<boolean> {
  return isThere(join(folder, MANIFEST_FILE));
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
