import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { packLook, unpackLook } from '../../src/batch/scan/photo-record.ts';
import { type ScanFiles, scanFiles } from '../../src/batch/scan/scan-files.ts';
import { removeExhibits, writeExhibits } from '../../src/batch/scan/write-exhibits.ts';
import { writePressLinks } from '../../src/batch/scan/write-press-links.ts';
import { decide } from '../../src/core/decide/decide.ts';
import { exampleExhibit } from '../contract/example-exhibit.ts';
import { examplePress } from '../contract/example-press.ts';
import { goodQuality, identity, plainM, policy, settings, tablet } from '../contract/examples.ts';
import { exampleRecord, exampleRow, putScan } from './example-scan.ts';

const exhibits = {
  scope: 'folder',
  model: { settings: { ...settings, exhibit: exampleExhibit, press: examplePress }, model: identity },
  policy,
} as const;
const NO_GROUPS = { nearDuplicates: [] };

/** An M that suggests a counterfeit. */
const finding = decide(
  { ...tablet, quality: goodQuality, evidence: { ...plainM, counterfeitLogit: 1.5 } },
  settings,
  policy,
);
const PHOTOS: readonly (readonly [name: string, look: readonly number[]])[] = [
  ['one/a.jpg', [5, 0]],
  ['two/b.jpg', [5, 0]],
  ['three/c.jpg', [-5, 0]],
];

let files: ScanFiles;
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'telltale-links-'));
  files = scanFiles(folder);
  const line = (value: unknown) => `${JSON.stringify(value)}\n`;
  await putScan(
    files,
    PHOTOS.map(([name], i) => line(exampleRow(name, String(i).repeat(64), [finding]))),
    PHOTOS.map(([name, look]) => line(exampleRecord(name, { looks: [packLook(look)] }))),
  );
  await writeExhibits(files, exhibits, { csv: false, parquet: false });
  return () => rm(folder, { recursive: true });
});

test('a look is stored as it is, and none as nothing', () => {
  expect(unpackLook(packLook([1.5, -2, 0.25]))).toEqual([1.5, -2, 0.25]);
  expect(unpackLook(packLook(undefined))).toBeUndefined();
});

test('links of a scan are in their own file, and each says that it is a lead', async () => {
  const [link, ...others] = await writePressLinks(files, exhibits, NO_GROUPS);
  expect(others).toEqual([]);
  expect(link?.groups).toEqual([
    { exhibit: 'one', group: 0 },
    { exhibit: 'two', group: 0 },
  ]);
  const [row, end] = (await readFile(files.pressLinks, 'utf8')).split('\n');
  expect(end).toBe('');
  expect(JSON.parse(row!)).toMatchObject({ schema: 'telltale.press-link/1', ...link });
  expect(JSON.parse(row!).note).toContain('leads only and no proof');
  await writePressLinks(files, exhibits, NO_GROUPS);
  expect((await readFile(files.pressLinks, 'utf8')).split('\n')).toEqual([row, '']);
});

test('near duplicates are one scene, and a model without a calibration links nothing', async () => {
  await writePressLinks(files, exhibits, NO_GROUPS);
  expect(await writePressLinks(files, exhibits, { nearDuplicates: [[0, 1]] })).toEqual([]);
  expect(await readdir(files.folder)).not.toContain('press-links.jsonl');
  const { press: _, ...uncalibrated } = exhibits.model.settings;
  const model = { ...exhibits.model, settings: uncalibrated };
  expect(await writePressLinks(files, { ...exhibits, model }, NO_GROUPS)).toEqual([]);
});

test('a scan without exhibits has no links either', async () => {
  await writePressLinks(files, exhibits, NO_GROUPS);
  await removeExhibits(files);
  expect(await readdir(files.folder)).not.toContain('press-links.jsonl');
});
