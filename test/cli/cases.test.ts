import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from './run-telltale.ts';

const photo = fileURLToPath(new URL('../../samples/face-m.jpg', import.meta.url));
const SHA256 = /[0-9a-f]{64}/;

let directory: string;
let env: Record<string, string>;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'telltale-cases-'));
  env = { TELLTALE_EVIDENCE_FOLDER: join(directory, 'evidence'), TELLTALE_DATABASE: '' };
});
afterAll(() => rm(directory, { recursive: true }));

test('without the setting there are no cases, and nothing is written', async () => {
  const ran = await run(['case', 'create', 'a'], { ...env, TELLTALE_EVIDENCE_FOLDER: '' });
  expect([ran.status, ran.stdout]).toEqual([78, '']);
  expect(ran.stderr).toContain('TELLTALE_EVIDENCE_FOLDER');
  expect((await run(['case', 'list'], env)).status).toBe(66);
  expect(await readdir(directory)).toEqual([]);
});

test('photos are stored without a model, and what could not be read decides the status of what is examined', async () => {
  const own = { ...env, TELLTALE_EVIDENCE_FOLDER: join(directory, 'own') };
  await run(['case', 'create', 'own'], own);
  const without = await run(['case', 'add', 'own', photo], { ...own, TELLTALE_MODEL: join(directory, 'nowhere') });
  expect([without.status, without.stdout]).toEqual([78, expect.stringMatching(/^Stored: face-m.jpg/)]);

  const photos = join(directory, 'photos');
  await mkdir(photos);
  await copyFile(photo, join(photos, 'a.jpg'));
  await writeFile(join(photos, 'large.jpg'), '');
  await truncate(join(photos, 'large.jpg'), 400_000_000);
  const added = await run(['case', 'add', 'own', photos, '--backend', 'wasm'], own);
  expect([added.status, added.stdout]).toEqual([65, expect.stringMatching(/Not readable: 1\.\n.*Inconclusive/s)]);
  await rm(own.TELLTALE_EVIDENCE_FOLDER, { recursive: true });
  await rm(photos, { recursive: true });
});

test('a photo is stored, examined, shown, examined again with the same bytes, and verified', async () => {
  const created = await run(['case', 'create', '2026-114', '--by', 'Officer Lee'], env);
  expect([created.status, created.stdout]).toEqual([0, expect.stringMatching(/^[0-9a-f-]{36}\n$/)]);

  const added = await run(['case', 'add', '2026-114', photo, '--exhibit', 'bag 1', '--backend', 'wasm'], env);
  expect(added.status).toBe(0);
  expect(added.stdout).toMatch(/^Stored: face-m.jpg, sha256 [0-9a-f]{64}\n/);
  expect(added.stdout).toContain('Inconclusive');
  expect(added.stdout).toContain('Only a laboratory can tell');

  const shown = await run(['case', 'show', created.stdout.trim()], env);
  for (const part of [
    'Officer Lee',
    'bag 1',
    'backend wasm',
    'Exhibit bag 1: Inconclusive. Likelihood ratio',
    'Only a laboratory can tell',
  ]) {
    expect(shown.stdout).toContain(part);
  }
  expect((await run(['case', 'list'], env)).stdout).toMatch(/^2026-114: 1 photo, created .* by Officer Lee\n$/);

  const again = await run(['reexamine', '2026-114', '--backend', 'wasm'], env);
  expect(again.stdout).toContain('face-m.jpg: the same result, byte for byte.');

  const verified = await run(['verify'], env);
  expect([verified.status, verified.stdout]).toEqual([0, expect.stringContaining('Nothing was changed')]);
  // Created, the case, the photo, its examination, its exhibit, shown, listed, examined again.
  expect(verified.stdout).toContain('Checked: 8 entries of the custody log');
});

test('a report on a case has the same bytes each time, and the log has its hash', async () => {
  const args = (out: string) => ['report', '--case', '2026-114', '--exhibit', 'bag 1', '--out', join(directory, out)];
  const [one, two] = [await run(args('1.pdf'), env), await run(args('2.pdf'), env)];
  expect([one.status, two.status]).toEqual([0, 0]);
  const pdf = await readFile(join(directory, '1.pdf'));
  expect(pdf.equals(await readFile(join(directory, '2.pdf')))).toBe(true);
  expect(one.stdout).toContain(createHash('sha256').update(pdf).digest('hex'));
});

test('a report on a photo that is in no case stores nothing else', async () => {
  const folder = await mkdtemp(join(directory, 'private-'));
  const unset = { TELLTALE_EVIDENCE_FOLDER: '', TELLTALE_DATABASE: '' };
  const ran = await run(
    ['report', photo, '--out', join(folder, 'a.html'), '--language', 'es', '--backend', 'wasm'],
    unset,
  );
  expect([ran.status, await readdir(folder)]).toEqual([0, ['a.html']]);
  expect(await readFile(join(folder, 'a.html'), 'utf8')).toContain('Solo un laboratorio puede decir');
});

