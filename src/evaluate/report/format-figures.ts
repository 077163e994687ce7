import { type Rate, ruleOfThree } from '../figures/rate.ts';

const NOT_KNOWN = 'not known';

/** `97.3 %`; tenths, because no set is large enough for more. */
export function formatPercent(share: number): string {
  return Number.isFinite(share) ? `${(share * 100).toFixed(1)} %` : NOT_KNOWN;
}

/** `88.1 to 98.5 %`. */
function formatRange([low, high]: readonly [number, number]): string {
  return `${(low * 100).toFixed(1)} to ${formatPercent(high)}`;
}

/** `0.912`. */
export function formatNumber(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : NOT_KNOWN;
}

/** `0.880 to 0.941`. */
export function formatInterval([low, high]: readonly [number, number]): string {
  return Number.isFinite(low) && Number.isFinite(high) ? `${formatNumber(low)} to ${formatNumber(high)}` : NOT_KNOWN;
}

/** `12 of 218`. */
export function formatCount({ hits, n }: Rate): string {
  return `${hits} of ${n}`;
}

/** The precision of a share, in words: the 95 % interval, or for none or all the bound on the opposite. */
export function formatBound({ hits, n, interval }: Rate): string {
  if (n === 0) return NOT_KNOWN;
  const never = ruleOfThree(hits, n);
  if (never !== undefined) return `none seen; it may still happen in up to about ${formatPercent(never)} (3/n)`;
  const always = ruleOfThree(n - hits, n);
  if (always !== undefined)
    return `all of them; the contrary may still happen in up to about ${formatPercent(always)} (3/n)`;
  return `${formatRange(interval)}`;
}

/** The same in short, with the share and the count: two lines for a table cell. */
export function formatShort(rate: Rate): string {
  const { hits, n, share, interval } = rate;
  if (n === 0) return '–';
  const never = ruleOfThree(hits, n);
  if (never !== undefined) return `none of ${n}\nbelow about ${formatPercent(never)}`;
  const always = ruleOfThree(n - hits, n);
  if (always !== undefined) return `all of ${n}\nabove about ${formatPercent(1 - always)}`;
  return `${formatPercent(share)} of ${n}\n${formatRange(interval)}`;
}
