import { z } from 'zod';
import { VERDICTS } from '../../core/examination.ts';

/** The result of one tablet of a simulated lot, or of the counterfeit of its matched pair. */
export const lotRowSchema = z.strictObject({
  /** Its photo, of that tablet alone. */
  file: z.string(),
  /** Number of the lot. */
  lot: z.int().nonnegative(),
  label: z.enum(['reference', 'counterfeit']),
  /** 0..1; 0 for a reference tablet. */
  severity: z.number(),
  /** `not_found` if the locator missed the tablet. */
  verdict: z.enum([...VERDICTS, 'not_found']),
  /** As reported; null if it was not compared. */
  log10LikelihoodRatio: z.number().nullable(),
});

export type LotRow = z.infer<typeof lotRowSchema>;

export const isCompared = ({ log10LikelihoodRatio }: LotRow): boolean => log10LikelihoodRatio !== null;
export const isFlagged = ({ verdict }: LotRow): boolean => verdict === 'likely_counterfeit';
