import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identity, policy } from '../../test/contract/examples.ts';
import { type TestStore, useDatabase } from '../../test/store/use-database.ts';
import { describe as describePhoto } from '../core/describe.ts';
import { batchStatus, deadLetters } from './batch-status.ts';
import { cancelBatch } from './cancel-batch.ts';
import { createBatch, type NewBatch } from './create-batch.ts';
import { failPhoto, findExamination, finishPhoto, finishWithProblem, pointToExamination } from './finish-photo.ts';
import { addPhotos, failListing, finishListing, giveListingBack, takeListing } from './list-photos.ts';
import { readResults } from './read-results.ts';
import { anythingLeft, takePhoto } from './take-photo.ts';
import { enterWorker, leaveWorker, returnStrays, seeWorker, takeOver } from './workers.ts';

const database = await useDatabase();
afterAll(() => database?.remove());

let store: TestStore;
const closing: TestStore[] = [];
afterAll(async () => {
  for (const some of closing) await some.close();
});

/** Each group has its own schema, so that jobs of other groups do not interfere. */
function ownStore(): void {
  beforeAll(async () => {
    store = await (database as NonNullable<typeof database>).openStore();
    closing.push(store);
  });
}

const model = identity;
const given: NewBatch = { sources: ['.'], policy, model, priority: 0, attempts: 3 };
const problem = { code: 'photo_given_up', values: { attempts: 3, problem: 'no such luck' } } as const;

async function enter(): Promise<string> {
  const id = randomUUID();
  await enterWorker(store, { id, host: 'here', pid: 1, model, backend: 'wasm', threads: 1 });
  return id;
}

/** Submits a batch with these photos, listed. Returns its id. */
async function submit(names: readonly string[], batch: Partial<NewBatch> = {}): Promise<string> {
  const id = await createBatch(store, { ...given, ...batch });
  const workerId = await enter();
  const listing = await takeListing(store, workerId);
  if (listing?.id !== id) throw new Error('another batch is listed first');
  await addPhotos(
    store,
    { listing, workerId, retryDelaySeconds: 1 },
    names.map((name) => ({ name })),
  );
  await finishListing(store, listing, workerId);
  return id;
}

const by = (workerId: string) => ({ workerId, model, backend: 'wasm' });
const take = async (workerId: string) => {
  const photo = await takePhoto(store, workerId, model);
  if (photo === undefined) throw new Error('no photo waits');
  return photo;
};
const examinationOf = (name: string, sha256: string) =>
  describePhoto({ name, sha256, format: 'jpeg', width: 100, height: 100 }, model, [], policy);
const found = (name: string, sha256: string) => ({
  sha256,
  examination: examinationOf(name, sha256),
  startedAt: new Date(),
});
/** Back-off is in whole seconds, and the test has to wait for it. */
const backedOff = () => new Promise((resolve) => setTimeout(resolve, 2100));

describe.skipIf(database === undefined)('photos', () => {
  ownStore();

  test('are taken once, in order, and counted', async () => {
    const id = await submit(['c.jpg', 'a.jpg', 'b.jpg']);
    const workers = await Promise.all([enter(), enter(), enter()]);
    const taken = [];
    for (const workerId of workers) taken.push((await take(workerId)).name);
    expect(taken).toEqual(['c.jpg', 'a.jpg', 'b.jpg']);
    expect(await takePhoto(store, await enter(), model)).toBeUndefined();
    expect((await batchStatus(store, id)).photos).toMatchObject({ total: 3, taken: 3, waiting: 0 });
  });

  test('a result and its job change together; the second of the same bytes and model points to the first', async () => {
    const id = await submit(['one.jpg', 'same.jpg']);
    const [first, second] = [await enter(), await enter()];
    const [one, same] = [await take(first), await take(second)];
    expect(await finishPhoto(store, by(first), one, found('one.jpg', 'aa'))).toBe(true);
    expect(await finishPhoto(store, by(second), same, found('same.jpg', 'aa'))).toBe(true);
    // The job has no owner any more: a worker that counted as lost returns too late.
    expect(await finishPhoto(store, by(first), one, found('one.jpg', 'aa'))).toBe(false);
    const kept = await store.db.selectFrom('examinations').select('worker_id').execute();
    expect(kept).toEqual([{ worker_id: first }]);
    const results = [];
    for await (const result of readResults(store, id)) results.push(result);
    expect(results.map(({ name, sha256, examinedBy }) => [name, sha256, examinedBy?.workerId])).toEqual([
      ['one.jpg', 'aa', first],
      ['same.jpg', 'aa', first],
    ]);
    expect(results[0]?.examination).toEqual(examinationOf('one.jpg', 'aa'));
    expect(JSON.stringify(results[0]?.examination)).toBe(JSON.stringify(examinationOf('one.jpg', 'aa')));
    expect(await batchStatus(store, id)).toMatchObject({ state: 'finished', photos: { done: 2 } });
  });

  test('known bytes are referred to, unless they were examined with other options', async () => {
    await submit(['again.jpg']);
    const worker = await enter();
    const again = await take(worker);
    const examinationId = await findExamination(store, again, 'aa', model);
    expect(await findExamination(store, { ...again, prior: 0.3 }, 'aa', model)).toBeUndefined();
    expect(await findExamination(store, again, 'aa', { sha256: 'another' })).toBeUndefined();
    expect(
      await pointToExamination(store, by(worker), again, { sha256: 'aa', examinationId: String(examinationId) }),
    ).toBe(true);
    expect(await anythingLeft(store, model)).toBe(true);
  });

  test('a file that is no photo has that as its result', async () => {
    const id = await submit(['broken.zip!/a.jpg']);
    const worker = await enter();
    await finishWithProblem(store, by(worker), await take(worker), { code: 'photo_empty', values: {} });
    expect(await batchStatus(store, id)).toMatchObject({ state: 'finished', photos: { done: 1, failed: 0 } });
  });
});

