import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockScan } from '../../src/batch/scan/lock-scan.ts';
import { recover } from '../../src/batch/scan/recover.ts';
import { type ScanFiles, scanFiles } from '../../src/batch/scan/scan-files.ts';
import { checkFolder, identityOf, settleIdentity } from '../../src/batch/scan/scan-identity.ts';
import { ScanWriter } from '../../src/batch/scan/scan-writer.ts';
import { DEFAULT_SOURCE_LIMITS } from '../../src/batch/sources/source-limits.ts';
import { exampleRecord, exampleRow, putScan } from './example-scan.ts';

let folder: string;
let files: ScanFiles;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-state-'));
  files = scanFiles(folder);
});
afterEach(() => rm(folder, { recursive: true }));

const line = (value: unknown) => `${JSON.stringify(value)}\n`;
const names = ['a.jpg', 'é.jpg', 'c.jpg'];
const rows = names.map((name, i) => line(exampleRow(name, String(i).repeat(64))));
const records = names.map((name) => line(exampleRecord(name)));

describe('a scan that was killed', () => {
  const whole = Buffer.byteLength(rows.slice(0, 2).join(''));

  test.each([
    ['at the end of a row', rows.slice(0, 2), records.slice(0, 2)],
    ['in the middle of a row', [...rows.slice(0, 2), rows[2]?.slice(0, 40) ?? ''], records],
    ['before the end of a line', [...rows.slice(0, 2), rows[2]?.trimEnd() ?? ''], records],
    ['with other photos in one file', rows, [...records.slice(0, 2), line(exampleRecord('other.jpg'))]],
    ['before the row of a photo', rows.slice(0, 2), records],
    ['in the middle of a record', rows, [...records.slice(0, 2), records[2]?.slice(0, 30) ?? '']],
    ['with the power, and zeros where a row was', [...rows.slice(0, 2), `${'\0'.repeat(50)}\n`], records],
  ])('%s goes on with what is whole in both files', async (_, someRows, someRecords) => {
    await putScan(files, someRows, someRecords);
    const { keys, counts, resultsBytes, originals } = await recover(files);
    expect([...keys]).toEqual(['in/a.jpg', 'in/é.jpg']);
    expect([counts.photos, resultsBytes, originals.size]).toEqual([2, whole, 2]);
    const writer = await ScanWriter.open(files);
    expect([writer.claim('in/a.jpg'), writer.claim('in/c.jpg'), writer.claim('in/c.jpg')]).toEqual([
      false,
      true,
      false,
    ]);
    expect((await writer.find('1'.repeat(64)))?.photo.name).toBe('é.jpg');
    // Shorter than a file that may already exist.
    const row = exampleRow('d', '9'.repeat(64));
    const item = { name: 'in/d', label: 'd', position: 0, read: () => Promise.resolve(Buffer.alloc(0)) };
    await writer.write({ item, row });
    await writer.close();
    expect(await readFile(files.results, 'utf8')).toBe(rows.slice(0, 2).join('') + line(row));
    expect((await recover(files)).counts.photos).toBe(3);
  });

  test('at every byte of both files', async () => {
    const [allRows, allRecords] = [Buffer.from(rows.join('')), Buffer.from(records.join(''))];
    for (let cut = 0; cut <= allRecords.length; cut += 7) {
      await putScan(files, [], []);
      const rowCut = Math.floor((cut / allRecords.length) * allRows.length);
      await writeFile(files.results, allRows.subarray(0, rowCut));
      await writeFile(files.photos, allRecords.subarray(0, cut));
      const { counts, resultsBytes, photosBytes } = await recover(files);
      expect(allRows.subarray(0, resultsBytes).toString()).toBe(rows.slice(0, counts.photos).join(''));
      expect(allRecords.subarray(0, photosBytes).toString()).toBe(records.slice(0, counts.photos).join(''));
    }
  });
});

describe('lockScan', () => {
  test('refuses while a process is running, and takes over from one that died', async () => {
    const unlock = await lockScan(files.lock, folder);
    await expect(lockScan(files.lock, folder)).rejects.toMatchObject({ code: 'scan_running' });
    await unlock();
    // A number that no process has, and one that another process has by now.
    for (const left of ['999999999 1', `${process.pid} 1`, '']) {
      await writeFile(files.lock, left);
      await (await lockScan(files.lock, folder))();
    }
  });
});

describe('the identity of a scan', () => {
  const settings = {
    sources: ['photos'],
    limits: DEFAULT_SOURCE_LIMITS,
    policy: { prior: 0.5, language: 'en' },
    exhibit: undefined,
  };
  const model = { name: 'm30', version: '1', sha256: 'a'.repeat(64), evidence: 'simulated' } as const;
  const identity = identityOf(settings, { model, backend: 'wasm' });

  test('the same scan resumes', async () => {
    await settleIdentity(files, identity);
    await settleIdentity(files, identity);
    await checkFolder(files);
  });

  test('exhibits that are no part of a row may come and go', async () => {
    await settleIdentity(files, identity);
    await settleIdentity(files, identityOf({ ...settings, exhibit: 'folder' }, { model, backend: 'wasm' }));
  });

  test.each([
    ['model', identityOf(settings, { model: { ...model, sha256: 'b'.repeat(64) }, backend: 'wasm' })],
    ['backend', identityOf(settings, { model, backend: 'native' })],
    ['prior', identityOf({ ...settings, policy: { prior: 0.3, language: 'en' } }, { model, backend: 'wasm' })],
    ['language', identityOf({ ...settings, policy: { prior: 0.5, language: 'es' } }, { model, backend: 'wasm' })],
    ['depth', identityOf({ ...settings, limits: { ...settings.limits, maxDepth: 1 } }, { model, backend: 'wasm' })],
    ['exhibit', identityOf({ ...settings, exhibit: 'photo' }, { model, backend: 'wasm' })],
    ['sources', identityOf({ ...settings, sources: ['others'] }, { model, backend: 'wasm' })],
  ])('another %s is refused by name', async (setting, other) => {
    await settleIdentity(files, identity);
    await expect(settleIdentity(files, other)).rejects.toMatchObject({ code: 'scan_changed', values: { setting } });
  });

  test('a list with the same beginning and length is another scan', async () => {
    const [one, two] = [
      ['a', 'b'],
      ['a', 'c'],
    ].map((sources) => identityOf({ ...settings, sources }, { model, backend: 'wasm' }));
    await settleIdentity(files, one as typeof identity);
    await expect(settleIdentity(files, two as typeof identity)).rejects.toMatchObject({ code: 'scan_changed' });
  });

  test('a folder with other content is not changed, and a damaged scan.json is reported', async () => {
    await writeFile(join(folder, 'diary.txt'), 'x');
    await expect(checkFolder(files)).rejects.toMatchObject({ code: 'scan_folder_taken' });
    await writeFile(files.identity, '{');
    await expect(settleIdentity(files, identity)).rejects.toMatchObject({ code: 'scan_damaged' });
  });
});
