import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { beforeEach, describe, expect, test } from 'vitest';
import { ExhibitCollector } from '../../src/batch/exhibits/exhibit-collector.ts';
import { type ExhibitScope, exhibitName } from '../../src/batch/exhibits/exhibit-scope.ts';
import { scanExhibits } from '../../src/batch/exhibits/scan-exhibits.ts';
import { withPhotoExhibit } from '../../src/batch/exhibits/with-photo-exhibit.ts';
import type { ScanRow } from '../../src/batch/scan/photo-record.ts';
import { type ScanFiles, scanFiles } from '../../src/batch/scan/scan-files.ts';
import { readExhibits, removeExhibits, writeExhibits } from '../../src/batch/scan/write-exhibits.ts';
import { EXHIBIT_COLUMNS } from '../../src/batch/tables/exhibit-columns.ts';
import { decide } from '../../src/core/decide/decide.ts';
import type { ExhibitRow } from '../../src/core/exhibit-row.ts';
import { notice } from '../../src/core/words/notice.ts';
import { say } from '../../src/core/words/say.ts';
import { exampleExhibit } from '../contract/example-exhibit.ts';
import { goodQuality, identity, plainM, policy, settings, tablet } from '../contract/examples.ts';
import { validateExamination } from '../contract/validate-examination.ts';
import { exampleRecord, exampleRow, putScan } from './example-scan.ts';

const model = { settings: { ...settings, exhibit: exampleExhibit }, model: identity };

/** An M with this log10 likelihood ratio: its slope is 0.4. */
const m = (log10: number) =>
  decide({ ...tablet, quality: goodQuality, evidence: { ...plainM, counterfeitLogit: log10 / 0.4 } }, settings, policy);

const rows: readonly ScanRow[] = [
  exampleRow('bag/a.jpg', 'a'.repeat(64), [m(0.6), m(0.7)]),
  exampleRow('bag/empty.jpg', 'e'.repeat(64)),
  exampleRow('box.zip!/c.jpg', 'c'.repeat(64), [m(-0.5)]),
  // In the same folder as the photo with these bytes, and in another one.
  { ...exampleRow('bag/copy.jpg', 'a'.repeat(64), [m(0.6), m(0.7)]), duplicateOf: 'bag/a.jpg' },
  { ...exampleRow('top.jpg', 'a'.repeat(64), [m(0.6), m(0.7)]), duplicateOf: 'bag/a.jpg' },
  exampleRow('bag/b.jpg', 'b'.repeat(64), [m(0.5)]),
];

let folder: string;
let files: ScanFiles;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-exhibits-'));
  files = scanFiles(folder);
  const line = (value: unknown) => `${JSON.stringify(value)}\n`;
  await putScan(
    files,
    rows.map(line),
    rows.map(({ photo }) => line(exampleRecord(photo.name))),
  );
  return () => rm(folder, { recursive: true });
});

async function listed(exhibits: AsyncIterable<ExhibitRow>): Promise<ExhibitRow[]> {
  const list: ExhibitRow[] = [];
  for await (const exhibit of exhibits) list.push(exhibit);
  return list;
}

const fromScan = (scope: ExhibitScope) => listed(scanExhibits(files, scope, model, policy));
const collected = (scope: ExhibitScope): ExhibitRow[] => {
  const collector = new ExhibitCollector(scope);
  for (const row of rows) collector.add(row);
  return [...collector.exhibits(model, policy)];
};

