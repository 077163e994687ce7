import { randomUUID } from 'node:crypto';
import { chmod, chown, readFile, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { TelltaleError } from '../../core/errors.ts';
import { systemReason } from '../../runtime/system-reason.ts';
import { unwritable } from '../../runtime/unwritable.ts';
import { writeWhole } from '../../runtime/write-whole.ts';
import { SCOPES } from './scopes.ts';

const keyRecord = z.strictObject({
  /** Identifies a key; part of the key itself, and no secret. */
  id: z.string().regex(/^[0-9a-f]{12}$/),
  /** The name given at its creation. */
  name: z.string().min(1).max(100),
  scopes: z.array(z.enum(SCOPES)).min(1),
  /** Of the whole key, which is not stored. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  created: z.iso.datetime(),
  expires: z.iso.datetime().optional(),
  revoked: z.iso.datetime().optional(),
});

const keyFile = z.strictObject({ schema: z.literal('telltale.keys/1'), keys: z.array(keyRecord) });

export type KeyRecord = z.infer<typeof keyRecord>;

/**
 * The keys in a file.
 *
 * @throws TelltaleError keys_file_invalid: it does not exist, cannot be read, or is not a file of keys
 */
export async function readKeyFile(path: string): Promise<readonly KeyRecord[]> {
  try {
    return keyFile.parse(JSON.parse(await readFile(path, 'utf8'))).keys;
  } catch (cause) {
    throw new TelltaleError('keys_file_invalid', { path, problem: problemOf(cause) }, { cause });
  }
}

function problemOf(cause: unknown): string {
  if (cause instanceof SyntaxError) return 'not JSON';
  if (!(cause instanceof z.ZodError)) return systemReason(cause);
  const [issue] = cause.issues;
  return `${issue?.path.join('.') || 'the whole'}: ${issue?.message}`;
}

/** A replaced file keeps its owner and mode: the service may run as another user than whoever creates keys. */
async function keepOwner(path: string, beside: string): Promise<void> {
  const before = await stat(path).catch(() => undefined);
  if (before === undefined) return;
  await chown(beside, before.uid, before.gid);
  await chmod(beside, before.mode & 0o777);
}

/**
 * Writes the keys, completely or not at all. A new file is readable for its owner only.
 *
 * @throws TelltaleError output_unwritable
 */
export async function writeKeyFile(path: string, keys: readonly KeyRecord[]): Promise<void> {
  const text = JSON.stringify({ schema: 'telltale.keys/1', keys }, null, 2);
  const write = async (beside: string): Promise<void> => {
    await writeFile(beside, `${text}\n`, { mode: 0o600, flag: 'wx', flush: true });
    await keepOwner(path, beside);
  };
  // A random name that nobody can have created before: it will hold keys.
  await unwritable(path, () => writeWhole(path, write, `${path}.${randomUUID()}`));
}
