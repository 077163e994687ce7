import { exhibitRatio } from '../../../core/exhibit/exhibit-ratio.ts';
import { Random } from '../../simulate/random.ts';
import { drawExhibits, inBothClasses } from './draw-exhibits.ts';
import { grouped, type SourceTablet } from './exhibit-tablets.ts';
import { type ExhibitTablets, fitExhibitMap, fitReplicas, pooledVariance, weighExhibits } from './fit-exhibits.ts';

/** No bounds: at a bound an interval has no width and contains the truth trivially. */
const UNBOUNDED = { log10Bounds: [-300, 300], indistinguishableShare: 1e-300 } as const;
/** Exhibits at which the intervals are checked, spread evenly over the drawn ones. */
const CHECKED = 60;
/** Fewer than a bundle has: their 5th and 95th percentiles are known well enough for a share over many draws. */
const REPLICAS = 60;

/**
 * How often the 90 % interval of an exhibit contains the value of the population's map, 0..1, by the nested bootstrap
 * of interval-coverage.ts: these tablets are the population, samples of their lots are calibrated like a bundle. Covers
 * the error of the exhibits' map alone; that of the single tablets' calibration has its own test, and is 0 here.
 */
export function exhibitCoverage({ photos, closeUps }: ExhibitTablets, seed: string, draws: number): number {
  const random = new Random(`${seed}/exhibit coverage`);
  const exact = (tablets: readonly SourceTablet[]) =>
    tablets.map((tablet) => ({ ...tablet, interval: [tablet.log10, tablet.log10] as const }));
  const variance = pooledVariance(photos);
  const exhibits = inBothClasses([...drawExhibits(exact(photos), random), ...drawExhibits(closeUps, random)]);
  const weighed = weighExhibits(exhibits, variance);
  const lots = grouped(weighed, ({ lot }) => lot);
  const truth = fitExhibitMap(weighed);
  const step = Math.max(1, Math.floor(exhibits.length / CHECKED));
  const checked = exhibits.filter((_, i) => i % step === 0);
  let held = 0;
  for (let draw = 0; draw < draws; draw++) {
    // A lot that is sampled twice counts as two lots.
    const sampled = lots.flatMap((_, copy) =>
      random.pick(lots).map((exhibit) => ({ ...exhibit, lot: `drawn ${copy}` })),
    );
    const map = fitExhibitMap(sampled);
    const replicas = fitReplicas(sampled, random.fork(`draw ${draw}`), REPLICAS);
    for (const { tablets: some } of checked) {
      const of = (exhibit: typeof map & { replicas: typeof replicas }) =>
        exhibitRatio(some, {
          calibration: UNBOUNDED,
          exhibit: { ...exhibit, variance, log10Bounds: UNBOUNDED.log10Bounds },
        });
      const { interval } = of({ ...map, replicas });
      const { log10 } = of({ ...truth, replicas: [truth] });
      if (interval[0] <= log10 && interval[1] >= log10) held++;
    }
  }
  return held / draws / checked.length;
}
