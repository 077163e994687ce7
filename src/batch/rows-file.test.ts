import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRowsFile } from './rows-file.ts';

const former = '{"schema":"telltale.examination/1"}\n{"schema":"telltale.examination/1"}\n';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-rows-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('openRowsFile', () => {
  test('appears whole, one row a line, in order', async () => {
    const path = join(folder, 'results.jsonl');
    const rows = await openRowsFile(path);
    await rows.write({ name: 'a\nb' });
    await rows.write({ name: 'ü' });
    expect(await readdir(folder)).not.toContain('results.jsonl');
    await rows.finish();
    expect(await readFile(path, 'utf8')).toBe('{"name":"a\\nb"}\n{"name":"ü"}\n');
    expect(await readdir(folder)).toEqual(['results.jsonl']);
  });

  test('a cancelled run leaves the previous result and nothing else', async () => {
    const path = join(folder, 'results.jsonl');
    await writeFile(path, former);
    const rows = await openRowsFile(path);
    await rows.write(1);
    await rows.discard();
    expect(await readFile(path, 'utf8')).toBe(former);
    expect(await readdir(folder)).toEqual(['results.jsonl']);
  });

  test('replaces the target of a link, not the link', async () => {
    await writeFile(join(folder, 'target'), former);
    await symlink(join(folder, 'target'), join(folder, 'link'));
    const rows = await openRowsFile(join(folder, 'link'));
    await rows.write(1);
    await rows.finish();
    expect(await readFile(join(folder, 'target'), 'utf8')).toBe('1\n');
  });

  test.each([
    ['rows of ours', 'r.jsonl', former],
    ['rows of ours under another name', 'r.txt', former],
    ['where the results of a batch come from', 'p.ndjson', '{"name":"a","model":"m","state":"done","attempts":1}\n'],
    ['an empty file named as rows', 'r.NDJSON', ''],
  ])('replaces %s', async (_, name, content) => {
    const path = join(folder, name);
    await writeFile(path, content);
    const rows = await openRowsFile(path);
    await rows.write(1);
    await rows.finish();
    expect(await readFile(path, 'utf8')).toBe('1\n');
  });

  test.each([
    ['a photo', 'a.jpg', '\xff\xd8\xff\xe0\n'],
    ['a photo named as rows', 'a.jsonl', '\xff\xd8\xff\xe0\n'],
    ['an empty file of another name', 'a.jpg', ''],
    ['rows of another program', 'a.jsonl', '{"id":1}\n'],
    ['rows with something of another program among them', 'a.jsonl', `${former}{"id":1}\n`],
    ['rows with notes behind them', 'a.jsonl', `${former}remember`],
  ])('leaves %s as it was', async (_, name, content) => {
    const path = join(folder, name);
    await writeFile(path, content, 'latin1');
    await expect(openRowsFile(path)).rejects.toMatchObject({ code: 'output_taken', values: { path } });
    expect(await readFile(path, 'latin1')).toBe(content);
    expect(await readdir(folder)).toEqual([name]);
  });

  test('writes to a device directly', async () => {
    const rows = await openRowsFile('/dev/null');
    await rows.write(1);
    await rows.finish();
    expect(await readFile('/dev/null', 'utf8')).toBe('');
  });

  test.each([
    ['a folder', () => folder],
    ['a folder that does not exist', () => join(folder, 'missing', 'results.jsonl')],
  ])('refuses %s before any work is done', async (_, path) => {
    await expect(openRowsFile(path())).rejects.toMatchObject({ code: 'output_unwritable', values: { path: path() } });
  });
});
