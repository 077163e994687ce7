import { createPublicKey, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { TelltaleError } from '../../core/errors.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import { canonicalJson } from './canonical-json.ts';
import { type ReadLog, readLog } from './read-log.ts';
import { logEnd, record } from './record.ts';
import { keyFingerprint, publicKeyText, SIGNING_KEY } from './signing-key.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * A signed statement that the log's entry of this number had this hash. Kept elsewhere, it shows later whether the end
 * of the log was cut off or the log was written anew.
 */
const checkpoint = z.strictObject({
  schema: z.literal('telltale.checkpoint/1'),
  number: z.int().positive(),
  sha256: hex,
  time: z.string(),
  /** Ed25519: SPKI in DER, base64. */
  publicKey: z.base64(),
  /** Of the canonical JSON of all the rest, base64. */
  signature: z.base64(),
});
export type Checkpoint = Readonly<z.infer<typeof checkpoint>>;

export type CheckpointProblem = 'checkpoint_key' | 'checkpoint_missing' | 'checkpoint_differs';

/**
 * Signs the end of the log, after an entry that says so.
 *
 * @throws TelltaleError `evidence_altered` if the key is not the one that the log names
 */
export async function exportCheckpoint(store: EvidenceStore, actor: string): Promise<Checkpoint> {
  const { signingKey } = await readLog(store.db, () => undefined);
  if (signingKey !== keyFingerprint(publicKeyText(store.signingKey))) {
    throw new TelltaleError('evidence_altered', { what: SIGNING_KEY });
  }
  await record(store, { actor, action: 'checkpoint_exported' }, async () => ({ result: undefined }));
  const { number, sha256 } = await logEnd(store.db);
  const publicKey = publicKeyText(store.signingKey);
  const time = store.now().toISOString();
  const statement = { schema: 'telltale.checkpoint/1', number, sha256, time, publicKey } as const;
  const signature = sign(null, Buffer.from(canonicalJson(statement)), store.signingKey).toString('base64');
  return { ...statement, signature };
}

/**
 * The checkpoint in a text.
 *
 * @throws TelltaleError `checkpoint_invalid`: no checkpoint, or not signed by the key that it names
 */
export function parseCheckpoint(text: string, path: string): Checkpoint {
  const parsed = checkpoint.safeParse(parseJson(text));
  if (!parsed.success) throw new TelltaleError('checkpoint_invalid', { path });
  const { signature, ...statement } = parsed.data;
  if (!isSigned(statement, signature)) throw new TelltaleError('checkpoint_invalid', { path });
  return parsed.data;
}

/** Whether the log still holds what the checkpoint states. */
export function checkCheckpoint(
  { number, sha256, publicKey }: Checkpoint,
  log: ReadLog,
): readonly { readonly entry: number; readonly problem: CheckpointProblem }[] {
  if (log.signingKey !== keyFingerprint(publicKey)) return [{ entry: 1, problem: 'checkpoint_key' }];
  // The chain breaks before it, which is reported already.
  if (log.fault !== undefined && log.fault.entry <= number) return [];
  if (log.wantedSha256 === undefined) return [{ entry: log.end.number + 1, problem: 'checkpoint_missing' }];
  return log.wantedSha256 === sha256 ? [] : [{ entry: number, problem: 'checkpoint_differs' }];
}

function isSigned(statement: Omit<Checkpoint, 'signature'>, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(statement.publicKey, 'base64'), format: 'der', type: 'spki' });
    const bytes = Buffer.from(canonicalJson(statement));
    return key.asymmetricKeyType === 'ed25519' && verify(null, bytes, key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
