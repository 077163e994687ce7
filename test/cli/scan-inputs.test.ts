import { execFileSync, spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildZip } from '../batch/build-zip.ts';
import { tinyBundle } from '../http/service.ts';
import { ended, type Ran } from './run-telltale.ts';

const sample = fileURLToPath(new URL('../../samples/face-m.jpg', import.meta.url));
const launcher = fileURLToPath(new URL('../../bin/telltale.js', import.meta.url));
const LIMIT_MS = 300_000;

let folder: string;
let model: Awaited<ReturnType<typeof tinyBundle>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-inputs-'));
  model = await tinyBundle();
});
afterAll(async () => {
  await model.remove();
  await rm(folder, { recursive: true });
});

/** By a shell, in a folder of its own that has these files: globs and names in any encoding go as they would. */
async function shell(name: string, files: Readonly<Record<string, Buffer | string>>, args: string): Promise<Ran> {
  const cwd = join(folder, name);
  await mkdir(cwd, { recursive: true });
  for (const [file, bytes] of Object.entries(files)) await writeFile(join(cwd, file), bytes);
  const command = `'${process.execPath}' '${launcher}' scan --model '${model.directory}' --backend wasm --workers 1 ${args}`;
  const child = spawn('bash', ['-c', command], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended(child)]);
  return { stdout, stderr, status };
}

test.each([
  ['a forgotten value', '--out *.jpg'],
  ['a photo as its own result', 'a.jpg --out a.jpg'],
  ['a source under another name', 'a.jpg b.jpg --out ./b.jpg'],
  ['the folder of the sources', '. --out .'],
  ['the text of somebody', 'a.jpg --out notes.jsonl'],
])('--out with %s writes over nothing', { timeout: LIMIT_MS }, async (name, args) => {
  const files = { 'a.jpg': 'photo a', 'b.jpg': 'photo b', 'notes.jsonl': 'remember' };
  const { status, stderr } = await shell(name, files, args);
  expect([status, stderr]).toEqual([73, expect.stringMatching(/^Expected .*did not change it/)]);
  for (const [file, content] of Object.entries(files)) {
    expect(await readFile(join(folder, name, file), 'utf8')).toBe(content);
  }
});

test('an unused pipe blocks nothing, and a pipe from the shell is read', { timeout: LIMIT_MS }, async () => {
  await mkdir(join(folder, 'pipes'));
  execFileSync('mkfifo', [join(folder, 'pipes', 'f1.jpg')]);
  const photo = await readFile(sample);
  const args = `f1.jpg p.jpg <(cat p.jpg) /dev/stdin --out rows.jsonl < p.jpg`;
  const { status, stdout } = await shell('pipes', { 'p.jpg': photo }, args);
  expect(status, stdout).toBe(65);
  const rows = (await readFile(join(folder, 'pipes', 'rows.jsonl'), 'utf8')).trimEnd().split('\n');
  expect(rows.map((row) => JSON.parse(row).error?.code)).toEqual([
    'source_not_a_file',
    undefined,
    undefined,
    undefined,
  ]);
});

test('names that are not UTF-8 are found once each', { timeout: LIMIT_MS }, async () => {
  const cwd = join(folder, 'latin');
  await mkdir(cwd);
  for (const byte of [0xe8, 0xe9]) {
    await copyFile(sample, Buffer.concat([Buffer.from(`${cwd}/caf`), Buffer.from([byte]), Buffer.from('.jpg')]));
  }
  const { status } = await shell('latin', { 'plain.jpg': await readFile(sample) }, '*.jpg --out rows.jsonl');
  expect(status).toBe(0);
  const rows = (await readFile(join(cwd, 'rows.jsonl'), 'utf8')).trimEnd().split('\n');
  expect(rows.map((row) => JSON.parse(row).photo.name)).toEqual(['caf\uf7e8.jpg', 'caf\uf7e9.jpg', 'plain.jpg']);
});

test('a scan into its own source gives the same rows each time, and lists all skipped files', {
  timeout: LIMIT_MS,
}, async () => {
  const files = {
    'a.jpg': await readFile(sample),
    'notes.txt': 'text',
    'x.rar': 'Rar!\x1a\x07\0',
    'box.zip': buildZip([
      { name: '/data/b.jpg', bytes: await readFile(sample) },
      { name: 'log', bytes: Buffer.from('x') },
    ]),
  };
  const out = join(folder, 'own', 'scan');
  const first = await shell('own', files, '. --out scan');
  const rows = await readFile(join(out, 'results.jsonl'), 'utf8');
  const second = await shell('own', files, '. --out scan');
  const other = await shell('own', files, '. --out other');
  expect([first.status, second.status, other.status]).toEqual([65, 65, 65]);
  expect(await readFile(join(out, 'results.jsonl'), 'utf8')).toBe(rows);
  expect(await readFile(join(folder, 'own', 'other', 'results.jsonl'), 'utf8')).toBe(rows);
  const names = rows
    .trimEnd()
    .split('\n')
    .map((row) => JSON.parse(row).photo.name);
  expect(names).toEqual(['a.jpg', 'box.zip!/data/b.jpg', 'x.rar']);
  const passedOver = (await readFile(join(out, 'passed-over.jsonl'), 'utf8')).trimEnd().split('\n');
  expect(passedOver.map((row) => [JSON.parse(row).name, JSON.parse(row).reason])).toEqual([
    ['box.zip!/log', 'not_a_photo'],
    ['notes.txt', 'not_a_photo'],
    ['scan', 'scan_folder'],
  ]);
  const report = await readFile(join(out, 'report.html'), 'utf8');
  for (const output of [second.stdout, report]) {
    expect(output).toContain('Skipped, with nothing to examine: 3.');
    expect(output).toContain('.txt 1 (notes.txt)');
    expect(output).toContain('Results of scans: 1. scan');
  }
  expect(second.stdout).toMatch(/x\.rar: Expected a zip, tar or tar\.gz archive, received rar/);
  expect(second.stdout).toContain('Leading slash or drive letter removed from names in archives: 1.');
});
