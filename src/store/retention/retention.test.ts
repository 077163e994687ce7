import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dropGuards } from '../../../test/store/drop-guards.ts';
import { addExampleCase } from '../../../test/store/example-case.ts';
import { newEvidence, useEvidenceDatabases } from '../../../test/store/use-evidence.ts';
import { renderReport } from '../../report/document/render-report.ts';
import { addPhoto } from '../cases/add-photo.ts';
import { reexamineCase } from '../cases/examine-case.ts';
import { exportCase } from '../cases/export-case.ts';
import { readOriginal } from '../cases/read-photo.ts';
import { readReported } from '../cases/read-reported.ts';
import { verifyEvidence } from '../custody/verify-evidence.ts';
import { openEvidence } from '../evidence/open-evidence.ts';
import { enterCaseState } from './case-state.ts';
import { deleteOriginals, type Retention } from './delete-originals.ts';
import { duePhotos } from './due-photos.ts';

const databases = await useEvidenceDatabases();
afterAll(async () => {
  for (const database of databases) await database.remove();
});

const DAY_MS = 86_400_000;
const AFTER_CLOSING: Retention = { rule: { name: 'after_closing', days: 30 }, actor: 'clerk', reason: 'Act 7' };
const AFTER_ADDING: Retention = { rule: { name: 'after_adding', days: 30 }, actor: 'clerk' };

