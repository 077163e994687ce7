import { z } from 'zod';
import { TelltaleError } from '../core/errors.ts';
import type { MessageCode, MessageValues } from '../core/words/catalogue.ts';
import { say } from '../core/words/say.ts';
import { MEGABYTE, type ServiceLimits } from './limits.ts';

/** What docs/configuration.md tells of a setting beside its default, and what the sentence says when it is wrong. */
interface SettingInfo {
  readonly meaning: string;
  readonly expected: readonly [MessageCode, MessageValues];
  /** Shown where the default is found out when the service starts. */
  readonly defaultText?: string;
}

const about = z.registry<SettingInfo>();

/** Whole numbers as a shell writes them; `Number` alone would take an empty text, 0x10 and 1e3. */
function wholeNumber(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
const BACKENDS = ['native', 'wasm'] as const;

/** Every setting of the service, by the name of its environment variable. docs/configuration.md is made from this. */
const environment = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:%-]+$/)
    .default('127.0.0.1')
    .register(about, {
      meaning: 'Address to listen on. Any other than this machine’s own opens the service to the network.',
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
      defaultText: 'one a core with `wasm`, one for every four cores with `native`',
    }),
  TELLTALE_MAX_REQUEST_MB: wholeNumber(1, 1100)
    .default(250)
    .register(about, {
      meaning: 'Most that one request may hold, in MB (1,000,000 bytes). All of it is in memory while it is examined.',
      expected: ['expected_integer', { min: 1, max: 1100 }],
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
    .default(1000)
    .register(about, {
      meaning: 'MB of all uploads that may be held in memory at a time; further requests are told to come back.',
      expected: ['expected_integer', { min: 1, max: 1_000_000 }],
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

export type LogLevel = (typeof LOG_LEVELS)[number];

/** The service's settings, read once at the start and handed down. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Undefined: the bundle that ships with the project. */
  readonly model: string | undefined;
  /** Undefined: native where it is installed, else wasm. */
  readonly backend: (typeof BACKENDS)[number] | undefined;
  /** Undefined: what suits the backend. */
  readonly workers: number | undefined;
  readonly limits: Partial<ServiceLimits>;
  readonly logLevel: LogLevel;
}

/**
 * Reads the settings from environment variables. One that is empty counts as not set, as with most programs.
 *
 * @throws TelltaleError `setting_invalid` for the first that is wrong, with what was expected and what came.
 */
export function readSettings(variables: Readonly<Record<string, string | undefined>>, language = 'en'): Settings {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const { data, error } = environment.safeParse(set);
  if (error) throw wrongSetting(String(error.issues[0]?.path[0]), set, language);
  return Object.freeze({
    host: data.HOST,
    port: data.PORT,
    model: data.TELLTALE_MODEL,
    backend: data.TELLTALE_BACKEND,
    workers: data.TELLTALE_WORKERS,
    limits: limitsOf(data),
    logLevel: data.TELLTALE_LOG_LEVEL,
  });
}

function limitsOf(data: z.infer<typeof environment>): Partial<ServiceLimits> {
  return {
    maxRequestBytes: data.TELLTALE_MAX_REQUEST_MB * MEGABYTE,
    maxHeldBytes: data.TELLTALE_QUEUE_MB * MEGABYTE,
    maxHeldPhotos: data.TELLTALE_QUEUE_PHOTOS,
    uploadTimeoutMs: data.TELLTALE_UPLOAD_SECONDS * 1000,
    deadlineMs: data.TELLTALE_DEADLINE_SECONDS * 1000,
  };
}

function wrongSetting(name: string, set: Readonly<Record<string, string | undefined>>, language: string) {
  const info = listSettings().find((setting) => setting.name === name)?.info;
  const expected = info === undefined ? '?' : say(info.expected[0], language, info.expected[1]);
  return new TelltaleError('setting_invalid', { setting: name, expected, received: set[name] ?? '' });
}

interface ListedSetting {
  readonly name: string;
  readonly info: SettingInfo;
  readonly defaultText: string;
}

/** The settings in the order of the schema, for the documentation. */
export function listSettings(): readonly ListedSetting[] {
  return Object.entries(environment.shape).map(([name, schema]) => {
    const info = about.get(schema);
    if (info === undefined) throw new Error(`the setting ${name} is not described`);
    return { name, info, defaultText: info.defaultText ?? `\`${schema.parse(undefined)}\`` };
  });
}
