import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PressLink } from '../../src/batch/groups/link-exhibits.ts';
import type { ScanRow } from '../../src/batch/scan/photo-record.ts';
import type { ExhibitRow } from '../../src/core/exhibit-row.ts';
import { notice } from '../../src/core/words/notice.ts';
import { say } from '../../src/core/words/say.ts';
import { validateExamination } from '../contract/validate-examination.ts';
import { tinyBundle } from '../http/service.ts';
import { writeExhibitBundle, writeLinkingBundle } from '../runtime/exhibit-bundle.ts';
import { type Ran, run, start } from './run-telltale.ts';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));
const LIMIT_MS = 600_000;

let folder: string;
let source: string;
let options: readonly string[];

/** Two bags with two photos each, and a photo without a tablet. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-scan-exhibits-'));
  source = join(folder, 'bags');
  await mkdir(join(source, 'one'), { recursive: true });
  await mkdir(join(source, 'two'));
  await cp(join(samples, 'on-paper.jpg'), join(source, 'one', 'a.jpg'));
  await cp(join(samples, 'face-m.jpg'), join(source, 'one', 'b.jpg'));
  await cp(join(samples, 'face-m.jpg'), join(source, 'two', 'c.jpg'));
  await cp(join(samples, 'face-30.jpg'), join(source, 'two', 'd.jpg'));
  await cp(join(samples, 'no-tablet.jpg'), join(source, 'none.jpg'));
  options = ['--model', await writeExhibitBundle(folder), '--backend', 'wasm', '--workers', '1'];
});
afterAll(() => rm(folder, { recursive: true }));

const scan = (...args: string[]): Promise<Ran> => run(['scan', ...options, source, ...args]);

async function linesOf<Row>(path: string): Promise<Row[]> {
  const text = await readFile(path, 'utf8');
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
}

describe('telltale scan --exhibit', () => {
  test('photo: killed and started again, every row has its exhibit, and nothing counts twice', {
    timeout: LIMIT_MS,
    tags: ['slow'],
  }, async () => {
    const out = join(folder, 'photos');
    const args = ['scan', ...options, source, '--out', out, '--exhibit', 'photo'];
    const command = start(args);
    const soFar = async () =>
      (await readFile(join(out, 'results.jsonl'), 'utf8').catch(() => '')).split('\n').length - 1;
    while ((await soFar()) < 2 && command.exitCode === null) await new Promise((go) => setTimeout(go, 20));
    command.kill('SIGKILL');
    await once(command, 'close');
    expect(await readdir(out)).not.toContain('exhibits.jsonl');
    const { status, stdout } = await run(args);
    expect(status).toBe(0);
    const rows = await linesOf<ScanRow>(join(out, 'results.jsonl'));
    expect(rows).toHaveLength(5);
    for (const row of rows) {
      expect(validateExamination(row)).toEqual([]);
      expect(row.exhibit?.tablets).toBe(row.tablets.length || undefined);
    }
    const exhibits = await linesOf<ExhibitRow>(join(out, 'exhibits.jsonl'));
    // The copy in the other bag is no separate exhibit; the photo without a tablet is none.
    expect(exhibits.map(({ name }) => name)).toEqual(['one/a.jpg', 'one/b.jpg', 'two/d.jpg']);
    for (const exhibit of exhibits) {
      expect(exhibit).toMatchObject(rows.find(({ photo }) => photo.name === exhibit.name)?.exhibit ?? {});
      expect(stdout).toContain(`${exhibit.name}: ${say(`headline_${exhibit.verdict}`, 'en')}. `);
    }
    expect(stdout).toContain('Exhibits: 3.');
    const before = await readFile(join(out, 'exhibits.jsonl'), 'utf8');
    expect((await run(args)).status).toBe(0);
    expect(await readFile(join(out, 'exhibits.jsonl'), 'utf8')).toBe(before);
    // Its rows have exhibits, so other rows would not fit.
    expect((await scan('--out', out)).stderr).toMatch(/exhibit was photo and is now -/);
  });

  test('folder: a row and a line for each bag, with the card; without it, none is left', {
    timeout: LIMIT_MS,
  }, async () => {
    const out = join(folder, 'folders');
    const { status, stdout } = await scan('--out', out, '--exhibit', 'folder', '--csv');
    expect(status).toBe(0);
    const exhibits = await linesOf<ExhibitRow>(join(out, 'exhibits.jsonl'));
    expect(exhibits.map(({ name, photos }) => [name, photos])).toEqual([
      ['one', ['one/a.jpg', 'one/b.jpg']],
      ['two', ['two/c.jpg', 'two/d.jpg']],
    ]);
    for (const exhibit of exhibits) expect(exhibit.notice).toEqual(notice('simulated', 'en'));
    for (const sentence of [...notice('simulated', 'en').card, say('warning', 'en'), say('exhibit_no_share', 'en')]) {
      expect(stdout).toContain(sentence);
    }
    expect(stdout.match(/^(one|two): .* in 2 photos\./gm)).toHaveLength(2);
    expect((await linesOf<ScanRow>(join(out, 'results.jsonl'))).some((row) => 'exhibit' in row)).toBe(false);
    expect(await readdir(out)).toContain('exhibits.csv');
    expect((await scan('--out', out)).status).toBe(0);
    expect((await readdir(out)).filter((name) => name.startsWith('exhibits'))).toEqual([]);
  });

  test('all, into a file of rows: the exhibits stand beside it', { timeout: LIMIT_MS }, async () => {
    const out = join(folder, 'rows.jsonl');
    const { status, stdout } = await scan('--out', out, '--exhibit', 'all');
    expect(status).toBe(0);
    const [exhibit, ...others] = await linesOf<ExhibitRow>(join(folder, 'exhibits.jsonl'));
    expect(others).toEqual([]);
    expect(exhibit).toMatchObject({ name: 'all', photos: ['one/a.jpg', 'one/b.jpg', 'two/c.jpg', 'two/d.jpg'] });
    expect(stdout).toContain('all: ');
  });

  test('the links between exhibits are the same in a folder and beside a file of rows', {
    timeout: LIMIT_MS,
  }, async () => {
    const model = await writeLinkingBundle(folder);
    const inFolder = join(folder, 'linked');
    const rows = join(folder, 'linked-rows', 'rows.jsonl');
    await mkdir(join(folder, 'linked-rows'));
    const pair = join(folder, 'pair');
    await mkdir(pair);
    for (const name of ['on-paper.jpg', 'face-m.jpg']) await cp(join(samples, name), join(pair, name));
    for (const out of [inFolder, rows]) {
      const { status } = await run([
        ...['scan', '--model', model, '--backend', 'wasm', '--workers', '1', pair],
        ...['--out', out, '--exhibit', 'photo'],
      ]);
      expect(status).toBe(0);
    }
    const links = await readFile(join(inFolder, 'press-links.jsonl'), 'utf8');
    expect(await readFile(join(folder, 'linked-rows', 'press-links.jsonl'), 'utf8')).toBe(links);
    const [link] = await linesOf<PressLink>(join(inFolder, 'press-links.jsonl'));
    expect(link?.groups.map(({ exhibit }) => exhibit).sort()).toEqual(['face-m.jpg', 'on-paper.jpg']);
  });

  test('is refused by a model without a calibration for it, before a photo is examined', {
    timeout: LIMIT_MS,
  }, async () => {
    const { directory, remove } = await tinyBundle();
    const out = join(folder, 'refused');
    const { status, stderr, stdout } = await run([
      ...['scan', source, '--model', directory, '--backend', 'wasm', '--workers', '1'],
      ...['--out', out, '--exhibit', 'folder'],
    ]);
    await remove();
    expect([status, stdout]).toEqual([78, '']);
    expect(stderr).toMatch(/^Expected a model with a calibration for several tablets of one source, received tiny/);
    expect(await readdir(out)).toEqual([]);
  });

  test('names a file in the place of its own', async () => {
    const { status } = await scan('--out', join(folder, 'elsewhere', 'exhibits.jsonl'), '--exhibit', 'all');
    expect(status).toBe(64);
  });
});
