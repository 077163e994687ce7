import type { LabelledTablet, LearningTablet } from '../learning-tablet.ts';
import { type ConfirmedPhoto, sortTablet, type Unused } from '../sort-references.ts';
import type { Label, Refused } from './read-labels.ts';

export interface MatchedLabels {
  readonly tablets: readonly LabelledTablet[];
  readonly refused: readonly Refused[];
  /** Tablets of rows with `all` that could not be compared; the rows are taken nevertheless. */
  readonly unused: readonly Unused[];
}

/**
 * The tablets of these labels in the examined photos, and why other labels are refused: no such tablet, one that could not be
 * compared, or one that has two labels. Labels that contradict one another are all refused.
 */
export function matchLabels(labels: readonly Label[], photos: ReadonlyMap<string, ConfirmedPhoto>): MatchedLabels {
  const refused: Refused[] = [];
  const unused: Unused[] = [];
  const claims = new Map<string, { readonly label: Label; readonly tablet: LearningTablet }[]>();
  for (const label of labels) {
    const found = tabletsOf(label, photos.get(label.photo));
    if ('code' in found) {
      refused.push(found);
      continue;
    }
    unused.push(...found.unused);
    for (const tablet of found.tablets) {
      const key = `${photos.get(label.photo)!.sha256} ${tablet.number}`;
      claims.set(key, [...(claims.get(key) ?? []), { label, tablet }]);
    }
  }
  const clashes = clashesIn([...claims.values()].map((some) => some.map(({ label }) => label)));
  const lost = new Set(clashes.map(({ line }) => line));
  const tablets = [...claims.values()].flatMap((some) =>
    some
      .filter(({ label }) => !lost.has(label.line))
      .map(
        ({ label, tablet }): LabelledTablet => ({ ...tablet, counterfeit: label.counterfeit, group: label.exhibit }),
      ),
  );
  return { tablets, refused: [...refused, ...clashes].sort((a, b) => a.line - b.line), unused };
}

interface FoundTablets {
  readonly tablets: readonly LearningTablet[];
  readonly unused: readonly Unused[];
}

function tabletsOf({ line, photo, tablet }: Label, examined: ConfirmedPhoto | undefined): FoundTablets | Refused {
  if (examined === undefined) return { code: 'label_photo_missing', line, photo };
  if (examined.failed !== undefined) return { code: 'label_photo_failed', line, problem: examined.failed };
  if (tablet === 'all') {
    const sorted = examined.tablets.map((one, i) => sortTablet(examined.name, i + 1, one));
    const tablets = sorted.flatMap((one) => ('code' in one ? [] : [one]));
    if (tablets.length === 0) return { code: 'label_none_compared', line };
    return { tablets, unused: sorted.flatMap((one) => ('code' in one ? [one] : [])) };
  }
  const one = examined.tablets[tablet - 1];
  if (one === undefined) return { code: 'label_tablet_absent', line, number: tablet, count: examined.tablets.length };
  const sorted = sortTablet(examined.name, tablet, one);
  if (!('code' in sorted)) return { tablets: [sorted], unused: [] };
  const { code, values = {} } = one.finding.reasons[0]!;
  return { code: 'label_tablet_refused', line, number: tablet, reason: code, values: plain(values) };
}

/** Of the labels that claim each tablet: the second of two that agree, and all that contradict one another. */
function clashesIn(claims: readonly (readonly Label[])[]): Refused[] {
  const clashes = new Map<number, Refused>();
  for (const labels of claims) {
    for (const [i, label] of labels.entries()) {
      const other = labels.find((one) => one.counterfeit !== label.counterfeit);
      if (other) clashes.set(label.line, { code: 'label_contradicts', line: label.line, other: other.line });
      else if (i > 0 && !clashes.has(label.line)) {
        clashes.set(label.line, { code: 'label_repeated', line: label.line, other: labels[0]!.line });
      }
    }
  }
  return [...clashes.values()];
}

function plain(values: object): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
  );
}
