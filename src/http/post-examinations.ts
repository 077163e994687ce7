import type { RequestHandler, Response } from 'express';
import { describeError } from '../core/describe.ts';
import { TelltaleError } from '../core/errors.ts';
import type { Examination, Policy } from '../core/examination.ts';
import type { ExaminerPool } from '../runtime/examiner-pool.ts';
import { mapInOrder } from '../runtime/map-in-order.ts';
import type { Admission, Place } from './admission.ts';
import { MEGABYTE, type ServiceLimits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import { checkHead, type Upload, type UploadedPhoto, uploadReader } from './read-upload.ts';
import { languageOf } from './request-language.ts';

interface PostOptions {
  readonly limits: ServiceLimits;
  readonly admission: Admission;
  readonly metrics: Metrics;
}

/**
 * Answers `{ photos: [examination, ...] }` in the order of the upload; a photo that fails is an examination that says so,
 * and so is one that the deadline came before.
 */
export function postExaminations(pool: ExaminerPool, { limits, admission, metrics }: PostOptions): RequestHandler {
  const readUpload = uploadReader(limits);

  const examinePhoto = async ({ name, bytes }: UploadedPhoto, policy: Policy, place: Place, signal: AbortSignal) => {
    if (bytes === undefined) {
      place.photoDone();
      const maxMegabytes = Math.floor(limits.maxPhotoBytes / MEGABYTE);
      return describeError({ name }, pool.model, new TelltaleError('photo_too_large_bytes', { maxMegabytes }), policy);
    }
    let examinedMs: number | undefined;
    const examination = await pool.examine(bytes, name, policy, {
      signal,
      observe: (stage, durationMs) => {
        metrics.stageDone(stage, durationMs);
        if (stage === 'examine') examinedMs = durationMs;
      },
    });
    place.photoDone(examinedMs);
    return examination;
  };

  return async (request, response) => {
    const place = admission.enter(checkHead(request, limits));
    response.once('close', () => place.leave());
    const startedMs = performance.now();
    const { photos, fields } = await readUpload(request, response);
    metrics.stageDone('upload', performance.now() - startedMs);
    place.hold(photos.length);
    response.locals['photos'] = photos.length;
    const policy = { prior: fields.prior, language: languageOf(response) };
    const signal = startDeadline(response, limits.deadlineMs);
    const examinations: Examination[] = [];
    // No more at a time than there are threads, so that a small request need not wait behind all of a large one.
    const results = mapInOrder(whileWanted(photos, response), pool.workers, (photo) =>
      examinePhoto(photo, policy, place, signal),
    );
    for await (const examination of results) {
      metrics.photoDone(examination);
      examinations.push(examination);
    }
    if (!response.destroyed) response.json({ photos: examinations });
  };
}

/** Gives the photos up that are not examined when the time is over, or when the client is gone. */
function startDeadline(response: Response, deadlineMs: number): AbortSignal {
  const abort = new AbortController();
  const giveUp = () => abort.abort(new TelltaleError('photo_not_in_time', { timeoutSeconds: deadlineMs / 1000 }));
  const timer = setTimeout(giveUp, deadlineMs).unref();
  response.once('close', () => {
    clearTimeout(timer);
    giveUp();
  });
  return abort.signal;
}

/** The photos, until the client hangs up: nobody would read the rest. */
function* whileWanted(photos: Upload['photos'], response: Response): Generator<UploadedPhoto, void, undefined> {
  for (const photo of photos) {
    if (response.destroyed) return;
    yield photo;
  }
}