test('laboratory results are imported whole or not at all, and exported', async () => {
  const table = join(directory, 'results.csv');
  const head = 'photo,tablet,result,laboratory,date';
  await writeFile(
    table,
    `${head}\nface-m.jpg,1,counterfeit,County Lab,2026-03-14\nface-m.jpg,2,real,County Lab,2026-03-14\n`,
  );
  const refused = await run(['case', 'import', '2026-114', '--laboratory', table], env);
  expect([refused.status, refused.stdout]).toEqual([65, '']);
  expect(refused.stderr).toMatch(
    /^Line 3: Expected all, or the number of a tablet from 1 to 1 .*\n.*Nothing was imported\.\n$/,
  );
  await writeFile(table, `${head}\nface-m.jpg,1,counterfeit,County Lab,2026-03-14\n`);
  const taken = await run(['case', 'import', '2026-114', '--laboratory', table], env);
  expect([taken.status, taken.stdout]).toEqual([0, 'Rows imported: 1. Already stored: 0.\n']);
  const written = join(directory, 'written.csv');
  expect((await run(['case', 'export', '2026-114', '--laboratory', written], env)).status).toBe(0);
  expect(await readFile(written, 'utf8')).toBe(
    `${head},substance,method,note\r\nface-m.jpg,1,counterfeit,County Lab,2026-03-14,,,\r\n`,
  );
  const both = await run(['case', 'import', '2026-114', '--laboratory', table, '--reviews', table], env);
  expect([both.status, both.stderr]).toEqual([64, expect.stringContaining('exactly one of')]);
});

test('a retention rule shows what is due, deletes only when told to, and verify accepts it', async () => {
  const old = join(directory, 'old.jpg');
  await writeFile(old, 'bytes of an old photo');
  const lines = async (...args: readonly string[]) => {
    const ran = await run(['case', ...args], env);
    return [ran.status, ran.stdout.replaceAll(/[0-9a-f]{64}/g, 'HASH')];
  };
  await run(['case', 'create', 'old'], env);
  await run(['case', 'add', 'old', old, '--store-only'], env);
  expect(await lines('close', 'old')).toEqual([0, 'The case old is closed.\n']);
  const rule = ['retain', '--closed', '0'];
  expect(await lines(...rule)).toEqual([
    0,
    'Due: old, old.jpg, sha256 HASH\nStored photos that --delete would delete: 1. Nothing was deleted.\n',
  ]);
  expect(await lines(...rule, '--delete', '--reason', 'Act 7')).toEqual([
    0,
    'Deleted: old, old.jpg, sha256 HASH\nStored photos deleted: 1. Kept: 0. Not as they were stored: 0. Hashes, findings and the custody log were kept.\n',
  ]);
  const [, shown] = await lines('show', 'old');
  expect(shown).toMatch(
    /was closed on .*\n(.*\n)*.*was deleted on .* 0 days after the case was closed\..* Reason: Act 7\./,
  );
  const verified = await run(['verify'], env);
  expect([verified.status, verified.stdout]).toEqual([0, expect.stringContaining('as entries state: 1.')]);
  expect(await lines('retain')).toEqual([64, '']);
});

test('a checkpoint goes into a new file and is verified; a changed photo is found', async () => {
  const file = join(directory, 'checkpoint.json');
  expect((await run(['checkpoint', file], env)).status).toBe(0);
  const twice = await run(['checkpoint', file], env);
  expect([twice.status, twice.stderr]).toEqual([73, expect.stringContaining('EEXIST')]);
  expect((await run(['verify', '--checkpoint', file], env)).status).toBe(0);
  await writeFile(join(directory, 'other.json'), '{}');
  expect((await run(['verify', '--checkpoint', join(directory, 'other.json')], env)).status).toBe(65);

  const originals = join(directory, 'evidence', 'originals');
  const [sha256 = ''] = SHA256.exec((await readdir(originals, { recursive: true })).join(' ')) ?? [];
  const path = join(originals, sha256.slice(0, 2), sha256);
  const bytes = await readFile(path);
  bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
  await chmod(path, 0o600);
  await writeFile(path, bytes);
  const verified = await run(['verify'], env);
  expect(verified.status).toBe(65);
  expect(verified.stdout).toMatch(
    /^CHANGED\. .* number 3\.\nEntry 3: the stored photo was changed: originals [0-9a-f]{64}\n/,
  );
  expect((await run(['reexamine', '2026-114'], env)).status).toBe(65);
});

test.each([
  [['case', 'create', '2026-114'], 73, 'a name that no case has yet'],
  [['report', photo, '--out', 'a.txt'], 64, 'a file name that ends in .pdf or .html'],
  [['report', '--out', 'a.pdf'], 64, 'either a photo or --case'],
  [['case', 'create', ' '], 64, 'a name of 1 to 100 characters'],
  [['case', 'show', 'none'], 66, 'the name or the id of a case'],
  [['case', 'add', '2026-114', 'no-such.jpg', '--store-only'], 65, 'found nothing there'],
  [['case', 'add', '2026-114', photo, '--prior', '2'], 64, 'the setting prior'],
])('%j is refused with a sentence', async (args, status, sentence) => {
  const ran = await run(args, env);
  expect([ran.status, ran.stderr]).toEqual([status, expect.stringContaining(sentence)]);
});
