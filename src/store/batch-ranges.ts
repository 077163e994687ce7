/** Of a batch; larger comes first. */
export const PRIORITY_RANGE = { min: -1000, max: 1000 } as const;

/** Maximum number of attempts per photo. */
export const ATTEMPTS_RANGE = { min: 1, max: 100 } as const;
export const DEFAULT_ATTEMPTS = 3;
