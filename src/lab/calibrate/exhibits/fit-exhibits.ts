import { exhibitRatio, type RatioSettings, ratiosOfSeveral } from '../../../core/exhibit/exhibit-ratio.ts';
import { groupBySource } from '../../../core/exhibit/group-by-source.ts';
import { separate } from '../../../core/exhibit/separate.ts';
import { type WeighedTablets, weighTablets } from '../../../core/exhibit/weigh-tablets.ts';
import type { ExhibitMap, ExhibitSettings, ExhibitVariance } from '../../../core/exhibit-settings.ts';
import type { ModelSettings } from '../../../core/model.ts';
import { Random } from '../../simulate/random.ts';
import { boundOf } from '../calibrate.ts';
import { type DrawnExhibit, drawExhibits, inBothClasses } from './draw-exhibits.ts';
import { bySource, grouped, type SourceTablet } from './exhibit-tablets.ts';
import { fitOffsetLogistic, type OffsetExample } from './fit-offset-logistic.ts';
import { fitSourceSpaces, fitSources, placeBy } from './fit-sources.ts';
import { separationLimits } from './separation-limits.ts';
import { varianceComponents } from './variance-components.ts';

/** As for single tablets. */
const REPLICAS = 200;
/** At most this share of simulated exhibits of the reference product is flagged, of lots outside the fit. */
export const MAX_REFERENCE_EXHIBITS_FLAGGED = 0.01;
/** For the thresholds, the exhibits of a lot are judged by settings fitted on the lots of the other parts. */
const PARTS = 5;

/** Tablets of known sources to calibrate on. */
export interface ExhibitTablets {
  /** In photos of several tablets: what a photo shares, and what divides tablets of one source, shows only there. */
  readonly photos: readonly SourceTablet[];
  /** In photos of one tablet, many a source: the map from means to likelihood ratios is fitted to these too. */
  readonly closeUps: readonly SourceTablet[];
}

/**
 * Everything that the settings hold on exhibits. `settings` are those for single tablets. Sizes of exhibits that a
 * class has none of are left out of the map, since their number alone would then tell the class.
 */
export function fitExhibits(
  { photos, closeUps }: ExhibitTablets,
  settings: Pick<ModelSettings, 'calibration' | 'verdicts'>,
  seed: string,
): ExhibitSettings {
  const tablets = { photos, closeUps };
  const sourcesOf = (counterfeit: boolean): number =>
    bySource([...photos, ...closeUps]).filter(([first]) => first?.counterfeit === counterfeit).length;
  const fixed: Fixed = {
    variance: pooledVariance(photos),
    log10Bounds: [-boundOf(sourcesOf(true)), boundOf(sourcesOf(false))],
    verdicts: settings.verdicts,
  };
  const random = new Random(`${seed}/exhibits`);
  const sources = fitSources(photos, random.fork('sources'));
  const fitted = { ...fitUndecided(tablets, fixed, random, REPLICAS), ...(sources && { sources }) };
  const ratios = heldOutReferences(tablets, { ...settings, sources }, fixed, random);
  return { ...fitted, verdicts: chooseExhibitThresholds(ratios, { ...settings, exhibit: fitted }) };
}

/** Settings that do not depend on which lots are held out. */
type Fixed = Pick<ExhibitSettings, 'variance' | 'log10Bounds' | 'verdicts'>;

/** With the thresholds of single tablets. */
function fitUndecided(
  { photos, closeUps }: ExhibitTablets,
  fixed: Fixed,
  random: Random,
  replicas: number,
): ExhibitSettings {
  const drawn = drawExhibits(photos, random);
  const exhibits = inBothClasses([...drawn, ...drawExhibits(closeUps, random)]);
  const weighed = weighExhibits(exhibits, fixed.variance);
  return {
    ...fitExhibitMap(weighed),
    replicas: fitReplicas(weighed, random, replicas),
    ...fixed,
    separationLimits: separationLimits(
      inBothClasses(drawn).map((exhibit) => ({ ...exhibit, value: separate(exhibit.tablets, fixed.variance).value })),
    ),
  };
}

/**
 * For each size, the highest log10 likelihood ratio of each reference exhibit, by settings that were fitted on other
 * lots: on the exhibits of the fit itself, fewer are high.
 */
function heldOutReferences(
  { photos, closeUps }: ExhibitTablets,
  { sources, ...settings }: Pick<ModelSettings, 'calibration'> & Pick<ExhibitSettings, 'sources'>,
  fixed: Fixed,
  random: Random,
): number[][] {
  const lots = [...new Set([...photos, ...closeUps].map(({ lot }) => lot))];
  const partOf = new Map(lots.map((lot, i) => [lot, i % PARTS]));
  const judged = Array.from({ length: Math.min(PARTS, lots.length) }, (_, part) => part).flatMap((part) => {
    const isHeld = ({ lot }: SourceTablet): boolean => partOf.get(lot) === part;
    const fits = { photos: photos.filter((one) => !isHeld(one)), closeUps: closeUps.filter((one) => !isHeld(one)) };
    const held = [photos, closeUps].map((some) => some.filter(isHeld));
    const others = sources && { ...sources, spaces: fitSourceSpaces(fits.photos) };
    const exhibit = { ...fitUndecided(fits, fixed, random, 0), sources: others };
    return held
      .map((some) => some.map((tablet) => ({ ...tablet, sourceLook: placeBy(others, tablet) })))
      .flatMap((some) => drawExhibits(some, random))
      .filter(({ counterfeit }) => !counterfeit)
      .map((one) => ({ size: one.size, log10: worstRatio(one, { ...settings, exhibit }) }));
  });
  return grouped(judged, ({ size }) => String(size)).map((some) => some.map(({ log10 }) => log10));
}

