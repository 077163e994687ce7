import { mkdtemp, readFile, rm, stat, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { simulate } from './simulate.ts';

test('a run that was killed makes the photos that are missing, and no other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'telltale-simulate-'));
  try {
    const first = await simulate(folder, 'test', 'seed', 3);
    const truth = await readFile(join(folder, 'truth.json'), 'utf8');
    expect(JSON.parse(truth)).toEqual(first.photos);
    const times = async (): Promise<number[]> =>
      Promise.all(first.photos.map(async ({ file }) => (await stat(join(folder, file))).mtimeMs));
    const before = await times();
    const pixels = await readFile(join(folder, first.photos[1]?.file as string));
    // As after a kill: the picture is there, its truth, which is written last, is not.
    await unlink(join(folder, `${first.photos[1]?.file}.json`));
    const second = await simulate(folder, 'test', 'seed', 3);
    const after = await times();
    expect(after.map((time, i) => time === before[i])).toEqual([true, false, true]);
    expect(second.photos).toEqual(first.photos);
    expect((await readFile(join(folder, first.photos[1]?.file as string))).equals(pixels)).toBe(true);
  } finally {
    await rm(folder, { recursive: true });
  }
});
