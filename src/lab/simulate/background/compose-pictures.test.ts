import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composePictures } from './compose-pictures.ts';
import { readComposed } from './read-composed.ts';

let folder: string;
let material: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-compose-'));
  material = join(folder, 'material');
  await mkdir(material);
  const noise = { type: 'gaussian', mean: 120, sigma: 60 } as const;
  const ground = sharp({ create: { width: 300, height: 200, channels: 3, background: '#000', noise } });
  await ground.jpeg().toFile(join(material, 'ground.jpg'));
  const star =
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><path d="M45 0L80 90L0 30H90L10 90Z" fill="red"/></svg>';
  await sharp(Buffer.from(star)).png().toFile(join(material, 'star.png'));
  await sharp(Buffer.from(star)).png().toFile(join(material, 'pill-bottle.png'));
  await writeFile(join(material, 'broken.png'), Buffer.alloc(4000, 7));
});
afterAll(() => rm(folder, { recursive: true }));

test('pictures of any folder are composed to JPEGs without a tablet, the same for the same seed', async () => {
  const from = { folders: [material], sources: 'drawn for this test' };
  const [one, again] = [join(folder, 'one'), join(folder, 'again')];
  await composePictures(from, one, 5, 'seed');
  const { set, sources } = await readComposed(one);
  expect(sources).toBe('drawn for this test');
  expect(set.photos).toHaveLength(5);
  for (const { file, width, height, tablets } of set.photos) {
    const read = await sharp(join(one, file)).metadata();
    expect([read.format, read.width, read.height, tablets]).toEqual(['jpeg', width, height, []]);
  }
  await rm(one, { recursive: true, force: true });
  await composePictures(from, again, 2, 'seed');
  await composePictures(from, one, 2, 'seed');
  for (const { file } of (await readComposed(one)).set.photos)
    expect((await readFile(join(one, file))).equals(await readFile(join(again, file)))).toBe(true);
});

test('a folder without pictures is refused with a sentence', async () => {
  const empty = join(folder, 'empty');
  await mkdir(empty);
  await expect(composePictures({ folders: [empty], sources: '' }, join(folder, 'none'), 1, 'seed')).rejects.toThrow(
    'found none',
  );
});
