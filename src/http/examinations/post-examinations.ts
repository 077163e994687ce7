import type { RequestHandler, Response } from 'express';
import { describeError } from '../../core/describe.ts';
import { describeExhibited, type Exhibited } from '../../core/describe-exhibit.ts';
import { TelltaleError } from '../../core/errors.ts';
import type { CombinedFinding, Examination, Policy } from '../../core/examination.ts';
import { judgeTablet, type PhotoOfTablet } from '../../core/exhibit/judge-tablet.ts';
import { mapInOrder } from '../../core/map-in-order.ts';
import { asOneTablet } from '../../core/one-tablet.ts';
import { catalogueTag } from '../../core/words/say.ts';
import type { ExaminerPool } from '../../runtime/pool/examiner-pool.ts';
import type { Shadow } from '../../runtime/pool/shadow.ts';
import type { Admission, Reservation } from '../admission.ts';
import { MEGABYTE, type ServiceLimits } from '../limits.ts';
import type { Metrics } from '../metrics.ts';
import { languageOf } from '../request-language.ts';
import { type ExaminationFields, examinationFields } from './examination-fields.ts';
import { checkHead, uploadReader } from './read-upload.ts';
import type { UploadedPhoto } from './upload-parts.ts';

interface PostOptions {
  readonly limits: ServiceLimits;
  readonly admission: Admission;
  readonly metrics: Metrics;
  readonly shadow: Shadow | undefined;
}

interface Photographed extends PhotoOfTablet {
  readonly examination: Examination;
}

/**
 * Answers `{ photos: [examination, ...] }` in the order of the upload. A photo that fails, or that misses the deadline,
 * is an examination with an error. With `tablet=same` there is also a `combined` finding; with `source=one` there is an
 * `exhibit`, if the model has a calibration for exhibits.
 */
export function postExaminations(
  models: ExaminerPool,
  { limits, admission, metrics, shadow }: PostOptions,
): RequestHandler {
  const readUpload = uploadReader(limits, examinationFields);

  return async (request, response) => {
    const reservation = admission.enter(checkHead(request, limits));
    response.once('close', () => reservation.leave());
    const startedMs = performance.now();
    const { photos, fields } = await readUpload(request, response);
    metrics.stagesDone({ upload: performance.now() - startedMs });
    reservation.hold(photos.length);
    response.locals['photos'] = photos.length;
    const policy = { prior: fields.prior, language: languageOf(response) };
    const signal = startDeadline(response, limits.deadlineMs);
    // One model for the whole answer, whichever is used by its end.
    const { pool, release } = models.lease();
    try {
      const examinePhoto = photoExaminer(pool, { policy, fields, reservation, metrics, limits, signal });
      const examined: Photographed[] = [];
      // No more at a time than there are threads, so that a small request does not wait behind all of a large one.
      for await (const photo of mapInOrder(whileWanted(photos, response), pool.workers, examinePhoto)) {
        metrics.photoDone(photo.examination);
        examined.push(photo);
      }
      if (response.destroyed) return;
      const examinations = examined.map(({ examination }) => examination);
      response.set('Content-Language', catalogueTag(policy.language)).json({
        photos: examinations,
        ...jointFindings(examined, pool, fields, policy),
      });
      shadow?.follow(photos, examinations, policy);
    } finally {
      release();
    }
  };
}

/** What all photos of a request show together, as far as the request asks for it. */
function jointFindings(
  examined: readonly Photographed[],
  { settings, model: { evidence } }: ExaminerPool,
  { tablet, source }: ExaminationFields,
  policy: Policy,
): { readonly combined?: CombinedFinding; readonly exhibit?: Exhibited } {
  const combined = tablet === 'same' ? judgeTablet(examined, settings, evidence, policy) : undefined;
  const photos = examined.map(({ examination }) => examination);
  const shown = combined === undefined ? photos : [asOneTablet(photos, combined)];
  const exhibit = source === 'one' ? describeExhibited(shown, settings, evidence, policy) : undefined;
  return { ...(combined && { combined }), ...(exhibit && { exhibit }) };
}

interface ExamineOptions {
  readonly policy: Policy;
  readonly fields: ExaminationFields;
  readonly reservation: Reservation;
  readonly metrics: Metrics;
  readonly limits: ServiceLimits;
  readonly signal: AbortSignal;
}

/** Examines the photos of a request; never rejects. */
function photoExaminer(pool: ExaminerPool, { policy, fields, reservation, metrics, limits, signal }: ExamineOptions) {
  return async ({ name, bytes }: UploadedPhoto): Promise<Photographed> => {
    if (bytes === undefined) {
      reservation.photoDone();
      const maxMegabytes = Math.floor(limits.maxPhotoBytes / MEGABYTE);
      const error = new TelltaleError('photo_too_large_bytes', { maxMegabytes });
      return { examination: describeError({ name }, pool.model, error, policy), colours: [] };
    }
    const { examination, timesMs, colours } = await pool.examine(bytes, name, policy, {
      signal,
      include: fields.include,
      colours: fields.tablet === 'same',
    });
    metrics.stagesDone(timesMs);
    reservation.photoDone(timesMs.examine);
    return { examination, colours };
  };
}

/** Cancels the unexamined photos at the deadline, or when the client disconnects. */
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

/** The photos, until the client disconnects: nobody would read the rest. */
function* whileWanted(photos: readonly UploadedPhoto[], response: Response): Generator<UploadedPhoto, void, undefined> {
  for (const photo of photos) {
    if (response.destroyed) return;
    yield photo;
  }
}
