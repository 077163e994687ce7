import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';
import { systemReason } from '../runtime/system-reason.ts';
import { parseTruth, type TruthPhoto } from './truth.ts';

const TRUTH_FILE = 'truth.json';

/**
 * The truth about the photos of `directory`: from `file` or by default from truth.json in the folder itself or in its
 * parent. All listed photos exist.
 *
 * @throws TelltaleError `source_not_found`, `setting_invalid`: there is no such folder; `truth_missing`: there is no
 * truth; `truth_invalid`: see parseTruth; `truth_photos_missing`: listed photos do not exist
 */
export async function readTruth(
  directory: string,
  file: string | undefined,
  language: string,
): Promise<readonly TruthPhoto[]> {
  await expectFolder(directory, language);
  const path = file ?? (await findTruth(directory));
  const photos = parseTruth(await readText(path), path);
  await expectPhotos(photos, directory, path);
  return photos;
}

async function expectFolder(path: string, language: string): Promise<void> {
  const stats = await stat(path).catch((cause: unknown) => {
    throw new TelltaleError('source_not_found', { path }, { cause });
  });
  if (stats.isDirectory()) return;
  const expected = say('expected_folder', language);
  throw new TelltaleError('setting_invalid', { setting: 'folder', expected, received: path });
}

async function findTruth(directory: string): Promise<string> {
  const places = [join(directory, TRUTH_FILE), join(resolve(directory), '..', TRUTH_FILE)];
  for (const place of places) if (await isFile(place)) return place;
  throw new TelltaleError('truth_missing', { path: places.join(' or ') });
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    const reason = systemReason(cause);
    if (reason === 'ENOENT') throw new TelltaleError('truth_missing', { path }, { cause });
    throw new TelltaleError('truth_invalid', { path, problem: `reading it failed with ${reason}` }, { cause });
  });
}

async function expectPhotos(photos: readonly TruthPhoto[], directory: string, truth: string): Promise<void> {
  const there = await Promise.all(photos.map(({ file }) => isFile(join(directory, file))));
  const missing = photos.filter((_, index) => !there[index]);
  const [first] = missing;
  if (first === undefined) return;
  const counts = { total: photos.length, found: photos.length - missing.length };
  throw new TelltaleError('truth_photos_missing', { truth, directory, ...counts, first: first.file });
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}
