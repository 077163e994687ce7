import type { KeyObject } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CompiledQuery, Kysely, type Migration, PostgresDialect, sql } from 'kysely';
import { TelltaleError } from '../../core/errors.ts';
import { logEnd, record } from '../custody/record.ts';
import { keyFingerprint, openSigningKey, publicKeyText, SIGNING_KEY } from '../custody/signing-key.ts';
import { migrate } from '../migrations.ts';
import { Originals } from '../originals/originals.ts';
import { Uploads } from '../originals/uploads.ts';
import { makeFolderDurably } from '../originals/write-durably.ts';
import { openPool } from '../postgres-pool.ts';
import { finishDeletions } from '../retention/remove-originals.ts';
import { openSqlite } from '../sqlite/open-sqlite.ts';
import { asEvidenceError } from './evidence-error.ts';
import { EVIDENCE_MIGRATIONS } from './evidence-migrations.ts';
import type { EvidenceTables } from './evidence-tables.ts';

export interface EvidenceOptions {
  /** Folder of the originals, the signing key and, without `url`, the database. */
  readonly folder: string;
  /** PostgreSQL database; if undefined, a SQLite file in the folder. */
  readonly url?: string | undefined;
  /** Schema of the batches' tables in it; that of the evidence has the suffix `_evidence`. */
  readonly schema: string;
  /** Version of the program, for the log's first entry. */
  readonly softwareVersion: string;
  /** Who opens it, for the log's first entry and for what an interrupted deletion left. */
  readonly actor: string;
  /** Whether to create what is missing; if false, a missing store is an error. */
  readonly create?: boolean;
  readonly now?: () => Date;
  /** Other migrations than those of this version, for tests of later and earlier ones. */
  readonly migrations?: Readonly<Record<string, Migration>>;
}

/** Cases with their evidence. Everything that changes or shows them goes through `record`. */
export interface EvidenceStore {
  readonly folder: string;
  readonly db: Kysely<EvidenceTables>;
  readonly originals: Originals;
  /** Photos that arrive in pieces, and are no evidence yet. */
  readonly uploads: Uploads;
  /** Signs checkpoints. */
  readonly signingKey: KeyObject;
  readonly softwareVersion: string;
  /** Lets one transaction at a time append to the log. */
  lockLog(transaction: Kysely<EvidenceTables>): Promise<void>;
  now(): Date;
  close(): Promise<void>;
}

const ORIGINALS = 'originals';
const UPLOADS = 'uploads';
const DATABASE = 'cases.sqlite';

/**
 * Opens the evidence of a folder, migrates its tables, and removes originals whose deletion was interrupted.
 *
 * @throws TelltaleError `evidence_missing` without evidence, unless `create` is set; `evidence_driver_missing`,
 *   `evidence_unwritable`, `store_unreachable`, `store_too_new`
 */
export async function openEvidence(options: EvidenceOptions): Promise<EvidenceStore> {
  const { folder, softwareVersion, actor, create = false, now = () => new Date() } = options;
  try {
    const originals = join(folder, ORIGINALS);
    if (create) await mkdir(folder, { recursive: true, mode: 0o700 });
    else if (!(await exists(originals))) throw new TelltaleError('evidence_missing', { path: folder });
    const tables = await openTables(options);
    try {
      const signingKey = await openSigningKey(join(folder, SIGNING_KEY));
      await makeFolderDurably(originals);
      const files = { originals: new Originals(originals), uploads: new Uploads(join(folder, UPLOADS)) };
      const store = { ...tables, ...files, folder, signingKey, softwareVersion, now };
      await recordCreation(store, actor);
      // A store of an earlier version has no deletions.
      if (options.migrations === undefined) await finishDeletions(store, actor);
      return store;
    } catch (error) {
      await tables.close();
      throw error;
    }
  } catch (error) {
    throw asEvidenceError(error, folder);
  }
}

type EvidenceDatabase = Pick<EvidenceStore, 'db' | 'lockLog' | 'close'>;

async function openTables({ folder, url, schema, migrations }: EvidenceOptions): Promise<EvidenceDatabase> {
  const opened = url === undefined ? await inFile(join(folder, DATABASE)) : inPostgres(url, `${schema}_evidence`);
  const { everything, ownSchema } = opened;
  try {
    await migrate(everything, ownSchema, migrations ?? EVIDENCE_MIGRATIONS);
  } catch (error) {
    await everything.destroy();
    throw error;
  }
  const db = ownSchema === undefined ? everything : everything.withSchema(ownSchema);
  return { db, lockLog: opened.lockLog, close: () => everything.destroy() };
}

interface Opened {
  readonly everything: Kysely<EvidenceTables>;
  readonly ownSchema: string | undefined;
  readonly lockLog: EvidenceStore['lockLog'];
}

async function inFile(path: string): Promise<Opened> {
  // Its transactions are writing ones from the beginning, one at a time.
  return { everything: await openSqlite(path), ownSchema: undefined, lockLog: async () => undefined };
}

function inPostgres(url: string, ownSchema: string): Opened {
  const dialect = new PostgresDialect({
    pool: openPool(url, () => undefined),
    // A server may be set not to wait for the disk; an answer that says "stored" must.
    onCreateConnection: async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('set synchronous_commit = on'));
    },
  });
  const everything = new Kysely<EvidenceTables>({ dialect });
  return {
    everything,
    ownSchema,
    async lockLog(transaction) {
      await sql`lock table ${sql.table(`${ownSchema}.custody_log`)} in exclusive mode`.execute(transaction);
    },
  };
}

/** The log's first entry. It binds the key, so that a checkpoint of another key does not count. */
async function recordCreation(store: EvidenceStore, actor: string): Promise<void> {
  if ((await logEnd(store.db)).number > 0) return;
  const details = {
    softwareVersion: store.softwareVersion,
    signingKey: keyFingerprint(publicKeyText(store.signingKey)),
  };
  await record(store, { actor, action: 'store_created', details }, async (transaction) =>
    (await logEnd(transaction)).number > 0 ? undefined : { result: undefined },
  );
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
