/** Length of the training: this many crops, or this many minutes, whichever comes first. */
export interface Budget {
  readonly crops?: number | undefined;
  readonly minutes?: number | undefined;
}

/** Used part of it. */
export interface Used {
  readonly crops: number;
  readonly minutes: number;
}

/** Crops over which the rate rises. */
const WARM_UP = 8000;
/** Share of the budget after which the rate falls, and its minimum share. */
const CONSTANT = 0.6;
const LEAST = 0.01;

/** Share of the budget that has been used, 0..1. */
export function shareUsed(budget: Budget, used: Used): number {
  const shares = [used.crops / (budget.crops ?? Infinity), used.minutes / (budget.minutes ?? Infinity)];
  return Math.min(1, Math.max(...shares));
}

/** The rate of the next step: rising, constant, then falling linearly. */
export function rateAt(highest: number, budget: Budget, used: Used): number {
  const left = (1 - shareUsed(budget, used)) / (1 - CONSTANT);
  return highest * Math.min(1, (used.crops + 1) / WARM_UP) * Math.min(1, Math.max(LEAST, left));
}
