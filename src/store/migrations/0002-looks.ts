import type { Kysely, Migration } from 'kysely';

/**
 * What links the tablets of a photo with those of others, beside its examination: the photo's perceptual hash and the
 * packed look of each tablet. Null for results from before, and for a model that links no presses.
 */
export const looks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('examinations')
      .addColumn('perceptual_hash', 'text')
      .addColumn('looks', 'json')
      .execute();
  },
};
