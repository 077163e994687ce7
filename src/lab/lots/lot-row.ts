import { z } from 'zod';
import { VERDICTS } from '../../core/examination.ts';

/** What came of one tablet of a simulated lot, or of its counterfeit twin. */
export const lotRowSchema = z.strictObject({
  /** The photo, of that tablet alone. */
  file: z.string(),
  /** Number of the lot. */
  lot: z.int().nonnegative(),
  label: z.enum(['reference', 'counterfeit']),
  /** 0..1; 0 for a reference tablet. */
  severity: z.number(),
  /** `not_found` where the locator saw no tablet there. */
  verdict: z.enum([...VERDICTS, 'not_found']),
  /** As reported; null where it was not compared. */
  log10LikelihoodRatio: z.number().nullable(),
});

export type LotRow = z.infer<typeof lotRowSchema>;

export const isCompared = ({ log10LikelihoodRatio }: LotRow): boolean => log10LikelihoodRatio !== null;
export const isFlagged = ({ verdict }: LotRow): boolean => verdict === 'likely_counterfeit';
