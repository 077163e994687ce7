import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { EvidenceTables } from '../evidence/evidence-tables.ts';

type OfPhoto = ExpressionBuilder<EvidenceTables, 'photos'>;
type OfTablet = ExpressionBuilder<EvidenceTables, 'photos' | 'tablets'>;

/** The id of the newest examination of the photo in an outer query; the same one as `newestExamination`. */
export function newestExaminationId(photo: OfPhoto) {
  return photo
    .selectFrom('examinations as newest')
    .select('newest.id')
    .whereRef('newest.photo_id', '=', 'photos.id')
    .orderBy('newest.examined_at', 'desc')
    .orderBy('newest.id')
    .limit(1);
}

/** Whether a person reviewed the tablet in an outer query, or all tablets of its photo. */
export function isReviewed(tablet: OfTablet): Expression<SqlBool> {
  return tablet.exists(
    tablet
      .selectFrom('reviews')
      .select('reviews.id')
      .whereRef('reviews.photo_id', '=', 'photos.id')
      .where((review) =>
        review.or([review('reviews.tablet', 'is', null), review('reviews.tablet', '=', review.ref('tablets.number'))]),
      ),
  );
}
