import { say, translate } from '../words/say.ts';
import type { ExhibitFinding } from './exhibit.ts';

/**
 * The sentence below an exhibit's headline. Tablets that are flagged by themselves are said there, not among the details:
 * whoever reads no further than "inconclusive" must know of them.
 */
export function explainExhibit(exhibit: Pick<ExhibitFinding, 'verdict' | 'reasons'>, language: string): string {
  const flagged = exhibit.reasons.find(isExplanation);
  return flagged ? translate(flagged, language) : say(`exhibit_explanation_${exhibit.verdict}`, language);
}

/** Whether `explainExhibit` says this reason. */
export function isExplanation({ code }: ExhibitFinding['reasons'][number]): boolean {
  return code === 'exhibit_tablet_flagged';
}
