import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScanRow } from '../../src/batch/scan/photo-record.ts';
import { notice } from '../../src/core/words/notice.ts';
import { say } from '../../src/core/words/say.ts';
import { buildTarGz } from '../batch/build-tar.ts';
import { buildZip } from '../batch/build-zip.ts';
import { validateExamination } from '../contract/validate-examination.ts';
import { bundle } from '../http/service.ts';
import { ended, type Ran, run, start, startReading } from './run-telltale.ts';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));
const LIMIT_MS = 600_000;

let folder: string;
let source: string;
let photo: Buffer;

/** Photos in a folder, an archive and an archive in an archive; two with the same bytes, and one that is none. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-folder-'));
  source = join(folder, 'archive');
  photo = await readFile(join(samples, 'face-m.jpg'));
  await mkdir(join(source, '2019'), { recursive: true });
  await writeFile(join(source, '2019', 'a.jpg'), photo);
  await writeFile(join(source, '2019', 'broken.jpg'), 'no photo');
  const inner = buildZip([{ name: 'deep.jpg', bytes: marked(3) }]);
  const members = [
    { name: 'one.jpg', bytes: marked(1) },
    { name: 'copy.jpg', bytes: photo, isPacked: true },
    { name: 'secret.jpg', bytes: photo, isEncrypted: true },
    { name: 'inner.zip', bytes: inner },
  ];
  await writeFile(join(source, 'box.zip'), buildZip(members));
  await writeFile(join(source, 'tape.tar.gz'), await buildTarGz([{ name: 'x/two.jpg', bytes: marked(2) }]));
});
afterAll(() => rm(folder, { recursive: true }));

const NAMES = [
  '2019/a.jpg',
  '2019/broken.jpg',
  'box.zip!/one.jpg',
  'box.zip!/copy.jpg',
  'box.zip!/secret.jpg',
  'box.zip!/inner.zip!/deep.jpg',
  'tape.tar.gz!/x/two.jpg',
];

/** The same picture with other bytes: what follows a JPEG's end is nobody's. */
function marked(number: number): Buffer {
  return Buffer.concat([photo, Buffer.from(`photo ${number}`)]);
}

const options = ['--model', bundle, '--backend', 'wasm', '--workers', '1'];
const scan = (...args: string[]): Promise<Ran> => run(['scan', ...options, ...args]);

async function rowsOf(out: string): Promise<readonly ScanRow[]> {
  const text = await readFile(join(out, 'results.jsonl'), 'utf8');
  expect(text).toMatch(/\n$/);
  const rows: ScanRow[] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  for (const row of rows) expect(validateExamination(row)).toEqual([]);
  return rows;
}

