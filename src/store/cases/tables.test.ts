import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dropGuards } from '../../../test/store/drop-guards.ts';
import { addExampleCase } from '../../../test/store/example-case.ts';
import { newEvidence, useEvidenceDatabases } from '../../../test/store/use-evidence.ts';
import { verifyEvidence } from '../custody/verify-evidence.ts';
import { addPhoto } from './add-photo.ts';
import { readCaseResults } from './case-results.ts';
import { exportLaboratoryResults, exportReviews } from './export-table.ts';
import { importLaboratoryResults, importReviews } from './import-table.ts';

const databases = await useEvidenceDatabases();
afterAll(async () => {
  for (const database of databases) await database.remove();
});

const HEAD = 'photo,tablet,result,laboratory,date,substance,method,note';
const GOOD = 'one.jpg,1,counterfeit,County Lab,2026-03-14,fentanyl,GC-MS,';

describe.each(databases)('tables of a case on $name', (database) => {
  let store: Awaited<ReturnType<typeof newEvidence>>;
  let example: Awaited<ReturnType<typeof addExampleCase>>;
  beforeEach(async () => {
    store = await newEvidence(database, { now: () => new Date('2026-11-30T12:00:00Z') });
    example = await addExampleCase(store);
  });
  afterEach(() => store.close());

  const work = (...lines: string[]) => ({
    caseId: example.caseId,
    text: lines.join('\n'),
    path: 'results.csv',
    actor: 'clerk',
  });

  test('laboratory results are stored, recorded and verified', async () => {
    const sha256 = example.two.photo.sha256;
    const imported = await importLaboratoryResults(
      store,
      work(HEAD, GOOD, `${sha256},ALL,Reference,County Lab,2026-03-15,oxycodone,,"in 30 mg, all"`),
    );
    expect(imported).toEqual({ added: 2, known: 0, refused: [] });
    const rows = await store.db.selectFrom('laboratory_results').selectAll().orderBy('date').execute();
    expect(rows).toMatchObject([
      { photo_id: example.one.photo.id, tablet: 1, result: 'counterfeit', substance: 'fentanyl', note: null },
      { photo_id: example.two.photo.id, tablet: null, result: 'reference', method: null, note: 'in 30 mg, all' },
    ]);
    expect(await verifyEvidence(store)).toMatchObject({ faults: [], end: { number: 7 }, rows: 8 });
  });

  test('one changed result is found', async () => {
    await importLaboratoryResults(store, work(HEAD, GOOD));
    await dropGuards(store);
    await store.db.updateTable('laboratory_results').set({ result: 'reference' }).execute();
    expect((await verifyEvidence(store)).faults).toMatchObject([{ entry: 7, problem: 'row_changed' }]);
  });

  test('results are read for learning with the tablets as they were numbered then', async () => {
    const sha256 = example.two.photo.sha256;
    await importLaboratoryResults(store, work(HEAD, GOOD, `${sha256},all,reference,County Lab,2026-03-15,,,`));
    const { results, photos } = await readCaseResults(store, example.caseId, 'clerk');
    const sorted = results.toSorted((a, b) => a.photo.localeCompare(b.photo));
    const byPhoto = new Map(sorted.map((one) => [one.photo, one]));
    expect(byPhoto.get(example.one.photo.id)).toMatchObject({
      tablet: 1,
      result: 'counterfeit',
      laboratory: 'County Lab',
    });
    expect(byPhoto.get(example.one.photo.id)?.numbered.map(({ verdict }) => verdict)).toEqual([
      'likely_counterfeit',
      'cannot_assess',
    ]);
    expect(byPhoto.get(example.two.photo.id)).toMatchObject({ tablet: 'all', result: 'reference', numbered: [] });
    // Both are of one bag.
    expect(new Set(results.map(({ exhibit }) => exhibit)).size).toBe(1);
    expect(results.map(({ line }) => line)).toEqual([2, 3]);
    expect(photos.map(({ name }) => name).sort()).toEqual(['one.jpg', 'two.jpg']);
    expect((await verifyEvidence(store)).faults).toEqual([]);
  });

  test('what is exported can be imported again, and is known', async () => {
    await importReviews(
      store,
      work('photo,tablet,opinion,reviewer,date,note', 'one.jpg,1,disagree,A. Reviewer,2026-11-30,"=1, or so"'),
    );
    const [review] = await exportReviews(store, example.caseId, 'clerk');
    expect(review).toMatchObject({ photo: 'one.jpg', tablet: '1', row: { opinion: 'disagree', note: '=1, or so' } });
    const again = work(
      'note,photo,tablet,opinion,reviewer,date',
      `"'=1, or so",one.jpg,1,Disagree,A. Reviewer,2026-11-30`,
    );
    expect(await importReviews(store, again)).toEqual({ added: 0, known: 1, refused: [] });
    const entries = await store.db.selectFrom('custody_log').select('entry').orderBy('number').execute();
    // Nothing was imported the second time, and nothing is recorded; the export is.
    expect(entries.slice(6).map(({ entry }) => JSON.parse(entry).action)).toEqual([
      'reviews_imported',
      'reviews_exported',
    ]);
  });

  const REFUSED: ReadonlyArray<readonly [string, string, object]> = [
    ['x.jpg,1,counterfeit,Lab,2026-03-14,,,', 'row_refused_photo', { received: 'x.jpg' }],
    ['one.jpg,3,counterfeit,Lab,2026-03-14,,,', 'row_refused_tablet', { received: '3', count: 2 }],
    ['one.jpg,0,counterfeit,Lab,2026-03-14,,,', 'row_refused_tablet', { received: '0' }],
    ['one.jpg,first,counterfeit,Lab,2026-03-14,,,', 'row_refused_tablet', { received: 'first' }],
    ['one.jpg,1,genuine,Lab,2026-03-14,,,', 'row_refused_word', { received: 'genuine' }],
    ['one.jpg,1,counterfeit,,2026-03-14,,,', 'row_refused_empty', { column: 'laboratory' }],
    ['one.jpg,1,counterfeit,Lab,2026-02-30,,,', 'row_refused_date', { received: '2026-02-30' }],
    ['one.jpg,1,counterfeit,Lab,14.3.2026,,,', 'row_refused_date', { received: '14.3.2026' }],
    ['one.jpg,1,counterfeit,Lab,2026-12-02,,,', 'row_refused_date', { received: '2026-12-02' }],
    ['one.jpg,1,counterfeit,Lab,2026-03-14', 'row_refused_fields', { expected: 8, received: 5 }],
  ];
  test.each(REFUSED)('%s is refused with its reason, and nothing is imported', async (line, code, values) => {
    const { added, refused } = await importLaboratoryResults(store, work(HEAD, GOOD, line));
    expect(added).toBe(0);
    expect(refused).toEqual([{ line: 3, code, values: expect.objectContaining(values) }]);
    expect(await store.db.selectFrom('laboratory_results').select('id').execute()).toEqual([]);
    expect(await verifyEvidence(store)).toMatchObject({ end: { number: 6 } });
  });

  test('a name that two photos have is refused; the sha256 is not', async () => {
    const photo = { caseId: example.caseId, name: 'one.jpg', bytes: Buffer.from('another'), actor: 'a' };
    const { sha256 } = await addPhoto(store, photo);
    const { refused } = await importLaboratoryResults(store, work(HEAD, GOOD));
    expect(refused).toMatchObject([{ line: 2, code: 'row_refused_name' }]);
    // It is not examined yet: a result can only be about all of its tablets.
    const rows = [`${sha256},all,not_determined,Lab,2026-03-14,,,`, `${sha256},1,not_determined,Lab,2026-03-14,,,`];
    const imported = await importLaboratoryResults(store, work(HEAD, ...rows));
    expect(imported.refused).toMatchObject([{ line: 3, code: 'row_refused_tablet', values: { count: 0 } }]);
    expect(await importLaboratoryResults(store, work(HEAD, ...rows.slice(0, 1)))).toMatchObject({ added: 1 });
    const [exported] = await exportLaboratoryResults(store, example.caseId, 'a');
    expect(exported?.photo).toBe(sha256);
  });

  test.each([
    ['without a column', 'photo,tablet,result,date\none.jpg,1,counterfeit,2026-03-14'],
    ['with an unknown column', `${HEAD},colour\n${GOOD},blue`],
    ['with a column twice', `${HEAD},note\n${GOOD},`],
    ['without rows', HEAD],
    ['with an open quote', `${HEAD}\n"${GOOD}`],
    ['of nothing', ''],
  ])('a table %s is refused as a whole', async (_, text) => {
    await expect(importLaboratoryResults(store, work(text))).rejects.toMatchObject({ code: 'table_invalid' });
  });
});
