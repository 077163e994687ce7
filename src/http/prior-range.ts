/** Allowed priors. Outside this range a photo's evidence would hardly change the probability. */
export const PRIOR_RANGE = { min: 0.05, max: 0.95 } as const;

/** A neutral convention, not a base rate. */
export const DEFAULT_PRIOR = 0.5;
