import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restoreLossyPaths } from './restore-lossy-paths.ts';

let folder: string;
/** The string that Node makes of these bytes on the command line. */
const asArgument = (bytes: Buffer) => bytes.toString('utf8');
const pathOf = (latin1: string) => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(latin1, 'latin1')]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-lossy-'));
  await mkdir(pathOf('fotos \xfc'));
  for (const name of ['caf\xe9.jpg', 'caf\xe8.jpg', 'plain.jpg', 'fotos \xfc/\xe4.jpg'])
    await writeFile(pathOf(name), name);
  await writeFile(join(folder, 'real \ufffd.jpg'), '');
});
afterAll(() => rm(folder, { recursive: true }));

test('finds each file once, with the bytes as given in the argument', async () => {
  const given = [pathOf('caf\xe9.jpg'), pathOf('caf\xe8.jpg'), pathOf('plain.jpg')].map(asArgument);
  expect(given[0]).toBe(given[1]);
  expect(await restoreLossyPaths(given)).toEqual([
    join(folder, 'caf\uf7e8.jpg'),
    join(folder, 'caf\uf7e9.jpg'),
    join(folder, 'plain.jpg'),
  ]);
});

test('works in folders with such names too', async () => {
  const [given] = [asArgument(pathOf('fotos \xfc/\xe4.jpg'))];
  expect(await restoreLossyPaths([given])).toEqual([join(folder, 'fotos \uf7fc/\uf7e4.jpg')]);
});

test('keeps existing paths, missing paths and paths given twice in full', async () => {
  const given = [join(folder, 'real \ufffd.jpg'), join(folder, 'gone \ufffd.jpg'), 'a.jpg', 'a.jpg'];
  expect(await restoreLossyPaths(given)).toEqual(given);
});
