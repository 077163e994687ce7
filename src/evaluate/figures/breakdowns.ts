import type { Evaluation } from '../evaluate-folder.ts';
import {
  isAssessed,
  isCounterfeit,
  isFlagged,
  isM30,
  isMissed,
  isOfBand,
  isReference,
  SEVERITY_BAND_NAMES,
  type TabletInPhoto,
  type TabletRow,
} from '../tablet-row.ts';
import { type AucFigure, aucFigure } from './auc-figure.ts';
import { type Rate, rate, rateOf } from './rate.ts';

/** With fewer counterfeits or references, an area under ROC would be noise. */
const FEWEST_EACH = 10;

/** The M 30 tablets of one kind, size, ground and so on. */
export interface Group {
  readonly name: string;
  readonly counterfeits: number;
  readonly references: number;
  /** Undefined (absent in JSON) if there are too few of either. */
  readonly auc?: AucFigure;
  /** Of those that are uncovered and inside their photo. */
  readonly found: Rate;
  readonly assessed: Rate;
  readonly counterfeitsAccused: Rate;
  readonly counterfeitsLetBy: Rate;
  /** Of the group's own references. */
  readonly referencesAccused: Rate;
}

/** All M 30 in groups; with groups by defect, a counterfeit may be in several. */
export interface Breakdown {
  readonly key: 'severity' | 'defect' | 'tilt' | 'size' | 'blur' | 'ground';
  /** Whether the groups hold only counterfeits, which are then compared with all references. */
  readonly counterfeitsOnly: boolean;
  readonly groups: readonly Group[];
}

type Belongs = (tablet: TabletInPhoto) => boolean;

/** Roundness ry / rx of the face, 0..1: 1 is from straight above. `from` is included, `below` is not. */
const TILT_BANDS = [
  { name: 'from straight above (0.97 to 1)', from: 0.97, below: Number.POSITIVE_INFINITY },
  { name: 'slightly tilted (0.9 to 0.97)', from: 0.9, below: 0.97 },
  { name: 'tilted (0.8 to 0.9)', from: 0.8, below: 0.9 },
  { name: 'strongly tilted (below 0.8)', from: 0, below: 0.8 },
] as const;

/** Major axis of the face in pixels of the photo. */
const SIZE_BANDS = [
  { name: 'below 120 px', from: 0, below: 120 },
  { name: '120 to 160 px', from: 120, below: 160 },
  { name: '160 to 200 px', from: 160, below: 200 },
  { name: '200 to 280 px', from: 200, below: 280 },
  { name: '280 px and more', from: 280, below: Number.POSITIVE_INFINITY },
] as const;

/** Figures of the M 30 tablets, broken down by what may make them difficult. */
export function breakdownsOf({ photos }: Evaluation): Breakdown[] {
  const rows = photos.flatMap((photo) => photo.rows).filter(isM30);
  const missed = photos.flatMap((photo) => photo.missed).filter(isM30);
  const all: readonly TabletInPhoto[] = [...rows, ...missed];
  const breakdown = (key: Breakdown['key'], groups: readonly (readonly [string, Belongs])[]): Breakdown => {
    const counterfeitsOnly = key === 'severity' || key === 'defect';
    const described = groups.map(([name, belongs]) => describeGroup(name, belongs, rows, missed, counterfeitsOnly));
    return { key, counterfeitsOnly, groups: described };
  };
  return [
    breakdown(
      'severity',
      SEVERITY_BAND_NAMES.map((band) => [SEVERITY_NAMES[band], (tablet) => isOfBand(tablet, band)]),
    ),
    breakdown(
      'defect',
      byName(all, ({ truth }) => truth.defects),
    ),
    breakdown(
      'tilt',
      byBand(TILT_BANDS, ({ truth }) => truth.ry / truth.rx),
    ),
    breakdown(
      'size',
      byBand(SIZE_BANDS, ({ truth }) => 2 * truth.rx),
    ),
    breakdown(
      'blur',
      byName(all, ({ blur }) => [blur ?? 'none']),
    ),
    breakdown(
      'ground',
      byName(all, ({ ground }) => [ground ?? 'not said']),
    ),
  ];
}

const SEVERITY_NAMES = {
  strong: 'strong (0.65 to 1)',
  middle: 'middle (0.4 to 0.65)',
  mild: 'mild (below 0.4)',
} as const;

function describeGroup(
  name: string,
  belongs: Belongs,
  allRows: readonly TabletRow[],
  allMissed: readonly TabletInPhoto[],
  counterfeitsOnly: boolean,
): Group {
  const rows = allRows.filter(belongs);
  const [counterfeits, references] = [rows.filter(isCounterfeit), rows.filter(isReference)];
  // In the order of all rows, so that the interval of a band of severity equals that of figures.ts.
  const against = counterfeitsOnly ? allRows.filter((row) => belongs(row) || isReference(row)) : rows;
  const enough = Math.min(against.filter(isCounterfeit).length, against.filter(isReference).length) >= FEWEST_EACH;
  return {
    name,
    counterfeits: counterfeits.length,
    references: references.length,
    ...(enough ? { auc: aucFigure(against) } : {}),
    found: rate(rows.length, rows.length + allMissed.filter(belongs).length),
    assessed: rateOf(rows, isAssessed),
    counterfeitsAccused: rateOf(counterfeits, isFlagged),
    counterfeitsLetBy: rateOf(counterfeits, isMissed),
    referencesAccused: rateOf(references, isFlagged),
  };
}

interface Band {
  readonly name: string;
  readonly from: number;
  readonly below: number;
}

function byBand(bands: readonly Band[], measure: (tablet: TabletInPhoto) => number): (readonly [string, Belongs])[] {
  return bands.map(({ name, from, below }) => [name, (tablet) => measure(tablet) >= from && measure(tablet) < below]);
}

/** One group for every name, in alphabetical order. */
function byName(
  tablets: readonly TabletInPhoto[],
  names: (tablet: TabletInPhoto) => readonly string[],
): (readonly [string, Belongs])[] {
  const all = [...new Set(tablets.flatMap(names))].sort();
  return all.map((name) => [name, (tablet) => names(tablet).includes(name)]);
}
