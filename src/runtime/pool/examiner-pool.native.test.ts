import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { writeTinyBundle } from '../../../test/runtime/tiny-bundle.ts';
import { startBackend } from '../backend/backend.ts';
import { startExaminerPool } from './examiner-pool.ts';

test('threads of a pool each have a native backend of their own', async () => {
  await startBackend('native');
  const bundle = await mkdtemp(join(tmpdir(), 'telltale-pool-'));
  await writeTinyBundle(bundle);
  const pool = await startExaminerPool({ bundle, workers: 2 });
  const photo = fileURLToPath(new URL('../../../samples/pile.jpg', import.meta.url));
  const photos = Array.from({ length: 4 }, async () => {
    const { examination } = await pool.examine(await readFile(photo), 'p', { prior: 0.5, language: 'en' });
    return examination;
  });
  const [first, ...others] = await Promise.all(photos);
  expect(pool.backend).toBe('native');
  expect(first?.status).not.toBe('error');
  for (const other of others) expect(other).toEqual(first);
  await pool.close();
  await rm(bundle, { recursive: true });
});
