import { type TabletFinding, VERDICTS, type Verdict } from '../core/examination.ts';

/** Up to this many tablets each have their result in full on the page; more are a grid. */
export const FEW_TABLETS = 3;

/** The tablets of a photo with one verdict. */
export interface VerdictGroup {
  readonly verdict: Verdict;
  /** From 1 on, as in the picture; the highest likelihood ratio first. */
  readonly numbers: readonly number[];
}

/** The tablets by verdict, those with the strongest evidence for a counterfeit first. */
export function strongestFirst(tablets: readonly TabletFinding[]): VerdictGroup[] {
  const ratioOf = (number: number) => tablets[number - 1]?.counterfeit?.log10LikelihoodRatio ?? 0;
  return VERDICTS.map((verdict) => ({
    verdict,
    numbers: tablets
      .flatMap((tablet, i) => (tablet.verdict === verdict ? [i + 1] : []))
      .sort((a, b) => ratioOf(b) - ratioOf(a)),
  })).filter(({ numbers }) => numbers.length > 0);
}
