import { type Kysely, type Migration, sql } from 'kysely';

/** Cases with their photos and examinations, and the custody log. */
export const cases: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createLog(db);
    await createCases(db);
    await createPhotos(db);
    await createExaminations(db);
  },
};

async function createLog(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('custody_log')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .execute();
}

async function createCases(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('cases')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('note', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('exhibits')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addUniqueConstraint('exhibits_once', ['case_id', 'name'])
    .execute();
}

async function createPhotos(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('photos')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id'))
    .addColumn('exhibit_id', 'text', (column) => column.references('exhibits.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addColumn('added_at', 'text', (column) => column.notNull())
    .addColumn('added_by', 'text', (column) => column.notNull())
    .addUniqueConstraint('photos_once', ['case_id', 'sha256'])
    .execute();
  await db.schema.createIndex('photos_by_original').on('photos').column('sha256').execute();
}

async function createExaminations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('examinations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('photo_id', 'text', (column) => column.notNull().references('photos.id'))
    .addColumn('model_name', 'text', (column) => column.notNull())
    .addColumn('model_version', 'text', (column) => column.notNull())
    .addColumn('model_sha256', 'text', (column) => column.notNull())
    .addColumn('software_version', 'text', (column) => column.notNull())
    .addColumn('backend', 'text', (column) => column.notNull())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('examination', 'text', (column) => column.notNull())
    .addColumn('examination_sha256', 'text', (column) => column.notNull())
    .addColumn('examined_at', 'text', (column) => column.notNull())
    .addColumn('examined_by', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('examinations_of_photo').on('examinations').column('photo_id').execute();
  await db.schema
    .createTable('tablets')
    .addColumn('examination_id', 'text', (column) => column.notNull().references('examinations.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('face', 'text', (column) => column.notNull())
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addColumn('log10_likelihood_ratio', sql`double precision`)
    .addPrimaryKeyConstraint('tablets_once', ['examination_id', 'number'])
    .execute();
}
