import { standingOut } from '../decide/aspects.ts';
import { isUnnamed } from '../decide/other-colour.ts';
import type { TabletFinding } from '../examination.ts';

export function isCompared({ counterfeit }: TabletFinding): boolean {
  return counterfeit !== undefined;
}

export function isFlagged({ verdict }: TabletFinding): boolean {
  return verdict === 'likely_counterfeit';
}

export function isOther({ verdict }: TabletFinding): boolean {
  return verdict === 'other_imprint';
}

export function hasAspect({ aspects }: TabletFinding): boolean {
  return aspects !== undefined && standingOut(aspects).length > 0;
}

export function isColourless({ reasons }: TabletFinding): boolean {
  return reasons.some(({ code }) => code === 'colour_not_compared');
}

/**
 * The tablets whose evidence counts: all that were compared. An M on a tablet of another colour counts only beside
 * a 30, which names the product; if there is nothing else, such tablets are judged together and never flagged.
 */
export function countedOf(findings: readonly TabletFinding[]): readonly TabletFinding[] {
  const compared = findings.filter(isCompared);
  if (compared.some(({ face }) => face === '30')) return compared;
  const named = compared.filter((finding) => !isUnnamed(finding));
  return named.length > 0 ? named : compared;
}
