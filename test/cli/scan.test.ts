import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Examination } from '../../src/core/examination.ts';
import { notice } from '../../src/core/words/notice.ts';
import { say } from '../../src/core/words/say.ts';
import { validateExamination } from '../contract/validate-examination.ts';
import { bundle, tinyBundle } from '../http/service.ts';
import { ended, type Ran, run, start } from './run-telltale.ts';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));

let folder: string;
let tiny: Awaited<ReturnType<typeof tinyBundle>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-scan-'));
  tiny = await tinyBundle();
});
afterAll(async () => {
  await tiny.remove();
  await rm(folder, { recursive: true });
});

/** With the shipped bundle on WASM, which every machine has. */
function scan(...args: string[]): Promise<Ran> {
  return run(['scan', '--model', bundle, '--backend', 'wasm', '--workers', '2', ...args]);
}

/** The same with a bundle that starts sooner, where what a model says does not matter. */
function scanTiny(...args: string[]): Promise<Ran> {
  return run(['scan', '--model', tiny.directory, '--backend', 'wasm', '--workers', '1', ...args]);
}

/** The lines of a results file, each checked against the contract. */
async function readRows(path: string): Promise<readonly Examination[]> {
  const content = await readFile(path, 'utf8');
  expect(content).toMatch(/\n$/);
  const rows: Examination[] = content
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  for (const row of rows) expect(validateExamination(row)).toEqual([]);
  return rows;
}

describe('telltale scan', () => {
  test('a folder: a table with every photo, the safety card, and a file with one examination a line', async () => {
    const out = join(folder, 'results.jsonl');
    const { status, stdout, stderr } = await scan(samples, '--out', out, '--prior', '0.3');
    expect([status, stderr]).toEqual([0, '']);
    const photos = (await readdir(samples)).filter((name) => name.endsWith('.jpg')).sort();
    const rows = await readRows(out);
    expect(rows.map(({ photo }) => photo.name)).toEqual(photos);
    for (const name of photos) expect(stdout).toContain(`\n${name} `);
    for (const row of rows) expect(row.status).not.toBe('error');
    const { card, calibratedOn } = notice('simulated', 'en');
    for (const sentence of [...card, calibratedOn, say('warning', 'en')]) expect(stdout).toContain(sentence);
    expect(await readdir(folder)).toEqual(['results.jsonl']);
    // Not a terminal: no progress bar, no colour, nothing but text.
    expect(stdout).not.toContain('\u001b');
    // Only likely counterfeit has a percentage beside it.
    expect(stdout).toContain('30 %');
    for (const line of stdout.split('\n')) {
      if (/No difference|Inconclusive|Another imprint|Cannot be/.test(line)) expect(line).not.toContain('%');
    }
  });

  test('damaged files give rows that say so, and another exit status', async () => {
    const mixed = join(folder, 'mixed');
    await mkdir(join(mixed, 'deep'), { recursive: true });
    await cp(join(samples, 'face-m.jpg'), join(mixed, 'a-good.jpg'));
    await cp(join(samples, 'face-m.jpg'), join(mixed, 'b-cut.jpg'));
    await truncate(join(mixed, 'b-cut.jpg'), 20_000);
    await writeFile(join(mixed, 'c-empty.jpg'), '');
    await writeFile(join(mixed, 'd-large.jpg'), '');
    await truncate(join(mixed, 'd-large.jpg'), 50_000_001);
    await writeFile(join(mixed, 'deep', 'notes\u001b[2J.png'), 'no photo');
    await cp(join(samples, 'face-30.jpg'), join(mixed, 'deep', 'z-good.JPG'));
    await writeFile(join(mixed, 'readme.txt'), 'passed over');
    const out = join(folder, 'mixed.jsonl');
    const { status, stdout } = await scanTiny(mixed, '--out', out);
    expect(status).toBe(65);
    const rows = await readRows(out);
    expect(rows.map(({ photo, error }) => [photo.name, error?.code])).toEqual([
      ['a-good.jpg', undefined],
      ['b-cut.jpg', 'photo_damaged'],
      ['c-empty.jpg', 'photo_empty'],
      ['d-large.jpg', 'photo_too_large_bytes'],
      ['deep/notes\u001b[2J.png', 'photo_not_an_image'],
      ['deep/z-good.JPG', undefined],
    ]);
    expect(rows[3]?.photo).toEqual({ name: 'd-large.jpg' });
    expect(stdout).toContain(say('headline_error', 'en').split(' ')[0]);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('Photos that could not be examined: 4.');
  });

  test('a file named as an argument is examined, whatever its name', async () => {
    const odd = join(folder, 'odd.bin');
    await cp(join(samples, 'face-m.jpg'), odd);
    const { status, stdout } = await scanTiny(odd);
    expect(status).toBe(0);
    expect(stdout).toContain('odd.bin');
  });
});

describe('telltale scan refuses with a message', () => {
  const good = join(samples, 'face-m.jpg');

  test.each([
    [
      'a source that does not exist',
      66,
      [join(samples, 'missing')],
      /^Expected a photo or a folder at .*missing, found/,
    ],
    ['a prior out of range', 64, [good, '--prior', '2'], /^Expected a number from 0.05 to 0.95 .* received 2\.$/m],
    ['workers that are no number', 64, [good, '--workers', 'many'], /^Expected a whole number from 1 to 256/],
    [
      'an output that cannot be written',
      73,
      [good, '--out', join(samples, 'no', 'such', 'x.jsonl')],
      /^Expected to write to/,
    ],
    ['an output that is a folder', 73, [good, '--out', samples], /^Expected a new or empty folder/],
    ['a model that is none', 78, [good, '--model', samples], /^Expected a model bundle/],
    ['no source', 64, [], /missing required argument 'source'/],
    ['an option that does not exist', 64, [good, '--sure'], /unknown option '--sure'/],
    ['a backend that does not exist', 64, [good, '--backend', 'gpu'], /native, wasm/],
  ])('%s', async (_, expected, args, sentence) => {
    const { status, stdout, stderr } = await run(['scan', ...args]);
    expect([status, stdout]).toEqual([expected, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('a folder without photos: the skipped kinds of files are listed', async () => {
    const folder = fileURLToPath(new URL('../../src/core', import.meta.url));
    // TensorFlow's own library would write about itself before the program does.
    const { status, stdout, stderr } = await scanTiny(folder);
    expect(status).toBe(66);
    expect(stdout).toMatch(/\.ts/);
    expect(stderr).toMatch(/^Expected at least one/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('an interrupted scan leaves nothing behind', async () => {
    const out = join(folder, 'interrupted');
    await mkdir(out);
    const command = start([
      'scan',
      '--model',
      bundle,
      '--backend',
      'wasm',
      '--workers',
      '1',
      samples,
      '--out',
      join(out, 'r.jsonl'),
    ]);
    await new Promise((resolve) => command.stdout.once('data', resolve));
    // Twice, as Ctrl-C reaches a command that npm started.
    command.kill('SIGINT');
    command.kill('SIGINT');
    expect(await ended(command)).toBe(130);
    expect(await readdir(out)).toEqual([]);
  });
});

test('--help lists the commands and options', async () => {
  const program = await run(['--help']);
  expect(program).toMatchObject({ status: 0, stderr: '' });
  expect(program.stdout).toMatch(/serve[\s\S]*scan/);
  const command = await run(['scan', '--help']);
  expect(command.status).toBe(0);
  for (const said of ['--out', '--prior', '--model', '--workers', '--backend', '--language', 'Exit status']) {
    expect(command.stdout).toContain(said);
  }
});
