import { checkSources, expandSources } from '../batch/sources/expand-sources.ts';
import { TelltaleError } from '../core/errors.ts';
import type { PhotoFile } from '../learn/examine-confirmed.ts';
import { restoreLossyPaths } from './restore-lossy-paths.ts';

/** Extensions of files in folders that are taken for photos; a file that is named is always one. */
const PHOTO = /\.(jpe?g|png|webp|tiff?|hei[cf]|avif)$/i;

/**
 * The photos in these files, folders and globs; archives are not opened.
 *
 * @throws TelltaleError `source_not_found`, `source_no_photos`
 */
export async function listPhotos(given: readonly string[]): Promise<PhotoFile[]> {
  const sources = await restoreLossyPaths(given);
  await checkSources(sources);
  const files: PhotoFile[] = [];
  for await (const { path, kind, isNamed } of expandSources(sources)) {
    if (kind === 'file' && (isNamed || PHOTO.test(path))) files.push({ name: path, path });
  }
  if (files.length === 0) throw new TelltaleError('source_no_photos', { path: sources.join(', ') });
  return files;
}
