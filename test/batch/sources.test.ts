import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEntry } from '../../src/batch/sources/open-entry.ts';
import { measureSources, readSources } from '../../src/batch/sources/read-sources.ts';
import { isEntry, isPassedOver, type SourceEntry, type SourceItem } from '../../src/batch/sources/source-entry.ts';
import { DEFAULT_SOURCE_LIMITS, type SourceLimits } from '../../src/batch/sources/source-limits.ts';
import { buildTar, buildTarGz } from './build-tar.ts';
import { buildZip } from './build-zip.ts';

const photo = (text: string) => Buffer.from(`photo ${text}`);
/** Large enough that it comes in several chunks. */
const large = Buffer.alloc(900_000, 'large photo ');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-sources-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function put(name: string, bytes: Buffer | string): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, bytes);
  return path;
}

async function all(sources: readonly string[], limits: Partial<SourceLimits> = {}): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const item of readSources(sources, { ...DEFAULT_SOURCE_LIMITS, ...limits })) {
    if (!isPassedOver(item)) items.push(item);
  }
  return items;
}

/** What each item is, `name: text` or `name! code`, read while its turn is. */
async function linesOf(sources: readonly string[], limits: Partial<SourceLimits> = {}): Promise<string[]> {
  const lines: string[] = [];
  for await (const item of readSources(sources, { ...DEFAULT_SOURCE_LIMITS, ...limits })) {
    if (isPassedOver(item)) continue;
    lines.push(isEntry(item) ? `${item.label}: ${await textOf(item)}` : `${item.label}! ${item.code}`);
  }
  return lines;
}

async function textOf(entry: SourceEntry): Promise<string> {
  return entry.read().then(
    (bytes) => (bytes.equals(large) ? 'large' : bytes.toString().replace('photo ', '')),
    (error: { code: string }) => error.code,
  );
}

describe('folders', () => {
  test('photos and archives by name, hidden ones too; links are reported and not followed, system files skipped', async () => {
    const root = join(folder, 'walk');
    for (const name of ['b.JPEG', 'a/2.png', 'a-1.jpg', 'a/deep/z.HEIC', 'notes.txt', '._b.jpg', '.hidden/x.jpg']) {
      await put(join('walk', name), photo(name));
    }
    await put('walk/in.zip', buildZip([{ name: 'x.jpg', bytes: photo('x') }]));
    await symlink(root, join(root, 'a', 'loop'));
    await symlink(join(root, 'b.JPEG'), join(root, 'link.jpg'));
    await symlink(join(root, 'notes.txt'), join(root, 'other'));
    expect(await linesOf([root])).toEqual([
      '.hidden/x.jpg: .hidden/x.jpg',
      'a-1.jpg: a-1.jpg',
      'a/2.png: a/2.png',
      'a/deep/z.HEIC: a/deep/z.HEIC',
      'a/loop! source_is_link',
      'b.JPEG: b.JPEG',
      'in.zip!/x.jpg: x',
      'link.jpg! source_is_link',
    ]);
    expect((await measureSources([root])).files).toBe(11);
  });

  test('a file named as an argument is an entry, whatever its name; a missing one is reported', async () => {
    const path = await put('odd.bin', photo('odd'));
    expect(await linesOf([path, join(folder, 'gone.jpg')])).toEqual(['odd.bin: odd', 'gone.jpg! source_not_found']);
  });

  test('names that are not UTF-8 lead back to the same file', async () => {
    const root = await put('latin/plain.jpg', photo('plain')).then((path) => join(path, '..'));
    await writeFile(
      Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from('.jpg')]),
      photo('latin'),
    );
    await writeFile(join(root, 'caf\uf7e9.jpg'), photo('private use'));
    const items = (await all([root])).filter(isEntry);
    expect(new Set(items.map(({ name }) => name)).size).toBe(3);
    const texts = await Promise.all(items.map(({ name }) => openEntry(name, DEFAULT_SOURCE_LIMITS)));
    expect(texts.map(String).sort()).toEqual(['photo latin', 'photo plain', 'photo private use']);
    // And by a glob as well.
    expect((await linesOf([`${root}/caf*`])).length).toBe(2);
  });

  test('globs find photos and archives, in order; an existing name is no glob', async () => {
    await put('globs/2019/a.jpg', photo('a'));
    await put('globs/2019/notes.txt', photo('n'));
    await put('globs/2020/b.jpg', photo('b'));
    await put('globs/[x].jpg', photo('brackets'));
    const globs = join(folder, 'globs');
    const texts = async (pattern: string) => (await linesOf([pattern])).map((line) => line.split(': ')[1]);
    expect(await texts(`${globs}/**/*.jpg`)).toEqual(['a', 'b', 'brackets']);
    expect(await texts(`${globs}/20{19,20}`)).toEqual(['a', 'b']);
    expect(await texts(`${globs}/[x].jpg`)).toEqual(['brackets']);
    expect(await linesOf([`${globs}/*.png`])).toEqual(['*.png! source_not_found']);
  });
});

