import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { run } from './run-telltale.ts';

const sample = fileURLToPath(new URL('../../samples/face-m.jpg', import.meta.url));

test('a scan whose only photo is damaged ends as on any backend, though no network ran', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'telltale-native-'));
  try {
    const photo = join(folder, 'cut.jpg');
    await writeFile(photo, (await readFile(sample)).subarray(0, 20_000));
    const { status, stdout } = await run(['scan', photo, '--backend', 'native']);
    expect(stdout).toMatch(/cut\.jpg/);
    expect(status).toBe(65);
  } finally {
    await rm(folder, { recursive: true });
  }
});