describe.skipIf(database === undefined)('attempts', () => {
  ownStore();

  test('that fail are retried later, then given up: the dead letter has the name and the reason', async () => {
    const id = await submit(['bad.jpg'], { attempts: 2 });
    const worker = await enter();
    await failPhoto(store, worker, (await take(worker)).id, () => problem);
    expect(await takePhoto(store, worker, model)).toBeUndefined();
    expect((await batchStatus(store, id)).photos).toMatchObject({ waiting: 1, failed: 0 });
    await backedOff();
    const again = await take(worker);
    expect(again).toMatchObject({ name: 'bad.jpg', attempts: 2 });
    await failPhoto(store, worker, again.id, () => problem);
    expect(await batchStatus(store, id)).toMatchObject({ state: 'finished', photos: { waiting: 0, failed: 1 } });
    expect(await deadLetters(store, id, 10)).toEqual([{ name: 'bad.jpg', attempts: 2, problem }]);
    expect(await takePhoto(store, worker, model)).toBeUndefined();
  });

  test('of a lost worker are taken over, and only its own', async () => {
    const id = await submit(['his.jpg', 'hers.jpg'], { attempts: 1 });
    const [he, she] = [await enter(), await enter()];
    await take(he);
    await take(she);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await seeWorker(store, she);
    // The workers that listed the batches have no recent heartbeat either.
    expect(await takeOver(store, she, 250)).toBeGreaterThan(0);
    const photos = await store.db.selectFrom('photos').select(['name', 'state']).where('batch_id', '=', id).execute();
    expect(photos.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'hers.jpg', state: 'taken' },
      { name: 'his.jpg', state: 'failed' },
    ]);
    expect((await deadLetters(store, id, 10))[0]?.problem).toEqual({
      code: 'photo_worker_died',
      values: { attempts: 1 },
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    // A worker whose own heartbeat is late does not take over its own jobs.
    await takeOver(store, she, 250);
    expect((await batchStatus(store, id)).photos).toMatchObject({ taken: 1, failed: 1 });
    await leaveWorker(store, she);
    expect((await batchStatus(store, id)).photos).toMatchObject({ taken: 0, failed: 2 });
  });

  test('that no worker holds after an outage are returned, those in progress are not', async () => {
    const id = await submit(['known.jpg', 'stray.jpg'], { attempts: 1 });
    const worker = await enter();
    const known = await take(worker);
    await take(worker);
    await returnStrays(store, worker, [known.id]);
    expect((await batchStatus(store, id)).photos).toMatchObject({ taken: 1, failed: 1 });
  });
});

