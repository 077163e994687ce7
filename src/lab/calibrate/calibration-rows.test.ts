import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exampleRows } from '../../../test/calibrate/example-rows.ts';
import { bareTruth } from '../dataset/crop-store.ts';
import { Random } from '../simulate/random.ts';
import { loadRows, saveRows } from './calibration-rows.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-rows-'));
  path = join(folder, 'rows.json');
});
afterEach(() => rm(folder, { recursive: true }));

const tablets = exampleRows(2, 1.5, new Random('rows'));
const rows = [...tablets, ...tablets.map((row) => ({ ...row, truth: bareTruth('ground.jpg', 'background') }))];

test('rows are read as they were stored', async () => {
  await saveRows(path, rows);
  expect(await loadRows(path)).toEqual(rows);
});

test('rows that were stored when background was called nothing are read as background', async () => {
  await saveRows(path, rows);
  const stored = await readFile(path, 'utf8');
  await writeFile(path, stored.replaceAll('"background"', '"nothing"'));
  expect(await loadRows(path)).toEqual(rows);
});

test('rows with a class of any other name are refused', async () => {
  await saveRows(path, rows);
  const stored = await readFile(path, 'utf8');
  await writeFile(path, stored.replaceAll('"background"', '"ground"'));
  await expect(loadRows(path)).rejects.toThrow('"face"');
});
