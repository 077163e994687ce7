import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openKeyStore } from '../../src/http/access/open-key-store.ts';
import { run } from './run-telltale.ts';

let directory: string;
let file: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'telltale-keys-'));
  file = join(directory, 'keys.json');
});
afterAll(() => rm(directory, { recursive: true }));

test('a key is created, listed and revoked, and stored only with its creator', async () => {
  const made = await run(['keys', 'create', 'county lab', '--scope', 'examine', 'admin', '--days', '30'], {
    TELLTALE_KEYS: file,
  });
  expect([made.status, made.stdout]).toEqual([0, expect.stringMatching(/^telltale_[0-9a-f]{12}_[\w-]{43}\n$/)]);
  const key = made.stdout.trim();
  expect(made.stderr).toContain('(examine, admin)');
  expect(await readFile(file, 'utf8')).not.toContain(key);
  expect((await stat(file)).mode & 0o077).toBe(0);
  const identify = await openKeyStore(file);
  const caller = await identify(key);
  expect(caller?.scopes).toEqual(['examine', 'admin']);

  const id = key.split('_')[1] ?? '';
  const listed = await run(['keys', 'list', '--file', file]);
  for (const word of [id, 'county lab', 'examine, admin']) expect(listed.stdout).toContain(word);

  const revoked = await run(['keys', 'revoke', id, '--file', file]);
  expect([revoked.status, revoked.stdout]).toEqual([0, `Key ${id} is revoked.\n`]);
  expect(await identify(key)).toBeUndefined();
});

test('a replaced file keeps its mode, so that the service can still read it', async () => {
  await chmod(file, 0o640);
  expect((await run(['keys', 'create', 'another', '--file', file])).status).toBe(0);
  expect((await stat(file)).mode & 0o777).toBe(0o640);
});

test.each([
  [['revoke', 'abcdef'], 66, 'Expected the id of an API key in'],
  [['create', ''], 64, 'Expected a name of 1 to 100 characters'],
  [['create', 'a', '--days', '0'], 64, 'Expected a whole number from 1 to 3,650'],
  [['create', 'a', '--scope', 'root'], 64, 'examine, batch, cases:read, cases:write, admin'],
])('%j is refused with a sentence', async (args, status, sentence) => {
  const ran = await run(['keys', ...args], { TELLTALE_KEYS: file });
  expect([ran.status, ran.stdout]).toEqual([status, '']);
  expect(ran.stderr).toContain(sentence);
});

test('an unreadable file is not changed', async () => {
  const other = join(directory, 'other.json');
  await writeFile(other, 'mine');
  const ran = await run(['keys', 'create', 'a', '--file', other]);
  expect([ran.status, ran.stderr]).toEqual([78, expect.stringContaining('not JSON')]);
  expect(await readFile(other, 'utf8')).toBe('mine');
});

test('serve refuses an open address without access control, and says what to do', async () => {
  const ran = await run(['serve'], { HOST: '0.0.0.0', PORT: '0', TELLTALE_KEYS: '', TELLTALE_ACCESS: '' });
  expect([ran.status, ran.stdout]).toEqual([78, '']);
  expect(ran.stderr).toMatch(/^Expected access control for the address 0\.0\.0\.0.*open-to-anyone/);
});
