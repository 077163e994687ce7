import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TABLET_COLUMNS, type TabletLine } from '../../src/batch/tables/tablet-columns.ts';
import { writeCsv } from '../../src/batch/tables/write-csv.ts';
import { writeParquet } from '../../src/batch/tables/write-parquet.ts';
import { csvCell } from '../../src/core/csv/csv-text.ts';
import { decide } from '../../src/core/decide/decide.ts';
import { formatFinding } from '../../src/core/decide/finding.ts';
import { notice } from '../../src/core/words/notice.ts';
import { goodQuality, otherImprint, plainM, policy, settings, tablet } from '../contract/examples.ts';
import { exampleRecord, exampleRow } from './example-scan.ts';

const findings = [
  decide({ ...tablet, quality: goodQuality, evidence: { ...plainM, counterfeitLogit: 3 } }, settings, policy),
  decide({ ...tablet, quality: goodQuality, evidence: otherImprint }, settings, policy),
];

/** `count` tablets, alternately of both kinds. */
async function* lines(count: number): AsyncGenerator<TabletLine> {
  for (let i = 0; i < count; i++) {
    const name = i === 0 ? '=odd, "name".jpg' : `${i}.jpg`;
    const finding = findings[i % 2] as (typeof findings)[number];
    yield {
      row: exampleRow(name, 'a'.repeat(64), findings),
      record: exampleRecord(name, { date: '2019-05-31T12:00:00', dateFrom: 'camera' }),
      tablet: formatFinding(finding, 'en'),
      number: (i % 2) + 1,
      nearDuplicateGroup: i === 0 ? 7 : undefined,
      lookAlikeGroup: undefined,
      language: 'en',
    };
  }
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-tables-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('tables', () => {
  test('CSV: a header and a row per tablet, each with the safety card', async () => {
    const path = join(folder, 'results.csv');
    await writeCsv(path, TABLET_COLUMNS, lines(1001));
    const text = await readFile(path, 'utf8');
    const rows = text.trimEnd().split('\r\n');
    expect(rows).toHaveLength(1002);
    expect(rows[0]?.split(',')).toEqual(TABLET_COLUMNS.map(({ name }) => name));
    expect(rows[1]).toMatch(/^"'=odd, ""name"".jpg",a{64},,7,2019-05-31T12:00:00,camera,1,M,/);
    for (const sentence of notice('simulated', 'en').card) expect(rows[1]).toContain(sentence);
    expect(rows[1]).toContain('simulated');
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['@x', "'@x"],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
    [-1.5, '-1.5'],
    [undefined, ''],
  ])('the cell %j', (cell, written) => {
    expect(csvCell(cell)).toBe(written);
  });

  test('Parquet: the same columns, absent values are null, more rows than one group', async () => {
    const path = join(folder, 'results.parquet');
    await writeParquet(path, TABLET_COLUMNS, lines(20_003));
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(path) });
    expect(rows).toHaveLength(20_003);
    expect(Object.keys(rows[0] ?? {})).toEqual(TABLET_COLUMNS.map(({ name }) => name));
    expect(rows[0]).toMatchObject({ photo: '=odd, "name".jpg', near_duplicate_group: 7, tablet: 1, face: 'M' });
    expect(rows[0]?.['log10_likelihood_ratio']).toBe(findings[0]?.counterfeit?.log10LikelihoodRatio);
    expect(rows[20_001]).toMatchObject({ photo: '20001.jpg', tablet: 2, verdict: 'other_imprint' });
    expect(rows[20_001]?.['log10_likelihood_ratio'] ?? null).toBeNull();
    expect(rows[20_001]?.['notice']).toContain(notice('simulated', 'en').calibratedOn);
  });

  test('a scan without tablets has tables without rows', async () => {
    const path = join(folder, 'none.parquet');
    await writeParquet(path, TABLET_COLUMNS, lines(0));
    expect(await parquetReadObjects({ file: await asyncBufferFromFile(path) })).toEqual([]);
  });
});
