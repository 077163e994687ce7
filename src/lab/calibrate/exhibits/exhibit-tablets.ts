import type { TabletFinding } from '../../../core/examination.ts';
import { isCompared } from '../../../core/exhibit/findings.ts';
import { isHeap } from '../../../core/exhibit/is-heap.ts';
import { lookOf } from '../../../core/exhibit/tablet-look.ts';
import type { ExhibitTablet } from '../../../core/exhibit/weigh-tablets.ts';
import type { M30Face } from '../../../core/labels.ts';
import type { LotRow } from '../../lots/lot-row.ts';
import type { ExhibitPhotoRow } from './exhibit-rows.ts';

/** An assessed tablet of a known source: a lot of the product, or a counterfeiter's press. */
export interface SourceTablet extends ExhibitTablet {
  readonly source: string;
  /** The lot of the source, or the one that its counterfeiter copied: the unit of the bootstrap. */
  readonly lot: string;
  readonly counterfeit: boolean;
  /** 0 for the reference. */
  readonly severity: number;
  /** See press-look.ts; absent if it is not known. */
  readonly pressLook?: readonly number[];
}

/** With all that the shipped path says of it. */
export interface FoundTablet extends SourceTablet {
  readonly finding: TabletFinding;
}

/** The tablets that were compared, and whose sources are known. */
export function sourceTablets(rows: readonly ExhibitPhotoRow[]): FoundTablet[] {
  return rows.flatMap(({ photo, lot, tablets }) => {
    const heap = isHeap(tablets.map(({ finding }) => finding).filter(isCompared));
    return tablets.flatMap(({ finding, source, pressLook }) => {
      const { counterfeit } = finding;
      if (counterfeit === undefined || source === undefined) return [];
      return {
        photo,
        finding,
        face: finding.face as M30Face,
        look: lookOf(finding),
        log10: counterfeit.log10LikelihoodRatio,
        interval: counterfeit.interval,
        source: source.press,
        lot: String(lot),
        counterfeit: source.label === 'counterfeit',
        severity: source.severity,
        // The tablets of a heap are never divided.
        ...(pressLook && !heap && { pressLook }),
      };
    });
  });
}

/** The tablets of close-ups that were compared. Their rows hold no intervals, so these have no width. */
export function closeUpTablets(rows: readonly LotRow[]): SourceTablet[] {
  return rows.flatMap(({ file, lot, label, severity, log10LikelihoodRatio: log10 }) => {
    if (log10 === null) return [];
    const counterfeit = label === 'counterfeit';
    const name = `close-up lot ${lot}`;
    return {
      photo: file,
      // All tablets of a lot's close-ups show one face; their rows do not say which.
      face: 'M',
      look: log10,
      log10,
      interval: [log10, log10] as const,
      source: counterfeit ? `${name}/press` : name,
      lot: name,
      counterfeit,
      severity,
    };
  });
}

/** The tablets of each source. */
export function bySource<Tablet extends SourceTablet>(tablets: readonly Tablet[]): Tablet[][] {
  return grouped(tablets, ({ source }) => source);
}

/** Items by a key, in the order of its first appearance. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