describe('telltale scan --out FOLDER', () => {
  test('rows, tables, report and pictures of every photo, in folders and archives', { timeout: LIMIT_MS }, async () => {
    const out = join(folder, 'whole');
    const { status, stdout, stderr } = await scan(source, '--out', out, '--csv', '--parquet');
    expect([status, stderr]).toEqual([65, '']);
    const rows = await rowsOf(out);
    expect(rows.map(({ photo: { name } }) => name)).toEqual(NAMES);
    expect(rows.map(({ error }) => error?.code)).toEqual([
      undefined,
      'photo_not_an_image',
      undefined,
      undefined,
      'archive_encrypted',
      undefined,
      undefined,
    ]);
    expect(rows.map(({ duplicateOf }) => duplicateOf)).toEqual(NAMES.map((_, i) => (i === 3 ? NAMES[0] : undefined)));
    expect(rows[3]?.tablets).toEqual(rows[0]?.tablets);
    expect(rows[4]?.photo).toEqual({ name: NAMES[4] });
    for (const sentence of [...notice('simulated', 'en').card, say('warning', 'en')])
      expect(stdout).toContain(sentence);
    expect(stdout).toContain('Photos: 7.');
    expect(stdout).not.toContain('\u001b');
    const files = [
      'passed-over.jsonl',
      'photos.jsonl',
      'report',
      'report.html',
      'results.csv',
      'results.jsonl',
      'results.parquet',
      'scan.json',
    ];
    expect((await readdir(out)).sort()).toEqual(files);
    expect((await stat(join(out, 'report', 'photos', '0000', '0.jpg'))).size).toBeGreaterThan(500);
    expect((await stat(join(out, 'report', 'tablets', '0000', '0-1.jpg'))).size).toBeGreaterThan(500);
    // The copy has no pictures of its own.
    expect(await readdir(join(out, 'report', 'photos', '0000'))).toEqual(['0.jpg', '2.jpg', '5.jpg', '6.jpg']);

    // Once more: nothing is examined again, and a photo that came meanwhile is added.
    const before = await readFile(join(out, 'results.jsonl'), 'utf8');
    await writeFile(join(source, 'z-late.jpg'), marked(4));
    const again = await scan(source, '--out', out);
    expect(again.stdout).toContain('Resuming a scan that already has 7 photos.');
    const after = await readFile(join(out, 'results.jsonl'), 'utf8');
    await rm(join(source, 'z-late.jpg'));
    expect(after.startsWith(before)).toBe(true);
    expect((await rowsOf(out)).at(-1)?.photo.name).toBe('z-late.jpg');

    // Another setting is refused, and what is there stays.
    const other = await scan(source, '--out', out, '--prior', '0.3');
    expect([other.status, other.stdout]).toEqual([78, '']);
    expect(other.stderr).toMatch(/^Expected to resume the scan in .*; prior was 0.5 and is now 0.3/);
    expect(await readFile(join(out, 'results.jsonl'), 'utf8')).toBe(after);
  });

  test('killed at any moment and restarted: every photo once, as in one run', {
    timeout: LIMIT_MS,
    tags: ['slow'],
  }, async () => {
    const many = join(folder, 'many');
    await mkdir(many);
    const members = Array.from({ length: 24 }, (_, i) => ({
      name: `${i % 3 ? 'b' : 'a'}/${i}.jpg`,
      bytes: marked(100 + i),
    }));
    await writeFile(join(many, 'many.zip'), buildZip(members));
    await writeFile(join(many, 'many.tar.gz'), await buildTarGz(members.map((member) => ({ ...member }))));
    const [killed, whole] = [join(folder, 'killed'), join(folder, 'at-once')];
    const photosSoFar = async () =>
      (await readFile(join(killed, 'results.jsonl'), 'utf8').catch(() => '')).split('\n').length - 1;
    for (let kills = 1; kills <= 3; kills++) {
      const command = start(['scan', ...options, many, '--out', killed]);
      const before = await photosSoFar();
      while ((await photosSoFar()) < before + 3 && command.exitCode === null)
        await new Promise((go) => setTimeout(go, 20));
      command.kill('SIGKILL');
      await once(command, 'close');
      expect(await photosSoFar()).toBeGreaterThanOrEqual(before + 3);
    }
    expect((await scan(many, '--out', killed)).status).toBe(0);
    expect((await scan(many, '--out', whole)).status).toBe(0);
    for (const file of ['results.jsonl', 'photos.jsonl']) {
      expect(await readFile(join(killed, file), 'utf8')).toBe(await readFile(join(whole, file), 'utf8'));
    }
    expect((await rowsOf(killed)).filter(({ duplicateOf }) => duplicateOf !== undefined)).toHaveLength(24);
  });

  test('stopped: photos in progress are finished, and the same command resumes', {
    timeout: LIMIT_MS,
    tags: ['slow'],
  }, async () => {
    const out = join(folder, 'stopped');
    const command = start(['scan', ...options, samples, '--out', out]);
    while (!(await stat(join(out, 'results.jsonl')).catch(() => undefined))?.size) {
      await new Promise((go) => setTimeout(go, 20));
    }
    command.kill('SIGINT');
    expect(await ended(command)).toBe(130);
    const before = await rowsOf(out);
    expect(before.length).toBeGreaterThan(0);
    expect(await readdir(out)).not.toContain('scan.lock');
    expect((await scan(samples, '--out', out)).status).toBe(0);
    const names = (await readdir(samples)).filter((name) => name.endsWith('.jpg'));
    expect((await rowsOf(out)).map(({ photo: { name } }) => name)).toEqual(names.sort());
  });

  test('a list of paths on standard input', { timeout: LIMIT_MS }, async () => {
    const out = join(folder, 'listed');
    const command = startReading(['scan', ...options, '-', '--out', out]);
    command.stdin.end(`${join(source, '2019', 'a.jpg')}\n${join(source, 'gone.jpg')}\n`);
    expect(await ended(command)).toBe(65);
    const rows = await rowsOf(out);
    expect(rows.map(({ error }) => error?.code)).toEqual([undefined, 'source_not_found']);
    expect(rows[0]?.photo.name).toBe(join(source, '2019', 'a.jpg'));
  });

  test('a folder with other files is not changed, and tables need a folder', async () => {
    const taken = join(folder, 'taken');
    await mkdir(taken);
    await writeFile(join(taken, 'diary.txt'), 'x');
    const refused = await scan(source, '--out', taken);
    expect([refused.status, refused.stdout]).toEqual([73, '']);
    expect(await readdir(taken)).toEqual(['diary.txt']);
    const table = await scan(source, '--csv', '--out', join(folder, 'rows.jsonl'));
    expect(table.status).toBe(64);
    expect(table.stderr).toMatch(/^Expected a folder in --out for the setting csv/);
  });
});

/** A file system of half a megabyte in a new folder; undefined where this user may mount none. */
function smallDisk(path: string): (() => void) | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', path], { stdio: 'ignore' });
    return () => execFileSync('umount', [path]);
  } catch {
    return undefined;
  }
}

test('a full disk gives a message, and with space the scan resumes', {
  timeout: LIMIT_MS,
  tags: ['slow'],
}, async (context) => {
  const disk = join(folder, 'disk');
  await mkdir(disk);
  const unmount = smallDisk(disk);
  if (unmount === undefined) return context.skip('no small disk can be mounted here');
  try {
    const photos = join(folder, 'photos');
    await mkdir(photos);
    for (let i = 0; i < 12; i++) await writeFile(join(photos, `${String(i).padStart(2, '0')}.jpg`), marked(200 + i));
    await writeFile(join(disk, 'filler'), Buffer.alloc(420_000));
    const out = join(disk, 'out');
    const full = await scan(photos, '--out', out);
    expect(full.status).toBe(73);
    expect(full.stderr).toMatch(/writing failed with ENOSPC/);
    expect(full.stderr).toContain(say('scan_kept', 'en', { path: out }));
    await rm(join(disk, 'filler'));
    const { status } = await scan(photos, '--out', out);
    expect(status).toBe(0);
    const rows = await rowsOf(out);
    expect(rows.map(({ photo: { name } }) => name)).toEqual((await readdir(photos)).sort());
    await cp(out, join(folder, 'saved'), { recursive: true });
  } finally {
    unmount();
  }
});
