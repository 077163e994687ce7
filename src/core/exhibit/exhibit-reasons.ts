import type { VerdictThresholds } from '../calibration-settings.ts';
import { isUnnamed } from '../decide/other-colour.ts';
import type { Reason } from '../decide/reasons.ts';
import type { TabletFinding, Verdict } from '../examination.ts';
import type { MessageCode } from '../words/catalogue.ts';
import type { ExhibitGroup } from './exhibit.ts';
import { countedOf, hasAspect, isColourless, isFlagged, isOther } from './findings.ts';
import { reasonsTogether } from './judge-together.ts';

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
  findings: readonly TabletFinding[],
  groups: readonly ExhibitGroup[],
  verdict: Verdict,
  thresholds: VerdictThresholds,
): readonly Reason[] {
  if (verdict === 'other_imprint') return [{ code: 'other_imprint_seen' }];
  if (verdict === 'cannot_assess') return [{ code: 'exhibit_none_assessed' }];
  const { log10LikelihoodRatio: log10 } = groups[0]!.counterfeit;
  const unnamed = findings.every(isUnnamed);
  const flagged = findings.filter(isFlagged).length;
  return reasonsTogether(
    verdict,
    { findings, ratio: { log10 }, thresholds, unnamed },
    {
      likely: [{ code: flagged > 0 ? 'exhibit_flagged' : 'exhibit_together' }],
      flaggedAlone: { code: 'exhibit_tablet_flagged', values: { flagged, assessed: findings.length } },
      aspects: codesIf(findings.some(hasAspect), { code: 'exhibit_aspect' }),
      conflicting: [],
      saidElsewhere: false,
    },
  );
}

function codesIf(holds: boolean, reason: Reason): Reason[] {
  return holds ? [reason] : [];
}
