import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildTar } from './build-tar.ts';
import { readAll } from './read-all.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-tars-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Outcomes of the members of a tar, compressed or not. */
async function read(bytes: Buffer): Promise<string[]> {
  const path = join(folder, 'a.tar');
  await writeFile(path, bytes);
  await writeFile(`${path}.gz`, gzipSync(bytes));
  const lines = await readAll([path]);
  expect(await readAll([`${path}.gz`])).toEqual(lines.map((line) => line.replace('a.tar', 'a.tar.gz')));
  return lines;
}

const BLOCK = 512;
const END = Buffer.alloc(2 * BLOCK);

/** A header by POSIX.1-2017, pax, ustar interchange format; `fill` writes further fields. */
function header(
  name: string,
  type: string,
  byteLength: number,
  fill: (block: Buffer) => void = () => undefined,
): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0, 'latin1');
  block.write('0000644\0', 100);
  block.write(`${byteLength.toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.write(type, 156);
  block.write('ustar  \0', 257, 'latin1');
  fill(block);
  block.fill(' ', 148, 156);
  block.write(
    `${block
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  return block;
}

/** Filled up to whole blocks. */
function blocks(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]);
}

function pax(records: readonly (readonly [string, string])[]): Buffer {
  const lines = records.map(([key, value]) => {
    const rest = ` ${key}=${value}\n`;
    const length = [1, 2, 3, 4].map((digits) => digits + rest.length).find((sum, i) => String(sum).length === i + 1);
    return `${length}${rest}`;
  });
  const bytes = Buffer.from(lines.join(''));
  return Buffer.concat([header('pax', 'x', bytes.length), blocks(bytes)]);
}

/** `ab`, nothing for a while, `cd`, nothing: 24 bytes. */
const PARTS: readonly (readonly [offset: number, byteLength: number])[] = [
  [0, 2],
  [10, 2],
  [24, 0],
];
const stored = Buffer.from('abcd');
const whole = 's.jpg: ab\0\0\0\0\0\0\0\0cd\0\0\0\0\0\0\0\0\0\0\0\0';
const after = Buffer.concat([header('z.jpg', '0', 1), blocks(Buffer.from('z')), END]);
const octal = (value: number) => `${value.toString(8).padStart(11, '0')}\0`;

/** GNU's format: four parts in the header, the others in blocks after it. */
function oldSparse(parts: typeof PARTS, realSize: number): Buffer {
  const inHeader = parts.slice(0, 4);
  const behind = parts.slice(4);
  const head = header('s.jpg', 'S', stored.length, (block) => {
    for (const [i, part] of inHeader.entries()) block.write(part.map(octal).join(''), 386 + 24 * i, 'latin1');
    block.write(octal(realSize), 483, 'latin1');
    block[482] = behind.length > 0 ? 1 : 0;
  });
  const more = Buffer.alloc(behind.length > 0 ? BLOCK : 0);
  for (const [i, part] of behind.entries()) more.write(part.map(octal).join(''), 24 * i, 'latin1');
  return Buffer.concat([head, more, blocks(stored), after]);
}

