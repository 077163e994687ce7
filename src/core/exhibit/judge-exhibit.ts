import type { LikelihoodRatio } from '../decide/calibrate.ts';
import { isUnnamed } from '../decide/other-colour.ts';
import { scoreOf } from '../decide/posterior.ts';
import type { TabletFinding, Verdict } from '../examination.ts';
import type { M30Face } from '../labels.ts';
import type { ModelSettings } from '../model.ts';
import type { Exhibit, ExhibitGroup, TabletPlace } from './exhibit.ts';
import { exhibitRatio, ratiosOfSeveral } from './exhibit-ratio.ts';
import { exhibitReasons } from './exhibit-reasons.ts';
import { countedOf, isColourless, isOther } from './findings.ts';
import { groupBySource } from './group-by-source.ts';
import { isHeap } from './is-heap.ts';
import { verdictTogether, verdictWithoutComparison } from './judge-together.ts';
import { lookOf } from './tablet-look.ts';
import type { ExhibitTablet } from './weigh-tablets.ts';

/** The settings that a judgement of exhibits depends on. */
export type JudgingSettings = Pick<ModelSettings, 'calibration' | 'verdicts' | 'exhibit'>;

/**
 * The decision about the tablets of an exhibit, from their findings, photo by photo; arithmetic only. The worst group
 * speaks: one flagged group flags the exhibit, and the exhibit's likelihood ratio is that group's. Several sources, a
 * flagged tablet, an aspect that stands out, another imprint and a photo without colour each rule out "no difference
 * seen"; nothing but the likelihood ratio makes a verdict worse. One tablet alone keeps its own verdict.
 *
 * Undefined for a model whose exhibits were not calibrated: what several tablets show together is calibrated or absent.
 * Exhibits are calibrated in colour; if a tablet was compared without it, all count for one. They are calibrated on tablets
 * that lie on one plane; in a heap likelihood ratios differ more, and the tablets are not divided by source.
 *
 * @example
 * ```ts
 * judgeExhibit([photo.tablets, another.tablets], model.settings, 0.5)?.verdict; // 'likely_counterfeit'
 * ```
 */
export function judgeExhibit(
  photos: readonly (readonly TabletFinding[])[],
  settings: JudgingSettings,
  prior: number,
): Exhibit | undefined {
  if (settings.exhibit === undefined) return undefined;
  const placed = photos.flatMap((findings, photo) => findings.map((finding, tablet) => ({ photo, tablet, finding })));
  const findings = placed.map(({ finding }) => finding);
  const counted = new Set(countedOf(findings));
  const compared = placed.filter(({ finding }) => counted.has(finding));
  const usable = findings.some(isColourless) ? { ...settings, exhibit: undefined } : settings;
  const heap = photos.some((photo) => isHeap(photo.filter((finding) => counted.has(finding))));
  const groups = judgeGroups(compared, heap ? undivided(usable) : usable, prior);
  const verdict = verdictOn(findings, groups);
  return {
    tablets: placed.length,
    assessed: compared.length,
    sources: sourcesOf(compared.length, groups.length, usable.exhibit !== undefined && !heap),
    verdict,
    ...(groups[0] && { counterfeit: groups[0].counterfeit }),
    reasons: exhibitReasons(findings, groups, { verdict, heap }, usable.exhibit?.verdicts ?? usable.verdicts),
    groups,
  };
}

/** Settings by which all tablets are one group. */
function undivided(settings: JudgingSettings): JudgingSettings {
  const { exhibit } = settings;
  return exhibit ? { ...settings, exhibit: { ...exhibit, separationLimits: [], sources: undefined } } : settings;
}

interface PlacedTablet extends TabletPlace {
  readonly finding: TabletFinding;
}

/** The worst group first: a flagged one before any other, then by likelihood ratio. */
function judgeGroups(compared: readonly PlacedTablet[], settings: JudgingSettings, prior: number): ExhibitGroup[] {
  // A tablet that is a group among others does not keep its verdict: it was picked as the worst of many, for which the
  // thresholds of exhibits allow.
  const alone = compared.length === 1 ? compared[0]!.finding.verdict : undefined;
  const flagged = (group: ExhibitGroup): number => Number(group.verdict === 'likely_counterfeit');
  const groups = groupBySource(compared.map(asTablet), settings.exhibit)
    .map((group) => group.map((i) => compared[i]!))
    .filter((group) => group.length > 0);
  const ratios = ratiosOfSeveral(
    groups.map((group) => exhibitRatio(group.map(asTablet), settings)),
    settings,
  );
  return groups
    .map((group, i): ExhibitGroup => {
      const ratio = ratios[i]!;
      return {
        tablets: group.map(({ photo, tablet }) => ({ photo, tablet })),
        verdict: alone ?? groupVerdict(group, ratio, settings),
        counterfeit: scoreOf(ratio, prior),
      };
    })
    .sort((a, b) => flagged(b) - flagged(a) || b.counterfeit.log10LikelihoodRatio - a.counterfeit.log10LikelihoodRatio);
}

function groupVerdict(group: readonly PlacedTablet[], ratio: LikelihoodRatio, settings: JudgingSettings): Verdict {
  const findings = group.map(({ finding }) => finding);
  const thresholds = settings.exhibit?.verdicts ?? settings.verdicts;
  return verdictTogether({ findings, ratio, thresholds, unnamed: findings.every(isUnnamed) });
}

function asTablet({ photo, finding }: PlacedTablet): ExhibitTablet {
  const { log10LikelihoodRatio: log10, interval } = finding.counterfeit!;
  // Only an M and a 30 are compared.
  const face = finding.face as M30Face;
  return { photo: String(photo), face, look: lookOf(finding), sourceLook: finding.sourceLook, log10, interval };
}

function verdictOn(findings: readonly TabletFinding[], [worst, ...others]: readonly ExhibitGroup[]): Verdict {
  if (worst === undefined) return verdictWithoutComparison(findings);
  const reassuring = others.length === 0 && !findings.some(isOther);
  return worst.verdict === 'no_difference_seen' && !reassuring ? 'inconclusive' : worst.verdict;
}

function sourcesOf(assessed: number, groups: number, calibrated: boolean): Exhibit['sources'] {
  if (groups > 1) return 'several';
  return calibrated && assessed > 1 ? 'one' : 'not_told';
}
