import { z } from 'zod';
import type { MessageCode, MessageValues } from '../core/words/catalogue.ts';
import { isOwnAddress } from './access/own-address.ts';

/** What docs/configuration.md tells of a setting beside its default, and what the sentence says when it is wrong. */
export interface SettingInfo {
  readonly meaning: string;
  readonly expected: readonly [MessageCode, MessageValues];
  /** Shown where the default is found out when the service starts. */
  readonly defaultText?: string;
  /** Its value never goes into a message. */
  readonly isSecret?: true;
}

export const about = z.registry<SettingInfo>();

/** Whole numbers as a shell writes them; `Number` alone would take an empty text, 0x10 and 1e3. */
function wholeNumber(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));
}

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export const BACKENDS = ['native', 'wasm'] as const;

/** pg-boss allows 50 for its own, which is called the same with `_queue` behind it. */
const MAX_SCHEMA_CHARACTERS = 40;

const ACCESS = ['required', 'open-to-anyone'] as const;

/** https, or this machine itself: on the way over a network keys could be exchanged, and whoever did would be let in. */
const issuerAddress = z.url({ protocol: /^https?$/ }).refine((address) => {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || isOwnAddress(hostname.replace(/^\[|\]$/g, ''));
});

/** Every setting of the service, by the name of its environment variable. docs/configuration.md is made from this. */
export const environment = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:%-]+$/)
    .default('127.0.0.1')
    .register(about, {
      meaning:
        'Address to listen on. Any other than this machine’s own opens the service to the network, and is refused without access control.',
      expected: ['expected_host', {}],
    }),
  PORT: wholeNumber(0, 65_535)
    .default(3000)
    .register(about, {
      meaning: 'TCP port to listen on; 0 takes any that is free.',
      expected: ['expected_integer', { min: 0, max: 65_535 }],
    }),
  TELLTALE_MODEL: z
    .string()
    .optional()
    .register(about, {
      meaning: 'Folder of the model bundle.',
      expected: ['expected_folder', {}],
      defaultText: 'the one that ships with Telltale',
    }),
  TELLTALE_BACKEND: z
    .enum(BACKENDS)
    .optional()
    .register(about, {
      meaning: 'What runs the networks: TensorFlow’s own library, or WebAssembly.',
      expected: ['expected_choice', { choices: BACKENDS.join(', ') }],
      defaultText: '`native` where it is installed, else `wasm`',
    }),
  TELLTALE_WORKERS: wholeNumber(1, 256)
    .optional()
    .register(about, {
      meaning: 'Threads that examine photos.',
      expected: ['expected_integer', { min: 1, max: 256 }],
      defaultText:
        'one a core with `wasm`, one for every four cores with `native`, and one more in scans and batch workers',
    }),
  TELLTALE_MAX_REQUEST_MB: wholeNumber(1, 1100)
    .default(250)
    .register(about, {
      meaning: 'Most that one request may hold, in MB (1,000,000 bytes). All of it is in memory while it is examined.',
      expected: ['expected_integer', { min: 1, max: 1100 }],
    }),
  TELLTALE_ACCESS: z
    .enum(ACCESS)
    .optional()
    .register(about, {
      meaning:
        'Whether callers must show a key or a token. `open-to-anyone` lets everybody in who reaches the address, and must be said in so many words.',
      expected: ['expected_choice', { choices: ACCESS.join(', ') }],
      defaultText:
        '`required`, but off where `HOST` is this machine’s own address and neither keys nor an issuer nor proxies are set',
    }),
  TELLTALE_KEYS: z
    .string()
    .optional()
    .register(about, {
      meaning: 'File with the hashes of API keys, as `telltale keys` writes it. It is read anew when it changes.',
      expected: ['expected_file', {}],
      defaultText: 'no API keys',
    }),
  TELLTALE_OIDC_ISSUER: issuerAddress.optional().register(about, {
    meaning: 'OpenID Connect issuer whose bearer tokens are taken, as they name it in `iss`.',
    expected: ['expected_https', {}],
    defaultText: 'no tokens',
  }),
  TELLTALE_OIDC_AUDIENCE: z
    .string()
    .optional()
    .register(about, {
      meaning: 'What tokens must name in `aud`. Must be set together with the issuer.',
      expected: ['expected_audience', {}],
      defaultText: 'none',
    }),
  TELLTALE_OIDC_JWKS: issuerAddress.optional().register(about, {
    meaning: 'Where the issuer’s keys are.',
    expected: ['expected_https', {}],
    defaultText: 'what the issuer’s OpenID configuration says',
  }),
  TELLTALE_RATE_PER_ADDRESS: wholeNumber(0, 1_000_000)
    .default(600)
    .register(about, {
      meaning: 'Requests a minute from one address, keys and tokens that are refused among them; 0 is without limit.',
      expected: ['expected_integer', { min: 0, max: 1_000_000 }],
    }),
  TELLTALE_RATE_PER_CALLER: wholeNumber(0, 1_000_000)
    .default(600)
    .register(about, {
      meaning: 'Requests a minute with one key, or with tokens of one subject; 0 is without limit.',
      expected: ['expected_integer', { min: 0, max: 1_000_000 }],
    }),
  TELLTALE_PROXIES: wholeNumber(0, 10)
    .default(0)
    .register(about, {
      meaning:
        'Proxies in front of the service that add the caller’s address to X-Forwarded-For. Too many, and callers may choose the address that they are counted by.',
      expected: ['expected_integer', { min: 0, max: 10 }],
    }),
  TELLTALE_UPLOAD_SECONDS: wholeNumber(1, 3600)
    .default(120)
    .register(about, {
      meaning: 'How long a client may take to send its photos.',
      expected: ['expected_integer', { min: 1, max: 3600 }],
    }),
  TELLTALE_DEADLINE_SECONDS: wholeNumber(1, 3600)
    .default(60)
    .register(about, {
      meaning:
        'How long after that the answer may take. Photos that are not examined by then are errors in it. No request is let in that would have to wait for half of it.',
      expected: ['expected_integer', { min: 1, max: 3600 }],
    }),
  TELLTALE_QUEUE_PHOTOS: wholeNumber(1, 100_000)
    .default(200)
    .register(about, {
      meaning: 'Photos of all requests that may wait or be examined at a time; further requests are told to come back.',
      expected: ['expected_integer', { min: 1, max: 100_000 }],
    }),
  TELLTALE_QUEUE_MB: wholeNumber(1, 1_000_000)
    .default(500)
    .register(about, {
      meaning:
        'MB of all uploads that may be held in memory at a time; further requests are told to come back. An upload that does not announce its length counts as the largest that is allowed.',
      expected: ['expected_integer', { min: 1, max: 1_000_000 }],
    }),
  TELLTALE_DATABASE: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .register(about, {
      meaning:
        'PostgreSQL database of batches (docs/batches.md), as `postgres://user:password@host:5432/database`. A password may also be in PGPASSWORD or the file that PGPASSFILE names.',
      expected: ['expected_database', {}],
      defaultText: 'no batches',
      isSecret: true,
    }),
  TELLTALE_DATABASE_SCHEMA: z
    .string()
    .regex(/^[a-z][a-z\d_]*$/)
    .max(MAX_SCHEMA_CHARACTERS)
    .default('telltale')
    .register(about, {
      meaning: 'Schema of the tables; that of the queue has `_queue` behind it.',
      expected: ['expected_schema', { max: MAX_SCHEMA_CHARACTERS }],
    }),
  TELLTALE_BATCH_ROOT: z
    .string()
    .optional()
    .register(about, {
      meaning:
        'Folder that all workers share, wherever each machine has it. Batches are of what lies in it, and nothing outside it is read.',
      expected: ['expected_folder', {}],
      defaultText: 'no batches',
    }),
  TELLTALE_WORKER_GONE_SECONDS: wholeNumber(1, 3600)
    .default(30)
    .register(about, {
      meaning: 'A worker that gives no sign of life for so long is taken for gone, and its photos are tried again.',
      expected: ['expected_integer', { min: 1, max: 3600 }],
    }),
  TELLTALE_RETRY_SECONDS: wholeNumber(1, 3600)
    .default(5)
    .register(about, {
      meaning:
        'Before the second attempt at a photo; twice as long before each further one, and up to as much again by chance.',
      expected: ['expected_integer', { min: 1, max: 3600 }],
    }),
  TELLTALE_LOG_LEVEL: z
    .enum(LOG_LEVELS)
    .default('info')
    .register(about, {
      meaning:
        'How much is logged, as JSON lines on standard error. No level tells who asked or what was photographed.',
      expected: ['expected_choice', { choices: LOG_LEVELS.join(', ') }],
    }),
});
