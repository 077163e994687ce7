import type { LogisticMap } from '../../../core/calibration-settings.ts';
import type { PressSettings } from '../../../core/exhibit-settings.ts';
import { Random } from '../../simulate/random.ts';
import { boundOf } from '../calibrate.ts';
import { grouped } from '../exhibits/exhibit-tablets.ts';
import { fitOffsetLogistic, type OffsetExample } from '../exhibits/fit-offset-logistic.ts';
import { drawPressPairs, fitPressSpaces, type PressPair } from './press-pairs.ts';
import type { PressRow } from './press-rows.ts';

/** Tablets of each group, photographed together. */
export const PRESS_SIZES = [1, 3, 10] as const;
/** The pairs of a press are scored in spaces that were fitted on the presses of the other parts. */
const PARTS = 4;
const REPLICAS = 100;

/** Everything that the settings hold on presses, and the pairs of presses outside the fit on which its map is calibrated. */
export interface FittedPresses {
  readonly settings: PressSettings;
  readonly pairs: readonly PressPair[];
}

/**
 * The spaces of both faces, and the map from their score to a likelihood ratio, with replicas over presses. Bounded as
 * for single tablets (3 / n): upwards by the presses whose pairs could have misled, downwards by those with pairs of
 * their own.
 */
export function fitPresses(rows: readonly PressRow[], seed: string): FittedPresses {
  const random = new Random(`${seed}/presses`);
  const pairs = crossFittedPairs(rows, random);
  const presses = new Set(pairs.flatMap((pair) => pair.presses));
  const repeated = new Set(pairs.filter(({ one }) => one).map(({ presses: [press] }) => press));
  const replicas = Array.from({ length: REPLICAS }, () => fitPressMap(pairs, drawCounts([...presses], random)));
  return {
    settings: {
      ...fitPressSpaces(rows),
      ...fitPressMap(pairs),
      replicas,
      log10Bounds: [-boundOf(repeated.size), boundOf(presses.size)],
    },
    pairs,
  };
}

function crossFittedPairs(rows: readonly PressRow[], random: Random): PressPair[] {
  const presses = [...new Set(rows.map(({ press }) => press))];
  return Array.from({ length: PARTS }, (_, part) => part).flatMap((part) => {
    const heldOut = new Set(presses.filter((_, i) => i % PARTS === part));
    const spaces = fitPressSpaces(rows.filter(({ press }) => !heldOut.has(press)));
    const judged = rows.filter(({ press }) => heldOut.has(press));
    return PRESS_SIZES.flatMap((size) => drawPressPairs(judged, { size, grouping: 'together' }, spaces, random));
  });
}

/** How often each press is drawn, with replacement. */
function drawCounts(presses: readonly string[], random: Random): (press: string) => number {
  const counts = new Map<string, number>();
  for (const _ of presses) {
    const press = random.pick(presses);
    counts.set(press, (counts.get(press) ?? 0) + 1);
  }
  return (press) => counts.get(press) ?? 0;
}

/**
 * Logistic regression on the score. Both kinds of pairs weigh the same among groups of each size. A pair of two presses
 * counts as often as both were drawn, one of a single press as often as that one was.
 */
export function fitPressMap(pairs: readonly PressPair[], drawn: (press: string) => number = () => 1): LogisticMap {
  const counted = pairs.map((pair) => {
    const [a, b] = pair.presses;
    return { ...pair, count: pair.one ? drawn(a) : drawn(a) * drawn(b) };
  });
  const kinds = grouped(
    counted.filter(({ count }) => count > 0),
    ({ one, size }) => `${one} ${size}`,
  );
  const examples = kinds.flatMap((some) => {
    const total = some.reduce((sum, { count }) => sum + count, 0);
    return some.map(
      ({ score, one, count }): OffsetExample => ({
        features: [score * Math.LN10, Math.LN10],
        offset: 0,
        hit: one,
        weight: count / total / kinds.length,
      }),
    );
  });
  const [slope, intercept] = fitOffsetLogistic(examples, 2) as [number, number];
  return slope > 0 ? { slope: round(slope), intercept: round(intercept) } : { slope: 0, intercept: 0 };
}

const round = (value: number): number => Math.round(value * 1e5) / 1e5 + 0;
