import type { PressSpace } from '../../../core/exhibit-settings.ts';
import { M30_FACES, type M30Face } from '../../../core/labels.ts';
import { type PressMeans, pressLinkScore, pressMeansOf } from '../../../core/press/press-link.ts';
import type { Random } from '../../simulate/random.ts';
import { grouped } from '../exhibits/exhibit-tablets.ts';
import { fitPressSpace } from './fit-press-space.ts';
import type { PressRow } from './press-rows.ts';

export type PressSpaces = Readonly<Record<M30Face, PressSpace>>;

/** Two groups of tablets in different photos, and whether one press made both. */
export interface PressPair {
  readonly presses: readonly [string, string];
  readonly one: boolean;
  /** Tablets of each group. */
  readonly size: number;
  /** The higher severity of both presses. */
  readonly severity: number;
  readonly score: number;
}

/** How the tablets of a group were photographed: together, or each in a photo of its own, under its own light. */
export type Grouping = 'together' | 'apart';

/** Groups of one size from each photo, or from each press. */
const DRAWS = 2;
/** Pairs of two presses are many more; so many of them say enough. */
const MOST_OF_TWO = 2000;

export function fitPressSpaces(rows: readonly PressRow[]): PressSpaces {
  const [M, thirty] = M30_FACES.map((face) => fitPressSpace(rows.filter((row) => row.face === face)));
  return { M: M!, '30': thirty! };
}

/** All pairs of groups of one press, and some of two, with their scores in these spaces. */
export function drawPressPairs(
  rows: readonly PressRow[],
  { size, grouping }: { readonly size: number; readonly grouping: Grouping },
  spaces: PressSpaces,
  random: Random,
): PressPair[] {
  const groups = drawGroups(rows, size, grouping, random).map((tablets) => ({
    press: tablets[0]!.press,
    severity: tablets[0]!.severity,
    photos: new Set(tablets.map(({ photo }) => photo)),
    means: pressMeansOf(tablets, spaces),
  }));
  const pairs = groups.flatMap((a, i) =>
    groups.slice(0, i).flatMap((b): PressPair[] => {
      const score = scoreApart(a, b, spaces);
      if (score === undefined) return [];
      const one = a.press === b.press;
      return [{ presses: [a.press, b.press], one, size, severity: Math.max(a.severity, b.severity), score }];
    }),
  );
  const ofTwo = pairs.filter(({ one }) => !one);
  return [...pairs.filter(({ one }) => one), ...random.sample(ofTwo, Math.min(MOST_OF_TWO, ofTwo.length))];
}

interface Group {
  readonly photos: ReadonlySet<string>;
  readonly means: PressMeans;
}

/** Undefined for groups with a photo in common: light and camera would link them. */
function scoreApart(a: Group, b: Group, spaces: PressSpaces): number | undefined {
  return [...a.photos].some((photo) => b.photos.has(photo)) ? undefined : pressLinkScore(a.means, b.means, spaces);
}

function drawGroups(rows: readonly PressRow[], size: number, grouping: Grouping, random: Random): PressRow[][] {
  if (grouping === 'together') {
    return grouped(rows, ({ press, photo }) => `${press} ${photo}`)
      .filter(({ length }) => length >= size)
      .flatMap((photo) => Array.from({ length: DRAWS }, () => random.sample(photo, size)));
  }
  return grouped(rows, ({ press }) => press).flatMap((press) => {
    const shuffled = random.sample(press, press.length);
    return Array.from({ length: Math.floor(press.length / size) }, (_, i) => shuffled.slice(i * size, (i + 1) * size));
  });
}
