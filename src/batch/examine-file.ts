import { open } from 'node:fs/promises';
import { describeError } from '../core/describe.ts';
import { TelltaleError } from '../core/errors.ts';
import type { Examination, Policy } from '../core/examination.ts';
import { PHOTO_LIMITS } from '../photo/limits.ts';
import type { ExaminerPool } from '../runtime/examiner-pool.ts';
import { systemReason } from '../runtime/system-reason.ts';
import type { FoundPhoto } from './find-photos.ts';

/**
 * The examination of one file. Never rejects: a file that cannot be read, or is larger than a photo may be, is an
 * examination that says so. A file that is too large is not read at all, so it has no sha256.
 */
export async function examineFile(photo: FoundPhoto, pool: ExaminerPool, policy: Policy): Promise<Examination> {
  try {
    return await pool.examine(await readBounded(photo.path), photo.name, policy);
  } catch (error) {
    return describeError({ name: photo.name }, pool.model, asTelltaleError(error), policy);
  }
}

/** The size is asked of the open file, so that it cannot be another file by the time it is read. */
async function readBounded(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const stats = await file.stat();
    if (stats.size > PHOTO_LIMITS.maxBytes) {
      throw new TelltaleError('photo_too_large_bytes', { maxMegabytes: PHOTO_LIMITS.maxBytes / 1_000_000 });
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function asTelltaleError(error: unknown): TelltaleError {
  if (error instanceof TelltaleError) return error;
  return new TelltaleError('photo_unreadable', { reason: systemReason(error) }, { cause: error });
}
