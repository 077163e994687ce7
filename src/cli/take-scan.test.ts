import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { exampleRecord, exampleRow, putScan } from '../../test/batch/example-scan.ts';
import { goodQuality, plainM, policy, settings, tablet } from '../../test/contract/examples.ts';
import { newEvidence, useEvidenceDatabases } from '../../test/store/use-evidence.ts';
import { scanFiles } from '../batch/scan/scan-files.ts';
import { decide } from '../core/decide/decide.ts';
import { readSettings } from '../http/settings.ts';
import { sha256 } from '../photo/node/sha256.ts';
import { createCase } from '../store/cases/create-case.ts';
import { importMarks } from '../store/cases/import-marks.ts';
import { verifyEvidence } from '../store/custody/verify-evidence.ts';
import { takeScan } from './take-scan.ts';

const [database] = await useEvidenceDatabases();
afterAll(() => database?.remove());

const finding = decide({ ...tablet, quality: goodQuality, evidence: plainM }, settings, policy);
const line = (value: object) => `${JSON.stringify(value)}\n`;

/** A scan of two photos, a copy of the first, and one that was changed since. */
async function writeScan(folder: string) {
  const photos = join(folder, 'photos');
  await mkdir(photos, { recursive: true });
  const files = scanFiles(join(folder, 'scan'));
  const names = ['a.jpg', 'b.jpg', 'copy.jpg', 'changed.jpg'];
  const rows = [];
  for (const name of names) {
    const bytes = Buffer.from(name === 'copy.jpg' ? 'a.jpg' : name);
    await writeFile(join(photos, name), bytes);
    const row = exampleRow(name, sha256(bytes), [finding, finding]);
    rows.push(line(name === 'copy.jpg' ? { ...row, duplicateOf: 'a.jpg' } : row));
  }
  const records = names.map((name) => line({ ...exampleRecord(name, { software: '0.9.9' }), key: join(photos, name) }));
  await putScan(files, rows, records);
  await writeFile(join(photos, 'changed.jpg'), 'other bytes');
  const scan = { backend: 'native', prior: 0.2, language: 'en', depth: 3, sources: 'in', sourcesSha256: '' };
  const { model } = exampleRow('', '');
  await writeFile(files.identity, line({ schema: 'telltale.scan/1', model, settings: scan }));
  return files;
}

test('a scan is taken in as photos with their examinations, and marks of its gallery become reviews', async () => {
  const store = await newEvidence(database ?? expect.fail());
  const { folder, results } = await writeScan(join(store.options.folder, 'work'));
  const caseId = await createCase(store, { name: 'scanned', actor: 'a' });
  const said = vi.spyOn(console, 'log').mockReturnValue();
  const refused = vi.spyOn(console, 'error').mockReturnValue();
  const command = { store, settings: readSettings({}), actor: 'clerk' };
  const options = { prior: '0.5', language: 'en', exhibit: 'bag 1' };
  expect(await takeScan(command, caseId, folder, options)).toBe(1);
  expect(said.mock.lastCall).toEqual([
    'Photos of the scan stored: 2. Stored before: 1. Examinations of the scan stored: 2. Left out: 1.',
  ]);
  expect(refused.mock.lastCall?.[0]).toMatch(/^changed.jpg: Expected the photo .*changed.jpg with the bytes/);
  // Once more, nothing is new.
  expect(await takeScan(command, caseId, folder, options)).toBe(1);
  expect(said.mock.lastCall?.[0]).toContain('stored: 0. Stored before: 3. Examinations of the scan stored: 0.');
  vi.restoreAllMocks();

  const examinations = await store.db.selectFrom('examinations').selectAll().execute();
  const [first = ''] = (await readFile(results, 'utf8')).split('\n');
  expect(examinations.map(({ examination }) => examination)).toContain(first);
  expect(examinations[0]).toMatchObject({
    model_sha256: 'c'.repeat(64),
    software_version: '0.9.9',
    backend: 'native',
    settings: '{"language":"en","prior":0.2}',
  });
  await expect(takeScan(command, caseId, store.options.folder, options)).rejects.toMatchObject({
    code: 'scan_missing',
  });

  const model = { name: 'm30', version: '0.0.0', sha256: 'c'.repeat(64) };
  const at = '2026-01-02T03:04:05.678Z';
  const seen = { photo: 'a.jpg', sha256: sha256(Buffer.from('a.jpg')), verdict: finding.verdict, at };
  const marksOf = (marks: readonly object[], by = model) => ({
    ...{ caseId, path: 'marks.json', actor: 'clerk', reviewer: 'Officer Lee' },
    text: JSON.stringify({ schema: 'telltale.marks/1', model: by, scan: 'x', marks }),
  });
  const good = [
    { ...seen, tablet: 2, mark: 'disagree', note: 'glare' },
    { photo: 'b.jpg', mark: 'agree', at },
  ];
  const bad = [
    { exhibit: 'bag', photos: 2, mark: 'agree', at },
    { ...seen, tablet: 1, note: 'a note alone' },
    { ...seen, tablet: 1, verdict: 'other_imprint', mark: 'agree' },
    { ...seen, tablet: 3, mark: 'agree' },
    { photo: 'no.jpg', mark: 'agree', at },
    { ...seen, mark: 'agree', at: '2999-01-01T00:00:00Z' },
  ];
  const { refused: rows, added } = await importMarks(store, marksOf([...good, ...bad]));
  expect([added, ...rows.map((row) => `${row.line} ${row.code}`)]).toEqual([
    0,
    '3 row_refused_exhibit',
    '4 row_refused_note',
    '5 row_refused_finding',
    '6 row_refused_tablet',
    '7 row_refused_photo',
    '8 row_refused_date',
  ]);
  const other = await importMarks(store, marksOf(good, { ...model, version: '9', sha256: 'd'.repeat(64) }));
  expect(other.refused.map(({ code }) => code)).toEqual(['row_refused_model', 'row_refused_model']);
  expect(await importMarks(store, marksOf(good))).toMatchObject({ added: 2, known: 0 });
  expect(await importMarks(store, marksOf(good))).toMatchObject({ added: 0, known: 2 });
  const reviews = await store.db.selectFrom('reviews').selectAll().orderBy('opinion').execute();
  expect(reviews).toMatchObject([
    { tablet: null, opinion: 'agree', reviewer: 'Officer Lee', date: '2026-01-02' },
    { tablet: 2, opinion: 'disagree', note: 'glare', entered_by: 'clerk' },
  ]);
  await expect(importMarks(store, marksOf([]))).rejects.toMatchObject({ code: 'marks_invalid' });
  expect(await verifyEvidence(store)).toMatchObject({ faults: [] });
  await rm(join(store.options.folder, 'work'), { recursive: true });
  await store.close();
});
