import { dirname, resolve } from 'node:path';
import { bundleFolder } from '../runtime/models/models-folder.ts';
import { parseBundleName } from './parse-bundle-name.ts';

export interface NewBundle {
  readonly name: string;
  readonly out?: string;
  /** Folder of the bundle that it starts from. */
  readonly model: string;
  readonly language: string;
}

/**
 * Where a bundle that learned is written: the named folder, or a folder of its name in TELLTALE_MODELS or, without that, beside the
 * bundle that it starts from.
 *
 * @throws TelltaleError `setting_invalid`
 */
export function newBundleFolder({ name, out, model, language }: NewBundle): string {
  if (out !== undefined) return resolve(out);
  const models = process.env['TELLTALE_MODELS'] || dirname(resolve(model));
  return resolve(bundleFolder(models, parseBundleName(name, language)));
}