describe.each(databases)('retention on $name', (database) => {
  let store: Awaited<ReturnType<typeof newEvidence>>;
  let example: Awaited<ReturnType<typeof addExampleCase>>;
  let time: number;
  beforeEach(async () => {
    time = Date.parse('2026-01-01T00:00:00Z');
    // Each action has its own time, so that photos have an order.
    store = await newEvidence(database, { now: () => new Date(time++) });
    example = await addExampleCase(store);
  });
  afterEach(() => store.close());

  const enter = (state: 'closed' | 'reopened' | 'held' | 'released') =>
    enterCaseState(store, { caseId: example.caseId, state, note: 'order 12', actor: 'judge' });
  const due = async ({ rule }: Retention) => (await duePhotos(store.db, { rule, now: store.now() })).length;
  const retain = async (work: Retention) => {
    const outcomes = [];
    for await (const { outcome } of deleteOriginals(store, work)) outcomes.push(outcome);
    return outcomes;
  };
  const deleteAll = async () => {
    await enter('closed');
    time += 31 * DAY_MS;
    expect(await retain(AFTER_CLOSING)).toEqual(['deleted', 'deleted']);
  };

  test('the days count from when the case was closed or the photo was added, and a legal hold keeps everything', async () => {
    time += 29 * DAY_MS;
    expect([await due(AFTER_ADDING), await enter('closed'), await enter('closed')]).toEqual([0, true, false]);
    time += 2 * DAY_MS;
    expect([await due(AFTER_ADDING), await due(AFTER_CLOSING)]).toEqual([2, 0]);
    time += 30 * DAY_MS;
    expect(await due(AFTER_CLOSING)).toBe(2);
    await enter('reopened');
    expect(await due(AFTER_CLOSING)).toBe(0);
    await enter('held');
    expect(await retain(AFTER_ADDING)).toEqual(['kept', 'kept']);
    expect(await verifyEvidence(store)).toMatchObject({ faults: [], originals: 2, deleted: 0 });
    await enter('released');
    expect(await retain(AFTER_ADDING)).toEqual(['deleted', 'deleted']);
  });

  test('a deleted original is gone, verified as such, and named wherever it is asked for', async () => {
    await deleteAll();
    const { caseId, one } = example;
    const { sha256, id: photo } = one.photo;
    expect(await store.originals.has(sha256)).toBe(false);
    expect(await verifyEvidence(store)).toMatchObject({ faults: [], originals: 0, deleted: 2, returned: 0 });

    const entry = await store.db.selectFrom('custody_log').select('entry').where('number', '=', 8).executeTakeFirst();
    expect(JSON.parse(entry?.entry ?? '')).toMatchObject({
      action: 'original_deleted',
      actor: 'clerk',
      case: caseId,
      touched: [{ table: 'originals', id: sha256, sha256 }, { table: 'original_deletions' }],
      details: { photo, rule: 'after_closing', days: 30, reason: 'Act 7' },
    });
    const reading = { which: caseId, photo: sha256, actor: 'a' };
    await expect(readOriginal(store, reading)).rejects.toMatchObject({ code: 'original_deleted' });
    const report = Buffer.concat(
      await collect(renderReport(await readReported(store, { which: caseId, actor: 'a' }), 'html', 'en')),
    );
    expect(report.toString()).toContain(
      'deleted on 2026-02-01 00:00 UTC by clerk, under the retention rule: 30 days after the case was closed. Its hash and its findings were kept. Reason: Act 7.',
    );
    const work = { caseId, policy: { prior: 0.5, language: 'en' }, examiner: NO_EXAMINER, actor: 'a' };
    const changes = (await collect(reexamineCase(store, work))).map(({ change }) => change);
    expect(changes).toEqual(['deleted', 'deleted']);
    const again = { caseId, name: 'one.jpg', bytes: Buffer.from('first photo of 2026-114'), actor: 'a' };
    await expect(addPhoto(store, again)).rejects.toMatchObject({ code: 'photo_deleted_before' });
    expect(await verifyEvidence(store)).toMatchObject({ faults: [], unclaimed: 0, returned: 0 });
  });

  test('verify excuses a missing original by its own entry only, and no other bytes in its place', async () => {
    await deleteAll();
    const [deleted, kept] = [example.one.photo.sha256, Buffer.from('kept')];
    const { sha256 } = await addPhoto(store, { caseId: example.caseId, name: 'k.jpg', bytes: kept, actor: 'a' });
    await rm(store.originals.path(sha256));
    await writeFile(store.originals.path(deleted), 'other bytes');
    expect((await verifyEvidence(store)).faults).toMatchObject([
      { entry: 8, problem: 'original_changed', what: `originals ${deleted}` },
      { problem: 'original_missing', what: `originals ${sha256}` },
    ]);
    // A row that no entry states does not excuse it.
    await dropGuards(store);
    const table =
      database.name === 'SQLite' ? 'original_deletions' : `${store.options.schema}_evidence.original_deletions`;
    await sql`delete from ${sql.table(table)}`.execute(store.db);
    expect((await verifyEvidence(store)).faults.filter(({ problem }) => problem === 'row_missing')).toHaveLength(2);
  });

  test('bytes of two cases stay until both have deleted them, and an altered original is left for verify', async () => {
    const other = await addExampleCase(store, 'other');
    const bytes = Buffer.from('first photo of 2026-114');
    await addPhoto(store, { caseId: other.caseId, name: 'same.jpg', bytes, actor: 'a' });
    const { sha256 } = example.one.photo;
    await deleteAll();
    expect(await store.originals.has(sha256)).toBe(true);
    expect(await verifyEvidence(store)).toMatchObject({ faults: [], originals: 3, deleted: 1 });
    const path = store.originals.path(other.two.photo.sha256);
    await chmod(path, 0o600);
    await writeFile(path, 'altered');
    expect((await retain(AFTER_ADDING)).toSorted()).toEqual(['altered', 'deleted', 'deleted']);
    expect(await store.originals.has(sha256)).toBe(false);
    expect((await verifyEvidence(store)).faults).toMatchObject([{ problem: 'original_changed' }]);
  });

  test('what a killed process recorded and did not remove, the next start removes', async () => {
    const remove = store.originals.remove.bind(store.originals);
    store.originals.remove = async () => {
      throw new Error('killed');
    };
    await enter('closed');
    time += 31 * DAY_MS;
    await expect(retain(AFTER_CLOSING)).rejects.toThrow('killed');
    store.originals.remove = remove;
    expect(await verifyEvidence(store)).toMatchObject({ faults: [], originals: 1, deleted: 1, returned: 1 });
    const next = await openEvidence({ ...store.options, now: store.now });
    expect(await verifyEvidence(next)).toMatchObject({ faults: [], originals: 1, deleted: 1, returned: 0 });
    const { number } = (await verifyEvidence(next)).end;
    // The next start has nothing to do, and a file that came back from a backup is removed by the next run.
    await (await openEvidence({ ...store.options, now: store.now })).close();
    expect((await verifyEvidence(next)).end.number).toBe(number);
    await next.close();
    await store.originals.store(Buffer.from('first photo of 2026-114'));
    expect(await verifyEvidence(store)).toMatchObject({ faults: [], returned: 1 });
    await retain(AFTER_CLOSING);
    expect(await verifyEvidence(store)).toMatchObject({ faults: [], originals: 0, deleted: 2, returned: 0 });
  });

  test('an addition of the same bytes to another case at the same time loses nothing', async () => {
    const other = await addExampleCase(store, 'other');
    await enter('closed');
    time += 31 * DAY_MS;
    const bytes = Buffer.from('first photo of 2026-114');
    // The file is removed between its storing and its row.
    const storing = store.originals.store.bind(store.originals);
    let deleted: Promise<unknown> | undefined;
    store.originals.store = async (...stored) => {
      const sha256 = await storing(...stored);
      deleted ??= retain(AFTER_CLOSING);
      await deleted;
      return sha256;
    };
    const { sha256 } = await addPhoto(store, { caseId: other.caseId, name: 'same.jpg', bytes, actor: 'a' });
    expect(await store.originals.read(sha256)).toEqual(bytes);
    expect(await verifyEvidence(store)).toMatchObject({ faults: [], originals: 3, deleted: 1, returned: 0 });
  });

  const hasPython = spawnSync('python3', ['--version']).status === 0;
  test.skipIf(!hasPython)(
    'the archive leaves deleted originals out, and its manifest names them and is checked',
    async () => {
      await deleteAll();
      const { archive } = await exportCase(store, '2026-114', 'a');
      const [zip, to] = [join(store.options.folder, 'a.zip'), join(store.options.folder, 'unpacked')];
      await writeFile(zip, await buffer(archive));
      await mkdir(to);
      execFileSync('python3', ['-m', 'zipfile', '-e', zip, to]);
      const checked = execFileSync('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: to, encoding: 'utf8' });
      expect(checked).not.toContain('originals/');
      const manifest = execFileSync('grep', ['^#', 'SHA256SUMS'], { cwd: to, encoding: 'utf8' });
      expect(manifest).toMatch(
        new RegExp(
          `^# deleted 2026-02-01T.* \\(after_closing, 30 days\\): ${example.one.photo.sha256}  originals/0001-one.jpg`,
        ),
      );
    },
  );
});

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Nothing is examined. */
const NO_EXAMINER = {
  model: { name: 'm', version: '1', sha256: '0'.repeat(64), evidence: 'simulated' },
  backend: 'wasm',
  examine: () => Promise.reject(new Error('nothing is examined')),
} as const;
