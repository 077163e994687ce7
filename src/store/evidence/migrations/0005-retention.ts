import type { Kysely, Migration } from 'kysely';
import { guardTables } from './0004-only-added.ts';

/** Closed cases and legal holds, and the originals that were deleted under a retention rule. */
export const retention: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('case_states')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id'))
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('note', 'text')
      .addColumn('entered_at', 'text', (column) => column.notNull())
      .addColumn('entered_by', 'text', (column) => column.notNull())
      .addUniqueConstraint('case_states_once', ['case_id', 'number'])
      .execute();
    await db.schema
      .createTable('original_deletions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('photo_id', 'text', (column) => column.notNull().unique().references('photos.id'))
      .addColumn('entry', 'integer', (column) => column.notNull())
      .addColumn('rule', 'text', (column) => column.notNull())
      .addColumn('days', 'integer', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('deleted_at', 'text', (column) => column.notNull())
      .addColumn('deleted_by', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('finished_deletions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('up_to_entry', 'integer', (column) => column.notNull())
      .addColumn('finished_at', 'text', (column) => column.notNull())
      .addColumn('finished_by', 'text', (column) => column.notNull())
      .execute();
    await guardTables(db, ['case_states', 'original_deletions', 'finished_deletions']);
  },
};
