/** An answer that could have been withheld. */
export interface Answer {
  /** Higher is more certain; the lowest is withheld first. */
  readonly certainty: number;
  readonly wrong: boolean;
}

/** The result of answering only above some certainty. */
export interface RiskPoint {
  /** Answered share of all, above 0 and at most 1. */
  readonly coverage: number;
  /** Share of wrong answers among them. */
  readonly risk: number;
}

/**
 * The risk-coverage curve (El-Yaniv and Wiener 2010, JMLR 11), most certain answers first; equally certain answers are
 * given or withheld together.
 */
export function riskCoverage(answers: readonly Answer[]): RiskPoint[] {
  const sorted = [...answers].sort((a, b) => b.certainty - a.certainty);
  const points: RiskPoint[] = [];
  let wrong = 0;
  for (const [index, answer] of sorted.entries()) {
    if (answer.wrong) wrong++;
    if (sorted[index + 1]?.certainty === answer.certainty) continue;
    points.push({ coverage: (index + 1) / sorted.length, risk: wrong / (index + 1) });
  }
  return points;
}
