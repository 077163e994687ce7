import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addExampleCase } from '../../../test/store/example-case.ts';
import { newEvidence, useEvidenceDatabases } from '../../../test/store/use-evidence.ts';
import { verifyEvidence } from '../custody/verify-evidence.ts';
import { importReviews } from './import-table.ts';
import { readReported, recordReport } from './read-reported.ts';

const databases = await useEvidenceDatabases();
afterAll(async () => {
  for (const database of databases) await database.remove();
});

describe.each(databases)('what a report says of a case on $name', (database) => {
  let store: Awaited<ReturnType<typeof newEvidence>>;
  let caseId: string;
  beforeEach(async () => {
    store = await newEvidence(database);
    caseId = (await addExampleCase(store)).caseId;
    const text = 'photo,tablet,opinion,reviewer,date\none.jpg,1,agree,A. Reviewer,2026-01-30';
    await importReviews(store, { caseId, text, path: 'reviews.csv', actor: 'clerk' });
  });
  afterEach(() => store.close());
  const read = (request: object = {}) => readReported(store, { which: '2026-114', actor: 'reader', ...request });

  test('is what is stored, as of the last entry that changed the case', async () => {
    const reported = await read();
    expect(reported).toMatchObject({
      caseId,
      subject: 'case',
      name: '2026-114',
      case: { note: 'found in a car', createdBy: 'officer' },
      photos: [
        { name: 'one.jpg', exhibit: 'bag 1', reviews: [{ tablet: 1, opinion: 'agree' }], laboratoryResults: [] },
        { name: 'two.jpg', examined: { backend: 'wasm', softwareVersion: '1.2.3', prior: 0.5 }, earlier: [] },
      ],
      exhibits: [{ name: 'bag 1' }],
      log: { number: 7 },
    });
    expect((await reported.photos[0]?.read())?.toString()).toBe('first photo of 2026-114');
    // Reading is recorded, and makes no difference to the next report.
    const { log } = await read();
    expect(log).toEqual(reported.log);
    await recordReport(store, { caseId, actor: 'reader', sha256: 'a'.repeat(64) });
    const entries = await store.db.selectFrom('custody_log').select('entry').orderBy('number').execute();
    expect(entries.slice(7).map(({ entry }) => JSON.parse(entry))).toMatchObject([
      { action: 'case_read', actor: 'reader', case: caseId },
      { action: 'case_read' },
      { action: 'report_exported', case: caseId, details: { sha256: 'a'.repeat(64) } },
    ]);
    expect((await verifyEvidence(store)).faults).toEqual([]);
  });

  test('is limited to an exhibit or a photo', async () => {
    expect(await read({ exhibit: 'bag 1' })).toMatchObject({ subject: 'exhibit', name: 'bag 1', exhibits: [{}] });
    const byName = await read({ photo: 'two.jpg' });
    expect(byName).toMatchObject({ subject: 'photo', name: 'two.jpg', photos: [{ name: 'two.jpg' }], exhibits: [] });
    const byHash = await read({ photo: byName.photos[0]?.sha256.toUpperCase() });
    expect(byHash.name).toBe('two.jpg');
    await expect(read({ exhibit: 'bag 2' })).rejects.toMatchObject({ code: 'exhibit_unknown' });
    await expect(read({ photo: 'three.jpg' })).rejects.toMatchObject({ code: 'case_photo_unknown' });
  });
});
