import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { ExhibitScope } from '../../src/batch/exhibits/exhibit-scope.ts';
import { finishScan } from '../../src/batch/scan/finish-scan.ts';
import { type PhotoRecord, packLook, type ScanRow } from '../../src/batch/scan/photo-record.ts';
import { countRow, noCounts } from '../../src/batch/scan/scan-counts.ts';
import { pictureName, type ScanFiles, scanFiles } from '../../src/batch/scan/scan-files.ts';
import { decide } from '../../src/core/decide/decide.ts';
import { describeError } from '../../src/core/describe.ts';
import { TelltaleError } from '../../src/core/errors.ts';
import { exampleRecord, exampleRow, putScan } from '../batch/example-scan.ts';
import { exampleExhibit } from '../contract/example-exhibit.ts';
import { examplePress } from '../contract/example-press.ts';
import { goodQuality, identity, otherImprint, plainM, settings, tablet } from '../contract/examples.ts';

/** Number of photos with pictures, which are copies of one JPEG. */
const WITH_PICTURES = 40;

/**
 * A finished scan of `count` photos without the hours of examining them. One in four has a tablet, with each verdict in
 * turn; some cannot be examined, some are near duplicates, some tablets look alike.
 */
export async function exampleGallery(
  folder: string,
  count: number,
  language = 'en',
  scope?: ExhibitScope,
): Promise<ScanFiles> {
  const files = scanFiles(folder);
  const photos = Array.from({ length: count }, (_, i) => photoAt(i, language));
  const line = (value: unknown) => `${JSON.stringify(value)}\n`;
  await putScan(
    files,
    photos.map(({ row }) => line(row)),
    photos.map(({ record }) => line(record)),
  );
  const jpeg = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#8aa7c9' } })
    .jpeg()
    .toBuffer();
  for (let i = 0; i < Math.min(count, WITH_PICTURES); i++) {
    for (const name of [pictureName(i), pictureName(i, 0)]) {
      const path = join(files.reportFolder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, jpeg);
    }
  }
  await finishExampleScan(
    files,
    photos.map(({ row }) => row),
    language,
    scope,
  );
  return files;
}

/** Writes the gallery of a scan whose rows and records are there. */
export async function finishExampleScan(
  files: ScanFiles,
  rows: readonly ScanRow[],
  language = 'en',
  scope?: ExhibitScope,
): Promise<void> {
  await writeFile(files.identity, '{}');
  await finishScan(files, {
    counts: rows.reduce((sum, row) => countRow(sum, row), noCounts()),
    passedOver: { kinds: [], absoluteNames: 0 },
    model: identity,
    press: examplePress,
    language,
    csv: false,
    parquet: false,
    exhibits: scope && {
      scope,
      model: { settings: { ...settings, exhibit: exampleExhibit, press: examplePress }, model: identity },
      policy: { prior: 0.5, language },
    },
  });
}

/** Photos repeat in groups of twenty, so that every kind is frequent. */
function photoAt(i: number, language: string): { readonly row: ScanRow; readonly record: PhotoRecord } {
  const policy = { prior: 0.5, language };
  const name = `${2005 + (i % 20)}/case ${i % 50}/IMG_${String(i).padStart(6, '0')}<b>.jpg`;
  const sha = i.toString(16).padStart(64, '0');
  const date = `${2005 + (i % 20)}-0${(i % 9) + 1}-15T10:00:00`;
  const record = { date, dateFrom: i % 2 ? 'file' : 'camera', perceptualHash: hashOf(i), hasThumbnail: true } as const;
  if (i % 20 === 7) {
    const row = describeError({ name }, identity, new TelltaleError('photo_not_an_image'), policy);
    return { row, record: exampleRecord(name, { date, dateFrom: 'file' }) };
  }
  if (i % 4 !== 0) return { row: exampleRow(name, sha), record: exampleRecord(name, record) };
  const evidence = i % 20 === 12 ? otherImprint : { ...plainM, counterfeitLogit: ((i * 37) % 100) / 10 - 5 };
  const quality = i % 20 === 16 ? { ...goodQuality, glare: 1 } : goodQuality;
  const finding = decide({ ...tablet, quality, evidence }, settings, policy);
  const row = exampleRow(name, sha, [finding]);
  const looks = [packLook([i % 100 < 50 ? 6 : -6, 0])];
  return { row, record: exampleRecord(name, { ...record, crops: 1, looks }) };
}

/** Every fiftieth photo is a near duplicate of the one before it. */
function hashOf(i: number): string {
  const seed = i % 50 === 1 ? i - 1 : i;
  let state = BigInt(seed + 1) * 0x9e3779b97f4a7c15n;
  let hash = '';
  for (let part = 0; part < 2; part++) {
    state = ((state ^ (state >> 31n)) * 0xbf58476d1ce4e5b9n) & 0xffffffffffffffffn;
    hash += state.toString(16).padStart(16, '0');
  }
  return i % 50 === 1 ? hash.slice(0, -1) + (Number.parseInt(hash.at(-1) ?? '0', 16) ^ 1).toString(16) : hash;
}
