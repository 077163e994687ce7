import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EvidenceOptions, type EvidenceStore, openEvidence } from '../../src/store/evidence/open-evidence.ts';
import { ownSchema, useDatabase } from './use-database.ts';

/** A database for evidence. */
export interface EvidenceDatabase {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** Options for a new store in a temporary folder; with the same ones it is opened again. */
  newOptions(): Promise<EvidenceOptions>;
  remove(): Promise<void>;
}

/** SQLite, and PostgreSQL where there is one. */
export async function useEvidenceDatabases(): Promise<readonly EvidenceDatabase[]> {
  const postgres = await useDatabase();
  const sqlite = database('SQLite', undefined, async () => undefined);
  return postgres === undefined ? [sqlite] : [sqlite, database('PostgreSQL', postgres.url, postgres.remove)];
}

function database(
  name: EvidenceDatabase['name'],
  url: string | undefined,
  stop: () => Promise<void>,
): EvidenceDatabase {
  const folders: string[] = [];
  return {
    name,
    async newOptions() {
      const folder = await mkdtemp(join(tmpdir(), 'telltale-evidence-'));
      folders.push(folder);
      return { folder, url, schema: ownSchema(), softwareVersion: '1.2.3', actor: 'setup', create: true };
    },
    async remove() {
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
      await stop();
    },
  };
}

/** A new store for one test; the caller closes it. */
export async function newEvidence(
  database: EvidenceDatabase,
  options: Partial<EvidenceOptions> = {},
): Promise<EvidenceStore & { readonly options: EvidenceOptions }> {
  const all = { ...(await database.newOptions()), ...options };
  return { ...(await openEvidence(all)), options: all };
}
