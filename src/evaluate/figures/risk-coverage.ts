/** An answer that could have been withheld. */
export interface Answer {
  /** Higher is surer; what is withheld first is the lowest. */
  readonly certainty: number;
  readonly wrong: boolean;
}

/** What answering only from some certainty on would give. */
export interface RiskPoint {
  /** Share of all that is answered, above 0 and at most 1. */
  readonly coverage: number;
  /** Share of those answers that is wrong. */
  readonly risk: number;
}

/**
 * The risk-coverage curve (El-Yaniv and Wiener 2010, JMLR 11), surest answers first; answers that are equally sure are
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
