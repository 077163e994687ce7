import { calibrate } from '../../core/decide/calibrate.ts';
import type { ExhibitTablet } from '../../core/exhibit/weigh-tablets.ts';
import type { ModelSettings } from '../../core/model.ts';
import { type CalibrationRow, comparedTablets } from './calibrate.ts';

/** An assessed tablet of a known source: a lot of the product, or a counterfeiter's press. */
export interface SourceTablet extends ExhibitTablet {
  readonly source: string;
  /** The lot of the source, or the one that its counterfeiter copied: the unit of the bootstrap. */
  readonly lot: string;
  readonly counterfeit: boolean;
  /** 0 for the reference. */
  readonly severity: number;
}

/**
 * The compared tablets with the answers that the shipped path gives. Rows of one tablet in several sizes would count as
 * several tablets, so `rows` should hold each tablet once.
 */
export function sourceTablets(
  rows: readonly CalibrationRow[],
  { gates, calibration }: Pick<ModelSettings, 'gates' | 'calibration'>,
): SourceTablet[] {
  const byFace = comparedTablets(rows, gates);
  return (['M', '30'] as const).flatMap((face) =>
    byFace[face]
      .filter(({ truth: { press } }) => press !== '')
      .map(({ truth: { photo, press, label, severity }, evidence }) => ({
        ...calibrate(evidence.counterfeitLogit, face, calibration),
        photo,
        source: press,
        lot: press.split('/')[0]!,
        counterfeit: label === 'counterfeit',
        severity,
      })),
  );
}

/** The tablets of each source. */
export function bySource(tablets: readonly SourceTablet[]): SourceTablet[][] {
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
