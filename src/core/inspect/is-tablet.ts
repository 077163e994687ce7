import type { Evidence } from '../evidence.ts';
import type { Gates } from '../model.ts';

/** The inspector's probability that what was located is no tablet at all, 0..1. */
export function backgroundProbability({ faceProbability: { M, '30': thirty, other } }: Evidence): number {
  return Math.max(0, 1 - M - thirty - other);
}

/**
 * Whether what the locator found is kept. The locator says where something may be, on a thumbnail; the inspector sees it
 * close and may overrule it. In doubt it is kept: a finding too many can be looked at, one too few cannot.
 */
export function isTablet(evidence: Evidence, { maxNothing }: Pick<Gates, 'maxNothing'>): boolean {
  return !(backgroundProbability(evidence) > maxNothing);
}
