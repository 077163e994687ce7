import type { z } from 'zod';
import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';
import type { AccessSettings } from './access/open-access.ts';
import type { RateLimits } from './access/rate-limits.ts';
import { MEGABYTE, type ServiceLimits } from './limits.ts';
import { about, type BACKENDS, environment, type LOG_LEVELS, type SettingInfo } from './settings-schema.ts';

export type LogLevel = (typeof LOG_LEVELS)[number];

/** The service's settings, read once at the start and passed on. */
export interface Settings extends AccessSettings {
  readonly port: number;
  /** If undefined, the bundle that ships with the project. */
  readonly model: string | undefined;
  /** Folder of bundles side by side. If undefined, that of the shipped one. */
  readonly models: string | undefined;
  /** Name or folder of a bundle that is compared with the used one. If undefined, none is. */
  readonly shadowModel: string | undefined;
  /** With which a client of the service reads its metrics. */
  readonly key: string | undefined;
  /** If undefined, native if it is installed, otherwise wasm. */
  readonly backend: (typeof BACKENDS)[number] | undefined;
  /** If undefined, the number that suits the backend. */
  readonly workers: number | undefined;
  readonly limits: Partial<ServiceLimits>;
  readonly rates: RateLimits;
  readonly batches: BatchSettings;
  /** Folder of the cases. If undefined, nothing is stored. */
  readonly evidenceFolder: string | undefined;
  readonly logLevel: LogLevel;
}

/** Settings of batches on many machines. */
export interface BatchSettings {
  /** If undefined, no batches. */
  readonly url: string | undefined;
  readonly schema: string;
  /** Folder that all workers share. If undefined, batches can be neither submitted nor examined here. */
  readonly root: string | undefined;
  readonly goneAfterMs: number;
  readonly retryDelaySeconds: number;
}

/**
 * Reads the settings from environment variables. An empty one counts as not set, as in most programs.
 *
 * @throws TelltaleError `setting_invalid` for the first wrong one, with what was expected and received.
 */
export function readSettings(variables: Readonly<Record<string, string | undefined>>, language = 'en'): Settings {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const { data, error } = environment.safeParse(set);
  if (error) throw wrongSetting(String(error.issues[0]?.path[0]), set, language);
  return Object.freeze({
    host: data.HOST,
    port: data.PORT,
    model: data.TELLTALE_MODEL,
    models: data.TELLTALE_MODELS,
    shadowModel: data.TELLTALE_SHADOW_MODEL,
    key: data.TELLTALE_KEY,
    backend: data.TELLTALE_BACKEND,
    workers: data.TELLTALE_WORKERS,
    limits: limitsOf(data),
    access: data.TELLTALE_ACCESS,
    keys: data.TELLTALE_KEYS,
    issuer: issuerOf(data, language),
    rates: { perAddress: data.TELLTALE_RATE_PER_ADDRESS, perCaller: data.TELLTALE_RATE_PER_CALLER },
    proxies: data.TELLTALE_PROXIES,
    batches: batchesOf(data),
    evidenceFolder: data.TELLTALE_EVIDENCE_FOLDER,
    logLevel: data.TELLTALE_LOG_LEVEL,
  });
}

type Environment = z.infer<typeof environment>;

/** Without an audience, any token of the issuer, for any service, would be accepted. */
function issuerOf(data: Environment, language: string): AccessSettings['issuer'] {
  const { TELLTALE_OIDC_ISSUER: issuer, TELLTALE_OIDC_AUDIENCE: audience, TELLTALE_OIDC_JWKS: jwks } = data;
  if (issuer !== undefined && audience !== undefined) return { issuer, audience, jwks };
  if (issuer !== undefined) throw wrongSetting('TELLTALE_OIDC_AUDIENCE', {}, language);
  if (audience !== undefined || jwks !== undefined) throw wrongSetting('TELLTALE_OIDC_ISSUER', {}, language);
  return undefined;
}

function limitsOf(data: Environment): Partial<ServiceLimits> {
  return {
    maxRequestBytes: data.TELLTALE_MAX_REQUEST_MB * MEGABYTE,
    maxHeldBytes: data.TELLTALE_QUEUE_MB * MEGABYTE,
    maxHeldPhotos: data.TELLTALE_QUEUE_PHOTOS,
    uploadTimeoutMs: data.TELLTALE_UPLOAD_SECONDS * 1000,
    deadlineMs: data.TELLTALE_DEADLINE_SECONDS * 1000,
  };
}

function batchesOf(data: Environment): BatchSettings {
  return {
    url: data.TELLTALE_DATABASE,
    schema: data.TELLTALE_DATABASE_SCHEMA,
    root: data.TELLTALE_BATCH_ROOT,
    goneAfterMs: data.TELLTALE_WORKER_GONE_SECONDS * 1000,
    retryDelaySeconds: data.TELLTALE_RETRY_SECONDS,
  };
}

function wrongSetting(name: string, set: Readonly<Record<string, string | undefined>>, language: string) {
  const info = listSettings().find((setting) => setting.name === name)?.info;
  const expected = info === undefined ? '?' : say(info.expected[0], language, info.expected[1]);
  const received = info?.isSecret === true && set[name] !== undefined ? '***' : (set[name] ?? '-');
  return new TelltaleError('setting_invalid', { setting: name, expected, received });
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
