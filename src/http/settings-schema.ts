import { z } from 'zod';
import type { MessageCode, MessageValues } from '../core/words/catalogue.ts';
import { isOwnAddress } from './access/is-own-address.ts';

/** What docs/configuration.md says about a setting beside its default, and what the error says if its value is wrong. */
export interface SettingInfo {
  readonly meaning: string;
  readonly expected: readonly [MessageCode, MessageValues];
  /** Shown if the default is determined when the service starts. */
  readonly defaultText?: string;
  /** The value never appears in a message. */
  readonly isSecret?: true;
}

export const about = z.registry<SettingInfo>();

/** Whole numbers as a shell writes them; `Number` alone would accept an empty text, 0x10 and 1e3. */
function wholeNumber(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));
}

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export const BACKENDS = ['native', 'wasm'] as const;

/** pg-boss allows 50 for its own schema, which has the same name with the suffix `_queue`. */
const MAX_SCHEMA_CHARACTERS = 40;

const ACCESS = ['required', 'open-to-anyone'] as const;

/** https, or this machine itself: over an open network, an attacker could replace the keys and be admitted. */
const issuerAddress = z.url({ protocol: /^https?$/ }).refine((address) => {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || isOwnAddress(hostname.replace(/^\[|\]$/g, ''));
});

/**
 * Every setting of the service, by the name of its environment variable. docs/configuration.md is generated from this.
 */
