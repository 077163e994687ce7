import { ALL_TABLETS, type LaboratoryResult } from '../../core/confirmed/laboratory-words.ts';
import { type PlacedTablet, pairTablets } from '../../core/difference/pair-tablets.ts';
import type { ConfirmedPhoto } from '../sort-references.ts';
import type { Label, NotLearned, ReadLabels, Refused } from './read-labels.ts';

/** A result of a laboratory, as it was entered in a case. */
export interface CaseResult {
  /** Its line in the table that `telltale case export` writes. */
  readonly line: number;
  /** Identifies the photo. */
  readonly photo: string;
  readonly tablet: number | typeof ALL_TABLETS;
  /** The photo's tablets as they were numbered when the result was entered. */
  readonly numbered: readonly PlacedTablet[];
  readonly result: LaboratoryResult;
  readonly laboratory: string;
  /** What comes from one source. */
  readonly exhibit: string;
}

/**
 * Labels of the results of cases, and why other results give none. A number means the tablet that had it when the result was
 * entered: another bundle may number the tablets of a photo otherwise, so it is found again by its place. The same result of the
 * same tablet counts once: rows of a case are never removed.
 */
export function caseLabels(results: readonly CaseResult[], photos: ReadonlyMap<string, ConfirmedPhoto>): ReadLabels {
  const [labels, refused, notLearned]: [Label[], Refused[], NotLearned[]] = [[], [], []];
  const known = new Set<string>();
  for (const result of results) {
    const label = labelOf(result, photos.get(result.photo));
    if (!('code' in label)) {
      const key = `${label.photo} ${label.tablet} ${label.counterfeit}`;
      if (!known.has(key)) labels.push(label);
      known.add(key);
    } else if (label.code === 'label_not_learned') notLearned.push(label);
    else refused.push(label);
  }
  return { labels, refused, notLearned };
}

function labelOf(
  { line, photo, tablet: entered, numbered, result, laboratory, exhibit }: CaseResult,
  examined: ConfirmedPhoto | undefined,
): Label | Refused | NotLearned {
  if (result !== 'reference' && result !== 'counterfeit') return { code: 'label_not_learned', line, result };
  const found = examined?.tablets.map(({ finding }) => finding) ?? [];
  const tablet = entered === ALL_TABLETS ? ALL_TABLETS : numberNow(entered, numbered, found);
  if (tablet === undefined) {
    return { code: 'label_tablet_absent', line, number: Number(entered), count: found.length };
  }
  return { line, photo, tablet, counterfeit: result === 'counterfeit', laboratory, exhibit };
}

/** The number that a tablet has now; undefined if it is not found any more. */
function numberNow(
  before: number,
  numbered: readonly PlacedTablet[],
  found: readonly PlacedTablet[],
): number | undefined {
  const tablet = numbered[before - 1];
  const pair = pairTablets(numbered, found).pairs.find((one) => one.before === tablet);
  return pair && found.indexOf(pair.after) + 1;
}
