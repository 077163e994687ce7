import { Worker } from 'node:worker_threads';
import { TelltaleError } from '../../core/errors.ts';
import type { Frame } from '../../core/imaging/frame.ts';
import { PHOTO_LIMITS } from '../limits.ts';
import { checkSize, photoError, tookTooLong } from '../photo-error.ts';
import { displayP3, toSrgb } from './to-srgb.ts';

/** What the worker answers; exactly one, unless it dies. */
type HeicAnswer =
  | { readonly kind: 'error'; readonly code: number; readonly subcode: number }
  | { readonly kind: 'too_large'; readonly width: number; readonly height: number }
  | {
      readonly kind: 'picture';
      readonly width: number;
      readonly height: number;
      readonly data: Uint8Array;
      readonly profile: Uint8Array | null;
      readonly primaries: number | null;
    };

/** libheif's codes for what it has no decoder for: heif_error_Unsupported_filetype, _feature and Plugin_loading_error. */
const UNSUPPORTED_CODES: readonly number[] = [3, 4, 11];
/** Display P3 in ITU-T H.273, table 2. */
const P3_PRIMARIES = 12;

/**
 * The primary picture of a HEIC file, upright, in sRGB, over white. Throws `photo_damaged`, `photo_too_large_pixels`,
 * `photo_type_unsupported` (a container like HEIC's around another codec) and `photo_took_too_long`.
 */
export async function decodeHeic(
  bytes: Uint8Array,
  timeoutSeconds: number = PHOTO_LIMITS.timeoutSeconds,
): Promise<Frame> {
  try {
    const answer = await askWorker(bytes, timeoutSeconds);
    if (answer.kind === 'error') throw heifError(answer.code, answer.subcode);
    checkSize(answer.width, answer.height);
    if (answer.kind === 'too_large') throw new Error('libheif and the limits disagree about the size');
    const profile = answer.profile ?? (answer.primaries === P3_PRIMARIES ? await displayP3() : null);
    return profile === null ? answer : await toSrgb(answer, profile);
  } catch (cause) {
    throw photoError(cause, 'heic');
  }
}

/** One worker a photo: see heic-worker.mjs. Loads libheif, 2 MB, only here. */
function askWorker(bytes: Uint8Array, timeoutSeconds: number): Promise<HeicAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./heic-worker.mjs', import.meta.url), {
      workerData: { bytes, maxPixels: PHOTO_LIMITS.maxPixels },
      execArgv: [], // Without the loader of TypeScript, which it does not need.
      stdout: true, // libheif prints; what it says belongs to no one's output.
      stderr: true,
    });
    const timer = setTimeout(() => {
      reject(tookTooLong());
      void worker.terminate();
    }, timeoutSeconds * 1000);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (status) => {
      clearTimeout(timer);
      reject(new Error(`the HEIC decoder ended with status ${status} and no answer`));
    });
  });
}

function heifError(code: number, subcode: number): TelltaleError {
  const cause = new Error(`libheif error ${code}, ${subcode}`);
  if (UNSUPPORTED_CODES.includes(code)) {
    return new TelltaleError('photo_type_unsupported', { received: 'HEIF' }, { cause });
  }
  return photoError(cause, 'heic');
}