describe('sparse members are put together', () => {
  test('of GNU, in the header', async () => {
    expect(await read(oldSparse(PARTS, 24))).toEqual([`a.tar!/${whole}`, 'a.tar!/z.jpg: z']);
  });

  test('of GNU, with more parts than the header has room for', async () => {
    const parts = [0, 2, 4, 6].map((offset) => [offset, 1] as const).with(3, [10, 1]);
    const tar = oldSparse([...parts.slice(0, 3), [6, 0], [10, 1], [16, 0]], 16);
    expect(await read(tar)).toEqual(['a.tar!/s.jpg: a\0b\0c\0\0\0\0\0d\0\0\0\0\0', 'a.tar!/z.jpg: z']);
  });

  test.each([
    [
      '0.0',
      PARTS.flatMap(
        ([offset, bytes]) =>
          [
            ['GNU.sparse.offset', offset],
            ['GNU.sparse.numbytes', bytes],
          ] as const,
      ),
    ],
    ['0.1', [['GNU.sparse.map', PARTS.flat().join(',')]] as const],
  ])('of pax %s', async (_, map) => {
    const records = [['GNU.sparse.size', '24'], ['GNU.sparse.name', 's.jpg'], ...map] as const;
    const tar = [
      pax(records.map(([key, value]) => [key, String(value)])),
      header('GNUSparseFile.1/s.jpg', '0', 4),
      blocks(stored),
    ];
    expect(await read(Buffer.concat([...tar, after]))).toEqual([`a.tar!/${whole}`, 'a.tar!/z.jpg: z']);
  });

  const one = (map: string, realSize = '24') => {
    const bytes = Buffer.concat([blocks(Buffer.from(map)), stored]);
    const records = [
      ['major', '1'],
      ['minor', '0'],
      ['name', 's.jpg'],
      ['realsize', realSize],
    ] as const;
    const head = pax(records.map(([key, value]) => [`GNU.sparse.${key}`, value]));
    return Buffer.concat([head, header('GNUSparseFile.1/s.jpg', '0', bytes.length), blocks(bytes), after]);
  };

  test('of pax 1.0', async () => {
    expect(await read(one(`3\n${PARTS.flat().join('\n')}\n`))).toEqual([`a.tar!/${whole}`, 'a.tar!/z.jpg: z']);
  });

  test.each([
    ['parts that lie over each other', '2\n0\n2\n1\n2\n', '24'],
    ['parts behind the end', '2\n0\n2\n90\n2\n', '24'],
    ['fewer bytes than there are', '1\n0\n2\n', '24'],
    ['no numbers', 'abc\n', '24'],
    ['far too many parts', '99999999\n', '24'],
    ['no size', '1\n0\n4\n', 'x'],
  ])('or told where their map has %s, and the rest goes on', async (_, map, realSize) => {
    expect(await read(one(map, realSize))).toEqual(['a.tar!/s.jpg! archive_member_damaged', 'a.tar!/z.jpg: z']);
  });
});

describe('tars', () => {
  test('with absolute names: without the slash or the drive', async () => {
    const names = ['/data/1.jpg', 'C:/data/2.jpg', '../3.jpg', './4.jpg'];
    const tar = await buildTar(names.map((name) => ({ name, bytes: Buffer.from('x') })));
    expect(await read(tar)).toEqual(
      ['data/1.jpg', 'data/2.jpg', '../3.jpg', '4.jpg'].map((name) => `a.tar!/${name}: x`),
    );
  });

  test('that are truncated between two members are reported as damaged', async () => {
    const tar = await buildTar([{ name: '1.jpg', bytes: Buffer.from('x') }]);
    expect(await read(tar.subarray(0, 2 * BLOCK))).toEqual(['a.tar!/1.jpg: x', 'a.tar! archive_damaged']);
  });

  test('in one file are read as one, and other content is reported', async () => {
    const tar = await buildTar([{ name: '1.jpg', bytes: Buffer.from('x') }]);
    expect(await read(Buffer.concat([tar, tar]))).toEqual(['a.tar!/1.jpg: x', 'a.tar!/1.jpg!2: x']);
    const mixed = Buffer.concat([tar, Buffer.alloc(BLOCK, 'no tar')]);
    expect(await read(mixed)).toEqual(['a.tar!/1.jpg: x', 'a.tar! archive_damaged']);
  });

  test('without members are skipped; devices, links and unknown types are reported or read', async () => {
    expect(await read(END)).toEqual(['a.tar? empty_archive']);
    const kinds = ['6', '3', '2', '1', 'Z', 'M', 'V', 'D'].map((type) => header(`${type}.jpg`, type, 0));
    const plain = ['2', '6'].map((type) => header('lib.so', type, 0));
    expect(await read(Buffer.concat([...kinds, ...plain, END]))).toEqual([
      'a.tar!/6.jpg! source_not_a_file',
      'a.tar!/3.jpg! source_not_a_file',
      'a.tar!/2.jpg! source_is_link',
      'a.tar!/1.jpg! source_is_link',
      'a.tar!/Z.jpg: ',
      'a.tar!/M.jpg! archive_split',
      'a.tar!/lib.so? link',
      'a.tar!/lib.so!2? not_a_file',
    ]);
  });

  test('names longer than the header’s field, by GNU and by pax', async () => {
    const name = `${'n'.repeat(300)}.jpg`;
    const long = [
      header('././@LongLink', 'L', name.length + 1),
      blocks(Buffer.from(`${name}\0`)),
      header('short', '0', 1),
    ];
    const byPax = [pax([['path', `p${name}`]]), header('short', '0', 1), blocks(Buffer.from('x'))];
    expect(await read(Buffer.concat([...long, blocks(Buffer.from('x')), ...byPax, END]))).toEqual([
      `a.tar!/${name}: x`,
      `a.tar!/p${name}: x`,
    ]);
  });
});
