import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Examination } from '../../core/examination.ts';

/** A result that the user asked to keep: the findings, and the picture. The page never sends it anywhere. */
export interface KeptResult {
  readonly id: string;
  readonly keptAt: Date;
  readonly examination: Examination;
  readonly picture: Blob;
}

interface Schema extends DBSchema {
  readonly results: { readonly key: string; readonly value: KeptResult };
}

const NAME = 'telltale-history';

function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(NAME, 1, {
    upgrade(database) {
      database.createObjectStore('results', { keyPath: 'id' });
    },
  });
}

async function within<Result>(use: (database: IDBPDatabase<Schema>) => Promise<Result>): Promise<Result> {
  const database = await open();
  try {
    return await use(database);
  } finally {
    database.close();
  }
}

/** Stores a result, without additional pictures from the service. */
export async function keepResult({ pictures: _, ...examination }: Examination, picture: Blob): Promise<void> {
  const result: KeptResult = { id: crypto.randomUUID(), keptAt: new Date(), examination, picture };
  await within((database) => database.put('results', result));
}

/** Newest first. */
export async function keptResults(): Promise<KeptResult[]> {
  const results = await within((database) => database.getAll('results'));
  return results.sort((a, b) => b.keptAt.getTime() - a.keptAt.getTime());
}

/** Deletes all results at once. */
export async function deleteAll(): Promise<void> {
  await within((database) => database.clear('results'));
}
