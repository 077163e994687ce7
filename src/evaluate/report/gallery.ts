import type { Evaluation } from '../evaluate-folder.ts';
import type { FalseDetection, MissedTablet } from '../evaluate-photo.ts';
import {
  isAssessed,
  isCounterfeit,
  isM30,
  isRead,
  isReadRight,
  isReference,
  log10Of,
  type TabletRow,
} from '../tablet-row.ts';

/** Number of mistakes of each kind that are shown. */
const MOST_SHOWN = 8;

/** The worst mistakes of a kind, the worst first, and their total number. */
export interface Mistakes<Item> {
  readonly count: number;
  readonly worst: readonly Item[];
}

export interface Gallery {
  /** Compared counterfeits with the lowest likelihood ratios; not mistakes as such, so the number is that of all. */
  readonly lowCounterfeits: Mistakes<TabletRow>;
  /** Compared references with the highest ones. */
  readonly highReferences: Mistakes<TabletRow>;
  readonly missed: Mistakes<MissedTablet>;
  readonly falseDetections: Mistakes<FalseDetection>;
  /** M read as 30 and the reverse. */
  readonly misread: Mistakes<TabletRow>;
  readonly m30CalledOther: Mistakes<TabletRow>;
  readonly othersTakenForM30: Mistakes<TabletRow>;
}

export function galleryOf({ photos }: Evaluation): Gallery {
  const rows = photos.flatMap((photo) => photo.rows);
  const m30 = rows.filter(isM30);
  const compared = m30.filter(isAssessed);
  return {
    // Many reported ratios are equal, at a bound; the unbounded ones rank them.
    lowCounterfeits: worst(compared.filter(isCounterfeit), (a, b) => evidence(a, b)),
    highReferences: worst(compared.filter(isReference), (a, b) => evidence(b, a)),
    // Large tablets first: they should be the easiest.
    missed: worst(
      photos.flatMap(({ missed }) => missed),
      (a, b) => b.truth.rx - a.truth.rx,
    ),
    falseDetections: worst(
      photos.flatMap(({ extra }) => extra),
      (a, b) => b.probability - a.probability,
    ),
    misread: worst(
      m30.filter((row) => isRead(row) && !isReadRight(row) && row.finding.face !== 'other'),
      surest,
    ),
    m30CalledOther: worst(
      m30.filter(({ finding }) => finding.verdict === 'other_imprint'),
      surest,
    ),
    othersTakenForM30: worst(
      rows.filter((row) => !isM30(row) && isAssessed(row)),
      surest,
    ),
  };
}

function worst<Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): Mistakes<Item> {
  return { count: items.length, worst: [...items].sort(compare).slice(0, MOST_SHOWN) };
}

const evidence = (a: TabletRow, b: TabletRow): number => log10Of(a) - log10Of(b) || a.unboundedLog10 - b.unboundedLog10;

const surest = (a: TabletRow, b: TabletRow): number =>
  (b.finding.faceProbability ?? 0) - (a.finding.faceProbability ?? 0);
