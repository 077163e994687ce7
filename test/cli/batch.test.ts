import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unpackLook } from '../../src/batch/scan/photo-record.ts';
import type { ExhibitRow } from '../../src/core/exhibit-row.ts';
import { notice } from '../../src/core/words/notice.ts';
import { say } from '../../src/core/words/say.ts';
import { openStore } from '../../src/store/open-store.ts';
import { readResults } from '../../src/store/read-results.ts';
import { type SharedFolder, sharedFolder } from '../batch/shared-folder.ts';
import { validateExamination } from '../contract/validate-examination.ts';
import { sample, tinyBundle } from '../http/service.ts';
import { writeExhibitBundle } from '../runtime/exhibit-bundle.ts';
import { ownSchema, useDatabase } from '../store/use-database.ts';
import { ended, type Ran, run, start } from './run-telltale.ts';

const database = await useDatabase();

let bundle: Awaited<ReturnType<typeof tinyBundle>>;
let shared: SharedFolder;
let folder: string;
let settings: Record<string, string>;
beforeAll(async () => {
  bundle = await tinyBundle();
  shared = await sharedFolder();
  folder = await mkdtemp(join(tmpdir(), 'telltale-batch-'));
  settings = {
    TELLTALE_DATABASE: database?.url ?? '',
    TELLTALE_DATABASE_SCHEMA: ownSchema(),
    TELLTALE_BATCH_ROOT: shared.root,
    TELLTALE_MODEL: bundle.directory,
    TELLTALE_BACKEND: 'wasm',
    TELLTALE_WORKERS: '1',
    TELLTALE_WORKER_GONE_SECONDS: '2',
  };
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await shared.remove();
  await bundle.remove();
  await database?.remove();
});

const batch = (...args: string[]): Promise<Ran> => run(['batch', ...args], settings);

describe('without a database', () => {
  test.each(['batch submit .', 'batch status', 'batch cancel x', 'batch export x --out x', 'worker'])(
    'telltale %s says that scan is the batch',
    async (command) => {
      const { status, stdout, stderr } = await run(command.split(' '), { TELLTALE_DATABASE: '' });
      expect([status, stdout, stderr]).toEqual([78, '', `${say('batch_not_set_up', 'en')}\n`]);
    },
  );

  test('an unreachable database gives a message without its password', async () => {
    const url = 'postgres://telltale:hunter2@127.0.0.1:9/nobody';
    const { status, stderr } = await run(['batch', 'status'], { TELLTALE_DATABASE: url });
    expect([status, stderr]).toEqual([75, expect.stringMatching(/^Expected the database to answer; it failed with E/)]);
    expect(stderr).not.toContain('hunter2');
  });
});

