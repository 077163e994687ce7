import type { Kysely, UpdateObject } from 'kysely';
import type { Examination } from '../core/examination.ts';
import type { ModelIdentity } from '../core/model.ts';
import type { Problem } from './list-photos.ts';
import type { Store } from './open-store.ts';
import { photoQueue } from './queue.ts';
import type { StoredLooks } from './stored-looks.ts';
import type { Tables } from './tables.ts';
import type { TakenPhoto } from './take-photo.ts';

/** The worker that finishes a photo. */
export interface Finisher {
  readonly workerId: string;
  readonly model: Pick<ModelIdentity, 'sha256'>;
  readonly backend: string;
}

/** The result for the bytes of a photo, and when they were examined. */
export interface Found {
  readonly sha256: string;
  readonly examination: Examination;
  /** Absent if the model links no presses. */
  readonly looks?: StoredLooks | undefined;
  readonly startedAt: Date;
}

/**
 * The examination of the same bytes by the same model with the same options, whoever made it; undefined if there is
 * none.
 */
export async function findExamination(
  { db }: Pick<Store, 'db'>,
  photo: Pick<TakenPhoto, 'prior' | 'language'>,
  sha256: string,
  model: Pick<ModelIdentity, 'sha256'>,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('examinations')
    .select('id')
    .where('photo_sha256', '=', sha256)
    .where('model_sha256', '=', model.sha256)
    .where('prior', '=', photo.prior)
    .where('language', '=', photo.language)
    .executeTakeFirst();
  return row?.id;
}

/**
 * Stores the result and removes the photo's job, both or neither. If the same result exists, the photo refers to it
 * instead. False if the photo is no longer this worker's, because the worker was considered lost and another one has
 * the photo.
 */
export async function finishPhoto(
  { db, queue }: Store,
  by: Finisher,
  photo: TakenPhoto,
  { sha256, examination, looks, startedAt }: Found,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('examinations')
      .values({
        photo_sha256: sha256,
        model_sha256: by.model.sha256,
        prior: photo.prior,
        language: photo.language,
        examination: JSON.stringify(examination),
        ...(looks?.perceptualHash !== undefined && { perceptual_hash: looks.perceptualHash }),
        ...(looks && { looks: JSON.stringify(looks.looks) }),
        worker_id: by.workerId,
        backend: by.backend,
        started_at: startedAt,
        finished_at: new Date(),
      })
      .onConflict((conflict) => conflict.constraint('examinations_once').doNothing())
      .execute();
    const examinationId = await findExamination({ db: transaction }, photo, sha256, by.model);
    if (examinationId === undefined) throw new Error('a stored examination is missing');
    const done = await markDone(transaction, by, photo, { sha256, examination_id: examinationId });
    if (done) await queue.remove(transaction, photoQueue(by.model.sha256), [photo.id]);
    return done;
  });
}

/** Like `finishPhoto`, for bytes whose examination exists already. */
export async function pointToExamination(
  { db, queue }: Store,
  by: Finisher,
  photo: TakenPhoto,
  { sha256, examinationId }: { readonly sha256: string; readonly examinationId: string },
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const done = await markDone(transaction, by, photo, { sha256, examination_id: examinationId });
    if (done) await queue.remove(transaction, photoQueue(by.model.sha256), [photo.id]);
    return done;
  });
}

/** Like `finishPhoto`, if the result is an error instead of an examination. */
export async function finishWithProblem(
  { db, queue }: Store,
  by: Finisher,
  photo: TakenPhoto,
  { code, values }: Problem,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const problem = { problem_code: code, problem_values: JSON.stringify(values) };
    const done = await markDone(transaction, by, photo, problem);
    if (done) await queue.remove(transaction, photoQueue(by.model.sha256), [photo.id]);
    return done;
  });
}

async function markDone(
  transaction: Kysely<Tables>,
  by: Finisher,
  photo: TakenPhoto,
  result: UpdateObject<Tables, 'photos'>,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('photos')
    .set({ ...result, state: 'done', finished_at: new Date() })
    .where('id', '=', photo.id)
    .where('worker_id', '=', by.workerId)
    .where('state', '=', 'taken')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * A failed attempt: the photo waits for another one, or is given up with its problem, which puts it on the dead-letter
 * list. Does nothing if the worker no longer holds the photo.
 */
export async function failPhoto(
  { db, queue }: Store,
  workerId: string,
  photoId: string,
  problemAfter: (attempts: number) => Problem,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const photo = await transaction
      .selectFrom('photos')
      .innerJoin('batches', 'batches.id', 'photos.batch_id')
      .select(['photos.attempts', 'batches.model_sha256'])
      .where('photos.id', '=', photoId)
      .where('photos.worker_id', '=', workerId)
      .where('photos.state', '=', 'taken')
      .forUpdate('photos')
      .executeTakeFirst();
    if (photo === undefined) return;
    const again = await queue.fail(transaction, photoQueue(photo.model_sha256), photoId);
    const { code, values } = problemAfter(photo.attempts);
    const givenUp = {
      state: 'failed' as const,
      problem_code: code,
      problem_values: JSON.stringify(values),
      finished_at: new Date(),
    };
    await transaction
      .updateTable('photos')
      .set(again ? { state: 'waiting' } : givenUp)
      .where('id', '=', photoId)
      .execute();
  });
}
