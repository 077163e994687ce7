import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exampleEvaluation } from '../../test/evaluation/example-evaluation.ts';
import { prepareFolder } from './prepare-folder.ts';
import { writeEvaluation } from './write-evaluation.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-write-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('writeEvaluation', () => {
  test('writes both files and nothing else, the same every time', async () => {
    await writeEvaluation(folder, exampleEvaluation(), 'en');
    expect((await readdir(folder)).sort()).toEqual(['figures.json', 'report.html']);
    const first = await readFile(join(folder, 'report.html'), 'utf8');
    await writeEvaluation(folder, exampleEvaluation(), 'en');
    expect((await readFile(join(folder, 'report.html'), 'utf8')) === first).toBe(true);
  });

  test('figures.json has every figure; unknown ones are null', async () => {
    await writeEvaluation(folder, { ...exampleEvaluation(), photos: [] }, 'en');
    const figures = JSON.parse(await readFile(join(folder, 'figures.json'), 'utf8'));
    expect(figures).toMatchObject({
      schema: 'telltale.evaluation/1',
      model: { name: 'm30' },
      notice: { card: expect.any(Array), calibratedOn: expect.any(String) },
      auc: { all: { value: null } },
      rates: { recall: { share: null } },
    });
  });

  test('an output that cannot be written is an error and leaves nothing', async () => {
    await writeFile(join(folder, 'file'), '');
    const place = join(folder, 'file');
    await expect(prepareFolder(place)).rejects.toMatchObject({ code: 'output_unwritable', values: { path: place } });
    await expect(prepareFolder(join(place, 'deep'))).rejects.toMatchObject({ code: 'output_unwritable' });
    await expect(writeEvaluation(join(folder, 'no'), exampleEvaluation(), 'en')).rejects.toMatchObject({
      code: 'output_unwritable',
      values: { reason: 'ENOENT' },
    });
    expect(await readdir(folder)).toEqual(['file']);
  });

  test('a half-written file is removed', async () => {
    await mkdir(join(folder, 'report.html'));
    await expect(writeEvaluation(folder, exampleEvaluation(), 'en')).rejects.toMatchObject({
      code: 'output_unwritable',
    });
    expect((await readdir(folder)).sort()).toEqual(['figures.json', 'report.html']);
  });

  test('a folder is created with its parents', async () => {
    await prepareFolder(join(folder, 'a', 'b'));
    expect(await readdir(join(folder, 'a'))).toEqual(['b']);
  });
});