export const environment = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:%-]+$/)
    .default('127.0.0.1')
    .register(about, {
      meaning:
        'Address to listen on. Any address but this machine’s own opens the service to the network and requires access control.',
      expected: ['expected_host', {}],
    }),
  PORT: wholeNumber(0, 65_535)
    .default(3000)
    .register(about, {
      meaning: 'TCP port to listen on; 0 chooses a free one.',
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
  TELLTALE_MODELS: z
    .string()
    .optional()
    .register(about, {
      meaning:
        'Folder in which bundles lie side by side (docs/models.md). The service uses the one that `telltale models use` names, and switches to another without a restart; with TELLTALE_MODEL it does not.',
      expected: ['expected_folder', {}],
      defaultText: 'the folder of the bundle that ships with Telltale',
    }),
  TELLTALE_SHADOW_MODEL: z
    .string()
    .optional()
    .register(about, {
      meaning:
        'Name in TELLTALE_MODELS, or folder, of a bundle that examines the photos of the service too, in idle time alone and only to be compared (docs/models.md). Nobody gets its results.',
      expected: ['expected_bundle', {}],
      defaultText: 'none',
    }),
  TELLTALE_KEY: z
    .string()
    .optional()
    .register(about, {
      meaning:
        'API key with the scope admin, with which `telltale models compare --live` reads the metrics of a service.',
      expected: ['expected_key', {}],
      defaultText: 'none',
      isSecret: true,
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
        'one per core with `wasm`, one per four cores with `native`, and one more in scans and batch workers',
    }),
  TELLTALE_MAX_REQUEST_MB: wholeNumber(1, 1100)
    .default(250)
    .register(about, {
      meaning:
        'Maximum size of one request, in MB (1,000,000 bytes). The whole request is in memory while it is examined.',
      expected: ['expected_integer', { min: 1, max: 1100 }],
    }),
  TELLTALE_ACCESS: z
    .enum(ACCESS)
    .optional()
    .register(about, {
      meaning:
        'Whether callers need a key or a token. `open-to-anyone` admits everybody who can reach the address; it must be set explicitly.',
      expected: ['expected_choice', { choices: ACCESS.join(', ') }],
      defaultText:
        '`required`, but off if `HOST` is this machine’s own address and neither keys nor an issuer nor proxies are set',
    }),
  TELLTALE_KEYS: z
    .string()
    .optional()
    .register(about, {
      meaning: 'File with the hashes of API keys, written by `telltale keys`. It is read again when it changes.',
      expected: ['expected_file', {}],
      defaultText: 'no API keys',
    }),
  TELLTALE_OIDC_ISSUER: issuerAddress.optional().register(about, {
    meaning: 'OpenID Connect issuer whose bearer tokens are accepted, as in their `iss`.',
    expected: ['expected_https', {}],
    defaultText: 'no tokens',
  }),
  TELLTALE_OIDC_AUDIENCE: z
    .string()
    .optional()
    .register(about, {
      meaning: 'Required `aud` of the tokens. Must be set together with the issuer.',
      expected: ['expected_audience', {}],
      defaultText: 'none',
    }),
  TELLTALE_OIDC_JWKS: issuerAddress.optional().register(about, {
    meaning: 'Address of the issuer’s keys.',
    expected: ['expected_https', {}],
    defaultText: 'from the issuer’s OpenID configuration',
  }),
  TELLTALE_RATE_PER_ADDRESS: wholeNumber(0, 1_000_000)
    .default(600)
    .register(about, {
      meaning:
        'Maximum number of requests per minute from one address, including those with refused keys and tokens; 0 is no limit.',
      expected: ['expected_integer', { min: 0, max: 1_000_000 }],
    }),
  TELLTALE_RATE_PER_CALLER: wholeNumber(0, 1_000_000)
    .default(600)
    .register(about, {
      meaning: 'Maximum number of requests per minute with one key, or with tokens of one subject; 0 is no limit.',
      expected: ['expected_integer', { min: 0, max: 1_000_000 }],
    }),
  TELLTALE_PROXIES: wholeNumber(0, 10)
    .default(0)
    .register(about, {
      meaning:
        'Number of proxies in front of the service that add the caller’s address to X-Forwarded-For. If it is too high, callers can forge the address that the rate limit counts.',
      expected: ['expected_integer', { min: 0, max: 10 }],
    }),
  TELLTALE_UPLOAD_SECONDS: wholeNumber(1, 3600)
    .default(120)
    .register(about, {
      meaning: 'Maximum time for a client to send its photos.',
      expected: ['expected_integer', { min: 1, max: 3600 }],
    }),
  TELLTALE_DEADLINE_SECONDS: wholeNumber(1, 3600)
    .default(60)
    .register(about, {
      meaning:
        'Maximum time from then to the answer. Photos that are not examined by then are errors in it. A request that would have to wait for half of this time is refused.',
      expected: ['expected_integer', { min: 1, max: 3600 }],
    }),
  TELLTALE_QUEUE_PHOTOS: wholeNumber(1, 100_000)
    .default(200)
    .register(about, {
      meaning:
        'Maximum number of photos of all requests that wait or are examined at a time; further requests get a 503 with Retry-After.',
      expected: ['expected_integer', { min: 1, max: 100_000 }],
    }),
  TELLTALE_QUEUE_MB: wholeNumber(1, 1_000_000)
    .default(500)
    .register(about, {
      meaning:
        'Maximum size of all uploads in memory at a time, in MB; further requests get a 503 with Retry-After. An upload without a declared length counts as the largest allowed one.',
      expected: ['expected_integer', { min: 1, max: 1_000_000 }],
    }),
  TELLTALE_DATABASE: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .register(about, {
      meaning:
        'PostgreSQL database for batches (docs/batches.md) and for cases (docs/evidence.md), as `postgres://user:password@host:5432/database`. The password may also be in PGPASSWORD or in the file that PGPASSFILE names.',
      expected: ['expected_database', {}],
      defaultText: 'no batches; cases in a file of TELLTALE_EVIDENCE_FOLDER',
      isSecret: true,
    }),
  TELLTALE_DATABASE_SCHEMA: z
    .string()
    .regex(/^[a-z][a-z\d_]*$/)
    .max(MAX_SCHEMA_CHARACTERS)
    .default('telltale')
    .register(about, {
      meaning:
        'Schema of the tables. The schema of the queue has the suffix `_queue`, that of the cases the suffix `_evidence`.',
      expected: ['expected_schema', { max: MAX_SCHEMA_CHARACTERS }],
    }),
  TELLTALE_BATCH_ROOT: z
    .string()
    .optional()
    .register(about, {
      meaning:
        'Folder that all workers share, at the path of this machine. Batches contain files in it, and nothing outside it is read.',
      expected: ['expected_folder', {}],
      defaultText: 'no batches',
    }),
  TELLTALE_EVIDENCE_FOLDER: z
    .string()
    .optional()
    .register(about, {
      meaning:
        'Folder in which `telltale case` and the service keep the original photos of cases, their examinations and the custody log (docs/evidence.md).',
      expected: ['expected_folder', {}],
      defaultText: 'private: no photo and no case is stored',
    }),
  TELLTALE_WORKER_GONE_SECONDS: wholeNumber(1, 3600)
    .default(30)
    .register(about, {
      meaning: 'A worker without a heartbeat for this time is considered lost, and its photos are tried again.',
      expected: ['expected_integer', { min: 1, max: 3600 }],
    }),
  TELLTALE_RETRY_SECONDS: wholeNumber(1, 3600)
    .default(5)
    .register(about, {
      meaning:
        'Delay before the second attempt at a photo. It doubles before each further attempt, and up to the same time is added at random.',
      expected: ['expected_integer', { min: 1, max: 3600 }],
    }),
  TELLTALE_LOG_LEVEL: z
    .enum(LOG_LEVELS)
    .default('info')
    .register(about, {
      meaning: 'Level of the log, JSON lines on standard error. No level identifies a caller or a photo.',
      expected: ['expected_choice', { choices: LOG_LEVELS.join(', ') }],
    }),
});
