import type { Examination, Notice, Policy, TabletFinding } from './examination.ts';
import { type ExhibitFinding, formatExhibit } from './exhibit/exhibit.ts';
import { type JudgingSettings, judgeExhibit } from './exhibit/judge-exhibit.ts';
import type { EvidenceBase } from './model.ts';
import { notice } from './words/notice.ts';

/** A photo of an exhibit, as far as it counts. */
export type ExhibitPhoto = Pick<Examination, 'tablets'> & { readonly photo: Pick<Examination['photo'], 'sha256'> };

/** An exhibit apart from its photos' examinations, so with a notice of its own. */
export interface Exhibited extends ExhibitFinding {
  readonly notice: Notice;
}

/**
 * What tablets that a user says come from one source show together, in the contract's shape; undefined if the model has
 * no calibration for exhibits. A photo with the same bytes as an earlier one counts once.
 */
export function describeExhibit(
  photos: readonly ExhibitPhoto[],
  settings: JudgingSettings,
  { prior, language }: Policy,
): ExhibitFinding | undefined {
  const exhibit = judgeExhibit(withoutCopies(photos), settings, prior);
  return exhibit && formatExhibit(exhibit, language);
}

/** `describeExhibit` with the safety card, for an exhibit that stands by itself. */
export function describeExhibited(
  photos: readonly ExhibitPhoto[],
  settings: JudgingSettings,
  evidence: EvidenceBase,
  policy: Policy,
): Exhibited | undefined {
  const exhibit = describeExhibit(photos, settings, policy);
  return exhibit && { ...exhibit, notice: notice(evidence, policy.language) };
}

/** The findings photo by photo; none for a photo with the same bytes as an earlier one. */
function withoutCopies(photos: readonly ExhibitPhoto[]): (readonly TabletFinding[])[] {
  const seen = new Set<string>();
  return photos.map(({ photo: { sha256 }, tablets }) => {
    if (sha256 === undefined) return tablets;
    if (seen.has(sha256)) return [];
    seen.add(sha256);
    return tablets;
  });
}
