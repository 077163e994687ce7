import { type Command, Option } from 'commander';
import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';
import { createKey } from '../http/access/api-key.ts';
import type { KeyRecord } from '../http/access/key-file.ts';
import { SCOPES, type Scope } from '../http/access/scopes.ts';

const LANGUAGE = 'en';
const MAX_NAME_CHARACTERS = 100;
const DAYS = { min: 1, max: 3650 } as const;
const DAY_MS = 86_400_000;

interface CreateOptions {
  readonly file?: string;
  readonly scope: readonly Scope[];
  readonly days?: string;
}

/** `telltale keys create|list|revoke` on the file that the service reads. */
export function addKeys(program: Command): void {
  const help = (code: Parameters<typeof say>[0]) => say(code, LANGUAGE);
  const keys = program.command('keys').description(help('help_keys'));
  keys
    .command('create')
    .description(help('help_keys_create'))
    .argument('<name>', help('help_keys_name'))
    .option('--file <file>', help('help_keys_file'))
    .addOption(new Option('--scope <scope...>', help('help_keys_scope')).choices(SCOPES).default(['examine']))
    .option('--days <number>', help('help_keys_days'))
    .action(create);
  keys.command('list').description(help('help_keys_list')).option('--file <file>', help('help_keys_file')).action(list);
  keys
    .command('revoke')
    .description(help('help_keys_revoke'))
    .argument('<id>', help('help_keys_id'))
    .option('--file <file>', help('help_keys_file'))
    .action(revoke);
}

/** Only the key goes to standard output, so that it can be piped to a store of secrets. */
async function create(name: string, { file, scope, days }: CreateOptions): Promise<void> {
  const path = await pathOf(file);
  const { writeKeyFile } = await import('../http/access/key-file.ts');
  const scopes = SCOPES.filter((known) => scope.includes(known));
  const { key, record } = createKey(nameOf(name), scopes, days === undefined ? undefined : expiryOf(days));
  await writeKeyFile(path, [...(await existingKeys(path)), record]);
  console.error(say('key_created', LANGUAGE, { id: record.id, scopes: scopes.join(', '), path }));
  console.log(key);
}

async function list({ file }: { file?: string }): Promise<void> {
  const { readKeyFile } = await import('../http/access/key-file.ts');
  console.log(await table(await readKeyFile(await pathOf(file))));
}

async function revoke(id: string, { file }: { file?: string }): Promise<void> {
  const path = await pathOf(file);
  const { readKeyFile, writeKeyFile } = await import('../http/access/key-file.ts');
  const keys = await readKeyFile(path);
  if (!keys.some((key) => key.id === id)) throw new TelltaleError('key_unknown', { path, received: id });
  const revoked = new Date().toISOString();
  // A key that is already revoked keeps its date.
  await writeKeyFile(
    path,
    keys.map((key) => (key.id === id ? { revoked, ...key } : key)),
  );
  console.log(say('key_revoked', LANGUAGE, { id }));
}

/** Empty if there is no file yet: the first key creates it. An unreadable file is left unchanged. */
async function existingKeys(path: string): Promise<readonly KeyRecord[]> {
  const { readKeyFile } = await import('../http/access/key-file.ts');
  try {
    return await readKeyFile(path);
  } catch (error) {
    if (error instanceof TelltaleError && error.values['problem'] === 'ENOENT') return [];
    throw error;
  }
}

async function pathOf(file: string | undefined): Promise<string> {
  const { readSettings } = await import('../http/settings.ts');
  const path = file ?? readSettings(process.env).keys;
  if (path !== undefined) return path;
  const expected = say('expected_file', LANGUAGE);
  throw new TelltaleError('setting_invalid', { setting: 'TELLTALE_KEYS', expected, received: '-' });
}

function nameOf(name: string): string {
  if (name.trim() !== '' && name.length <= MAX_NAME_CHARACTERS) return name.trim();
  const expected = say('expected_name', LANGUAGE, { max: MAX_NAME_CHARACTERS });
  throw new TelltaleError('setting_invalid', { setting: 'name', expected, received: name });
}

function expiryOf(text: string): Date {
  const days = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (days >= DAYS.min && days <= DAYS.max) return new Date(Date.now() + days * DAY_MS);
  const expected = say('expected_integer', LANGUAGE, DAYS);
  throw new TelltaleError('setting_invalid', { setting: 'days', expected, received: text });
}

const COLUMNS = ['id', 'name', 'scopes', 'created', 'expires', 'revoked'] as const;

async function table(keys: readonly KeyRecord[]): Promise<string> {
  const { default: Table } = await import('cli-table3');
  const lines = new Table({
    head: COLUMNS.map((column) => say(`column_key_${column}`, LANGUAGE)),
    style: { head: [], border: [] },
  });
  for (const { id, name, scopes, created, expires = '', revoked = '' } of keys) {
    lines.push([id, name.replace(/\p{C}/gu, '\uFFFD'), scopes.join(', '), created, expires, revoked]);
  }
  return lines.toString();
}
