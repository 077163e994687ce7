import type { MessageCode } from './catalogue.ts';

/** A step of the scale: `code` describes likelihood ratios from `from` on. */
export interface StrengthStep {
  readonly from: number;
  readonly code: Exclude<Extract<MessageCode, `strength_${string}`>, 'strength_below'>;
}

/**
 * The verbal scale for likelihood ratios of the ENFSI Guideline for Evaluative Reporting in Forensic Science (2015),
 * upwards only: below 1/2 it would support the other proposition, and nothing here may reassure.
 */
export const STRENGTH_STEPS = [
  { from: 0, code: 'strength_against' },
  { from: 0.5, code: 'strength_neither' },
  { from: 2, code: 'strength_weak' },
  { from: 10, code: 'strength_moderate' },
  { from: 100, code: 'strength_moderately_strong' },
  { from: 1000, code: 'strength_strong' },
  { from: 10_000, code: 'strength_very_strong' },
  { from: 1_000_000, code: 'strength_extremely_strong' },
] as const satisfies readonly StrengthStep[];

/** The words for a likelihood ratio as it is printed, with two significant digits: number and words must agree. */
export function strengthCode(printedRatio: number): StrengthStep['code'] {
  return STRENGTH_STEPS.findLast(({ from }) => printedRatio >= from)?.code ?? STRENGTH_STEPS[0].code;
}

/** The sentence around the words for a likelihood ratio: below 1/2 they are not those of the guideline. */
export function strengthSentence(code: StrengthStep['code']): 'strength' | 'strength_below' {
  return code === 'strength_against' ? 'strength_below' : 'strength';
}