describe('exhibits of a scan', () => {
  test('by folder: photos with tablets, copies once, archives as folders', async () => {
    const exhibits = await fromScan('folder');
    expect(exhibits.map(({ name, photos, tablets }) => [name, photos, tablets])).toEqual([
      ['bag', ['bag/a.jpg', 'bag/copy.jpg', 'bag/b.jpg'], 3],
      ['box.zip!', ['box.zip!/c.jpg'], 1],
      ['.', ['top.jpg'], 2],
    ]);
    expect(exhibits[0]).toMatchObject({ schema: 'telltale.exhibit/1', verdict: 'likely_counterfeit', sources: 'one' });
    expect(exhibits[0]?.notice).toEqual(notice('simulated', 'en'));
    // `photo` is an index into the names of the photos.
    expect(exhibits[0]?.groups[0]?.tablets).toEqual([
      { photo: 0, tablet: 0 },
      { photo: 0, tablet: 1 },
      { photo: 2, tablet: 0 },
    ]);
  });

  test('by photo: copies are none of their own', async () => {
    const exhibits = await fromScan('photo');
    expect(exhibits.map(({ name, tablets }) => [name, tablets])).toEqual([
      ['bag/a.jpg', 2],
      ['box.zip!/c.jpg', 1],
      ['bag/b.jpg', 1],
    ]);
  });

  test('all: one, in which the odd tablet is no average', async () => {
    const [exhibit, ...others] = await fromScan('all');
    expect(others).toEqual([]);
    expect(exhibit).toMatchObject({ name: 'all', tablets: 4, assessed: 4 });
  });

  test.each(['photo', 'folder', 'all'] as const)('are the same where rows cannot be read again: %s', async (scope) => {
    expect(collected(scope)).toEqual(await fromScan(scope));
  });

  test.each([
    ['a/b/c.jpg', 'folder', 'a/b'],
    ['c.jpg', 'folder', '.'],
    ['case.zip!/c.jpg', 'folder', 'case.zip!'],
    ['a/b/c.jpg', 'photo', 'a/b/c.jpg'],
    ['a/b/c.jpg', 'all', 'all'],
  ] as const)('%s belongs, by %s, to %s', (photo, scope, name) => {
    expect(exhibitName(photo, scope)).toBe(name);
  });
});

describe('the files', () => {
  const write = (tables = { csv: true, parquet: true }) =>
    writeExhibits(files, { scope: 'folder', model, policy }, tables);

  test('have one row for each exhibit, and are the same however often they are written', async () => {
    expect(await write()).toMatchObject({ exhibits: 3, several: 0, verdicts: { likely_counterfeit: 1 } });
    const first = await readFile(files.exhibits, 'utf8');
    await write();
    expect(await readFile(files.exhibits, 'utf8')).toBe(first);
    expect(await listed(readExhibits(files))).toEqual(await fromScan('folder'));
  });

  test('CSV and Parquet have the same columns, with the safety card in each row', async () => {
    await write();
    const [head, ...lines] = (await readFile(files.exhibitsCsv, 'utf8')).trimEnd().split('\r\n');
    expect(head?.split(',')).toEqual(EXHIBIT_COLUMNS.map(({ name }) => name));
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      for (const sentence of notice('simulated', 'en').card) expect(line).toContain(sentence);
      expect(line).toContain(say('exhibit_no_share', 'en'));
    }
    const table = await parquetReadObjects({ file: await asyncBufferFromFile(files.exhibitsParquet) });
    expect(table).toMatchObject([
      { exhibit: 'bag', photos: 3, tablets: 3, assessed: 3, sources: 'one', groups: 1, verdict: 'likely_counterfeit' },
      { exhibit: 'box.zip!', tablets: 1, sources: 'not_told' },
      { exhibit: '.' },
    ]);
  });

  test('go where a later run wants no exhibits', async () => {
    await write();
    await removeExhibits(files);
    for (const path of [files.exhibits, files.exhibitsCsv, files.exhibitsParquet]) {
      await expect(readFile(path)).rejects.toThrow('ENOENT');
    }
  });
});

describe('the exhibit of a photo', () => {
  test('is the last field of its row, also of a copy that had one', () => {
    const [row, empty] = rows as [ScanRow, ScanRow];
    const exhibited = withPhotoExhibit(row, 'photo', model, policy);
    expect(validateExamination(exhibited)).toEqual([]);
    expect(exhibited.exhibit).toMatchObject({ tablets: 2, sources: 'one' });
    const copy = withPhotoExhibit({ ...exhibited, duplicateOf: 'bag/a.jpg' }, 'photo', model, policy);
    expect(Object.keys(copy).slice(-2)).toEqual(['duplicateOf', 'exhibit']);
    expect(withPhotoExhibit(empty, 'photo', model, policy)).toEqual(empty);
    for (const scope of ['folder', 'all', undefined] as const) {
      expect(withPhotoExhibit(row, scope, model, policy)).toBe(row);
    }
  });
});
