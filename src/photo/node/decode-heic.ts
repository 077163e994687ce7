import { Worker } from 'node:worker_threads';
import type { Frame } from '../../core/imaging/frame.ts';
import { conversionOf } from '../colours/colour-code-points.ts';
import { convertFrame } from '../colours/convert-frame.ts';
import { declaredColours } from '../colours/declared-colours.ts';
import { type HeicAnswer, heifError } from '../heic/heic-answer.ts';
import type { readHeic } from '../heic/read-heic.mjs';
import { hevcPictures } from '../heif/check-heif.ts';
import { readHeif } from '../heif/read-heif.ts';
import { PHOTO_LIMITS } from '../limits.ts';
import { checkSize, photoError, tookTooLong } from '../photo-error.ts';
import { toSrgb } from './to-srgb.ts';

/**
 * The primary picture of a HEIC file, upright, in sRGB, on white. Throws `photo_damaged`, `photo_too_large_pixels`,
 * `photo_type_unsupported` (a container like HEIC's with another codec) and `photo_took_too_long`.
 */
export async function decodeHeic(
  bytes: Uint8Array,
  timeoutSeconds: number = PHOTO_LIMITS.timeoutSeconds,
): Promise<Frame> {
  try {
    const file = readHeif(bytes);
    const pictures = file && hevcPictures(file);
    if (pictures === null) throw new Error('a unit of the coded picture is incomplete');
    const answer = await askWorker({ bytes, pictures, maxPixels: PHOTO_LIMITS.maxPixels }, timeoutSeconds);
    if (answer.kind === 'damaged') throw new Error('the coded picture does not decode without errors');
    if (answer.kind === 'error') throw heifError(answer.code, answer.subcode);
    checkSize(answer.width, answer.height);
    if (answer.kind === 'too_large') throw new Error('libheif and the limits disagree about the size');
    if (answer.profile !== null) return await toSrgb(answer, answer.profile);
    const declared = declaredColours(bytes, 'heic');
    return convertFrame(answer, declared && conversionOf(declared));
  } catch (cause) {
    throw photoError(cause, 'heic');
  }
}

/** One worker per photo: see heic-worker.mjs. libheif, 2 MB, is loaded only there. */
function askWorker(photo: Parameters<typeof readHeic>[1], timeoutSeconds: number): Promise<HeicAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./heic-worker.mjs', import.meta.url), {
      workerData: photo,
      execArgv: [], // Without the TypeScript loader, which it does not need.
      stdout: true, // libheif prints messages that must not reach any output.
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
