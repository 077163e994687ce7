import type { Kysely, Migration } from 'kysely';

/** What the tablets of an exhibit show together, as judged from the newest examinations of its photos. */
export const exhibitFindings: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('exhibit_findings')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('exhibit_id', 'text', (column) => column.notNull().references('exhibits.id'))
      .addColumn('examinations', 'text', (column) => column.notNull())
      .addColumn('model_name', 'text', (column) => column.notNull())
      .addColumn('model_version', 'text', (column) => column.notNull())
      .addColumn('model_sha256', 'text', (column) => column.notNull())
      .addColumn('software_version', 'text', (column) => column.notNull())
      .addColumn('settings', 'text', (column) => column.notNull())
      .addColumn('finding', 'text', (column) => column.notNull())
      .addColumn('finding_sha256', 'text', (column) => column.notNull())
      .addColumn('judged_at', 'text', (column) => column.notNull())
      .addColumn('judged_by', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('findings_of_exhibit').on('exhibit_findings').column('exhibit_id').execute();
  },
};
