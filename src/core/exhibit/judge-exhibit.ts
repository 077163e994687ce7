import { standingOut } from '../decide/aspects.ts';
import type { LikelihoodRatio } from '../decide/calibrate.ts';
import { verdictOf } from '../decide/verdict.ts';
import type { TabletFinding, Verdict } from '../examination.ts';
import type { ModelSettings } from '../model.ts';
import { exhibitRatio } from './exhibit-ratio.ts';
import { groupBySource } from './group-by-source.ts';

/** A tablet by the indices of its photo in the exhibit and of itself in that photo. */
export interface TabletPlace {
  readonly photo: number;
  readonly tablet: number;
}

/** Assessed tablets that may come from one source. */
export interface ExhibitGroup {
  readonly tablets: readonly TabletPlace[];
  readonly verdict: Verdict;
  readonly likelihoodRatio: LikelihoodRatio;
}

/** What a reader must know besides the verdict; codes, in no language yet. */
export type ExhibitFact =
  | 'several_sources'
  | 'tablet_flagged'
  | 'aspect_stands_out'
  | 'other_imprint_among_them'
  | 'not_all_assessed'
  | 'colour_not_compared'
  | 'uncalibrated';

export interface ExhibitDecision {
  readonly tablets: number;
  readonly assessed: number;
  /** Of the tablets that were assessed; `not_told` for fewer than two and without calibration. */
  readonly sources: 'one' | 'several' | 'not_told';
  readonly verdict: Verdict;
  /** That of the group that decides; absent if nothing was assessed. */
  readonly likelihoodRatio?: LikelihoodRatio;
  /** The worst first; empty if nothing was assessed. */
  readonly groups: readonly ExhibitGroup[];
  readonly facts: readonly ExhibitFact[];
}

/**
 * The decision about the tablets of an exhibit, from their findings, photo by photo; arithmetic only. The worst group
 * speaks: one flagged group flags the exhibit, and the exhibit's likelihood ratio is that group's. Several sources, a
 * flagged tablet, an aspect that stands out, another imprint and a photo without colour each rule out "no difference
 * seen"; nothing but the likelihood ratio makes a verdict worse. One tablet alone keeps its own verdict.
 */
export function judgeExhibit(
  photos: readonly (readonly TabletFinding[])[],
  settings: Pick<ModelSettings, 'calibration' | 'verdicts' | 'exhibit'>,
): ExhibitDecision {
  const placed = photos.flatMap((findings, photo) => findings.map((finding, tablet) => ({ photo, tablet, finding })));
  const compared = placed.filter(({ finding }) => finding.counterfeit !== undefined);
  const counts = { tablets: placed.length, assessed: compared.length };
  if (compared.length === 0) return { ...counts, ...uncompared(placed), sources: 'not_told', groups: [] };
  // Exhibits are calibrated in colour only.
  const calibrated = compared.some(isColourless) ? undefined : settings.exhibit;
  const alone = compared.length === 1 ? compared[0]!.finding.verdict : undefined;
  const groups = groupBySource(compared.map(asTablet), calibrated)
    .map((group) =>
      judgeGroup(
        group.map((i) => compared[i]!),
        alone,
        { ...settings, exhibit: calibrated },
      ),
    )
    .sort(worstFirst);
  const facts = factsOf(placed, groups, calibrated !== undefined);
  const [worst] = groups as [ExhibitGroup];
  const reassuring = groups.length === 1 && !facts.includes('other_imprint_among_them');
  return {
    ...counts,
    sources: sourcesOf(compared.length, groups.length, calibrated !== undefined),
    verdict: worst.verdict === 'no_difference_seen' && !reassuring ? 'inconclusive' : worst.verdict,
    likelihoodRatio: worst.likelihoodRatio,
    groups,
    facts,
  };
}

interface PlacedTablet extends TabletPlace {
  readonly finding: TabletFinding;
}

/** Nothing was compared: another imprint only if every tablet shows one. */
function uncompared(placed: readonly PlacedTablet[]): Pick<ExhibitDecision, 'verdict' | 'facts'> {
  const other = placed.filter(({ finding }) => finding.verdict === 'other_imprint').length;
  if (other > 0 && other === placed.length) return { verdict: 'other_imprint', facts: [] };
  const facts: ExhibitFact[] = placed.length > 0 ? ['not_all_assessed'] : [];
  return { verdict: 'cannot_assess', facts: other > 0 ? ['other_imprint_among_them', ...facts] : facts };
}

/**
 * `alone` is the verdict of the only assessed tablet. A tablet that is a group among others has no such right: it was
 * picked as the worst of many, for which the thresholds of exhibits allow.
 */
function judgeGroup(
  group: readonly PlacedTablet[],
  alone: Verdict | undefined,
  settings: Pick<ModelSettings, 'calibration' | 'verdicts' | 'exhibit'>,
): ExhibitGroup {
  const likelihoodRatio = exhibitRatio(group.map(asTablet), settings);
  const thresholds = settings.exhibit?.verdicts ?? settings.verdicts;
  const notReassuring = group.some((tablet) => isFlagged(tablet) || hasAspect(tablet) || isColourless(tablet));
  return {
    tablets: group.map(({ photo, tablet }) => ({ photo, tablet })),
    verdict: alone ?? verdictOf(likelihoodRatio, notReassuring, thresholds),
    likelihoodRatio,
  };
}

function asTablet({ photo, finding: { counterfeit } }: PlacedTablet) {
  const { log10LikelihoodRatio, interval } = counterfeit!;
  return { photo: String(photo), log10: log10LikelihoodRatio, interval };
}

/** A flagged group before any other, then by likelihood ratio. */
function worstFirst(a: ExhibitGroup, b: ExhibitGroup): number {
  const flagged = (group: ExhibitGroup): number => Number(group.verdict === 'likely_counterfeit');
  return flagged(b) - flagged(a) || b.likelihoodRatio.log10 - a.likelihoodRatio.log10;
}

function sourcesOf(assessed: number, groups: number, calibrated: boolean): ExhibitDecision['sources'] {
  if (groups > 1) return 'several';
  return calibrated && assessed > 1 ? 'one' : 'not_told';
}

function factsOf(placed: readonly PlacedTablet[], groups: readonly ExhibitGroup[], calibrated: boolean): ExhibitFact[] {
  const compared = placed.filter(({ finding }) => finding.counterfeit !== undefined);
  const colourless = compared.some(isColourless);
  const holds: Readonly<Record<ExhibitFact, boolean>> = {
    several_sources: groups.length > 1,
    tablet_flagged: compared.some(isFlagged),
    aspect_stands_out: compared.some(hasAspect),
    other_imprint_among_them: placed.some(({ finding }) => finding.verdict === 'other_imprint'),
    not_all_assessed: placed.some(({ finding }) => finding.verdict === 'cannot_assess'),
    colour_not_compared: colourless,
    uncalibrated: !calibrated && !colourless && compared.length > 1,
  };
  return (Object.keys(holds) as ExhibitFact[]).filter((fact) => holds[fact]);
}

function isFlagged({ finding }: PlacedTablet): boolean {
  return finding.verdict === 'likely_counterfeit';
}

function hasAspect({ finding: { aspects } }: PlacedTablet): boolean {
  return aspects !== undefined && standingOut(aspects).length > 0;
}

function isColourless({ finding }: PlacedTablet): boolean {
  return finding.reasons.some(({ code }) => code === 'colour_not_compared');
}
