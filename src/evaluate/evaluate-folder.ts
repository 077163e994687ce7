import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TelltaleError } from '../core/errors.ts';
import type { ModelIdentity, ModelSettings } from '../core/model.ts';
import { systemReason } from '../runtime/system-reason.ts';
import { type Examiner, evaluatePhoto, failedPhoto, type PhotoResult } from './evaluate-photo.ts';
import type { TruthPhoto } from './truth.ts';

/** The results of all photos, in the order of the truth. */
export interface Evaluation {
  readonly model: ModelIdentity;
  readonly settings: ModelSettings;
  readonly photos: readonly PhotoResult[];
}

/** Called after every photo. */
export type AfterPhoto = (result: PhotoResult) => void;

/**
 * Examines the photos of `truth` in `directory` one after the other. One that cannot be read or decoded becomes a
 * failed result. Only a small picture of each tablet is kept, so large sets fit in memory.
 *
 * @example
 * ```ts
 * const truth = await readTruth('photos', undefined, 'en');
 * const evaluation = await evaluateFolder('photos', truth, { model, policy: { prior: 0.5, language: 'en' } });
 * ```
 */
export async function evaluateFolder(
  directory: string,
  truth: readonly TruthPhoto[],
  examiner: Examiner,
  afterPhoto: AfterPhoto = () => {},
): Promise<Evaluation> {
  const photos: PhotoResult[] = [];
  for (const photo of truth) {
    const result = await evaluateFile(directory, photo, examiner);
    photos.push(result);
    afterPhoto(result);
  }
  const { identity, settings } = examiner.model;
  return { model: identity, settings, photos };
}

async function evaluateFile(directory: string, truth: TruthPhoto, examiner: Examiner): Promise<PhotoResult> {
  try {
    return await evaluatePhoto(truth, await readPhoto(join(directory, truth.file)), examiner);
  } catch (error) {
    // An error that no photo caused would distort every figure: it ends the evaluation.
    if (error instanceof TelltaleError) return failedPhoto(truth, error);
    throw error;
  }
}

async function readPhoto(path: string): Promise<Uint8Array> {
  return readFile(path).catch((cause: unknown) => {
    throw new TelltaleError('photo_unreadable', { reason: systemReason(cause) }, { cause });
  });
}
