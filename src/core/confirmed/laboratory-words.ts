/**
 * What a laboratory found, as tables of results say it. These are a laboratory's words about a tablet that it examined;
 * no photo ever leads to one of them.
 */
export const LABORATORY_RESULTS = [
  /** The product, as its maker makes it. */
  'reference',
  /** Made to look like the product. */
  'counterfeit',
  /** Another product, of any maker. */
  'other_product',
  /** Examined, without an answer. */
  'not_determined',
] as const;
export type LaboratoryResult = (typeof LABORATORY_RESULTS)[number];

/** What a person thinks of the finding about a tablet, as in the gallery. */
export const REVIEW_OPINIONS = ['agree', 'disagree', 'unsure'] as const;
export type ReviewOpinion = (typeof REVIEW_OPINIONS)[number];

/** All tablets of a photo, in the column `tablet`. */
export const ALL_TABLETS = 'all';

/** Columns of a table of laboratory results: those that it must have, and those that it may have. */
export const LABORATORY_COLUMNS = {
  required: ['photo', 'tablet', 'result', 'laboratory', 'date'],
  optional: ['substance', 'method', 'note'],
} as const;

/** Columns of a table of reviews. */
export const REVIEW_COLUMNS = {
  required: ['photo', 'tablet', 'opinion', 'reviewer', 'date'],
  optional: ['note'],
} as const;
