import type { TabletFinding } from '../../../core/examination.ts';
import type { Exhibit } from '../../../core/exhibit/exhibit.ts';
import { judgeExhibit } from '../../../core/exhibit/judge-exhibit.ts';
import type { ExhibitSettings } from '../../../core/exhibit-settings.ts';
import { isM30Face } from '../../../core/labels.ts';
import type { ModelSettings } from '../../../core/model.ts';
import { areaUnderRoc } from '../../../evaluate/figures/area-under-roc.ts';
import { cllr, cllrMin } from '../../../evaluate/figures/cllr.ts';
import { type Rate, rateOf } from '../../../evaluate/figures/rate.ts';
import { Random } from '../../simulate/random.ts';
import { drawExhibits } from './draw-exhibits.ts';
import type { ExhibitPhotoRow } from './exhibit-rows.ts';
import { grouped, type SourceTablet, sourceTablets } from './exhibit-tablets.ts';
import { fitExhibits } from './fit-exhibits.ts';
import { placeBy } from './fit-sources.ts';

type Settings = Pick<ModelSettings, 'calibration' | 'verdicts'>;

/** An exhibit of known sources, and what was said of it. */
export interface JudgedExhibit {
  readonly said: Exhibit;
  readonly source: 'reference' | 'counterfeit' | 'mixed';
  /** The highest of its sources; 0 for the reference. */
  readonly severity: number;
  /** Its lot: exhibits of one lot are no independent cases. */
  readonly lot: string;
  /** Number of compared tablets for which it was drawn; absent for a photo as it is. */
  readonly size?: number;
}

/** What a bundle says of simulated photos of exhibits, and of tablets in close-ups of other lots. */
export interface ExhibitRows {
  readonly rows: readonly ExhibitPhotoRow[];
  readonly closeUps: readonly SourceTablet[];
}

/** Numbers of tablets in the model card. */
const SIZES = [1, 3, 10, 30] as const;
/** The settings that judge a lot are fitted on the lots of the other parts. */
const PARTS = 5;
const STRONG = 0.65;

/** Every photo as it is, and exhibits drawn from the photos of each source, judged by settings fitted on other lots. */
export function judgeHeldOut({ rows, closeUps }: ExhibitRows, settings: Settings, seed: string): JudgedExhibit[] {
  const lots = [...new Set(rows.map(({ lot }) => lot))];
  return Array.from({ length: Math.min(PARTS, lots.length) }, (_, part) => part).flatMap((part) => {
    const heldOut = new Set(lots.filter((_, i) => i % PARTS === part));
    const fitted = sourceTablets(rows.filter(({ lot }) => !heldOut.has(lot)));
    const exhibit = fitExhibits({ photos: fitted, closeUps }, settings, seed);
    const judged = rows.filter(({ lot }) => heldOut.has(lot)).map((row) => placed(row, exhibit));
    return judgeAll(judged, { ...settings, exhibit }, new Random(`${seed}/held out ${part}`));
  });
}

/** The row as a bundle with these settings would find it. */
function placed({ tablets, ...row }: ExhibitPhotoRow, { sources }: ExhibitSettings): ExhibitPhotoRow {
  return {
    ...row,
    tablets: tablets.map(({ finding: { sourceLook: _, ...finding }, ...tablet }) => {
      const sourceLook = isM30Face(finding.face) ? placeBy(sources, { ...tablet, face: finding.face }) : undefined;
      return { ...tablet, finding: { ...finding, ...(sourceLook && { sourceLook }) } };
    }),
  };
}

function judgeAll(
  rows: readonly ExhibitPhotoRow[],
  settings: Settings & Pick<ModelSettings, 'exhibit'>,
  random: Random,
): JudgedExhibit[] {
  const judge = (photos: readonly (readonly TabletFinding[])[]): Exhibit => judgeExhibit(photos, settings, 0.5)!;
  const photos = rows
    .filter(({ sources }) => sources.length > 0)
    .map(({ tablets, sources, lot }): JudgedExhibit => {
      const severity = Math.max(...sources.map((source) => source.severity));
      const source = sources.length > 1 ? 'mixed' : sources[0]!.label === 'counterfeit' ? 'counterfeit' : 'reference';
      return { said: judge([tablets.map(({ finding }) => finding)]), source, severity, lot: String(lot) };
    });
  const drawn = drawExhibits(sourceTablets(rows), random, SIZES).map(
    ({ tablets, counterfeit, severity, lot, size }): JudgedExhibit => ({
      said: judge(grouped(tablets, ({ photo }) => photo).map((some) => some.map(({ finding }) => finding))),
      source: counterfeit ? 'counterfeit' : 'reference',
      severity,
      lot,
      size,
    }),
  );
  return [...photos, ...drawn];
}

/** How well exhibits of one source are told apart. */
export interface ExhibitFigures {
  readonly reference: number;
  readonly counterfeit: number;
  readonly auc: number;
  readonly aucStrong: number;
  readonly cllr: number;
  readonly cllrMin: number;
  readonly referenceFlagged: Rate;
  /** The lots of the reference exhibits, and those with a flagged one. */
  readonly referenceLots: { readonly all: number; readonly flagged: number };
  readonly counterfeitFlagged: Rate;
  readonly strongFlagged: Rate;
  readonly oneCalledSeveral: Rate;
}

/** An exhibit of which nothing could be said counts as a likelihood ratio of 1. */
export function exhibitFigures(judged: readonly JudgedExhibit[]): ExhibitFigures {
  const [references, counterfeits] = (['reference', 'counterfeit'] as const).map((wanted) =>
    judged.filter(({ source }) => source === wanted),
  ) as [JudgedExhibit[], JudgedExhibit[]];
  const strong = counterfeits.filter(({ severity }) => severity >= STRONG);
  const ratios = (some: readonly JudgedExhibit[]) =>
    some.map(({ said }) => said.counterfeit?.log10LikelihoodRatio ?? 0);
  const [of, against] = [ratios(counterfeits), ratios(references)];
  return {
    reference: references.length,
    counterfeit: counterfeits.length,
    auc: areaUnderRoc(of, against),
    aucStrong: areaUnderRoc(ratios(strong), against),
    cllr: cllr(of, against),
    cllrMin: cllrMin(of, against),
    referenceFlagged: rateOf(references, isFlagged),
    referenceLots: { all: lotsOf(references), flagged: lotsOf(references.filter(isFlagged)) },
    counterfeitFlagged: rateOf(counterfeits, isFlagged),
    strongFlagged: rateOf(strong, isFlagged),
    oneCalledSeveral: rateOf([...references, ...counterfeits], isSeveral),
  };
}

/** By number of compared tablets; sizes that no source had are left out. */
export function figuresBySize(
  judged: readonly JudgedExhibit[],
): { readonly size: number; readonly figures: ExhibitFigures }[] {
  return SIZES.map((size) => ({ size, figures: exhibitFigures(judged.filter((one) => one.size === size)) })).filter(
    ({ figures }) => figures.reference > 0 && figures.counterfeit > 0,
  );
}

export function mixedCalledSeveral(judged: readonly JudgedExhibit[]): Rate {
  return rateOf(
    judged.filter(({ source }) => source === 'mixed'),
    isSeveral,
  );
}

function lotsOf(judged: readonly JudgedExhibit[]): number {
  return new Set(judged.map(({ lot }) => lot)).size;
}

function isFlagged({ said }: JudgedExhibit): boolean {
  return said.verdict === 'likely_counterfeit';
}

function isSeveral({ said }: JudgedExhibit): boolean {
  return said.sources === 'several';
}
