import type { Evidence } from '../evidence.ts';
import type { Gates } from '../model.ts';

/** The inspector's probability of background, 0..1. */
export function backgroundProbability({ faceProbability: { M, '30': thirty, other } }: Evidence): number {
  return Math.max(0, 1 - M - thirty - other);
}

/**
 * Whether a finding of the locator is kept. The locator proposes places on a thumbnail; the inspector sees them close
 * up and may overrule it. In doubt they are kept: a user can dismiss a superfluous finding, but not see a missing one.
 */
export function isTablet(evidence: Evidence, { maxBackground }: Pick<Gates, 'maxBackground'>): boolean {
  return !(backgroundProbability(evidence) > maxBackground);
}
