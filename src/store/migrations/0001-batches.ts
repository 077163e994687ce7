import { type Kysely, type Migration, sql } from 'kysely';

/** Batches, their photos, the results, and the workers. */
export const batches: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createWorkers(db);
    await createBatches(db);
    await createExaminations(db);
    await createPhotos(db);
  },
};

/** Every process that took part, including past ones: they are part of the provenance of a result. */
async function createWorkers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('workers')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('host', 'text', (column) => column.notNull())
    .addColumn('pid', 'integer', (column) => column.notNull())
    .addColumn('model_sha256', 'text', (column) => column.notNull())
    .addColumn('backend', 'text', (column) => column.notNull())
    .addColumn('threads', 'integer', (column) => column.notNull())
    .addColumn('started_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('seen_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('ended_at', 'timestamptz')
    .execute();
}

/** The options. A batch has one model: results of two models cannot be compared. */
async function createBatches(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('batches')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('listing', 'open', 'cancelled', 'failed')`),
    )
    .addColumn('priority', 'integer', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().check(sql`attempts > 0`))
    .addColumn('prior', 'double precision', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('sources', 'json', (column) => column.notNull())
    .addColumn('model_name', 'text', (column) => column.notNull())
    .addColumn('model_version', 'text', (column) => column.notNull())
    .addColumn('model_sha256', 'text', (column) => column.notNull())
    .addColumn('model_evidence', 'text', (column) => column.notNull())
    .addColumn('worker_id', 'uuid', (column) => column.references('workers.id'))
    .addColumn('problem_code', 'text')
    .addColumn('problem_values', 'json')
    .addColumn('listed_at', 'timestamptz')
    .addColumn('cancelled_at', 'timestamptz')
    .execute();
}

/**
 * One result for each photo (its bytes), model and set of options, however many processes find it: a second one with
 * the same key keeps the first.
 */
async function createExaminations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('examinations')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('photo_sha256', 'text', (column) => column.notNull())
    .addColumn('model_sha256', 'text', (column) => column.notNull())
    .addColumn('prior', 'double precision', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('examination', 'json', (column) => column.notNull())
    .addColumn('worker_id', 'uuid', (column) => column.notNull().references('workers.id'))
    .addColumn('backend', 'text', (column) => column.notNull())
    .addColumn('started_at', 'timestamptz', (column) => column.notNull())
    .addColumn('finished_at', 'timestamptz', (column) => column.notNull())
    .addUniqueConstraint('examinations_once', ['photo_sha256', 'model_sha256', 'prior', 'language'])
    .execute();
}

/** The entries of batches. One name, one entry: repeating a listing adds none twice. */
async function createPhotos(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('photos')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('ordinal', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
    .addColumn('batch_id', 'uuid', (column) => column.notNull().references('batches.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('waiting', 'taken', 'done', 'failed', 'cancelled')`),
    )
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('sha256', 'text')
    .addColumn('worker_id', 'uuid', (column) => column.references('workers.id'))
    .addColumn('taken_at', 'timestamptz')
    .addColumn('finished_at', 'timestamptz')
    .addColumn('examination_id', 'bigint', (column) => column.references('examinations.id'))
    .addColumn('problem_code', 'text')
    .addColumn('problem_values', 'json')
    .addUniqueConstraint('photos_once', ['batch_id', 'name'])
    // Done exactly if there is a result, so that one column suffices.
    .addCheckConstraint(
      'photos_result',
      sql`(state = 'done') = (examination_id is not null or (problem_code is not null and state <> 'failed'))`,
    )
    .addCheckConstraint('photos_given_up', sql`state <> 'failed' or problem_code is not null`)
    .execute();
  await db.schema.createIndex('photos_in_order').on('photos').columns(['batch_id', 'ordinal']).unique().execute();
  await db.schema.createIndex('photos_by_state').on('photos').columns(['batch_id', 'state']).execute();
  await db.schema
    .createIndex('photos_in_hand')
    .on('photos')
    .column('worker_id')
    .where(sql.ref('state'), '=', sql.lit('taken'))
    .execute();
}
