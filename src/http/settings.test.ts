import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { configurationPage } from './configuration-page.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { readSettings } from './settings.ts';

describe('readSettings', () => {
  test('has a default for everything', () => {
    expect(readSettings({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      model: undefined,
      backend: undefined,
      workers: undefined,
      limits: {
        maxRequestBytes: 250_000_000,
        maxHeldBytes: 500_000_000,
        maxHeldPhotos: 200,
        uploadTimeoutMs: 120_000,
        deadlineMs: 60_000,
      },
      access: undefined,
      keys: undefined,
      issuer: undefined,
      rates: { perAddress: 600, perCaller: 600 },
      proxies: 0,
      batches: { url: undefined, schema: 'telltale', root: undefined, goneAfterMs: 30_000, retryDelaySeconds: 5 },
      evidenceFolder: undefined,
      logLevel: 'info',
    });
  });

  test('has the defaults that the service has without settings', () => {
    expect({ ...DEFAULT_LIMITS, ...readSettings({}).limits }).toEqual(DEFAULT_LIMITS);
  });

  test('reads what is set and ignores other variables', () => {
    const settings = readSettings({ PORT: '8080', HOST: '::1', TELLTALE_BACKEND: 'wasm', HOME: '/root' });
    expect(settings).toMatchObject({ port: 8080, host: '::1', backend: 'wasm' });
  });

  test('reads an issuer with its audience and keys', () => {
    const issuer = 'https://issuer.example';
    expect(readSettings({ TELLTALE_OIDC_ISSUER: issuer, TELLTALE_OIDC_AUDIENCE: 'telltale' }).issuer).toEqual({
      issuer,
      audience: 'telltale',
      jwks: undefined,
    });
    const own = 'http://127.0.0.1:9/keys';
    const variables = { TELLTALE_OIDC_ISSUER: issuer, TELLTALE_OIDC_AUDIENCE: 'telltale', TELLTALE_OIDC_JWKS: own };
    expect(readSettings(variables).issuer?.jwks).toBe(own);
  });

  test.each([
    ['TELLTALE_OIDC_AUDIENCE', { TELLTALE_OIDC_ISSUER: 'https://issuer.example' }],
    ['TELLTALE_OIDC_ISSUER', { TELLTALE_OIDC_AUDIENCE: 'telltale' }],
    ['TELLTALE_OIDC_ISSUER', { TELLTALE_OIDC_JWKS: 'https://issuer.example/keys' }],
  ])('asks for %s with %j', (setting, variables) => {
    expect(() => readSettings(variables)).toThrow(
      expect.objectContaining({ code: 'setting_invalid', values: expect.objectContaining({ setting, received: '-' }) }),
    );
  });

  test('an empty variable is not set', () => {
    expect(readSettings({ PORT: '', TELLTALE_BACKEND: '' })).toEqual(readSettings({}));
  });

  test('is frozen', () => {
    expect(Object.isFrozen(readSettings({}))).toBe(true);
  });

  test.each([
    ['PORT', '65536', 'a whole number from 0 to 65,535'],
    ['PORT', '3000x', 'a whole number from 0 to 65,535'],
    ['PORT', '-1', 'a whole number from 0 to 65,535'],
    ['PORT', '0x10', 'a whole number from 0 to 65,535'],
    ['HOST', 'not a host', 'a host name or an IP address'],
    ['TELLTALE_BACKEND', 'gpu', 'one of native, wasm'],
    ['TELLTALE_OIDC_ISSUER', 'http://issuer.example', 'an address that starts with https://'],
    ['TELLTALE_ACCESS', 'open', 'one of required, open-to-anyone'],
    ['TELLTALE_WORKERS', '0', 'a whole number from 1 to 256'],
    ['TELLTALE_DEADLINE_SECONDS', '1.5', 'a whole number from 1 to 3,600'],
    [
      'TELLTALE_DATABASE_SCHEMA',
      'a;b',
      'a name of 1 to 40 lowercase letters, digits and underscores that starts with a letter',
    ],
    ['TELLTALE_WORKER_GONE_SECONDS', '0', 'a whole number from 1 to 3,600'],
    ['TELLTALE_LOG_LEVEL', 'loud', 'one of trace, debug, info, warn, error, silent'],
  ])('%s=%s is refused with a sentence', (setting, received, expected) => {
    expect(() => readSettings({ [setting]: received })).toThrow(
      expect.objectContaining({ code: 'setting_invalid', values: { setting, expected, received } }),
    );
  });
});

test('a password never appears in a message', () => {
  const wrong = { TELLTALE_DATABASE: 'mysql://telltale:hunter2@host/database' };
  expect(() => readSettings(wrong)).toThrow(expect.objectContaining({ code: 'setting_invalid' }));
  expect(() => readSettings(wrong)).not.toThrow(/hunter2/);
});

test('docs/configuration.md is in step with the schema', async () => {
  const page = fileURLToPath(new URL('../../docs/configuration.md', import.meta.url));
  await expect(configurationPage()).toMatchFileSnapshot(page);
});
