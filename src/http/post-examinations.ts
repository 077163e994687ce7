import type { RequestHandler, Response } from 'express';
import { describeError } from '../core/describe.ts';
import { TelltaleError } from '../core/errors.ts';
import type { Examination, Policy } from '../core/examination.ts';
import type { ExaminerPool } from '../runtime/examiner-pool.ts';
import { mapInOrder } from '../runtime/map-in-order.ts';
import { MEGABYTE, type Upload, type UploadedPhoto, type UploadLimits, uploadReader } from './read-upload.ts';

/** Answers `{ photos: [examination, ...] }` in the order of the upload; a photo that fails is an examination that says so. */
export function postExaminations(pool: ExaminerPool, limits: UploadLimits, language: string): RequestHandler {
  const readUpload = uploadReader(limits);

  const examinePhoto = async ({ name, bytes }: UploadedPhoto, policy: Policy): Promise<Examination> => {
    if (bytes !== undefined) return pool.examine(bytes, name, policy);
    const maxMegabytes = Math.floor(limits.maxPhotoBytes / MEGABYTE);
    return describeError({ name }, pool.model, new TelltaleError('photo_too_large_bytes', { maxMegabytes }), policy);
  };

  return async (request, response) => {
    const { photos, prior } = await readUpload(request, response);
    response.locals['photos'] = photos.length;
    const examinations: Examination[] = [];
    // No more at a time than there are threads, so that a small request need not wait behind all of a large one.
    const results = mapInOrder(whileWanted(photos, response), pool.workers, (photo) =>
      examinePhoto(photo, { prior, language }),
    );
    for await (const examination of results) examinations.push(examination);
    if (!response.destroyed) response.json({ photos: examinations });
  };
}

/** The photos, until the client hangs up: nobody would read the rest. */
function* whileWanted(photos: Upload['photos'], response: Response): Generator<UploadedPhoto, void, undefined> {
  for (const photo of photos) {
    if (response.destroyed) return;
    yield photo;
  }
}
