import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PassedOverTally } from '../../src/batch/passed-over.ts';
import { readSources } from '../../src/batch/sources/read-sources.ts';
import { isEntry } from '../../src/batch/sources/source-entry.ts';
import { DEFAULT_SOURCE_LIMITS } from '../../src/batch/sources/source-limits.ts';
import { passedOverLines } from '../../src/report/passed-over-lines.ts';
import { buildTar, buildTarGz } from './build-tar.ts';
import { buildZip } from './build-zip.ts';
import { readAll } from './read-all.ts';

let folder: string;
let jpeg: Buffer;
let kinds: Readonly<Record<Outcome, Readonly<Record<string, Buffer>>>>;

/** The one of three lists in which a file ends. */
type Outcome = 'examined' | 'refused' | 'passed over';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-accounting-'));
  jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#88f' } })
    .jpeg()
    .toBuffer();
  const gif = Buffer.from('GIF89a and so on');
  const latin = (text: string) => Buffer.from(text, 'latin1');
  const inner = buildZip([{ name: 'inside.jpg', bytes: jpeg }]);
  kinds = {
    examined: {
      ...Object.fromEntries(
        'jpg JPEG jpe jfif mpo png webp heic heif hif avif tif tiff'.split(' ').map((name) => [`a.${name}`, jpeg]),
      ),
      // Files with a picture's extension are decoded, and the error says what is wrong.
      ...Object.fromEntries('nef CR2 dng gif bmp svg jxl'.split(' ').map((name) => [`b.${name}`, gif])),
      // By their first bytes alone.
      'no-extension': jpeg,
      'disguised.txt': jpeg,
      'picture.bin': gif,
      '.hidden.jpg': jpeg,
      '.folder/hidden-too.jpg': jpeg,
      'empty.jpg': Buffer.alloc(0),
      // Archives under other names.
      'comic.cbz': inner,
      'phone.ufdr': inner,
      'backup-of-2019': await buildTarGz([{ name: 'inside.jpg', bytes: jpeg }]),
      'in.dat': await buildTar([{ name: 'inside.jpg', bytes: jpeg }]),
      'really-a-tar.zip': await buildTar([{ name: 'inside.jpg', bytes: jpeg }]),
    },
    refused: {
      'x.7z': latin('7z\xbc\xaf\x27\x1c'),
      'x.rar': latin('Rar!\x1a\x07\0'),
      'x.cbr': latin('Rar!\x1a\x07\0'),
      'x.tar.xz': latin('\xfd7zXZ\0'),
      'x.tar.bz2': latin('BZh91AY&SY'),
      'x.tar.zst': latin('\x28\xb5\x2f\xfd'),
      'x.txz': Buffer.alloc(3),
      'x.gz': gzipSync('a text'),
      'no-extension-7z': latin('7z\xbc\xaf\x27\x1c'),
      'disguised.log': latin('Rar!\x1a\x07\0'),
      'x.E01': latin('EVF\x09\x0d\x0a\xff\0'),
      'x.z01': latin('PK\x07\x08PK\x03\x04'),
      'x.zip.001': inner.subarray(0, 40),
      'cut.zip': inner.subarray(0, inner.length - 30),
      'empty.zip': Buffer.alloc(0),
      'empty.tar.gz': Buffer.alloc(0),
    },
    'passed over': {
      'notes.txt': latin('text'),
      'paper.pdf': latin('%PDF-1.7'),
      'film.mp4': latin('\0\0\0\x18ftypmp42\0\0\0\0mp42isom'),
      'page.html': latin('<html><svg></svg></html>'),
      'letter.docx': inner,
      'program.jar': inner,
      README: latin('text'),
      'empty-file': Buffer.alloc(0),
      '._a.jpg': latin('\0\x05\x16\x07\0\x02\0\0Mac OS X'),
      '__MACOSX/._b.jpg': latin('\0\x05\x16\x07\0\x02\0\0Mac OS X'),
      'no-members.zip': buildZip([]),
    },
  };
});
afterAll(() => rm(folder, { recursive: true }));

const files = () => Object.entries({ ...kinds.examined, ...kinds.refused, ...kinds['passed over'] });

/** Number of files in each list, and the files in a wrong one. */
async function account(source: string) {
  const tally = new PassedOverTally();
  const rows = { examined: 0, refused: 0 };
  for await (const item of tally.itemsToExamine(readSources([source], DEFAULT_SOURCE_LIMITS))) {
    rows[isEntry(item) ? 'examined' : 'refused']++;
    if (isEntry(item)) await item.read();
  }
  const passedOver = tally.summary.kinds.reduce((sum, { count }) => sum + count, 0);
  return { ...rows, passedOver, lines: passedOverLines(tally.summary, 'en') };
}

