import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { identity } from '../../../test/contract/examples.ts';
import { addExampleCase } from '../../../test/store/example-case.ts';
import { newEvidence, useEvidenceDatabases } from '../../../test/store/use-evidence.ts';
import { verifyEvidence } from '../custody/verify-evidence.ts';
import { openEvidence } from '../evidence/open-evidence.ts';
import { addPhoto } from './add-photo.ts';
import { createCase } from './create-case.ts';
import { findCase } from './find-case.ts';

const databases = await useEvidenceDatabases();
afterAll(async () => {
  for (const database of databases) await database.remove();
});

describe.each(databases)('cases on $name', (database) => {
  test('an added photo is stored unchanged, read-only, under its hash', async () => {
    const store = await newEvidence(database);
    const caseId = await createCase(store, { name: '2026-114', actor: 'officer' });
    const bytes = Buffer.from([0xff, 0xd8, 0, 1, 2, 3]);
    const { sha256, isNew } = await addPhoto(store, { caseId, name: 'a.jpg', bytes, actor: 'officer' });
    expect(isNew).toBe(true);
    const path = join(store.options.folder, 'originals', sha256.slice(0, 2), sha256);
    expect(await readFile(path)).toEqual(bytes);
    expect((await stat(path)).mode & 0o222).toBe(0);
    expect(await store.originals.read(sha256)).toEqual(bytes);
    await store.close();
  });

  test('the same bytes are one photo of a case, and one original of all', async () => {
    const store = await newEvidence(database);
    const [first, second] = [
      await createCase(store, { name: 'first', actor: 'a' }),
      await createCase(store, { name: 'second', actor: 'a' }),
    ];
    const photo = { name: 'a.jpg', bytes: Buffer.from('photo'), actor: 'a' };
    const added = await addPhoto(store, { ...photo, caseId: first });
    const again = await addPhoto(store, { ...photo, name: 'b.jpg', caseId: first });
    expect(again).toEqual({ ...added, isNew: false });
    const elsewhere = await addPhoto(store, { ...photo, caseId: second });
    expect(elsewhere.sha256).toBe(added.sha256);
    expect(elsewhere.id).not.toBe(added.id);
    expect(await readdir(join(store.options.folder, 'originals'))).toHaveLength(1);
    await store.close();
  });

  test('every action is one entry of the log, with who, when, and what it wrote', async () => {
    const now = () => new Date('2026-11-30T12:00:00.000Z');
    const store = await newEvidence(database, { now });
    const { caseId, one } = await addExampleCase(store);
    const rows = await store.db.selectFrom('custody_log').selectAll().orderBy('number').execute();
    const entries = rows.map(({ entry }) => JSON.parse(entry));
    expect(entries.map(({ number, action, actor }) => [number, action, actor])).toEqual([
      [1, 'store_created', 'setup'],
      [2, 'case_created', 'officer'],
      [3, 'photo_added', 'examiner'],
      [4, 'photo_examined', 'examiner'],
      [5, 'photo_added', 'examiner'],
      [6, 'photo_examined', 'examiner'],
    ]);
    expect(entries[2]).toMatchObject({ case: caseId, time: '2026-11-30T12:00:00.000Z', previous: rows[1]?.sha256 });
    const touched = (entries[2].touched as { table: string; id: string }[]).map(({ table, id }) => [table, id]);
    expect(touched).toEqual([
      ['originals', one.photo.sha256],
      ['photos', one.photo.id],
      ['exhibits', expect.any(String)],
    ]);
    await store.close();
  });

  test('an examination names model, program and settings; its tablets can be searched', async () => {
    const store = await newEvidence(database);
    const { one } = await addExampleCase(store);
    const row = await store.db
      .selectFrom('examinations')
      .selectAll()
      .where('id', '=', one.examinationId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      model_sha256: identity.sha256,
      software_version: '1.2.3',
      backend: 'wasm',
      settings: '{"language":"en","prior":0.5}',
    });
    const tablets = await store.db
      .selectFrom('tablets')
      .select(['number', 'verdict', 'log10_likelihood_ratio'])
      .where('examination_id', '=', one.examinationId)
      .orderBy('number')
      .execute();
    expect(tablets).toEqual([
      { number: 1, verdict: 'likely_counterfeit', log10_likelihood_ratio: 1.995 },
      { number: 2, verdict: 'cannot_assess', log10_likelihood_ratio: null },
    ]);
    await store.close();
  });

  test('a case is found by name and by id; another name is refused, and so is a used one', async () => {
    const store = await newEvidence(database);
    const id = await createCase(store, { name: 'a case', actor: 'a' });
    expect(await findCase(store.db, 'a case')).toMatchObject({ id });
    expect(await findCase(store.db, id)).toMatchObject({ name: 'a case' });
    await expect(findCase(store.db, 'another')).rejects.toMatchObject({ code: 'case_unknown' });
    await expect(createCase(store, { name: 'a case', actor: 'b' })).rejects.toMatchObject({ code: 'case_exists' });
    await store.close();
  });

  test('an original that was changed on the disk is neither read nor written over', async () => {
    const store = await newEvidence(database);
    const { caseId, one } = await addExampleCase(store);
    const path = store.originals.path(one.photo.sha256);
    const { chmod, writeFile } = await import('node:fs/promises');
    await chmod(path, 0o600);
    await writeFile(path, 'other bytes');
    await expect(store.originals.read(one.photo.sha256)).rejects.toMatchObject({ code: 'evidence_altered' });
    const again = { caseId, name: 'one.jpg', bytes: Buffer.from('first photo of 2026-114'), actor: 'a' };
    await expect(addPhoto(store, again)).rejects.toMatchObject({ code: 'evidence_altered' });
    expect(await readFile(path, 'utf8')).toBe('other bytes');
    await store.close();
  });

  test('several writers at once keep one chain', async () => {
    const first = await newEvidence(database);
    const second = await openEvidence(first.options);
    const caseId = await createCase(first, { name: 'busy', actor: 'a' });
    const adding = Array.from({ length: 24 }, (_, i) =>
      addPhoto(i % 2 === 0 ? first : second, {
        caseId,
        name: `${i}.jpg`,
        // Every photo comes twice, from both.
        bytes: Buffer.from(`photo ${i >> 1}`),
        exhibit: 'one bag',
        actor: 'a',
      }),
    );
    const added = await Promise.all(adding);
    expect(added.filter(({ isNew }) => isNew)).toHaveLength(12);
    expect(await verifyEvidence(first)).toMatchObject({ faults: [], end: { number: 14 }, originals: 12, rows: 14 });
    await first.close();
    await second.close();
  });

  test('nothing is created where nothing is, unless that is wanted', async () => {
    const options = await database.newOptions();
    await expect(openEvidence({ ...options, create: false })).rejects.toMatchObject({ code: 'evidence_missing' });
    expect(await readdir(options.folder)).toEqual([]);
  });
});