describe('archives', () => {
  const members = [
    { name: 'b/large.jpg', bytes: large },
    { name: 'b/2.jpg', bytes: photo('2') },
    { name: 'a/é.jpg', bytes: photo('é') },
    { name: 'a/readme.txt', bytes: photo('none') },
    { name: '__MACOSX/a/._2.jpg', bytes: photo('twin') },
  ];
  const expected = (name: string) => [`${name}!/b/large.jpg: large`, `${name}!/b/2.jpg: 2`, `${name}!/a/é.jpg: é`];

  test.each([
    ['a.zip', async () => buildZip(members.map((member, i) => ({ ...member, isPacked: i % 2 === 0 })))],
    ['a.tar', () => buildTar(members)],
    ['a.tar.gz', () => buildTarGz(members)],
    ['a.tgz', () => buildTarGz(members)],
  ])('%s: in its own order, at once, later and by name', async (name, build) => {
    const path = await put(name, await build());
    expect(await linesOf([path])).toEqual(expected(name));
    const entries = (await all([path])).filter(isEntry);
    // All of them are past their turn, and the archive is closed.
    for (const entry of [...entries].reverse()) expect((await entry.read()).length).toBe(entry.byteLength);
    for (const entry of entries) {
      expect((await openEntry(entry.name, DEFAULT_SOURCE_LIMITS)).length).toBe(entry.byteLength);
    }
    await expect(openEntry(`${path}!/b/3.jpg`, DEFAULT_SOURCE_LIMITS)).rejects.toMatchObject({
      code: 'photo_unreadable',
    });
  });

  test('skipped members are not read, and others need not wait', async () => {
    const path = await put('skipped.tar.gz', await buildTarGz([...members, ...members]));
    const read: string[] = [];
    for await (const item of readSources([path], DEFAULT_SOURCE_LIMITS)) {
      if (isEntry(item) && item.label.includes('é')) read.push(`${item.label}: ${await textOf(item)}`);
    }
    expect(read).toEqual(['skipped.tar.gz!/a/é.jpg: é', 'skipped.tar.gz!/a/é.jpg!2: é']);
    expect(String(await openEntry(`${path}!/a/é.jpg!2`, DEFAULT_SOURCE_LIMITS))).toBe('photo é');
  });

  test('archives inside archives, to the allowed depth', async () => {
    const inner = buildZip(members.slice(1, 2));
    const middle = buildZip([
      { name: 'stored.zip', bytes: inner },
      { name: 'packed.zip', bytes: inner, isPacked: true },
      { name: 'in.tar', bytes: await buildTar(members.slice(1, 2)) },
    ]);
    const outer = await buildTarGz([
      { name: 'x/middle.zip', bytes: middle },
      { name: 'last.jpg', bytes: photo('last') },
    ]);
    const path = await put('outer.tar.gz', outer);
    const [zip, last] = ['outer.tar.gz!/x/middle.zip', 'outer.tar.gz!/last.jpg: last'];
    const leaves = ['stored.zip', 'packed.zip', 'in.tar'].map((name) => `${zip}!/${name}!/b/2.jpg: 2`);
    expect(await linesOf([path])).toEqual([...leaves, last]);
    const refused = ['stored.zip', 'packed.zip', 'in.tar'].map((name) => `${zip}!/${name}! archive_too_deep`);
    expect(await linesOf([path], { maxDepth: 1 })).toEqual([...refused, last]);
    expect(await linesOf([path], { maxDepth: 0 })).toEqual([`${zip}! archive_too_deep`, last]);
    for (const item of (await all([path])).filter(isEntry)) {
      expect((await openEntry(item.name, DEFAULT_SOURCE_LIMITS)).length).toBe(item.byteLength);
    }
    expect(await linesOf([path], { maxNestedBytes: 100 })).toEqual([`${zip}! archive_nested_too_large`, last]);
  });

  test('names: UTF-8 with and without flag, code page 437, backslashes, bytes of a tar', async () => {
    const path = await put(
      'names.zip',
      buildZip([
        { name: 'ü/ж.jpg', bytes: photo('1') },
        { name: Buffer.from('ü/ж2.jpg'), bytes: photo('2') },
        { name: Buffer.from([0x81, 0x2e, 0x6a, 0x70, 0x67]), bytes: photo('3') },
        { name: Buffer.from('a\\b.jpg'), bytes: photo('4') },
      ]),
    );
    const labels = (await all([path])).map(({ label }) => label.slice('names.zip!/'.length));
    expect(labels).toEqual(['ü/ж.jpg', 'ü/ж2.jpg', 'ü.jpg', 'a/b.jpg']);
    const tar = await put('long.tar', await buildTar([{ name: `${'д'.repeat(120)}/x.jpg`, bytes: photo('long') }]));
    expect(await linesOf([tar])).toEqual([`long.tar!/${'д'.repeat(120)}/x.jpg: long`]);
  });

  test('unreadable members are reported, and the rest is read', async () => {
    const sound = { name: 'z.jpg', bytes: photo('z') };
    const zip = await put(
      'bad.zip',
      buildZip([
        { name: '../up.jpg', bytes: photo('up') },
        { name: '/root.jpg', bytes: photo('root') },
        { name: 'C:\\x.jpg', bytes: photo('drive') },
        { name: 'secret.jpg', bytes: photo('secret'), isEncrypted: true },
        { name: 'crc.jpg', bytes: photo('crc'), crc: 1 },
        { name: 'packed.jpg', bytes: photo('p'), method: 14 },
        { name: 'broken.jpg', bytes: photo('no deflate at all'), method: 8 },
        { name: 'link.jpg', bytes: Buffer.from('/etc/passwd'), mode: 0o120777 },
        { name: 'more.jpg', bytes: large, isPacked: true, unpackedBytes: 10 },
        { name: 'not.zip', bytes: photo('no zip') },
        { name: 'bomb.tif', bytes: Buffer.alloc(20_000_000), isPacked: true },
        { name: 'huge.jpg', bytes: photo('huge'), isPacked: true, unpackedBytes: 3_000_000_000 },
        sound,
      ]),
    );
    expect(await linesOf([zip])).toEqual([
      // Nothing is extracted, so these paths are harmless.
      'bad.zip!/../up.jpg: up',
      'bad.zip!/root.jpg: root',
      'bad.zip!/x.jpg: drive',
      'bad.zip!/secret.jpg! archive_encrypted',
      'bad.zip!/crc.jpg: archive_member_damaged',
      'bad.zip!/packed.jpg! archive_method_unsupported',
      'bad.zip!/broken.jpg: archive_member_damaged',
      'bad.zip!/link.jpg! source_is_link',
      'bad.zip!/more.jpg: archive_member_damaged',
      'bad.zip!/not.zip! archive_damaged',
      'bad.zip!/bomb.tif! archive_ratio',
      'bad.zip!/huge.jpg! archive_ratio',
      'bad.zip!/z.jpg: z',
    ]);
    const tar = await buildTar([
      { name: '../up.jpg', bytes: photo('up') },
      { name: 'link.jpg', type: 'symlink', linkname: '/etc/passwd' },
      sound,
      { name: 'cut.jpg', bytes: large },
    ]);
    const whole = ['../up.jpg: up', 'link.jpg! source_is_link', 'z.jpg: z'];
    expect((await linesOf([await put('bad.tar', tar)])).slice(0, 3)).toEqual(whole.map((line) => `bad.tar!/${line}`));
    const cut = (await buildTarGz([sound, { name: 'cut.jpg', bytes: randomBytes() }])).subarray(0, 400_000);
    expect(await linesOf([await put('cut.tar.gz', cut)])).toEqual([
      'cut.tar.gz!/z.jpg: z',
      'cut.tar.gz!/cut.jpg: archive_member_damaged',
      'cut.tar.gz! archive_damaged',
    ]);
    expect(await linesOf([await put('text.zip', 'no zip'), await put('empty.tar.gz', '')])).toEqual([
      'text.zip! archive_damaged',
      'empty.tar.gz! archive_damaged',
    ]);
  });

  test('an archive that unpacks to too much is refused: by count, by total, by ratio with nested ones', async () => {
    const some = buildZip(['1', '2', '3'].map((name) => ({ name: `${name}.jpg`, bytes: photo(name) })));
    const path = await put('some.zip', some);
    const [one, two] = ['some.zip!/1.jpg: 1', 'some.zip!/2.jpg: 2'];
    expect(await linesOf([path], { maxEntries: 2 })).toEqual([one, two, 'some.zip! archive_too_many_entries']);
    expect(await linesOf([path], { maxTotalBytes: 10 })).toEqual([one, 'some.zip! archive_too_large']);
    // Each layer packs less than the limit; together they do not.
    const zeros = buildZip([{ name: '0.tif', bytes: Buffer.alloc(9_000_000), isPacked: true }]);
    const layers = Array.from({ length: 40 }, (_, i) => ({ name: `${i}.zip`, bytes: zeros, isPacked: true }));
    const bomb = await linesOf([await put('layers.zip', buildZip(layers))]);
    expect(bomb.at(-1)).toBe('layers.zip! archive_ratio');
    expect(bomb.length).toBeLessThan(40);
    const gzBomb = await buildTarGz([{ name: '0.jpg', bytes: Buffer.alloc(40_000_000) }]);
    expect(await linesOf([await put('bomb.tar.gz', gzBomb)])).toContain('bomb.tar.gz! archive_ratio');
    // It has no members to count: only the number of bytes shows it.
    const zerosAlone = await put('zeros.tar.gz', gzipSync(Buffer.alloc(60_000_000)));
    expect(await linesOf([zerosAlone])).toEqual(['zeros.tar.gz! archive_ratio']);
  });

  test('photos of more archives than stay open, requested all at once', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `many-${i}.zip`);
    for (const name of names) {
      const inner = buildZip([{ name: 'x.jpg', bytes: large, isPacked: true }]);
      await put(name, buildZip([{ name: 'inner.zip', bytes: inner }]));
    }
    const requests = [...names, ...names].map((name) =>
      openEntry(join(folder, `${name}!/inner.zip!/x.jpg`), DEFAULT_SOURCE_LIMITS),
    );
    for (const bytes of await Promise.all(requests)) expect(bytes.equals(large)).toBe(true);
  });

  test('a photo above the size limit is not read', async () => {
    const limits = { maxEntryBytes: 1000 };
    const zip = await put('large.zip', buildZip([{ name: 'l.jpg', bytes: large, isPacked: true }]));
    const tar = await put('large.tar.gz', await buildTarGz([{ name: 'l.jpg', bytes: randomBytes() }]));
    const file = await put('l.jpg', large);
    for (const path of [zip, tar, file]) expect((await linesOf([path], limits))[0]).toMatch(/: photo_too_large_bytes$/);
  });

  test('unpacks nothing to the disk', async () => {
    const before = (await readdir(tmpdir())).filter((name) => !name.startsWith('telltale-sources-'));
    await linesOf([join(folder, 'outer.tar.gz')]);
    const after = (await readdir(tmpdir())).filter((name) => !name.startsWith('telltale-sources-'));
    expect(after.filter((name) => !before.includes(name) && name.includes('outer'))).toEqual([]);
  });
});

/** Incompressible bytes. */
function randomBytes(): Buffer {
  let state = 1;
  return Buffer.from(
    Uint8Array.from({ length: 900_000 }, () => {
      state = (state * 48271) % 2147483647;
      return state & 255;
    }),
  );
}