function expected() {
  const count = (place: Outcome) => Object.keys(kinds[place]).length;
  return { examined: count('examined'), refused: count('refused'), passedOver: count('passed over') };
}

test('every file of a folder ends in one of three places', async () => {
  const root = join(folder, 'all');
  for (const [name, bytes] of files()) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), bytes);
  }
  const { lines, ...places } = await account(root);
  expect(places).toEqual(expected());
  expect(places.examined + places.refused + places.passedOver).toBe(files().length);
  expect(lines).toEqual([
    'Skipped, with nothing to examine: 11.',
    expect.stringMatching(/^Neither a picture nor an archive: 8\. .*\.pdf 1 \(paper\.pdf\)/),
    'Metadata files of a Mac: 2. ._a.jpg, __MACOSX/._b.jpg',
    'Archives without files: 1. no-members.zip',
  ]);
  for (const line of await readAll([root])) {
    const [, name = '', sign] = /^(.*?)(?:!\/.*)?([:!?]) /.exec(line) ?? [];
    const place = ({ ':': 'examined', '!': 'refused', '?': 'passed over' } as const)[sign as ':' | '!' | '?'];
    expect(kinds[place], line).toHaveProperty([name]);
  }
});

test.each([
  ['stored zip', 'all.zip', () => buildZip(files().map(([name, bytes]) => ({ name, bytes })))],
  ['packed zip', 'packed.zip', () => buildZip(files().map(([name, bytes]) => ({ name, bytes, isPacked: true })))],
  ['tar', 'all.tar', () => buildTar(files().map(([name, bytes]) => ({ name, bytes })))],
  ['compressed tar', 'all.tgz', () => buildTarGz(files().map(([name, bytes]) => ({ name, bytes })))],
  [
    'zip in a compressed tar',
    'in.tgz',
    () => buildTarGz([{ name: 'z', bytes: buildZip(files().map(([name, bytes]) => ({ name, bytes }))) }]),
  ],
])('in a %s as well', async (_, name, build) => {
  await writeFile(join(folder, name), await build());
  const { lines, ...places } = await account(join(folder, name));
  expect(places).toEqual(expected());
});

describe('what is no file', () => {
  test('is counted in a folder, and reported if it has a photo’s name or is an argument', async () => {
    const root = join(folder, 'special');
    await mkdir(join(root, 'sub'), { recursive: true });
    execFileSync('mkfifo', [join(root, 'pipe'), join(root, 'pipe.jpg')]);
    const server = createServer().listen(join(root, 'socket'));
    await symlink('nowhere', join(root, 'link'));
    await symlink(join(root, 'sub'), join(root, 'to-folder'));
    await symlink(join(root, 'loop.jpg'), join(root, 'loop.jpg'));
    const inFolder = await readAll([root]);
    const named = await readAll([join(root, 'pipe'), join(root, 'socket'), '/dev/null']);
    server.close();
    expect(inFolder).toEqual([
      'link? link',
      'loop.jpg! source_is_link',
      'pipe? not_a_file',
      'pipe.jpg! source_not_a_file',
      'socket? not_a_file',
      'to-folder! source_is_link',
    ]);
    expect(named).toEqual(['pipe! source_not_a_file', 'socket! source_not_a_file', 'null! source_not_a_file']);
  });
});

describe('the results of scans', () => {
  test('are skipped in a folder, other files beside them are not', async () => {
    const scan = join(folder, 'with-scan', 'scan');
    await mkdir(join(scan, 'report', 'photos'), { recursive: true });
    await writeFile(join(scan, 'scan.json'), '{"schema":"telltale.scan/1"}');
    const own = ['results.jsonl', 'photos.jsonl', 'passed-over.jsonl', 'report.html', 'report/photos/0.jpg'];
    for (const name of [...own, '.results.csv.partial', 'kept.jpg']) await writeFile(join(scan, name), 'x');
    await writeFile(join(folder, 'with-scan', 'a.jpg'), 'x');
    expect(await readAll([join(folder, 'with-scan')])).toEqual(['a.jpg: x', 'scan? scan_folder', 'scan/kept.jpg: x']);
    // Of another program, in spite of its name.
    await writeFile(join(scan, 'scan.json'), '{"schema":1}');
    expect(await readAll([scan])).toContain('report/photos/0.jpg: x');
  });
});
