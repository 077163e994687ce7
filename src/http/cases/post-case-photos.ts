import type { RequestHandler } from 'express';
import { TelltaleError } from '../../core/errors.ts';
import type { Message } from '../../core/examination.ts';
import { mapInOrder } from '../../core/map-in-order.ts';
import { catalogueTag, message } from '../../core/words/say.ts';
import type { ExaminerPool } from '../../runtime/pool/examiner-pool.ts';
import { type AddedPhoto, addPhoto } from '../../store/cases/add-photo.ts';
import { casePhotoOf } from '../../store/cases/case-photos.ts';
import { examineOnce, widthOf } from '../../store/cases/examine-case.ts';
import { findCase } from '../../store/cases/find-case.ts';
import { judgeExhibits } from '../../store/cases/judge-exhibits.ts';
import { checkHead, uploadReader } from '../examinations/read-upload.ts';
import type { UploadedPhoto } from '../examinations/upload-parts.ts';
import { MEGABYTE } from '../limits.ts';
import { languageOf } from '../request-language.ts';
import type { CaseRouteOptions } from './add-case-routes.ts';
import { caseExaminer } from './case-examiner.ts';
import { casePhotoFields } from './case-fields.ts';
import { aboutCases, type CaseRequest, parameterOf } from './cases.ts';

/**
 * Stores photos in a case and examines them. A photo whose answer says `stored` is on the disk, whatever happens to its
 * examination; one that the service has no time for is examined when it is asked for again.
 */
export function postCasePhotos(pool: ExaminerPool, options: CaseRouteOptions): RequestHandler {
  const { cases, limits, admission, metrics } = options;
  const readUpload = uploadReader(limits, casePhotoFields);
  return aboutCases(cases, async (asked) => {
    const { store, request, response, actor } = asked;
    const { id: caseId } = await findCase(store.db, parameterOf(asked, 'case'));
    const reservation = admission.enter(checkHead(request, limits));
    response.once('close', () => reservation.leave());
    const { photos, fields } = await readUpload(request, response);
    reservation.hold(photos.length);
    response.locals['photos'] = photos.length;
    const stored: Stored[] = [];
    // All of them before any is examined: the client may hang up.
    for (const photo of photos)
      stored.push(await storePhoto(asked, caseId, photo, fields.exhibit, limits.maxPhotoBytes));
    const policy = { prior: fields.prior, language: catalogueTag(languageOf(response)) };
    const examiner = caseExaminer(pool, response, { reservation, limits, metrics });
    const work = { caseId, policy, examiner, actor };
    const examine = async (one: Stored) => {
      if (one.added === undefined) return one;
      const known = await casePhotoOf(store.db, caseId, one.added.id);
      exhibits.add(known.photo.exhibit_id);
      return examineOnce(store, work, known).then(
        ({ after }) => ({ ...one, examination: after }),
        (error: unknown) => ({ ...one, problem: problemOf(error, policy.language) }),
      );
    };
    const exhibits = new Set<string | null>();
    const answered = [];
    for await (const one of mapInOrder(stored, widthOf(work), examine)) {
      const { added, ...rest } = one;
      answered.push({ ...rest, ...(added && { stored: added }) });
    }
    await judgeExhibits(store, work, exhibits);
    response.json({ photos: answered });
  });
}

interface Stored {
  readonly name: string;
  readonly added?: AddedPhoto;
  readonly problem?: Message;
}

async function storePhoto(
  { store, response, actor }: CaseRequest,
  caseId: string,
  { name, bytes }: UploadedPhoto,
  exhibit: string | undefined,
  maxBytes: number,
): Promise<Stored> {
  const language = languageOf(response);
  if (bytes === undefined) {
    const values = { maxMegabytes: Math.floor(maxBytes / MEGABYTE) };
    return { name, problem: message('photo_too_large_bytes', language, values) };
  }
  if (bytes.byteLength === 0) return { name, problem: message('photo_empty', language) };
  try {
    return { name, added: await addPhoto(store, { caseId, name, bytes, exhibit, actor }) };
  } catch (error) {
    if (!(error instanceof TelltaleError) || error.code !== 'photo_deleted_before') throw error;
    return { name, problem: message(error.code, language, error.values) };
  }
}

/** Why a stored photo has no examination. What is wrong with the evidence itself is the answer to the whole request. */
function problemOf(error: unknown, language: string): Message {
  if (!(error instanceof TelltaleError) || !PHOTO_PROBLEMS.has(error.code)) throw error;
  return message(error.code, language, error.values);
}

const PHOTO_PROBLEMS: ReadonlySet<string> = new Set(['photo_not_in_time', 'photo_worker_died', 'internal']);
