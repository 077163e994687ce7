import type { Kysely, Migration } from 'kysely';

/** What people and laboratories say about the tablets of a photo; without a tablet's number, about all of them. */
export const reviews: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('reviews')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('photo_id', 'text', (column) => column.notNull().references('photos.id'))
      .addColumn('examination_id', 'text', (column) => column.references('examinations.id'))
      .addColumn('tablet', 'integer')
      .addColumn('opinion', 'text', (column) => column.notNull())
      .addColumn('reviewer', 'text', (column) => column.notNull())
      .addColumn('date', 'text', (column) => column.notNull())
      .addColumn('note', 'text')
      .addColumn('entered_at', 'text', (column) => column.notNull())
      .addColumn('entered_by', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('reviews_of_photo').on('reviews').column('photo_id').execute();
    await db.schema
      .createTable('laboratory_results')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('photo_id', 'text', (column) => column.notNull().references('photos.id'))
      .addColumn('tablet', 'integer')
      .addColumn('result', 'text', (column) => column.notNull())
      .addColumn('laboratory', 'text', (column) => column.notNull())
      .addColumn('date', 'text', (column) => column.notNull())
      .addColumn('substance', 'text')
      .addColumn('method', 'text')
      .addColumn('note', 'text')
      .addColumn('entered_at', 'text', (column) => column.notNull())
      .addColumn('entered_by', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('laboratory_results_of_photo').on('laboratory_results').column('photo_id').execute();
  },
};
