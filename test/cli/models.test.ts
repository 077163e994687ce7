import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultBundle } from '../../src/runtime/default-bundle.ts';
import { run } from './run-telltale.ts';

let models: string;

beforeAll(async () => {
  models = await mkdtemp(join(tmpdir(), 'telltale-models-'));
  await cp(defaultBundle, join(models, 'lot-a'), { recursive: true });
  await cp(defaultBundle, join(models, 'broken'), { recursive: true });
  await writeFile(join(models, 'broken', 'locator.weights.bin'), 'x');
});
afterAll(() => rm(models, { recursive: true }));

const telltale = (...args: string[]) => run(['models', ...args], { TELLTALE_MODELS: models });

test('list names each bundle, the one in use, and what to do about a broken one; use and remove take care', async () => {
  const [refused, unknown, used] = [
    await telltale('use', 'broken'),
    await telltale('remove', 'lot-b', '--language', 'es'),
    await telltale('use', 'lot-a'),
  ];
  expect([refused.status, refused.stderr]).toEqual([78, expect.stringMatching(/bundle broken.*sha256.*copy it again/)]);
  expect([unknown.status, unknown.stderr]).toEqual([66, expect.stringContaining('lot-b')]);
  expect([used.status, used.stdout]).toEqual([0, expect.stringMatching(/In use: lot-a, m30 /)]);
  const listed = await telltale('list');
  expect(listed.stdout.split('\n').map((line) => /^[^:]*/.exec(line)?.[0])).toEqual([
    'm30',
    'broken',
    'lot-a (in use)',
    '',
  ]);
  expect(listed.stdout).toContain('telltale models remove broken');
});

test('compare prints what both say of each tablet, how they differ, and the safety card', async () => {
  const photo = new URL('../../samples/face-m.jpg', import.meta.url).pathname;
  const { status, stdout } = await telltale('compare', 'm30', 'lot-a', photo, '--backend', 'wasm');
  expect(status).toBe(0);
  expect(stdout).toMatch(/face-m\.jpg, tablet 1: .+ \| .+/);
  // The same bundle twice.
  expect(stdout).toMatch(/Photos compared: 1\..* With another verdict: 0\./);
  expect(stdout).toMatch(/1 tablet: mean 0\.00; quantiles .*: 0\.00; 0\.00; 0\.00; 0\.00; 0\.00\./);
  expect(stdout).toMatch(/naloxone/);
});
