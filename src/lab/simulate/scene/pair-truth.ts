import type { M30Face } from '../../../core/labels.ts';

/** The truth about the two photos of one tablet. */
export interface FacePairTruth {
  /** Number of its seed, shared by a matched pair. */
  readonly seed: number;
  /** See pair.ts. */
  readonly sittings: 1 | 2;
  readonly label: 'reference' | 'counterfeit';
  readonly severity: number;
  readonly defects: readonly string[];
  /** Names of the photos in their folder, by face. */
  readonly files: Readonly<Record<M30Face, string>>;
}