describe.skipIf(database === undefined)('a batch', () => {
  test('is submitted, examined, shown and exported', async () => {
    await shared.addPhotos('seizure', 3);
    await shared.add('seizure/note.jpg', 'no photo');
    const submitted = await batch('submit', join(shared.root, 'seizure'), '--priority', '5', '--prior', '0.3');
    expect([submitted.status, submitted.stdout]).toEqual([0, expect.stringMatching(/^[\da-f-]{36}\n$/)]);
    const id = submitted.stdout.trim();
    expect((await batch('status', id)).stdout).toContain('listing its photos\nPhotos 0');

    const out = join(folder, 'results.jsonl');
    const early = await batch('export', id, '--out', out);
    expect([early.status, early.stderr]).toEqual([75, `${say('batch_unfinished', 'en')}\n`]);

    const worker = await run(['worker', '--until-empty'], settings);
    expect(worker.stderr).toBe('');
    expect(worker.status).toBe(0);
    expect(worker.stdout).toContain('Photos examined: 4. ');
    expect(worker.stdout).toContain(notice('simulated', 'en').calibratedOn);
    const text = (await batch('status')).stdout;
    expect(text).toContain(`Batch ${id}, priority 5, model tiny 0.0.1: finished\nPhotos 4: 4 done`);

    const { status, stdout } = await batch('export', id, '--out', out);
    expect(status).toBe(65);
    const { card, calibratedOn } = notice('simulated', 'en');
    for (const sentence of [...card, calibratedOn, say('warning', 'en')]) expect(stdout).toContain(sentence);
    const lines = (await readFile(out, 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => validateExamination(JSON.parse(line)))).toEqual([[], [], [], []]);
    expect(lines.filter((line) => line.includes('"status":"error"')).length).toBe(1);
  });

  test('its folders are exhibits, judged by its own model', { timeout: 300_000 }, async () => {
    const real = { ...settings, TELLTALE_MODEL: await writeExhibitBundle(folder) };
    const [m, thirty] = await Promise.all(['face-m.jpg', 'face-30.jpg'].map(sample));
    await shared.add('bags/one/a.jpg', m!);
    await shared.add('bags/one/b.jpg', thirty!);
    await shared.add('bags/two/c.jpg', m!);
    const submitted = await run(['batch', 'submit', join(shared.root, 'bags')], real);
    const id = submitted.stdout.trim();
    expect((await run(['worker', '--until-empty'], real)).status).toBe(0);
    const out = join(folder, 'bags.jsonl');
    const exported = (env: Record<string, string>) =>
      run(['batch', 'export', id, '--out', out, '--exhibit', 'folder'], env);

    // Another model, which also is not calibrated for it.
    const other = await exported(settings);
    expect([other.status, other.stderr]).toEqual([
      78,
      expect.stringMatching(/^Expected the model m30 .*TELLTALE_MODEL/),
    ]);

    const { status, stdout } = await exported(real);
    expect(status).toBe(0);
    const rows = (await readFile(join(folder, 'exhibits.jsonl'), 'utf8')).trimEnd().split('\n');
    const exhibits = rows.map((line): ExhibitRow => JSON.parse(line));
    expect(exhibits.map(({ name, photos, tablets }) => [name, photos, tablets])).toEqual([
      ['bags/one', ['bags/one/a.jpg', 'bags/one/b.jpg'], 2],
      ['bags/two', ['bags/two/c.jpg'], 1],
    ]);
    for (const { notice: carried } of exhibits) expect(carried).toEqual(notice('simulated', 'en'));
    // Both folders show the same photo of the M, whose light would link them.
    expect(await readdir(folder)).not.toContain('press-links.jsonl');
    const store = await openStore({ url: database!.url, schema: settings['TELLTALE_DATABASE_SCHEMA']! });
    const stored = [];
    for await (const { name, looks } of readResults(store, id)) stored.push([name, looks?.looks.map(unpackLook)]);
    await store.close();
    const look = expect.arrayContaining([expect.any(Number)]);
    expect(stored).toEqual(['one/a', 'one/b', 'two/c'].map((name) => [`bags/${name}.jpg`, [look]]));
    expect(stdout).toMatch(/^bags\/one: .* Assessed: 2 of 2 tablets, in 2 photos\./m);
    expect(stdout).toContain(say('exhibit_no_share', 'en'));
  });

  test('has no exhibits if its model has no calibration for them', async () => {
    await shared.addPhotos('uncalibrated', 1);
    const { stdout } = await batch('submit', join(shared.root, 'uncalibrated'));
    const { status, stderr } = await batch(
      'export',
      stdout.trim(),
      '--out',
      join(folder, 'x.jsonl'),
      '--exhibit',
      'all',
    );
    expect([status, stderr]).toEqual([
      78,
      `${say('exhibit_uncalibrated', 'en', { name: 'tiny', version: '0.0.1' })}\n`,
    ]);
    await batch('cancel', stdout.trim());
  });

  test('is cancelled', async () => {
    const { stdout } = await batch('submit', shared.root, '--language', 'es');
    const id = stdout.trim();
    const { status, stdout: text } = await batch('cancel', id, '--language', 'es');
    expect([status, text]).toEqual([0, `${say('batch_cancelled', 'es', { id, photos: 0 })}\n`]);
    expect((await batch('status', id)).stdout).toContain(': cancelled\n');
  });

  test.each([
    [64, 'batch_source_outside', ['submit', '/etc']],
    [64, 'setting_invalid', ['submit', '.', '--priority', '1e3']],
    [64, 'setting_invalid', ['submit', '.', '--attempts', '0']],
    [66, 'batch_unknown', ['status', 'x']],
  ] as const)('is refused with exit status %s, %s: %j', async (status, _code, args) => {
    const ran = await batch(...args);
    expect([ran.status, ran.stdout, ran.stderr]).toEqual([status, '', expect.stringMatching(/^Expected /)]);
  });
});

describe.skipIf(database === undefined)('a worker', () => {
  test('waits for batches until SIGTERM, and ends with 0', async () => {
    const worker = start(['worker'], settings);
    for await (const chunk of worker.stdout) {
      if (String(chunk).includes('waiting for photos')) worker.kill('SIGTERM');
    }
    expect(await ended(worker)).toBe(0);
  });

  test('names what is missing before it loads anything', async () => {
    const { status, stderr } = await run(['worker'], { ...settings, TELLTALE_BATCH_ROOT: '' });
    expect([status, stderr]).toEqual([78, `${say('batch_root_not_set_up', 'en')}\n`]);
  });
});
