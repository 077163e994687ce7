import { standingOut } from '../decide/aspects.ts';
import { isUnnamed } from '../decide/other-colour.ts';
import type { Reason } from '../decide/reasons.ts';
import type { TabletFinding, Verdict } from '../examination.ts';
import type { VerdictThresholds } from '../model.ts';
import type { MessageCode } from '../words/catalogue.ts';
import type { ExhibitGroup } from './exhibit.ts';

/**
 * Why an exhibit has its verdict, and what a reader must know besides; the warning comes last. `groups` is empty if
 * nothing was assessed; `heap` if tablets lie on one another.
 */
export function exhibitReasons(
  findings: readonly TabletFinding[],
  groups: readonly ExhibitGroup[],
  { verdict, heap }: { readonly verdict: Verdict; readonly heap: boolean },
  thresholds: VerdictThresholds,
): Reason[] {
  const compared = countedOf(findings);
  const [only] = compared;
  const counts = { assessed: compared.length, tablets: findings.length };
  return [
    ...(compared.length === 1 ? ownReasons(only!) : verdictReasons(compared, groups, verdict, thresholds)),
    ...codesIf(groups.length > 1, { code: 'exhibit_several_sources', values: { groups: groups.length } }),
    ...codesIf(verdict !== 'other_imprint' && findings.some(isOther), { code: 'exhibit_other_imprint' }),
    ...codesIf(heap, { code: 'exhibit_heap' }),
    ...codesIf(compared.length > 1 && compared.some(isColourless), { code: 'exhibit_without_colour' }),
    ...codesIf(compared.length > 0 && compared.length < findings.length, { code: 'exhibit_not_all', values: counts }),
    { code: 'warning' },
  ];
}

/** The reasons of the only tablet that was assessed are those of the exhibit. */
function ownReasons({ reasons }: TabletFinding): Reason[] {
  return reasons
    .filter(({ code }) => code !== 'warning')
    .map(({ code, values }) => ({ code: code as MessageCode, ...(values && { values }) }));
}

function verdictReasons(
  compared: readonly TabletFinding[],
  groups: readonly ExhibitGroup[],
  verdict: Verdict,
  { likelyCounterfeit, noDifferenceSeen }: VerdictThresholds,
): Reason[] {
  if (verdict === 'other_imprint') return [{ code: 'other_imprint_seen' }];
  if (verdict === 'cannot_assess') return [{ code: 'exhibit_none_assessed' }];
  if (verdict === 'no_difference_seen') return [{ code: 'difference_not_found' }];
  const flagged = compared.some(isFlagged);
  if (compared.every(isUnnamed)) return [{ code: 'm_names_no_product' }];
  if (verdict === 'likely_counterfeit') return [{ code: flagged ? 'exhibit_flagged' : 'exhibit_together' }];
  if (flagged) return [{ code: 'exhibit_tablet_flagged' }, ...codesIf(compared.some(hasAspect), ASPECT)];
  const { log10LikelihoodRatio: log10 } = groups[0]!.counterfeit;
  if (log10 >= likelyCounterfeit) return [{ code: 'evidence_uncertain' }, ...codesIf(compared.some(hasAspect), ASPECT)];
  if (compared.some(hasAspect)) return [...codesIf(log10 > noDifferenceSeen, { code: 'evidence_weak' }), ASPECT];
  return [{ code: 'evidence_weak' }];
}

const ASPECT = { code: 'exhibit_aspect' } as const;

function codesIf(holds: boolean, reason: Reason): Reason[] {
  return holds ? [reason] : [];
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

function isCompared({ counterfeit }: TabletFinding): boolean {
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
