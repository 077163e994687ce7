import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildZip, type ZipMember } from './build-zip.ts';
import { readAll } from './read-all.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-zips-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Outcomes of the members of a zip. */
async function read(bytes: Buffer, name = 'a.zip'): Promise<string[]> {
  await writeFile(join(folder, name), bytes);
  return readAll([join(folder, name)]);
}

const member = (name: string): ZipMember => ({ name, bytes: Buffer.from(`photo ${name}`) });
const three = ['1.jpg', '2.jpg', '3.jpg'].map(member);
const whole = (name = 'a.zip') => ['1', '2', '3'].map((number) => `${name}!/${number}.jpg: photo ${number}.jpg`);
const jpeg = Buffer.from('\xff\xd8\xff\xe0 picture', 'latin1');

describe('the count of an end record', () => {
  test.each([0, 1, 2])('of %i for three members: all of them', async (count) => {
    expect(await read(buildZip(three, { count }))).toEqual(whole());
  });

  test('kept modulo 65,536: all members', async () => {
    const texts = Array.from({ length: 65_540 }, (_, i) => ({ name: `${i}.jpg`, bytes: Buffer.from('x') }));
    await writeFile(join(folder, 'finder.zip'), buildZip(texts));
    const { readSources } = await import('../../src/batch/sources/read-sources.ts');
    const { DEFAULT_SOURCE_LIMITS } = await import('../../src/batch/sources/source-limits.ts');
    let count = 0;
    for await (const item of readSources([join(folder, 'finder.zip')], DEFAULT_SOURCE_LIMITS)) {
      if ('read' in item) count++;
    }
    expect(count).toBe(65_540);
  });

  test('above the true count: the existing members, and an error for the archive', async () => {
    expect(await read(buildZip(three, { count: 4 }))).toEqual([...whole(), 'a.zip! archive_damaged']);
  });
});

describe('what stands around a zip', () => {
  test.each([
    ['the end of a line', Buffer.from('\r\n')],
    ['zeros up to a block', Buffer.alloc(512)],
    ['a megabyte of zeros', Buffer.alloc(1_000_000)],
    ['a page of a web server', Buffer.from('<html>done</html>')],
    ['what looks like an end record', Buffer.from('PK\x05\x06', 'latin1')],
  ])('%s behind it', async (_, tail) => {
    expect(await read(Buffer.concat([buildZip(three), tail]))).toEqual(whole());
  });

  test('a program before it, a comment in it', async () => {
    const zip = buildZip(three, { comment: 'PK\x05\x06 is no end record here' });
    expect(await read(Buffer.concat([Buffer.from('#!/bin/sh\n'), zip]))).toEqual(whole());
    expect(await read(zip)).toEqual(whole());
  });

  test('a photo in front: both are read', async () => {
    const both = await read(Buffer.concat([jpeg, buildZip(three)]), 'both.zip');
    expect(both).toEqual([`both.zip: ${jpeg.toString('latin1')}`, ...whole('both.zip')].with(0, both[0] ?? ''));
    expect(both[0]).toMatch(/^both[.]zip: \d+$/);
    expect(await read(jpeg, 'photo.zip')).toEqual([`photo.zip: ${jpeg.toString('latin1')}`]);
  });

  test('a tar around it, named as a zip: read by its content', async () => {
    const { buildTar } = await import('./build-tar.ts');
    const tar = await buildTar([{ name: '1.jpg', bytes: Buffer.from('photo 1.jpg') }]);
    expect(await read(tar, 'tar.zip')).toEqual(['tar.zip!/1.jpg: photo 1.jpg']);
  });
});

describe('directories', () => {
  test('that are truncated are reported, also with a whole zip inside', async () => {
    expect(await read(buildZip(three, { isCutOff: true }))).toEqual(['a.zip! archive_damaged']);
    const inner = { name: 'inner.zip', bytes: buildZip(three) };
    const cut = await read(buildZip([member('0.jpg'), inner], { isCutOff: true }));
    expect(cut).toContain('a.zip! archive_damaged');
  });

  test('that are truncated in the middle give the members before', async () => {
    const zip = buildZip(three);
    zip.write('XX', zip.lastIndexOf('PK\x01\x02', undefined, 'latin1'), 'latin1');
    expect(await read(zip)).toEqual([...whole().slice(0, 2), 'a.zip! archive_damaged']);
  });

  test('with a wrong offset are found by their length', async () => {
    expect(await read(buildZip(three, { offset: 7 }))).toContain('a.zip! archive_damaged');
    expect(await read(buildZip(three, { directoryBytes: 7 }))).toEqual(whole());
  });

  test('without members are skipped and counted', async () => {
    expect(await read(buildZip([]))).toEqual(['a.zip? empty_archive']);
    expect(await read(buildZip([{ name: 'folder/', bytes: Buffer.alloc(0) }]))).toEqual(['a.zip? empty_archive']);
    expect(await read(Buffer.alloc(0))).toEqual(['a.zip! archive_damaged']);
  });
});

describe('parts of a split zip', () => {
  test.each([
    ['the last, which names another file', 'a.zip', () => buildZip(three, { disk: 2 })],
    ['the first', 'a.zip', () => Buffer.from('PK\x07\x08PK\x03\x04 and so on', 'latin1')],
    ['one by its name', 'a.z01', () => Buffer.from('PK\x07\x08PK\x03\x04 and so on', 'latin1')],
    ['one in the middle', 'a.z02', () => Buffer.from('anything')],
    ['a piece of a whole one', 'a.zip.001', () => buildZip(three, { isCutOff: true })],
    ['a piece of a tar', 'a.tar.gz.ab', () => Buffer.from('anything')],
    ['the first piece of a 7z', 'a.7z.001', () => Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1')],
    ['a later piece of a 7z', 'a.7z.002', () => Buffer.from('anything')],
    ['a later piece of a RAR', 'a.r00', () => Buffer.from('anything')],
    ['a piece of a tar.xz', 'a.tar.xz.002', () => Buffer.from('anything')],
  ])('%s says to join them', async (_, name, bytes) => {
    expect(await read(bytes(), name)).toEqual([`${name}! archive_split`]);
  });
});

test('names that would lead outside lead nowhere, and stay distinct', async () => {
  const names = ['/data/1.jpg', 'C:\\data\\1.jpg', '//server/data/1.jpg', '../1.jpg', 'data/1.jpg', 'zero\0.jpg'];
  expect(await read(buildZip(names.map((name) => ({ name, bytes: Buffer.from('x') }))))).toEqual([
    'a.zip!/data/1.jpg: x',
    'a.zip!/data/1.jpg!2: x',
    'a.zip!/server/data/1.jpg: x',
    'a.zip!/../1.jpg: x',
    'a.zip!/data/1.jpg!3: x',
    'a.zip!/zero\ufffd.jpg: x',
  ]);
});
