import type { Finding } from './decide/finding.ts';
import type { Message, TabletFinding, Verdict } from './examination.ts';
import { message } from './words/say.ts';

/** More tablets than a person takes in one by one: more than a dozen. */
const FROM = 13;

/**
 * How many tablets of a photo have which verdict, in words and numbers; undefined for up to a dozen tablets. A count is
 * never a share of what is dangerous, and the summary says so (docs/safety.md).
 *
 * @example
 * summaryOf(examination.tablets, 'en')?.values?.likely; // 9
 */
export function summaryOf(
  tablets: readonly Pick<Finding | TabletFinding, 'verdict'>[],
  language: string,
): Message | undefined {
  if (tablets.length < FROM) return undefined;
  const count = (verdict: Verdict): number => tablets.filter((tablet) => tablet.verdict === verdict).length;
  const [likely, inconclusive, noDifference] = [
    count('likely_counterfeit'),
    count('inconclusive'),
    count('no_difference_seen'),
  ];
  return message('photo_summary', language, {
    tablets: tablets.length,
    compared: likely + inconclusive + noDifference,
    likely,
    inconclusive,
    noDifference,
    other: count('other_imprint'),
    refused: count('cannot_assess'),
  });
}
