import type { MessageCode } from '../../core/words/catalogue.ts';
import { catalogues } from '../../core/words/catalogue.ts';
import { catalogueTag } from '../../core/words/say.ts';

/** The messages that the gallery's script needs; it fills their placeholders itself. */
const CODES = [
  'gallery_view_exhibits',
  'gallery_exhibits_note',
  'exhibit_counts',
  'exhibit_group',
  'exhibit_sources_one',
  'exhibit_sources_several',
  'exhibit_sources_not_told',
  'exhibit_explanation_likely_counterfeit',
  'exhibit_explanation_inconclusive',
  'exhibit_explanation_no_difference_seen',
  'exhibit_explanation_other_imprint',
  'exhibit_explanation_cannot_assess',
  'gallery_view_tablets',
  'gallery_view_photos',
  'gallery_view_near',
  'gallery_view_alike',
  'gallery_near_note',
  'gallery_alike_note',
  'gallery_alike_limit',
  'gallery_filter_any',
  'gallery_filter_folder',
  'gallery_filter_from',
  'gallery_filter_to',
  'gallery_filter_refusal',
  'gallery_filter_mark',
  'gallery_filter_name',
  'gallery_filter_reset',
  'gallery_shown',
  'gallery_none',
  'gallery_loading',
  'gallery_mark_agree',
  'gallery_mark_disagree',
  'gallery_mark_unsure',
  'gallery_mark_none',
  'gallery_note',
  'gallery_export',
  'gallery_marked',
  'gallery_marks_kept',
  'gallery_keys',
  'gallery_tablet',
  'gallery_date_camera',
  'gallery_date_file',
  'gallery_copies',
  'gallery_group_near',
  'gallery_group_alike',
  'gallery_similarity',
  'gallery_no_picture',
  'gallery_calibrated',
  'column_verdict',
  'column_face',
  'headline_likely_counterfeit',
  'headline_inconclusive',
  'headline_no_difference_seen',
  'headline_other_imprint',
  'headline_cannot_assess',
  'headline_no_tablet',
  'headline_error',
  'face_M',
  'face_30',
  'face_other',
  'face_unreadable',
  'page_likelihood_ratio',
  'page_face',
] as const satisfies readonly MessageCode[];

export type GalleryWords = Readonly<Record<(typeof CODES)[number], string>>;

/** In the language of the scan, with their placeholders. */
export function galleryWords(language: string): GalleryWords {
  const catalogue = catalogues[catalogueTag(language)] ?? catalogues.en;
  return Object.fromEntries(CODES.map((code) => [code, catalogue[code]])) as GalleryWords;
}
