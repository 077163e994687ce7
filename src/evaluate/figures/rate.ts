/** A share of counted items with its precision. All NaN (null in JSON) if nothing was counted. */
export interface Rate {
  readonly hits: number;
  readonly n: number;
  /** 0..1. */
  readonly share: number;
  /** 95 % interval, 0..1. */
  readonly interval: readonly [low: number, high: number];
}

/** The normal distribution's 97.5 % point. */
const Z = 1.959964;

/** The share of `list` for which `holds` is true. */
export function rateOf<Item>(list: readonly Item[], holds: (item: Item) => boolean): Rate {
  return rate(list.filter(holds).length, list.length);
}

export function rate(hits: number, n: number): Rate {
  return { hits, n, share: hits / n, interval: wilsonInterval(hits, n) };
}

/**
 * The score interval of a share (Wilson 1927, "Probable inference, the law of succession, and statistical inference",
 * JASA 22): unlike the normal approximation, it stays within 0..1 and has a width if nothing failed. It treats the
 * items as independent; tablets of one photo share its light, so it is too narrow rather than too wide.
 */
export function wilsonInterval(hits: number, n: number): readonly [low: number, high: number] {
  if (n === 0) return [Number.NaN, Number.NaN];
  const share = hits / n;
  const middle = (share + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n))) / (1 + (Z * Z) / n);
  // At the ends the two terms are equal except for rounding.
  return [hits === 0 ? 0 : middle - half, hits === n ? 1 : middle + half];
}

/**
 * How frequent an event may be that was never seen in n: up to about 3 / n, at 95 % confidence (Hanley and Lippman-Hand
 * 1983, "If nothing goes wrong, is everything all right?", JAMA 249). Undefined if the event was seen, or if n is too
 * small to say anything.
 */
export function ruleOfThree(hits: number, n: number): number | undefined {
  return hits === 0 && n > 3 ? 3 / n : undefined;
}