describe.skipIf(database === undefined)('batches', () => {
  ownStore();

  test('of a larger priority come first', async () => {
    await submit(['later.jpg'], { priority: -5 });
    await submit(['middle.jpg']);
    await submit(['first.jpg'], { priority: 7 });
    const worker = await enter();
    const order = [await take(worker), await take(worker), await take(worker)];
    expect(order.map(({ name }) => name)).toEqual(['first.jpg', 'middle.jpg', 'later.jpg']);
  });

  test('of another model are not taken by this worker', async () => {
    await submit(['other.jpg'], { model: { ...model, sha256: 'f'.repeat(64) } });
    expect(await takePhoto(store, await enter(), model)).toBeUndefined();
  });

  test('that are cancelled are examined no further; photos in progress are finished', async () => {
    const id = await submit(['in-hand.jpg', 'a.jpg', 'b.jpg']);
    const worker = await enter();
    const photo = await take(worker);
    expect(await cancelBatch(store, id)).toBe(2);
    expect(await cancelBatch(store, id)).toBe(2);
    expect(await takePhoto(store, worker, model)).toBeUndefined();
    expect(await finishPhoto(store, by(worker), photo, found('in-hand.jpg', 'bb'))).toBe(true);
    expect(await batchStatus(store, id)).toMatchObject({ state: 'cancelled', photos: { done: 1, cancelled: 2 } });
  });

  test('that are cancelled get no second attempt at photos in progress', async () => {
    const id = await submit(['in-hand.jpg']);
    const worker = await enter();
    const photo = await take(worker);
    await cancelBatch(store, id);
    await failPhoto(store, worker, photo.id, () => problem);
    await backedOff();
    expect(await takePhoto(store, worker, model)).toBeUndefined();
    expect((await batchStatus(store, id)).photos).toMatchObject({ waiting: 0, cancelled: 1 });
  });

  test('that are cancelled before or during listing get no photos', async () => {
    const early = await createBatch(store, given);
    await cancelBatch(store, early);
    const worker = await enter();
    expect(await takeListing(store, worker)).toBeUndefined();
    const id = await createBatch(store, given);
    const listing = await takeListing(store, worker);
    if (listing === undefined) throw new Error('the batch is not there');
    await cancelBatch(store, id);
    expect(await addPhotos(store, { listing, workerId: worker, retryDelaySeconds: 1 }, [{ name: 'a.jpg' }])).toBe(
      false,
    );
    await finishListing(store, listing, worker);
    expect(await batchStatus(store, id)).toMatchObject({ state: 'cancelled', photos: { total: 0 } });
  });

  test('are listed again after their worker was lost, without duplicate photos', async () => {
    const id = await createBatch(store, given);
    const gone = await enter();
    const listing = await takeListing(store, gone);
    if (listing === undefined) throw new Error('the batch is not there');
    await addPhotos(store, { listing, workerId: gone, retryDelaySeconds: 1 }, [{ name: 'a.jpg' }, { name: 'b.jpg' }]);
    await giveListingBack(store, listing, gone);
    const next = await enter();
    const again = await takeListing(store, next);
    expect(again?.id).toBe(id);
    // A lost worker that returns adds nothing.
    expect(await addPhotos(store, { listing, workerId: gone, retryDelaySeconds: 1 }, [{ name: 'x.jpg' }])).toBe(false);
    const all = ['a.jpg', 'b.jpg', 'c.jpg'].map((name) => ({ name }));
    await addPhotos(store, { listing, workerId: next, retryDelaySeconds: 1 }, all);
    await finishListing(store, listing, next);
    expect(await batchStatus(store, id)).toMatchObject({ state: 'open', photos: { total: 3, waiting: 3 } });
  });

  test('whose photos cannot be listed fail with the reason', async () => {
    const id = await createBatch(store, { ...given, attempts: 1 });
    const worker = await enter();
    await takeListing(store, worker);
    await failListing(store, id, worker, { code: 'source_not_found', values: { path: 'gone' } });
    expect(await batchStatus(store, id)).toMatchObject({
      state: 'failed',
      problem: { code: 'source_not_found', values: { path: 'gone' } },
    });
  });

  test('that failed during listing are examined as far as they were listed', async () => {
    const id = await createBatch(store, { ...given, attempts: 1, priority: 1000 });
    const worker = await enter();
    const listing = await takeListing(store, worker);
    if (listing === undefined) throw new Error('the batch is not there');
    await addPhotos(store, { listing, workerId: worker, retryDelaySeconds: 1 }, [{ name: 'listed.jpg' }]);
    await leaveWorker(store, worker);
    expect(await batchStatus(store, id)).toMatchObject({ state: 'failed', problem: { code: 'batch_worker_died' } });
    expect((await take(worker)).name).toBe('listed.jpg');
  });

  test.each(['1', 'not an id', randomUUID()])('%s is the id of none', async (id) => {
    await expect(batchStatus(store, id)).rejects.toMatchObject({ code: 'batch_unknown' });
    await expect(cancelBatch(store, id)).rejects.toMatchObject({ code: 'batch_unknown' });
  });
});
