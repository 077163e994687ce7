import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKey } from './api-key.ts';
import { writeKeyFile } from './key-file.ts';
import { type AccessSettings, openAccess } from './open-access.ts';

const NOTHING: AccessSettings = {
  host: '127.0.0.1',
  access: undefined,
  keys: undefined,
  issuer: undefined,
  proxies: 0,
};

let directory: string;
let keys: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'telltale-access-'));
  keys = join(directory, 'keys.json');
  await writeKeyFile(keys, []);
});
afterAll(() => rm(directory, { recursive: true }));

describe('access control', () => {
  test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('is off by default on %s', async (host) => {
    expect(await openAccess({ ...NOTHING, host })).toBeUndefined();
  });

  test.each(['0.0.0.0', '::', '192.0.2.1', '2001:db8::1', 'example.org', '128.0.0.1'])(
    'is asked for on %s, unless told in so many words',
    async (host) => {
      const refusal = { code: 'access_not_set_up', values: { host } };
      await expect(openAccess({ ...NOTHING, host })).rejects.toMatchObject(refusal);
      await expect(openAccess({ ...NOTHING, host, access: 'required' })).rejects.toMatchObject(refusal);
      expect(await openAccess({ ...NOTHING, host, access: 'open-to-anyone' })).toBeUndefined();
      expect(await openAccess({ ...NOTHING, host, keys })).toBeTypeOf('function');
    },
  );

  test('is on at a loopback address if keys are set up or access control is required', async () => {
    expect(await openAccess({ ...NOTHING, keys })).toBeTypeOf('function');
    await expect(openAccess({ ...NOTHING, access: 'required' })).rejects.toMatchObject({ code: 'access_not_set_up' });
  });

  test('is required at a loopback address behind a proxy', async () => {
    await expect(openAccess({ ...NOTHING, proxies: 1 })).rejects.toMatchObject({ code: 'access_not_set_up' });
    expect(await openAccess({ ...NOTHING, proxies: 1, access: 'open-to-anyone' })).toBeUndefined();
    expect(await openAccess({ ...NOTHING, proxies: 1, keys })).toBeTypeOf('function');
  });

  test('cannot be required and off at once', async () => {
    await expect(openAccess({ ...NOTHING, keys, access: 'open-to-anyone' })).rejects.toMatchObject({
      code: 'setting_invalid',
      values: { setting: 'TELLTALE_ACCESS' },
    });
  });

  test.each([
    ['no file', undefined, 'ENOENT'],
    ['no JSON', 'keys', 'not JSON'],
    ['no file of keys', '{"keys":[]}', 'schema: '],
    ['a key without scopes', JSON.stringify({ schema: 'telltale.keys/1', keys: [{ id: 'a' }] }), 'keys.0.id: '],
  ])('refuses %s', async (_, text, problem) => {
    const path = join(directory, `${problem}.json`);
    if (text !== undefined) await writeFile(path, text);
    await expect(openAccess({ ...NOTHING, keys: path })).rejects.toMatchObject({
      code: 'keys_file_invalid',
      values: { path, problem: expect.stringContaining(problem) },
    });
  });
});

describe('a key', () => {
  test('is recognised only as a whole', async () => {
    const { key, record } = createKey('lab', ['examine']);
    await writeKeyFile(keys, [record]);
    const identify = await openAccess({ ...NOTHING, keys });
    expect(await identify?.(key)).toEqual({
      id: `key ${record.id}`,
      name: `key lab ${record.id}`,
      scopes: ['examine'],
    });
    const other = key.endsWith('A') ? 'B' : 'A';
    for (const wrong of ['', `${key}A`, key.slice(0, -1), key.slice(0, -1) + other, record.id, record.sha256]) {
      expect(await identify?.(wrong)).toBeUndefined();
    }
  });

  test('is refused once it has expired', async () => {
    const past = createKey('old', ['examine'], new Date(Date.now() - 1000));
    const ahead = createKey('new', ['examine'], new Date(Date.now() + 100_000));
    await writeKeyFile(keys, [past.record, ahead.record]);
    const identify = await openAccess({ ...NOTHING, keys });
    expect(await identify?.(past.key)).toBeUndefined();
    expect(await identify?.(ahead.key)).toBeDefined();
  });

  test('is refused as soon as it is revoked, and nobody gets in without the file', async () => {
    const { key, record } = createKey('lab', ['examine']);
    await writeKeyFile(keys, [record]);
    const identify = await openAccess({ ...NOTHING, keys });
    expect(await identify?.(key)).toBeDefined();
    await writeKeyFile(keys, [{ ...record, revoked: new Date().toISOString() }]);
    expect(await identify?.(key)).toBeUndefined();
    await rm(keys);
    await expect(identify?.(key)).rejects.toThrow('can no longer be read');
  });
});
