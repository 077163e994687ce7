import { describeError } from '../core/describe.ts';
import { TelltaleError } from '../core/errors.ts';
import type { Policy } from '../core/examination.ts';
import { type Examined, examine } from '../core/examine.ts';
import type { Model } from '../core/model.ts';
import type { Photo } from '../core/photo.ts';
import { openPhoto } from '../photo/node/open-photo.ts';
import { sha256 } from '../photo/node/sha256.ts';

/** The result of examining a photo's bytes. */
export interface ExaminedBytes extends Examined {
  /** Absent if the photo could not be examined; there are no tablets then. */
  readonly photo?: Photo;
}

/** Called for every failure that is not the photo's fault. */
export type ReportFault = (fault: unknown) => void;

/**
 * From a photo's bytes to its examination. Never rejects: a photo that cannot be read becomes an examination with the
 * status `error` and the error's code. Any other failure becomes one with the code `internal`, which tells the caller
 * nothing and is passed whole to `report`.
 *
 * @param name the caller's name for the photo; it is returned and otherwise unused
 *
 * @example
 * ```ts
 * await startBackend();
 * const model = await loadModel(defaultBundle);
 * const policy = { prior: 0.5, language: 'en' };
 * const { examination } = await examineBytes(await readFile('photo.jpg'), 'photo.jpg', model, policy);
 * ```
 */
export async function examineBytes(
  bytes: Uint8Array,
  name: string,
  model: Model,
  policy: Policy,
  report: ReportFault = console.error,
): Promise<ExaminedBytes> {
  let photo: Photo | undefined;
  try {
    photo = await openPhoto(bytes, name);
    return { photo, ...(await examine(photo, model, policy)) };
  } catch (fault) {
    const known = photo?.identity ?? { name, sha256: sha256(bytes) };
    const error = asTelltaleError(fault, report);
    return { examination: describeError(known, model.identity, error, policy), tablets: [] };
  }
}

function asTelltaleError(error: unknown, report: ReportFault): TelltaleError {
  if (error instanceof TelltaleError) return error;
  report(error);
  return new TelltaleError('internal', {}, { cause: error });
}
