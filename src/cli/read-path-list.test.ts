import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { bytesOf } from '../batch/sources/entry-name.ts';
import { readPathList } from './read-path-list.ts';

test.each([
  ['a line each', 'a.jpg\nb c.jpg\n', ['a.jpg', 'b c.jpg']],
  ['no end at the end', 'a.jpg\nb.jpg', ['a.jpg', 'b.jpg']],
  ['lines of Windows, and empty ones', 'a.jpg\r\n\r\n\nb.jpg\r\n', ['a.jpg', 'b.jpg']],
  ['NUL between them, as find -print0 has it', 'a\nb.jpg\0c.jpg\0', ['a\nb.jpg', 'c.jpg']],
  ['nothing', '', []],
])('%s', async (_, text, paths) => {
  expect(await readPathList(Readable.from([Buffer.from(text)]))).toEqual(paths);
});

test('names that are not UTF-8 keep their bytes', async () => {
  const bytes = Buffer.from([0x63, 0xe9, 0x2e, 0x6a, 0x70, 0x67]);
  const [path = ''] = await readPathList(Readable.from([Buffer.concat([bytes, Buffer.from('\n')])]));
  expect(bytesOf(path)).toEqual(bytes);
});