/** The map fitted to samples of the lots, with replacement. */
export function fitReplicas(exhibits: readonly WeighedExhibit[], random: Random, count = REPLICAS): ExhibitMap[] {
  const lots = grouped(exhibits, ({ lot }) => lot);
  return Array.from({ length: count }, () => fitExhibitMap(lots.flatMap(() => random.pick(lots))));
}

/** Means of the components of both classes: what a photo and a tablet add must not depend on what is to be found out. */
export function pooledVariance(tablets: readonly SourceTablet[]): ExhibitVariance {
  const [one, two] = [false, true].map((counterfeit) =>
    varianceComponents(tablets.filter((tablet) => tablet.counterfeit === counterfeit)),
  );
  const [photo, tablet] = [round((one!.photo + two!.photo) / 2), round((one!.tablet + two!.tablet) / 2)];
  if (Number.isFinite(photo) && Number.isFinite(tablet)) return { photo, tablet };
  throw new RangeError(
    'expected sources of both classes with several photos, and photos with several of their tablets',
  );
}

/** An exhibit with its weighted mean. */
export type WeighedExhibit = Pick<DrawnExhibit, 'counterfeit' | 'size' | 'lot'> &
  Pick<WeighedTablets, 'mean' | 'errorRemoved'>;

/** Weighed once, because the map is fitted to them hundreds of times. */
export function weighExhibits(exhibits: readonly DrawnExhibit[], variance: ExhibitVariance): WeighedExhibit[] {
  return exhibits.map(({ tablets, counterfeit, size, lot }) => {
    const { mean, errorRemoved } = weighTablets(tablets, variance);
    return { counterfeit, size, lot, mean, errorRemoved };
  });
}

/**
 * The map by logistic regression with the mean of the tablets as its offset, so that one tablet keeps its own answer.
 * Both classes weigh the same among exhibits of each size. More tablets never count for less than one: a negative gain
 * becomes 0.
 */
export function fitExhibitMap(exhibits: readonly WeighedExhibit[]): ExhibitMap {
  const classes = grouped(exhibits, ({ size, counterfeit }) => `${size} ${counterfeit}`);
  const examples = classes.flatMap((some) =>
    some.map(
      ({ mean, errorRemoved, counterfeit }): OffsetExample => ({
        features: [errorRemoved * Math.LN10, errorRemoved * mean * Math.LN10],
        offset: mean * Math.LN10,
        hit: counterfeit,
        weight: 1 / (some.length * classes.length),
      }),
    ),
  );
  const [shift, gain] = fitOffsetLogistic(examples, 2) as [number, number];
  if (gain >= 0) return { shift: round(shift), gain: round(gain) };
  const shifts = examples.map((example) => ({ ...example, features: example.features.slice(0, 1) }));
  return { shift: round(fitOffsetLogistic(shifts, 1)[0]!), gain: 0 };
}

/**
 * The tablets' own thresholds, stricter if more reference exhibits of lots outside the fit would be flagged by their worst
 * group: all sizes weigh the same. A threshold beyond the bounds would never be reached, so none is.
 */
function chooseExhibitThresholds(
  bySize: readonly (readonly number[])[],
  settings: Pick<ModelSettings, 'verdicts'> & { readonly exhibit: ExhibitSettings },
): ModelSettings['verdicts'] {
  const { likelyCounterfeit, noDifferenceSeen } = settings.verdicts;
  const flagged = (threshold: number): number =>
    bySize.reduce((sum, some) => sum + some.filter((log10) => log10 >= threshold).length / some.length, 0);
  const enough = [likelyCounterfeit, ...bySize.flat().map((log10) => round(log10 + 0.001))]
    .filter((threshold) => threshold >= likelyCounterfeit)
    .sort((a, b) => a - b)
    .find((threshold) => flagged(threshold) / bySize.length <= MAX_REFERENCE_EXHIBITS_FLAGGED)!;
  const most = Math.max(likelyCounterfeit, settings.exhibit.log10Bounds[1]);
  return { likelyCounterfeit: Math.min(enough, most), noDifferenceSeen };
}

/** The highest log10 likelihood ratio of a group that could flag the exhibit, which needs an interval above 0. */
function worstRatio({ tablets }: DrawnExhibit, settings: RatioSettings & Pick<ModelSettings, 'exhibit'>): number {
  const groups = groupBySource(tablets, settings.exhibit).filter(({ length }) => length > 0);
  const ratios = ratiosOfSeveral(
    groups.map((group) =>
      exhibitRatio(
        group.map((i) => tablets[i]!),
        settings,
      ),
    ),
    settings,
  );
  return Math.max(...ratios.map(({ log10, interval: [low] }) => (low > 0 ? log10 : Math.min(log10, 0))));
}

const round = (value: number): number => Math.round(value * 1e5) / 1e5 + 0;
