import { countExhibit, type ExhibitCounts, noExhibits } from '../batch/exhibits/exhibit-counts.ts';
import { isExplanation } from '../core/exhibit/explain-exhibit.ts';
import type { ExhibitRow } from '../core/exhibit-row.ts';
import { say, translate } from '../core/words/say.ts';
import { scoreValues } from '../core/words/score-values.ts';
import { printable } from './findings-table.ts';
import { verdictCounts } from './scan-progress.ts';

/**
 * An exhibit in one line: verdict, likelihood ratio, how many tablets were assessed, how many sources it looks like, and
 * how many tablets are flagged by themselves if the exhibit is not.
 */
export function exhibitLine(
  { name, photos, tablets, assessed, sources, verdict, counterfeit, reasons }: ExhibitRow,
  language: string,
): string {
  const line = say('scan_exhibit_line', language, {
    name: printable(name),
    headline: say(`headline_${verdict}`, language),
    ratio: counterfeit
      ? say('page_likelihood_ratio', language, scoreValues(counterfeit))
      : say('scan_exhibit_no_ratio', language),
    counts: say('exhibit_counts', language, { assessed, tablets, photos: photos.length }),
    sources: say(`exhibit_sources_${sources}`, language),
  });
  const flagged = reasons.find(isExplanation);
  return flagged ? `${line} ${translate(flagged, language)}` : line;
}

/** How many exhibits there are, by verdict, and what such counts do not say. */
export function exhibitSummary({ exhibits, several, verdicts }: ExhibitCounts, language: string): string {
  const lines = [
    say('scan_exhibits', language, { count: exhibits, verdicts: verdictCounts({ verdicts }, language) }),
    ...(several > 0 ? [say('scan_exhibits_several', language, { count: several })] : []),
    say('exhibit_no_share', language),
  ];
  return lines.join('\n');
}

/** One line for each of these, and their counts. */
export function exhibitLines(rows: readonly ExhibitRow[], language: string): string {
  const lines = rows.map((row) => exhibitLine(row, language));
  return [...lines, exhibitSummary(rows.reduce(countExhibit, noExhibits()), language)].join('\n');
}
