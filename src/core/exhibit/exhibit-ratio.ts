import type { Calibration } from '../calibration-settings.ts';
import { type LikelihoodRatio, percentile, supportedRange } from '../decide/calibrate.ts';
import { round } from '../decide/round.ts';
import type { ExhibitMap, ExhibitSettings } from '../exhibit-settings.ts';
import { type TabletRatio, type WeighedTablets, weighTablets } from './weigh-tablets.ts';

const DECIMALS = 3;

/**
 * Used for photos without colour, for which exhibits are not calibrated. The variances are those of simulated tablets (docs/decisions/0016); a map of
 * zeros gives the mean of the tablets, as if all of them were one.
 */
const UNCALIBRATED = { variance: { photo: 0.03, tablet: 0.05 }, shift: 0, gain: 0 } as const;

/** The settings that the ratio of an exhibit depends on. */
export interface RatioSettings {
  readonly calibration: Pick<Calibration, 'log10Bounds' | 'indistinguishableShare'>;
  readonly exhibit?: Pick<ExhibitSettings, 'variance' | 'shift' | 'gain' | 'replicas' | 'log10Bounds'> | undefined;
}

/**
 * The likelihood ratio of tablets that come from one source; at least one. One tablet has its own. Several have the
 * mean of theirs, times a factor and plus a shift that grow with the share of error that averaging removed:
 * `log10 = mean + errorRemoved * (shift + gain * mean)`. The map is a logistic regression over simulated exhibits with
 * the mean as its offset (Morrison 2013, doi:10.1080/00450618.2012.733025). It never falls when a tablet looks more
 * like a counterfeit, and no number of tablets exceeds `mean + shift + gain * mean`.
 *
 * The interval joins two errors as if independent: that of the tablets' calibration, scaled like the mean, and that of
 * the exhibits' map, from its replicas.
 */
export function exhibitRatio(tablets: readonly TabletRatio[], settings: RatioSettings): LikelihoodRatio {
  const [first, ...others] = tablets;
  if (first === undefined) throw new RangeError('expected at least one assessed tablet');
  if (others.length === 0) return { log10: first.log10, interval: first.interval };
  const { exhibit } = settings;
  const map = exhibit ?? UNCALIBRATED;
  const weighed = weighTablets(tablets, map.variance);
  const [low, high] = rangeOf(settings);
  const bounded = (log10: number): number => Math.min(Math.max(round(log10, DECIMALS), low), high);
  const log10 = applyExhibitMap(map, weighed);
  const [below, above] = errors(log10, weighed, map, exhibit?.replicas ?? []);
  return { log10: bounded(log10), interval: [bounded(log10 - below), bounded(log10 + above)] };
}

function rangeOf({ calibration, exhibit }: RatioSettings): readonly [number, number] {
  const { log10Bounds, indistinguishableShare } = calibration;
  return supportedRange({ log10Bounds: exhibit?.log10Bounds ?? log10Bounds, indistinguishableShare });
}

/**
 * The same ratios, none above that of the exhibit. Counterfeits may be any of the groups, or several: the likelihood
 * ratio of the exhibit is the mean over all of these, `(product of (1 + LR) - 1) / (2^groups - 1)`, if each is as
 * probable as the other. A group with a higher ratio was merely the worst of many. None is lowered below 1, where it would
 * speak against a counterfeit; and several high ones lower none.
 */
export function ratiosOfSeveral(
  groups: readonly LikelihoodRatio[],
  settings: RatioSettings,
): readonly LikelihoodRatio[] {
  if (groups.length < 2) return groups;
  const product = groups.reduce((so, { log10 }) => so * (1 + 10 ** log10), 1);
  const most = Math.max(0, round(Math.log10((product - 1) / (2 ** groups.length - 1)), DECIMALS));
  const [low] = rangeOf(settings);
  return groups.map(({ log10, interval }) => {
    const removed = Math.max(0, log10 - most);
    const lowered = (end: number): number => (removed === 0 ? end : Math.max(low, round(end - removed, DECIMALS)));
    return { log10: lowered(log10), interval: [lowered(interval[0]), lowered(interval[1])] };
  });
}

/** The log10 likelihood ratio by this map, neither rounded nor bounded. */
export function applyExhibitMap(
  { shift, gain }: ExhibitMap,
  { mean, errorRemoved }: Pick<WeighedTablets, 'mean' | 'errorRemoved'>,
): number {
  return mean + errorRemoved * (shift + gain * mean);
}

/** How far the interval reaches below and above; neither is negative. */
function errors(
  log10: number,
  weighed: WeighedTablets,
  map: ExhibitMap,
  replicas: readonly ExhibitMap[],
): readonly [number, number] {
  const scale = 1 + weighed.errorRemoved * map.gain;
  const ofTablets = weighed.interval.map((end) => scale * Math.abs(end - weighed.mean));
  if (replicas.length === 0) return [ofTablets[0]!, ofTablets[1]!];
  const mapped = replicas.map((replica) => applyExhibitMap(replica, weighed)).sort((a, b) => a - b);
  const ofMap = [log10 - percentile(mapped, 0.05), percentile(mapped, 0.95) - log10].map((d) => Math.max(0, d));
  return [Math.hypot(ofTablets[0]!, ofMap[0]!), Math.hypot(ofTablets[1]!, ofMap[1]!)];
}
