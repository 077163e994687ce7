import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countPhotos, findPhotos } from './find-photos.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-find-'));
  await mkdir(join(folder, 'a', 'deep'), { recursive: true });
  await mkdir(join(folder, '.thumbnails'));
  await mkdir(join(folder, 'album.jpg'));
  const files = [
    'a/deep/z.HEIC',
    'a/2.png',
    'a-1.jpg',
    'b.JPEG',
    'c.webp',
    'd.tif',
    'notes.txt',
    'e.tiff',
    'f.heif',
    '._b.jpg',
    '.thumbnails/t.jpg',
    'album.jpg/inside.png',
  ];
  for (const file of files) await writeFile(join(folder, file), 'x');
  await symlink(folder, join(folder, 'a', 'loop'));
  await symlink(join(folder, 'b.JPEG'), join(folder, 'link.jpg'));
  await symlink(join(folder, 'gone'), join(folder, 'dangling.jpg'));
});

afterAll(() => rm(folder, { recursive: true }));

async function names(...sources: string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const photo of findPhotos(sources)) found.push(photo.name);
  return found;
}

describe('findPhotos', () => {
  test('walks a folder in the order of the full names, photos only', async () => {
    const found = await names(folder);
    expect(found).toEqual([
      'a-1.jpg',
      'a/2.png',
      'a/deep/z.HEIC',
      'album.jpg/inside.png',
      'b.JPEG',
      'c.webp',
      'd.tif',
      'dangling.jpg',
      'e.tiff',
      'f.heif',
      'link.jpg',
    ]);
    expect(found).toEqual([...found].sort());
    expect(await countPhotos([folder])).toBe(found.length);
  });

  test('takes a file that is named by itself, whatever it is called', async () => {
    expect(await names(join(folder, 'notes.txt'), join(folder, 'a'))).toEqual(['notes.txt', '2.png', 'deep/z.HEIC']);
  });

  test('says which source does not exist', async () => {
    await expect(names(folder, join(folder, 'missing'))).rejects.toMatchObject({
      code: 'source_not_found',
      values: { path: join(folder, 'missing') },
    });
  });
});
